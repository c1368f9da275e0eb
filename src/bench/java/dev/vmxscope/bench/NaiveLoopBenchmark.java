package dev.vmxscope.bench;

import dev.vmxscope.core.x86.exec.Core;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many guest instructions a second the interpreter runs in a plain loop, once warm. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NaiveLoopBenchmark {
    private static final int INSTRUCTIONS = 10_000_000;

    /** As a compiler optimises it: multiply, add, store, count, compare, branch. */
    private static final String OPTIMISED =
            "4831c9 bf00000200 48baffffffffffffff7f" + "486bc01f 4801c8 488907 48ffc1 4839d1 75ee";

    /** As a compiler writes it at -O0: the counter and the sum live on the stack. */
    private static final String UNOPTIMISED = "4889e5 c745fc00000000 c745f800000000"
            + "8b45f8 6bc01f 0345fc 8945f8 8b45fc 83c001 8945fc 817dfcffffff7f 75e3 ebfe";

    /** Which form of the loop. */
    @Param({"optimised", "unoptimised"})
    public String code = "";

    private Core core = LongModeCore.running(new byte[0]);

    /** A core at the start of the loop. */
    @Setup
    public void prepare() {
        String hex = code.equals("optimised") ? OPTIMISED : UNOPTIMISED;
        core = LongModeCore.running(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** Guest instructions. */
    @Benchmark
    @OperationsPerInvocation(INSTRUCTIONS)
    public long instructions() {
        return core.run(INSTRUCTIONS);
    }
}
