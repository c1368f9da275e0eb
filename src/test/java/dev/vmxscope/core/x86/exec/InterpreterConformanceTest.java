package dev.vmxscope.core.x86.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.x86.Decoded;
import dev.vmxscope.core.x86.Decoder;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The interpreter against a real processor: every case of the fixture, which src/test/conformance/build.sh made by
 * running the instruction on an AMD EPYC (family 25, model 17) and masking what the Intel manual leaves undefined.
 */
class InterpreterConformanceTest {
    /** What cannot be run alone in ring 3, stops the run, or is not the same on all processors. */
    private static final Set<Mnemonic> WITHOUT_CASE = EnumSet.of(
            Mnemonic.INT,
            Mnemonic.INT3,
            Mnemonic.PAUSE,
            Mnemonic.JCXZ,
            Mnemonic.PUSHFD,
            Mnemonic.POPFD,
            Mnemonic.FXSAVE,
            Mnemonic.FXRSTOR,
            Mnemonic.RCPPS,
            Mnemonic.RCPSS,
            Mnemonic.RSQRTPS,
            Mnemonic.RSQRTSS);

    private static List<ConformanceCase> cases = List.of();

    @BeforeAll
    static void read() throws IOException {
        InputStream packed = InterpreterConformanceTest.class.getResourceAsStream("/conformance/instructions.tsv.gz");
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII))) {
            cases = reader.lines().map(ConformanceCase::parse).toList();
        }
    }

    @Test
    void theFixtureHasAllCases() {
        assertThat(cases).hasSize(27865);
    }

    @Test
    void everyInstructionDoesWhatARealProcessorDid() {
        TestMachine machine = ConformanceCase.machine();
        List<String> wrong = new ArrayList<>();
        for (ConformanceCase one : cases) {
            String difference = one.run(machine);
            if (!difference.isEmpty()) {
                wrong.add(one + "  actual {" + difference + "}");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyInstructionThatTheInterpreterKnowsHasACase() {
        Set<Mnemonic> missing = EnumSet.copyOf(Compiler.known());
        for (ConformanceCase one : cases) {
            if (Decoder.decode(one.code(), 0, one.code().length, Mode.BITS64) instanceof Decoded.Ok ok) {
                missing.remove(ok.instruction().mnemonic());
            }
        }
        assertThat(missing).isEqualTo(WITHOUT_CASE);
    }
}
