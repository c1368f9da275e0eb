package dev.vmxscope.text;

import dev.vmxscope.core.bits.Access;
import dev.vmxscope.core.console.Column;
import dev.vmxscope.core.console.Filter;
import dev.vmxscope.core.console.LogFormat;
import dev.vmxscope.core.console.TimeStyle;
import dev.vmxscope.core.cpu.RegisterLayouts;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.diagnosis.NamedCause;
import dev.vmxscope.core.diagnosis.Origin;
import dev.vmxscope.core.lesson.Reached;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.session.SampleFiles;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Requirement;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.windows.journey.Sender;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.core.windows.nt.FastIo;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.Minor;
import dev.vmxscope.core.windows.print.DebugVerdict;
import dev.vmxscope.core.windows.verifier.Mistake;
import dev.vmxscope.ui.viewmodel.LetThrough;
import dev.vmxscope.ui.viewmodel.Missing;
import dev.vmxscope.ui.viewmodel.RegistryEdit;
import dev.vmxscope.ui.viewmodel.RegistryState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The keys that the code puts together: each beginning with the values that make its ends. */
final class Families {
    private static final String PANEL = "dev.vmxscope.ui.panel.";
    private static final String VIEW = "dev.vmxscope.ui.viewmodel.";

    private final Set<String> needed = new TreeSet<>();
    private final Set<String> possible = new TreeSet<>();
    private final Set<String> prefixes = new TreeSet<>();

    /** {@code literals}: all that the sources have, for the keys that are looked up by a name in them. */
    Families(Set<String> literals) {
        machine();
        window();
        console();
        lessons();
        Set<String> ids = requirementIds();
        some("evidence.", ids);
        some("advice.", ids);
        some("refused.", ids);
        some("quantity.", literals.stream().map(Texts::keyPart).collect(Collectors.toSet()));
        // Names for people of numbers that the outside gives.
        some("win32.", ends(IntStream.range(0, 2000).mapToObj(Integer::toString)));
        some(
                "cpuid.name.",
                ends(IntStream.range(0, 9)
                        .boxed()
                        .flatMap(n -> Stream.of(n, n + 10, 0x40000000 + n, 0x80000000 + n))
                        .map(Integer::toHexString)));
        RegisterLayouts.all()
                .forEach(layout -> layout.named().forEach(field -> needed.add(Texts.fieldKey(layout, field))));
        for (NamedCause cause : NamedCause.values()) {
            Stream.of("title", "plain", "detail", "fix")
                    // What to do depends on the host, and stands under its name.
                    .filter(part -> cause != NamedCause.HIDDEN_BY_HOST || !part.equals("fix"))
                    .forEach(part -> needed.add(cause.id() + "." + part));
        }
        // The command line's library asks for these.
        needed.addAll(Set.of(
                "usage.synopsisHeading",
                "usage.commandListHeading",
                "mixinStandardHelpOptions.help",
                "mixinStandardHelpOptions.version"));
    }

    private void machine() {
        all("restart.", names(Restart.values()));
        all("vector.", names(Vector.values()));
        all("origin.", names(Origin.Kind.values()));
        all("firmware.", Set.of("locked", "untouched"));
        all(
                "page.",
                ends(Stream.of("read", "write", "fetch")
                        .flatMap(way -> Stream.of(way + ".absent", way + ".forbidden"))));
        all("action.", Set.of("Create", "Read", "Write", "Close"));
        all(
                "stage.",
                SystemInstructions.all().stream()
                        .flatMap(spec -> spec.stages().stream())
                        .map(Stage::name)
                        .map(Texts::keyPart)
                        .collect(Collectors.toSet()));
        all(
                "irp.major.",
                ends(IntStream.range(0, Major.COUNT).mapToObj(code -> String.format(Locale.ROOT, "%02X", code))));
        all(
                "irp.minor.",
                ends(Minor.all().stream()
                        .filter(minor -> minor.major() != Major.WRITE)
                        .map(minor -> String.format(Locale.ROOT, "%02X.%02X", minor.major(), minor.code()))));
        all("irp.sender.", names(Sender.values()));
        all("irp.fast.", Set.copyOf(FastIo.names()));
        all(
                "irp.field.",
                Set.of(
                        "MdlAddress",
                        "Flags",
                        "SystemBuffer",
                        "IoStatus.Status",
                        "IoStatus.Information",
                        "RequestorMode",
                        "PendingReturned",
                        "StackCount",
                        "CurrentLocation",
                        "Cancel",
                        "CancelRoutine",
                        "UserIosb",
                        "UserBuffer",
                        "Thread",
                        "CurrentStackLocation",
                        "OriginalFileObject",
                        "MajorFunction",
                        "MinorFunction",
                        "StackFlags",
                        "Control",
                        "DeviceObject",
                        "FileObject",
                        "CompletionRoutine",
                        "Context"));
        all("remedy.", Set.of("vmx-operation", "smx-operation", "a20m"));
        all(
                "host.",
                ends(Stream.of("hyper-v", "vmware", "kvm", "virtualbox", "xen", "other")
                        .flatMap(host -> Stream.of(host, host + ".fix"))));
        all(
                "kind.",
                ends(Arrays.stream(Mistake.Kind.values())
                        .flatMap(kind ->
                                Stream.of("title", "what", "windows", "mend").map(part -> kind + "." + part))));
        all(
                "severity.",
                ends(Arrays.stream(Mistake.Severity.values()).flatMap(how -> Stream.of(how.name(), how + ".tip"))));
        crashes();
        all("processors.mode.", names(VmxState.Mode.values()));
        all("registers.vmx.", names(VmxState.Mode.values()));
    }

