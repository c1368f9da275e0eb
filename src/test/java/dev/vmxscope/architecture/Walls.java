package dev.vmxscope.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules that the packages below one root package obey. The root is a parameter so that the same rules can be held
 * against the program and against classes with planted faults.
 *
 * @param root the package that holds {@code core}, {@code cli}, {@code ui} and {@code app}
 */
record Walls(String root) {
    private static final List<String> CORE_PROCESSOR = List.of(
            "core.bits", "core.event", "core.text", "core.cpu", "core.memory", "core.vmcs", "core.x86", "core.vmx");
    private static final List<String> CORE_FILES = List.of("core.bytes", "core.pe", "core.symbols");
    private static final List<String> CORE_ABOVE = List.of(
            "core.windows",
            "core.console",
            "core.machine",
            "core.probe",
            "core.diagnosis",
            "core.toml",
            "core.session",
            "core.scenario",
            "core.lesson",
            "core.saved",
            "core.report");
    private static final List<String> UI =
            List.of("ui.bridge", "ui.viewmodel", "ui.control", "ui.export", "ui.dock", "ui.panel");

    /** Each layer with the layers that it may use: everything below it, and nothing beside it. */
    private static Map<String, List<String>> layers() {
        Map<String, List<String>> mayUse = new LinkedHashMap<>();
        List<String> core = stack(mayUse, CORE_PROCESSOR, List.of());
        core.addAll(stack(mayUse, CORE_FILES, List.of("core.bits", "core.event", "core.text")));
        core = stack(mayUse, CORE_ABOVE, core);
        stack(mayUse, List.of("cli"), core);
        stack(mayUse, UI, core);
        stack(mayUse, List.of("app"), List.copyOf(mayUse.keySet()));
        return mayUse;
    }

    /** Puts the names on top of each other, the first directly on the ground; returns the ground and the names. */
    private static List<String> stack(Map<String, List<String>> mayUse, List<String> names, List<String> ground) {
        List<String> below = new ArrayList<>(ground);
        for (String name : names) {
            mayUse.put(name, List.copyOf(below));
            below.add(name);
        }
        return below;
    }

    /** Every arrow points down. */
    ArchRule everyArrowPointsDown() {
        LayeredArchitecture house =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        Map<String, List<String>> mayUse = layers();
        for (String layer : mayUse.keySet()) {
            house = house.layer(layer).definedBy(in(layer));
        }
        for (Map.Entry<String, List<String>> entry : mayUse.entrySet()) {
            String[] below = entry.getValue().toArray(String[]::new);
            house = below.length == 0
                    ? house.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
                    : house.whereLayer(entry.getKey()).mayOnlyAccessLayers(below);
        }
        return house;
    }

    /** A class outside the known packages would escape every other wall. */
    ArchRule everyClassHasAHome() {
        String[] homes = Stream.concat(
                        Stream.of(root + ".core"), layers().keySet().stream().map(this::in))
                .toArray(String[]::new);
        return named(
                classes().should().resideInAnyPackage(homes),
                "every class lives in a package that Walls.layers() names");
    }

