package dev.vmxscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.machine.Cause;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.WindowsEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs of a driver that prints a thousand lines in a loop; {@code flood.c} says which. */
class CourseTest {
    /** CTL_CODE(FILE_DEVICE_UNKNOWN, 0x903, METHOD_BUFFERED, FILE_ANY_ACCESS). */
    private static final int THOUSAND = 0x22240C;

    private static final int TEN_THOUSAND = 0x222410;

    private static Machine open;

    @BeforeAll
    static void loadAndOpen() throws Exception {
        byte[] driver = Files.readAllBytes(Path.of("src/test/resources/drivers/flood-clang-O2.sys"));
        MachineSetup setup =
                MachineSetup.of(CpuProfiles.load(CpuProfiles.DEFAULT), 1, Firmware.VMX_OUTSIDE_SMX, List.of());
        Course course = new Course(Machine.powerOn(setup), Long.MAX_VALUE, machine -> {});
        course.perform(ModuleFile.driver("flood.sys", driver).load());
        course.perform(StandardCalls.open());
        open = course.machine();
    }

    private static boolean says(Event event, String text) {
        return event instanceof WindowsEvent.DebugPrint print
                && print.line().text().contains(text);
    }

    @Test
    void aCourseStopsAfterTheStepOfTheEventThatItWaitsFor() {
        List<Machine> seen = new ArrayList<>();
        Course course = new Course(open, Long.MAX_VALUE, seen::add);
        course.stopAt(event -> says(event, "line 500,"));

        assertThat(course.perform(StandardCalls.control(THOUSAND))).contains(Course.Halt.AWAITED);
        Machine stopped = course.machine();
        DebugLine last = stopped.windows().debugLines().last();
        assertThat(last.text()).isEqualTo("flood: line 500, vmxon fails\n");
        assertThat(last.step()).isEqualTo(stopped.steps());
        assertThat(seen).last().isSameAs(stopped);
        assertThat(stopped)
                .isEqualTo(open.withAction(StandardCalls.control(THOUSAND)).run(stopped.steps() - open.steps()));
    }

    @Test
    void whatHappenedBeforeDoesNotCount() {
        Course course = new Course(open, Long.MAX_VALUE, machine -> {});
        course.stopAt(event -> says(event, "loaded"));

        assertThat(course.perform(StandardCalls.control(THOUSAND))).isEmpty();
    }

    @Test
    void aCourseStopsWhenThereAreTooManyLines() {
        Course course = new Course(open, Long.MAX_VALUE, machine -> {});
        course.stopAfter(100);

        assertThat(course.perform(StandardCalls.control(THOUSAND))).contains(Course.Halt.TOO_MANY_LINES);
    }

    @Test
    void aRunOnTheBenchThatPrintsTooMuchStandsAndCanGoOn() {
        Bench bench = new Bench(open, SymbolCatalogue.EMPTY);
        bench.keep(new Room(100, 100_000));

        bench.execute(new Command.Perform(StandardCalls.control(TEN_THOUSAND)));
        int printed = bench.machine().windows().debugLines().size();

        assertThat(bench.frame(false).cause()).isEqualTo(Cause.FULL);
        assertThat(printed).isBetween(100, 9_999);
        bench.keep(new Room(100_000, 100_000));
        bench.execute(new Command.Run());
        assertThat(bench.frame(false).cause()).isEqualTo(Cause.IDLE);
        assertThat(bench.machine().windows().debugLines().size()
                        - open.windows().debugLines().size())
                .isGreaterThanOrEqualTo(10_000);
    }

    @Test
    void theLinesOfALoopShareWhereTheyCameFrom() {
        Course course = new Course(open, Long.MAX_VALUE, machine -> {});
        course.perform(StandardCalls.control(THOUSAND));
        Trail<DebugLine> lines = course.machine().windows().debugLines();
        Set<Object> sources = Collections.newSetFromMap(new IdentityHashMap<>());
        lines.forEach(line -> sources.add(line.source()));

        assertThat(lines).hasSize(1001);
        assertThat(sources).hasSizeLessThan(10);
    }
}