    /** The bug checks that this Windows can raise, and the exceptions that lead to them. */
    private void crashes() {
        Set<String> ids = Set.of(
                "0A", "1E", "35", "3B", "44", "4A", "50", "7E", "7F", "B8", "BE", "C2-7", "C2-46", "C2-60", "CE", "D1",
                "D4", "E2", "FC", "139", "other");
        all("crash.", ends(ids.stream().flatMap(id -> Stream.of(id, id + ".mend"))));
        some(
                "crash.",
                ends(ids.stream().flatMap(id -> Stream.of("1", "2", "3", "4").map(n -> id + "." + n))));
        all("crash.exception.", Set.of("C0000005", "C000001D", "C0000094", "C0000096"));
    }

    private void window() {
        all("access.", names(Access.values()));
        all("bits.rule.", names("dev.vmxscope.ui.control.FixedBits$Rule"));
        all("bits.explain.", names("dev.vmxscope.ui.control.FixedBits$Rule"));
        all("bits.legend.", Set.of("REQUIRED", "FORBIDDEN", "FREE"));
        all("code.mode.", tipped(names(VIEW + "CodeMode")));
        all("registers.tab.", tipped(names(PANEL + "registers.RegistersPanel$Tab")));
        all("command.", tipped(names("dev.vmxscope.app.WindowCommand")));
        all("control.vmxe.", ends(Stream.concat(Stream.of("OFF"), names(VmxState.Mode.values()).stream())));
        all("dispatch.", Set.of("code", "name", "handler", "source", "calls", "status", "trigger"));
        all("dock.hint.", lower(names("dev.vmxscope.ui.dock.DockSide")));
        all("dock.hint.edge.", Set.of("left", "right", "top", "bottom"));
        all("dispatch.form.", tipped(names(PANEL + "dispatch.DispatchPanel$Form")));
        all("feature.meaning.", names(VIEW + "FeatureControlState$Meaning"));
        all("irp.trigger.", ends(IntStream.range(0, 0x1C).mapToObj(code -> String.format(Locale.ROOT, "%02X", code))));
        all(
                "accessibility.",
                ends(Stream.of("keyboard", "sight", "motion", "reader", "reader.linux")
                        .flatMap(key -> Stream.of(key, key + ".text"))));
        all(
                "tour.",
                ends(Stream.of("lesson", "feature-control", "code", "dispatch", "cr4", "dbgview", "why", "commands")
                        .flatMap(stop -> Stream.of(stop, stop + ".text"))));
        all(
                "register.what.",
                Set.of(
                        "general", "segment", "vector", "RIP", "RFLAGS", "flags", "CPL", "CR0", "CR2", "CR3", "CR4",
                        "CR8", "EFER", "MXCSR"));
        all("app.form.", tipped(names(VIEW + "AppData$Form")));
        all("app.input.problem.", names(VIEW + "AppData$Form"));
        all("ioctl.note.access.", Set.of("0", "1", "2", "3"));
        all("ioctl.note.method.", Set.of("0", "1", "2", "3"));
        all("journey.lane.", tipped(names(VIEW + "JourneyPath$Lane")));
        all(
                "journey.stop.",
                Set.of("LINK", "DEVICE", "DISPATCHED", "FORWARDED", "PENDED", "CANCELLED", "COMPLETION_ROUTINE"));
        all("journey.transfer.", names(Transfer.values()));
        all(
                "keys.",
                ends(Stream.of("move", "maximise", "float", "hide", "bits", "breakpoint")
                        .flatMap(key -> Stream.of(key, key + ".keys"))));
        all("open.pdb.", Set.of("ABSENT", "MISMATCH", "BAD"));
        all("program.item.", names(VIEW + "ProgramState$Progress"));
        all("requirements.stage.", names(VIEW + "JudgedStage$State"));
        all("sample.", Set.copyOf(SampleFiles.drivers()));
        all("theme.", names("dev.vmxscope.app.Theme"));
        all("why.headline.", names(VIEW + "Trouble$Kind"));
        all("why.subject.", names(VIEW + "Subject"));
        all("why.told.next.", Set.of("good", "fault", "fail"));
        all("why.told.last.", Set.of("good", "fault", "fail"));
        all("presenter.audience.", Set.of("smaller", "larger"));
        all("presenter.curtain.", names("dev.vmxscope.app.presenter.Curtain"));
        some("presenter.key.", Set.of());
    }

