package dev.vmxscope.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.x86.Decoded;
import dev.vmxscope.core.x86.Decoder;
import dev.vmxscope.core.x86.Mode;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormTest {
    /** What llvm-mc 19 makes of the instructions in 64-, 32- and 16-bit code. */
    @ParameterizedTest
    @CsvSource({
        "CPUID, 0fa2, 0fa2, 0fa2",
        "RDMSR, 0f32, 0f32, 0f32",
        "WRMSR, 0f30, 0f30, 0f30",
        "FROM_CR0, 0f20c0, 0f20c0, 0f20c0",
        "FROM_CR3, 0f20d8, 0f20d8, 0f20d8",
        "FROM_CR4, 0f20e0, 0f20e0, 0f20e0",
        "TO_CR0, 0f22c0, 0f22c0, 0f22c0",
        "TO_CR3, 0f22d8, 0f22d8, 0f22d8",
        "TO_CR4, 0f22e0, 0f22e0, 0f22e0",
        "CLTS, 0f06, 0f06, 0f06",
        "LMSW, 0f01f0, 0f01f0, 0f01f0",
        "LOAD, 8b08, 8b08, 67668b08",
        "STORE, 8908, 8908, 67668908",
        "TO_SS, 8ed0, 8ed0, 8ed0",
        "VMXON, f30fc730, f30fc730, 67f30fc730",
        "VMCLEAR, 660fc730, 660fc730, 67660fc730",
        "VMPTRLD, 0fc730, 0fc730, 670fc730",
        "VMPTRST, 0fc738, 0fc738, 670fc738",
        "VMREAD, 0f78c8, 0f78c8, 0f78c8",
        "VMWRITE, 0f79c8, 0f79c8, 0f79c8",
        "VMXOFF, 0f01c4, 0f01c4, 0f01c4",
        "VMLAUNCH, 0f01c2, 0f01c2, 0f01c2",
        "VMRESUME, 0f01c3, 0f01c3, 0f01c3",
        "VMCALL, 0f01c1, 0f01c1, 0f01c1",
        "VMFUNC, 0f01d4, 0f01d4, 0f01d4",
        "INVEPT, 660f388008, 660f388008, 67660f388008",
        "INVVPID, 660f388108, 660f388108, 67660f388108"
    })
    void theMachineCodeIsThatOfAnAssembler(Form form, String in64, String in32, String in16) {
        assertThat(HexFormat.of().formatHex(form.encode(Mode.BITS64))).isEqualTo(in64);
        assertThat(HexFormat.of().formatHex(form.encode(Mode.BITS32))).isEqualTo(in32);
        assertThat(HexFormat.of().formatHex(form.encode(Mode.BITS16))).isEqualTo(in16);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void theDecoderReadsTheWholeCodeInEveryMode(Form form) {
        for (Mode mode : Mode.values()) {
            byte[] code = form.encode(mode);
            Decoded decoded = Decoder.decode(code, 0, code.length, mode);
            assertThat(decoded).isInstanceOf(Decoded.Ok.class);
            assertThat(((Decoded.Ok) decoded).instruction().length()).isEqualTo(code.length);
        }
    }
}