    /** No two packages need each other, at any depth. */
    ArchRule packagesFormNoCycle() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .as("packages form no cycle");
    }

    /** The core runs where no screen and no command line exists. */
    ArchRule coreKnowsNoFrontEnd() {
        return named(
                noClasses()
                        .that()
                        .resideInAPackage(in("core"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "javafx..",
                                "com.sun..",
                                "atlantafx..",
                                "org.controlsfx..",
                                "impl.org.controlsfx..",
                                "org.kordamp..",
                                "java.awt..",
                                "javax.swing..",
                                "picocli.."),
                "core imports no toolkit and no command line library");
    }

    /** One door to the screen: the bridge; the program's start may also end the toolkit. */
    ArchRule onlyTheBridgeCallsPlatform() {
        Set<String> lifeCycle = Set.of("exit", "setImplicitExit");
        DescribedPredicate<JavaAccess<?>> forbidden = describe(
                "Platform is called",
                access -> access.getTargetOwner().isEquivalentTo(javafx.application.Platform.class)
                        && !(access.getOriginOwner().getPackageName().startsWith(root + ".app")
                                && lifeCycle.contains(access.getName())));
        return named(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(in("ui.bridge"))
                        .should()
                        .accessTargetWhere(forbidden),
                "only ui.bridge calls javafx.application.Platform (app may end it)");
    }

    /** View models are tested without a toolkit, so they hold properties and lists and nothing that is drawn. */
    ArchRule viewModelsDrawNothing() {
        DescribedPredicate<JavaClass> drawn = describe(
                "belong to a toolkit beyond javafx.base",
                c -> startsWithAny(c, "javafx.", "com.sun.", "atlantafx.", "org.controlsfx.", "org.kordamp.")
                        && !startsWithAny(c, "javafx.beans.", "javafx.collections.", "javafx.event.", "javafx.util."));
        return named(
                noClasses().that().resideInAPackage(in("ui.viewmodel")).should().dependOnClassesThat(drawn),
                "ui.viewmodel uses javafx.base only");
    }

    /** The same inputs give the same machine: time is a count of steps. */
    ArchRule coreReadsNoClock() {
        return coreCalls(
                "core reads no clock",
                a -> isCall(a, System.class, "currentTimeMillis", "nanoTime")
                        || isCall(a, java.util.Date.class, "<init>")
                        || a.getTargetOwner().getPackageName().startsWith("java.time")
                                && (a.getName().equals("now")
                                        || a.getTargetOwner().isAssignableTo(java.time.Clock.class)));
    }

    /** The same inputs give the same machine: nothing is drawn by lot, not even an identity hash. */
    ArchRule coreUsesNoChance() {
        return coreCalls(
                "core uses no random numbers",
                a -> a.getTargetOwner().isAssignableTo(java.util.random.RandomGenerator.class)
                        || a.getTargetOwner().getPackageName().startsWith("java.util.random")
                        || isCall(a, Math.class, "random")
                        || isCall(a, StrictMath.class, "random")
                        || isCall(a, java.util.UUID.class, "randomUUID")
                        || isCall(a, java.util.Collections.class, "shuffle")
                        || isCall(a, System.class, "identityHashCode")
                        || a.getTargetOwner().isEquivalentTo(java.util.IdentityHashMap.class));
    }

    /** Threads belong to the session, which owns exactly one. */
    ArchRule onlyTheSessionHasThreads() {
        DescribedPredicate<JavaClass> concurrent = describe(
                "are threads or their tools",
                c -> c.getPackageName().startsWith("java.util.concurrent")
                        || c.isEquivalentTo(Thread.class)
                        || c.isEquivalentTo(ThreadLocal.class)
                        || c.isEquivalentTo(java.util.Timer.class));
        return named(
                noClasses()
                        .that()
                        .resideInAPackage(in("core"))
                        .and()
                        .resideOutsideOfPackage(in("core.session"))
                        .should()
                        .dependOnClassesThat(concurrent)
                        .orShould()
                        .accessTargetWhere(describe(
                                "a stream is made parallel",
                                a -> Set.of("parallel", "parallelStream").contains(a.getName()))),
                "core has no threads outside core.session");
    }

    /** What the core has to say it returns. */
    ArchRule corePrintsNothing() {
        return coreCalls(
                "core prints nothing",
                a -> isCall(a, System.class, "out", "err", "in", "console")
                        || a.getName().equals("printStackTrace"));
    }

    /** The emulated Windows touches no file, network or process of the host; core takes bytes and strings. */
    ArchRule coreTouchesNoHost() {
        DescribedPredicate<JavaClass> host = describe(
                "are files, network or processes of the host",
                c -> startsWithAny(
                                c,
                                "java.nio.file.",
                                "java.nio.channels.",
                                "java.net.",
                                "java.io.File",
                                "java.io.RandomAccessFile",
                                "java.lang.Process",
                                "java.util.prefs.")
                        || c.isEquivalentTo(Runtime.class));
        return named(
                noClasses()
                        .that()
                        .resideInAPackage(in("core"))
                        .should()
                        .dependOnClassesThat(host)
                        .orShould()
                        .accessTargetWhere(describe(
                                "the environment is asked",
                                a -> isCall(a, System.class, "getenv", "getProperty", "getProperties", "exit"))),
                "core touches no file, network, process or environment of the host");
    }

    private ArchRule coreCalls(String description, java.util.function.Predicate<JavaAccess<?>> forbidden) {
        return named(
                noClasses()
                        .that()
                        .resideInAPackage(in("core"))
                        .should()
                        .accessTargetWhere(describe(description, forbidden)),
                description);
    }

    /** A package may still be empty while the house is being built. */
    private static ArchRule named(ArchRule rule, String description) {
        return rule.allowEmptyShould(true).as(description);
    }

    private static boolean isCall(JavaAccess<?> access, Class<?> owner, String... names) {
        return access.getTargetOwner().isEquivalentTo(owner) && List.of(names).contains(access.getName());
    }

    private static boolean startsWithAny(JavaClass c, String... prefixes) {
        return Stream.of(prefixes).anyMatch(c.getName()::startsWith);
    }

    private String in(String name) {
        return root + "." + name + "..";
    }
}
