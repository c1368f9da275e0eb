package dev.vmxscope.bench;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.Course;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.StandardCalls;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A driver that prints a million lines in a loop, through the whole machine, in bursts of 100,000 steps. */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class GuestPrintBenchmark {
    private static final Path FLOOD = Path.of("src/test/resources/drivers/flood-clang-O2.sys");
    /** Function 0x906 of the driver: a million lines. */
    private static final int MILLION = 0x222418;

    private @Nullable Machine loaded;

    /** The driver is loaded and its device open. */
    @Setup
    public void prepare() throws IOException, ScenarioFormatException, PeFormatException {
        MachineSetup setup =
                MachineSetup.of(CpuProfiles.load(CpuProfiles.DEFAULT), 1, Firmware.VMX_OUTSIDE_SMX, List.of());
        Course course = new Course(Machine.powerOn(setup), Long.MAX_VALUE, machine -> {});
        course.perform(ModuleFile.driver("flood.sys", Files.readAllBytes(FLOOD)).load());
        course.perform(StandardCalls.open());
        loaded = course.machine();
    }

    /** Prints. */
    @Benchmark
    public int printMillion() {
        return printed().windows().debugLines().size();
    }

    Machine printed() {
        Course course = new Course(Objects.requireNonNull(loaded), Long.MAX_VALUE, machine -> {});
        course.perform(StandardCalls.control(MILLION));
        return course.machine();
    }
}
