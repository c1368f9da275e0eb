package dev.vmxscope.bench;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.probe.Probe;
import dev.vmxscope.core.probe.StartMode;
import dev.vmxscope.core.probe.Step;
import dev.vmxscope.core.probe.StepFormatException;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many probes of six steps a second run, the reading and writing of JSON left out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ProbeBenchmark {
    private static final List<String> STEPS =
            List.of("wrmsr 0x3a 0x5", "cr0 |= 0x20", "cr4 |= 0x2000", "revision 0x100000", "vmxon 0x100000", "vmptrst");

    /** Where the probes start. */
    @Param({"LONG", "PM32PG", "REAL"})
    public StartMode mode = StartMode.LONG;

    private final List<Step> steps = new ArrayList<>();
    private CpuProfile profile = CpuProfile.of("", "", "", java.util.Map.of(), java.util.Map.of());

    /** The profile and the steps, read once. */
    @Setup
    public void prepare() throws ScenarioFormatException, StepFormatException {
        profile = CpuProfiles.load(CpuProfiles.DEFAULT);
        for (String step : STEPS) {
            steps.add(Step.parse(step));
        }
    }

    /** Probes. */
    @Benchmark
    public String probe() {
        Probe probe = new Probe(profile, mode);
        String last = "";
        for (Step step : steps) {
            last = probe.run(step).outcome();
        }
        return last;
    }
}
