package dev.vmxscope.core.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.x86.Operand.Imm;
import dev.vmxscope.core.x86.Operand.Mem;
import dev.vmxscope.core.x86.Operand.Reg;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected outcomes are those of the Intel SDM, volume 2; the section stands with the rows. */
class DecoderTest {
    private static Decoded decode(Mode mode, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return Decoder.decode(bytes, 0, bytes.length, mode);
    }

    private static Instruction decode64(String hex) {
        return ((Decoded.Ok) decode(Mode.BITS64, hex)).instruction();
    }

    @ParameterizedTest
    @CsvSource({
        // VMX instructions and others that take memory only: volume 3C, chapter 31; volume 2
        "F3 0F C7 F0, VMXON has no register form",
        "0F C7 C8, CMPXCHG8B has no register form",
        "8D C0, LEA has no register form",
        "0F 01 D8, LIDT has no register form",
        "66 0F 38 80 C0, INVEPT has no register form",
        // volume 2B, MOV to and from control and debug registers
        "0F 20 C8, there is no control register CR1",
        "0F 22 E8, there is no control register CR5",
        "44 0F 20 C8, there is no control register CR9",
        "44 0F 21 C0, there is no debug register DR8",
        // volume 2B, MOV
        "8E C8, MOV cannot write CS",
        "8E F0, there is no segment register 6",
        // volume 2A, LOCK prefix
        "F0 01 C0, 'LOCK needs a memory destination, and this ADD has none'",
        "F0 03 00, LOCK is not allowed with ADD",
        "F0 89 00, LOCK is not allowed with MOV",
        "F0 39 00, LOCK is not allowed with CMP",
        "F0 0F A3 00, LOCK is not allowed with BT",
        // volume 2D, table A-1: i64
        "27, DAA is not valid in 64-bit mode",
        "06, PUSH is not valid in 64-bit mode",
        "9A, CALL is not valid in 64-bit mode",
        // volume 2D, tables
        "0F 04, opcode 0FH 04H is not defined",
        "FF F8, opcode 0FFH with ModRM 0F8H is not defined",
        "8F 08, opcode 8FH /1 is not defined",
        // volume 2A, section 3.1.1.1: NP
        "F3 0F 28 C0, prefix 0F3H is not defined with the opcode of MOVAPS",
        "66 0F 78 C0, prefix 66H is not defined with the opcode of VMREAD",
    })
    void bytesThatAlwaysRaiseUdSayWhy(String hex, String why) {
        assertThat(decode(Mode.BITS64, hex))
                .isInstanceOfSatisfying(
                        Decoded.Undefined.class,
                        undefined -> assertThat(undefined.why()).isEqualTo(why));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0F 05", "0F 07", "F3 0F AE C0", "0F 01 F8"})
    void instructionsOf64BitModeAreUndefinedElsewhere(String hex) {
        assertThat(decode(Mode.BITS32, hex))
                .isInstanceOfSatisfying(
                        Decoded.Undefined.class,
                        undefined -> assertThat(undefined.why()).endsWith(" is valid in 64-bit mode only"));
    }

    @ParameterizedTest
    @CsvSource({
        "D9 C0, x87 floating point",
        "C5 F8 77, AVX (VEX prefix C5H)",
        "62 F1 7C 48 10 00, AVX-512 (EVEX prefix 62H)",
        "0F EF C0, MMX",
        "66 0F 38 00 C1, SSSE3",
        "66 0F 3A 63 C1 00, SSE4.2",
        "0F AE 20, XSAVE",
        "F2 0F 12 C0, MOVDDUP (SSE3)",
    })
    void instructionsThatAreNotKnownAreNamed(String hex, String what) {
        assertThat(decode(Mode.BITS64, hex))
                .isInstanceOfSatisfying(
                        Decoded.Unsupported.class,
                        unsupported -> assertThat(unsupported.what()).isEqualTo(what));
    }

    @Test
    void prefixF3TellsVmxonFromVmclearAndVmptrld() {
        assertThat(decode64("F3 0F C7 30").mnemonic()).isEqualTo(Mnemonic.VMXON);
        assertThat(decode64("66 0F C7 30").mnemonic()).isEqualTo(Mnemonic.VMCLEAR);
        assertThat(decode64("0F C7 30").mnemonic()).isEqualTo(Mnemonic.VMPTRLD);
        assertThat(decode64("0F C7 38").mnemonic()).isEqualTo(Mnemonic.VMPTRST);
        assertThat(decode64("0F C7 F0").mnemonic()).isEqualTo(Mnemonic.RDRAND);
        assertThat(decode64("0F C7 F8").mnemonic()).isEqualTo(Mnemonic.RDSEED);
    }

    @Test
    void prefixThatIsPartOfTheOpcodeIsNoRepeat() {
        assertThat(decode64("F3 0F C7 30").rep()).isFalse();
        assertThat(decode64("F3 48 AB").rep()).isTrue();
        assertThat(decode64("F2 AE").repne()).isTrue();
    }

    @Test
    void rexWOutranksTheOperandSizePrefix() {
        assertThat(decode64("66 48 89 C8").operandBits()).isEqualTo(64);
        assertThat(decode64("66 89 C8").operandBits()).isEqualTo(16);
        assertThat(decode64("88 C8").operandBits()).isEqualTo(8);
    }

    @Test
    void rexBeforeAnotherPrefixIsIgnored() {
        assertThat(decode64("48 66 89 C8").operands()).isEqualTo(List.of(new Reg(Register.AX), new Reg(Register.CX)));
    }

    @Test
    void anyRexTurnsTheHighByteRegistersIntoLowOnes() {
        assertThat(decode64("B4 01").operand(0)).isEqualTo(new Reg(Register.AH));
        assertThat(decode64("40 B4 01").operand(0)).isEqualTo(new Reg(Register.SPL));
    }

    /** Volume 1, section 6.2.2 and volume 2D, table A-1, d64: 64 bits by default, 16 with 66H, never 32. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "50",
                "41 5F",
                "68 78 56 34 12",
                "6A 05",
                "FF 30",
                "8F 00",
                "0F A0",
                "0F A1",
                "0F A8",
                "0F A9",
                "9C",
                "9D",
                "C8 20 00 00",
                "C9"
            })
    void stackInstructionsAre64BitWideUnlessPrefixed(String hex) {
        assertThat(decode64(hex).operandBits()).isEqualTo(64);
        assertThat(decode64("66" + hex).operandBits()).isEqualTo(16);
    }

    /** Volume 2D, table A-1, f64: on Intel processors 66H changes nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "E8 00 00 00 00",
                "E9 00 00 00 00",
                "EB 00",
                "74 00",
                "0F 84 00 00 00 00",
                "E2 00",
                "E3 00",
                "C3",
                "C2 08 00",
                "FF D0",
                "FF 20"
            })
    void nearBranchesAre64BitWideWhateverThePrefix(String hex) {
        int length = decode64(hex).length();
        assertThat(decode64(hex).operandBits()).isEqualTo(64);
        assertThat(decode64("66" + hex).operandBits()).isEqualTo(64);
        assertThat(decode64("66" + hex).length()).isEqualTo(length + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "BITS16, 50, 16", "BITS16, 66 50, 32", "BITS32, 50, 32", "BITS32, 66 50, 16", "BITS32, E8 00 00 00 00, 32",
        "BITS32, 66 E8 00 00, 16", "BITS64, CF, 32", "BITS64, 48 CF, 64", "BITS64, CB, 32", "BITS64, F3 AA, 8",
        "BITS64, F3 48 AB, 64", "BITS64, E4 60, 8", "BITS64, ED, 32", "BITS64, 48 ED, 32", "BITS64, EE, 8",
        "BITS64, 0F B6 C0, 32", "BITS64, D2 E0, 8", "BITS64, F6 20, 8", "BITS64, 0F 94 C0, 8"
    })
    void operandSizeFollowsModeAndPrefixes(Mode mode, String hex, int bits) {
        assertThat(((Decoded.Ok) decode(mode, hex)).instruction().operandBits()).isEqualTo(bits);
    }

    @Test
    void segmentPrefixesOtherThanFsAndGsHaveNoEffectIn64BitMode() {
        assertThat(decode64("2E 8B 00").operand(1))
                .isEqualTo(new Mem(Register.DS, false, Register.RAX, null, 1, 0, 64, 32));
        assertThat(decode64("65 8B 45 F8").operand(1))
                .isEqualTo(new Mem(Register.GS, true, Register.RBP, null, 1, -8, 64, 32));
    }

    @Test
    void stackPointerAndFramePointerBasesDefaultToSs() {
        assertThat(decode64("48 8B 04 24").operand(1))
                .isEqualTo(new Mem(Register.SS, false, Register.RSP, null, 1, 0, 64, 64));
        assertThat(decode64("41 8B 04 24").operand(1))
                .isEqualTo(new Mem(Register.DS, false, Register.R12, null, 1, 0, 64, 32));
    }

    @Test
    void ripRelativeAddressHasRipAsItsBase() {
        assertThat(decode64("48 8D 0D F9 1F 00 00").operand(1))
                .isEqualTo(new Mem(Register.DS, false, Register.RIP, null, 1, 0x1FF9, 64, 0));
    }

    @Test
    void constantsAreExtendedToTheOperandSize() {
        assertThat(decode64("48 83 C8 F0").operand(1)).isEqualTo(new Imm(-16, 64));
        assertThat(decode64("48 0D 00 20 00 00").operand(1)).isEqualTo(new Imm(0x2000, 64));
        assertThat(decode64("CD FF").operand(0)).isEqualTo(new Imm(0xFF, 8));
        assertThat(decode64("C2 FF FF").operand(0)).isEqualTo(new Imm(0xFFFF, 16));
    }

    @Test
    void stringInstructionsCarryTheirMemoryOperands() {
        assertThat(decode64("F3 A4").operands())
                .isEqualTo(List.of(
                        new Mem(Register.ES, false, Register.RDI, null, 1, 0, 64, 8),
                        new Mem(Register.DS, false, Register.RSI, null, 1, 0, 64, 8)));
    }

    @Test
    void movToControlRegisterIgnoresTheModField() {
        assertThat(decode64("0F 22 20").operands()).isEqualTo(List.of(new Reg(Register.CR4), new Reg(Register.RAX)));
    }

    @Test
    void sixteenBytesAreTooLong() {
        assertThat(decode(Mode.BITS64, "66".repeat(14) + "90")).isInstanceOf(Decoded.Ok.class);
        assertThat(decode(Mode.BITS64, "66".repeat(15) + "90")).isEqualTo(new Decoded.TooLong());
        assertThat(decode(Mode.BITS64, "2E".repeat(8) + "48B80102030405060708")).isEqualTo(new Decoded.TooLong());
    }

    @Test
    void fewerBytesThanTheInstructionNeedsAreTruncated() {
        assertThat(decode(Mode.BITS64, "")).isEqualTo(new Decoded.Truncated());
        assertThat(decode(Mode.BITS64, "66".repeat(14))).isEqualTo(new Decoded.Truncated());
        assertThat(decode(Mode.BITS64, "FF")).isEqualTo(new Decoded.Truncated());
    }

    @ParameterizedTest
    @CsvSource({"-1, 4", "4, 4", "9, 4", "2, 1", "0, -5"})
    void offsetsOutsideTheBytesAreTruncated(int offset, int limit) {
        assertThat(Decoder.decode(new byte[4], offset, limit, Mode.BITS64)).isEqualTo(new Decoded.Truncated());
    }

    @Test
    void bytesAtAndAfterTheLimitDoNotMatter() {
        byte[] bytes = HexFormat.of().parseHex("0F20E0");
        assertThat(Decoder.decode(bytes, 0, 2, Mode.BITS64)).isEqualTo(new Decoded.Truncated());
        assertThat(Decoder.decode(bytes, 0, 99, Mode.BITS64)).isInstanceOf(Decoded.Ok.class);
    }

    /** Also formats what it decodes, and decodes the accepted bytes once more on their own. */
    @ParameterizedTest
    @EnumSource
    void anyBytesDecodeWithoutAnExceptionToAtMostFifteenBytes(Mode mode) {
        long state = 0x2545F4914F6CDD1DL;
        byte[] bytes = new byte[20];
        int instructions = 0;
        for (int round = 0; round < 40_000; round++) {
            for (int i = 0; i < bytes.length; i++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                bytes[i] = (byte) (state >>> 56);
            }
            if (round % 2 == 0) {
                bytes[0] = 0x0F;
            }
            if (Decoder.decode(bytes, 0, bytes.length, mode) instanceof Decoded.Ok ok) {
                instructions++;
                int length = ok.instruction().length();
                assertThat(length).isBetween(1, 15);
                assertThat(Decoder.decode(bytes, 0, length, mode)).isEqualTo(ok);
                assertThat(MasmFormatter.format(ok.instruction(), 0x1000, address -> java.util.Optional.empty()))
                        .isNotBlank();
            }
        }
        assertThat(instructions).isGreaterThan(16_000);
    }
}
