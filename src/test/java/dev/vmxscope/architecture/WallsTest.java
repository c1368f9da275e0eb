package dev.vmxscope.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The program obeys its walls, and every wall bites when a fault is planted. */
class WallsTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter().importPath(Path.of("target", "classes"));
    private static final JavaClasses PLANTED = new ClassFileImporter()
            .importPath(Path.of("target", "test-classes", "dev", "vmxscope", "architecture", "planted"));
    private static final Walls PROGRAM_WALLS = new Walls("dev.vmxscope");
    private static final Walls PLANTED_WALLS = new Walls("dev.vmxscope.architecture.planted");

    /** Each wall with a word from every fault that is planted against it. */
    static Stream<Arguments> walls() {
        return Stream.of(
                wall(
                        "every arrow points down",
                        Walls::everyArrowPointsDown,
                        "UpwardArrow",
                        "SidewaysArrow",
                        "WindowUser"),
                wall("every class has a home", Walls::everyClassHasAHome, "Homeless"),
                wall("packages form no cycle", Walls::packagesFormNoCycle, "Left", "Right"),
                wall("core knows no front end", Walls::coreKnowsNoFrontEnd, "ToolkitUser"),
                wall(
                        "only the bridge calls Platform",
                        Walls::onlyTheBridgeCallsPlatform,
                        "PlatformCaller",
                        "PlatformReference",
                        "LaterCaller"),
                wall("view models draw nothing", Walls::viewModelsDrawNothing, "SceneUser"),
                wall("core reads no clock", Walls::coreReadsNoClock, "nanoTime", "LocalDate.now"),
                wall("core uses no chance", Walls::coreUsesNoChance, "java.util.Random", "Math.random"),
                wall(
                        "only the session has threads",
                        Walls::onlyTheSessionHasThreads,
                        "java.lang.Thread",
                        "Executors",
                        "parallel"),
                wall("core prints nothing", Walls::corePrintsNothing, "System.out", "System.err"),
                wall(
                        "core touches no host",
                        Walls::coreTouchesNoHost,
                        "FileInputStream",
                        "java.nio.file.Path",
                        "java.net.Socket",
                        "ProcessBuilder",
                        "getenv"));
    }

    private static Arguments wall(String name, Function<Walls, ArchRule> rule, String... faults) {
        return Arguments.of(name, rule, faults);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("walls")
    void theProgramObeys(String name, Function<Walls, ArchRule> rule, String[] faults) {
        rule.apply(PROGRAM_WALLS).check(PROGRAM);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("walls")
    void aPlantedFaultIsReported(String name, Function<Walls, ArchRule> rule, String[] faults) {
        String report =
                rule.apply(PLANTED_WALLS).evaluate(PLANTED).getFailureReport().toString();

        assertThat(report).contains(faults);
    }

    @Test
    void theSessionMayOwnAThread() {
        assertThat(PLANTED_WALLS
                        .onlyTheSessionHasThreads()
                        .evaluate(PLANTED)
                        .getFailureReport()
                        .toString())
                .doesNotContain("core.session.Owner");
    }

    @Test
    void theStartOfTheProgramMayEndTheToolkit() {
        assertThat(PLANTED_WALLS
                        .onlyTheBridgeCallsPlatform()
                        .evaluate(PLANTED)
                        .getFailureReport()
                        .toString())
                .doesNotContain("Leaver");
    }

    @Test
    void theProgramsClassesAreFound() {
        assertThat(PROGRAM.contain("dev.vmxscope.app.Launcher")).isTrue();
    }
}
