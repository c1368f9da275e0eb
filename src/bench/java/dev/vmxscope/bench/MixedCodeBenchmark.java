package dev.vmxscope.bench;

import dev.vmxscope.core.x86.exec.Core;
import java.util.HexFormat;
import java.util.Map;
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

/** How many guest instructions a second the interpreter runs in code that is heavy on memory or on calls. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class MixedCodeBenchmark {
    private static final int INSTRUCTIONS = 1_000_000;
    /** Bytes that one turn of the REP MOVSB code copies: 13 bursts. */
    private static final int BYTES = 0xD0000;

    /** RSI = 20000H, RDI = 100000H, RCX = 10000H; what follows copies and ends with a jump to here. */
    private static final String COPY = "48c7c600000200 48c7c700001000 48c7c100000100";

    private static final Map<String, String> CODE = Map.of(
            "copy by 8 bytes", COPY + "488b06 488907 4883c608 4883c708 48ffc9 75ed ebd6",
            "copy by 16 bytes",
                    COPY.replace("c100000100", "c100800000") + "0f1006 0f1107 4883c610 4883c710 48ffc9 75ed ebd6",
            "recursive calls",
                    "bf14000000 e802000000 ebf4"
                            + "83ff02 7303 89f8 c3 57 ffcf e8f0ffffff 5f 50 83ef02 e8e6ffffff 59 01c8 c3",
            "rep movsb", "48c7c600000200 48c7c700001000 b900000d00 f3a4 ebe9");

    /** Which code {@link #instructions()} runs. */
    @Param({"copy by 8 bytes", "copy by 16 bytes", "recursive calls"})
    public String code = "";

    private Core core = LongModeCore.running(new byte[0]);
    private Core copying = LongModeCore.running(new byte[0]);

    private static Core running(String name) {
        return LongModeCore.running(
                HexFormat.of().parseHex(CODE.getOrDefault(name, "").replace(" ", "")));
    }

    /** Cores at the start of their loops. */
    @Setup
    public void prepare() {
        core = running(code);
        copying = running("rep movsb");
    }

    /** Guest instructions. */
    @Benchmark
    @OperationsPerInvocation(INSTRUCTIONS)
    public long instructions() {
        return core.run(INSTRUCTIONS);
    }

    /** Bytes that REP MOVSB copies: three moves, 13 bursts, a jump. */
    @Benchmark
    @OperationsPerInvocation(BYTES)
    public long bytesByRepMovsb() {
        return copying.run(17);
    }
}