    private void console() {
        all("console.capture.", Set.of("pass", "global", "boot"));
        all(
                "console.check.",
                ends(names(Missing.Place.values()).stream()
                        .flatMap(place -> Stream.of("open", "held", "do").map(end -> place + "." + end))
                        // What was not run can only be run.
                        .filter(end -> !end.equals("RAN.do"))));
        all("console.column.", names(Column.values()));
        all("console.column.full.", ends(names(Column.values()).stream().filter(name -> !name.equals("TEXT"))));
        all("console.format.", names(LogFormat.values()));
        all("console.ghost.", names(DebugVerdict.values()));
        all("console.time.", names(TimeStyle.values()));
        all(
                "console.way.",
                ends(names(LetThrough.Kind.values()).stream().flatMap(way -> Stream.of(way, way + ".then"))));
        all("console.where.", names(Filter.Where.values()));
        all("console.where.tip.", names(Filter.Where.values()));
        all("console.why.", names(DebugVerdict.values()));
        all("registry.column.", Set.of("name", "type", "data", "running", "next"));
        all("registry.effect.", names(RegistryState.Effect.values()));
        all("registry.problem.", names(RegistryEdit.Problem.values()));
    }

    private void lessons() {
        all(
                "case.",
                ends(Stream.of("story", "fault", "diagnosis", "fix")
                        .flatMap(step -> Stream.of(step + ".part", step + ".title"))));
        some(
                "case.",
                ends(Stream.of("story", "fault", "diagnosis", "fix")
                        .flatMap(step -> Stream.of("vague", "near", "exact").map(hint -> step + ".hint." + hint))));
        all("case.button.", Set.of("load", "unload", "open", "read", "write", "ioctl", "close", "run"));
        all("case.outcome.", Set.of("vmsucceed", "ok", "ud", "gp", "pf", "vmfailinvalid", "vmfailvalid"));
        all(
                "csv.",
                Set.of("lesson", "step", "title", "question", "answers", "right-at-first-try", "hints-used", "goal"));
        all("csv.goal.", ends(lower(names(Reached.values())).stream().map(name -> name.replace('_', '-'))));
        all("goal.firmware.", Set.of("on", "off", "unlocked"));
        all("lesson.reached.", lower(names(Reached.values())));
        all("gallery.count.", lower(names(VIEW + "LessonHome$CaseState")));
        all("gallery.state.", lower(names(VIEW + "LessonHome$CaseState")));
        some("gallery.group.", Set.of());
    }

    /** Keys that must be there. */
    Set<String> needed() {
        return needed;
    }

    /** Whether the code can ask for a key. */
    boolean asksFor(String key) {
        return needed.contains(key) || possible.contains(key);
    }

    /** Whether a beginning of keys is one of those listed here. */
    boolean knows(String prefix) {
        return prefixes.contains(prefix);
    }

    private void all(String prefix, Set<String> ends) {
        prefixes.add(prefix);
        ends.forEach(end -> needed.add(prefix + end));
    }

    private void some(String prefix, Set<String> ends) {
        prefixes.add(prefix);
        ends.forEach(end -> possible.add(prefix + end));
    }

    /** More ends of a beginning that are only known from the code. */
    Families with(String prefix, Stream<String> ends) {
        ends.forEach(end -> needed.add(prefix + end));
        return this;
    }

    private static Set<String> requirementIds() {
        return SystemInstructions.all().stream()
                .flatMap(spec -> spec.stages().stream())
                .flatMap(stage -> stage.requirements().stream())
                .map(Requirement::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Enum<?>... values) {
        return ends(Arrays.stream(values).map(Enum::name));
    }

    /** The constants of an enum that others may not name. */
    private static Set<String> names(String type) {
        try {
            return ends(Arrays.stream(Class.forName(type).getEnumConstants()).map(one -> ((Enum<?>) one).name()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> lower(Set<String> names) {
        return ends(names.stream().map(name -> name.toLowerCase(Locale.ROOT)));
    }

    private static Set<String> tipped(Set<String> names) {
        return ends(Stream.of("", ".tip").flatMap(end -> names.stream().map(name -> name + end)));
    }

    private static Set<String> ends(Stream<String> ends) {
        return ends.collect(Collectors.toCollection(TreeSet::new));
    }
}
