package dev.vmxscope.core.x86;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.x86.LlvmText.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The decoder against what llvm-objdump 19 says; {@code src/test/resources/x86/regenerate.py} writes the rows. */
class DecoderAgainstLlvmTest {
    @Test
    void everyInstructionOfTheCorpusHasLlvmsLengthMnemonicAndOperands() {
        List<Row> rows = LlvmText.rows("corpus.tsv");
        assertThat(rows).hasSizeGreaterThan(3300);
        assertThat(rows.stream().flatMap(DecoderAgainstLlvmTest::difference)).isEmpty();
    }

    @Test
    void encodingsThatLlvmDoesNotTakeFollowTheManual() {
        assertThat(LlvmText.rows("manual.tsv")).hasSize(20);
        assertThat(LlvmText.rows("manual.tsv").stream().flatMap(DecoderAgainstLlvmTest::difference))
                .isEmpty();
    }

    @Test
    void everyMnemonicOccursInTheCorpus() {
        Set<Mnemonic> missing = EnumSet.allOf(Mnemonic.class);
        Stream.of("corpus.tsv", "manual.tsv")
                .flatMap(name -> LlvmText.rows(name).stream())
                .forEach(row -> {
                    if (decode(row) instanceof Decoded.Ok ok) {
                        missing.remove(ok.instruction().mnemonic());
                    }
                });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyCorpusInstructionCutShortIsTruncated() {
        for (Row row : LlvmText.rows("corpus.tsv")) {
            for (int limit = 0; limit < row.bytes().length; limit++) {
                assertThat(Decoder.decode(row.bytes(), 0, limit, row.mode()))
                        .as("%s cut to %d bytes", row.hex(), limit)
                        .isEqualTo(new Decoded.Truncated());
            }
        }
    }

    @Test
    void randomBytesAgreeWithLlvmOrDifferForANamedReason() {
        List<String> unexplained = new ArrayList<>();
        int agreed = 0;
        for (Row row : LlvmText.rows("noise.tsv")) {
            String[] columns = row.columns();
            int length = Integer.parseInt(columns[2]);
            Decoded decoded = decode(row);
            String difference = noiseDifference(decoded, length, columns[3]);
            if (difference == null) {
                agreed++;
            } else if (deliberate(decoded, columns[1], length, columns[3], row.mode()) == null) {
                unexplained.add(String.join(" | ", columns) + " : " + difference);
            }
        }
        assertThat(unexplained).isEmpty();
        assertThat(agreed).isGreaterThan(3000);
    }

    private static String noiseDifference(Decoded decoded, int length, String text) {
        if (!(decoded instanceof Decoded.Ok ok)) {
            return length == 0 ? null : decoded.toString();
        }
        if (ok.instruction().length() != length) {
            return decoded.toString();
        }
        return LlvmText.parse(text).differenceFrom(ok.instruction());
    }

    /** The reasons for which this decoder and llvm part, each with the manual's word; null if none of them holds. */
    private static String deliberate(Decoded decoded, String hex, int length, String text, Mode mode) {
        if (decoded instanceof Decoded.Unsupported) {
            return "known by name only: not decoded on purpose";
        }
        if (decoded instanceof Decoded.Undefined undefined) {
            return deliberatelyUndefined(undefined.why(), text);
        }
        return decoded instanceof Decoded.Ok ok ? deliberatelyValid(ok.instruction(), hex, length, mode) : null;
    }

    private static String deliberatelyUndefined(String why, String text) {
        if (why.contains("LOCK")) {
            return "llvm does not judge LOCK";
        }
        if (why.contains("is not defined with the opcode of") || text.matches("mov[hl]+ps .*")) {
            return "llvm ignores a 66H, F2H or F3H that the manual (NP) does not allow";
        }
        if (why.contains("MOV cannot write CS") || why.contains("there is no control register")) {
            return "llvm does not judge the register";
        }
        if (text.endsWith("femms") || text.matches("(.* )?sys(call|ret)") || why.contains("0FH 0FH")) {
            return "AMD only, or AMD only outside 64-bit mode";
        }
        if (why.contains("AAD is not valid")) {
            return "llvm knows APX, where D5H is the REX2 prefix";
        }
        return why.contains("WRFSBASE has no memory form") || why.contains("RDFSBASE")
                ? "F3H 0FH AEH has no memory form with this reg"
                : null;
    }

    private static String deliberatelyValid(Instruction ours, String hex, int length, Mode mode) {
        if (mode == Mode.BITS64 && hex.matches("(?:..)*?4[0-9a-f](?:26|2e|36|3e|4.|6[4-7]|f[023]).*")) {
            return "llvm refuses or obeys a REX prefix that is not the last prefix; the processor ignores it (2.2.1)";
        }
        boolean special = ours.mnemonic() == Mnemonic.MOV
                && ours.operands().stream()
                        .anyMatch(operand -> operand instanceof Operand.Reg reg
                                && (reg.register().kind() == Register.Kind.CONTROL
                                        || reg.register().kind() == Register.Kind.DEBUG));
        if (special && length == 0) {
            return "the processor ignores ModRM.mod, and 66H, F2H, F3H, in MOV with CRn and DRn";
        }
        if (ours.operands().stream().anyMatch(Operand.Rel.class::isInstance) && hex.matches("(..)?(66|f[23]).*")) {
            return "a near branch in 64-bit mode ignores 66H on Intel processors; llvm follows AMD";
        }
        if (mode == Mode.BITS16 && hex.matches("(66|f[23])0f.*")) {
            return "llvm mixes the sizes up when 66H, F2H or F3H stands before a two-byte opcode in 16-bit code";
        }
        return switch (ours.mnemonic()) {
            case CBW, CWD -> mode == Mode.BITS16 ? "llvm shows CWDE and CDQ in 16-bit code" : null;
            case SHL, TEST, NOP, UD0, INT1, WBINVD ->
                length == 0 ? "llvm does not know this form (see manual.tsv)" : null;
            default -> null;
        };
    }

    private static Decoded decode(Row row) {
        return Decoder.decode(row.bytes(), 0, row.bytes().length, row.mode());
    }

    private static Stream<String> difference(Row row) {
        String label = row.mode() + " " + row.hex() + " " + row.columns()[2] + ": ";
        if (!(decode(row) instanceof Decoded.Ok ok)) {
            return Stream.of(label + decode(row));
        }
        Instruction instruction = ok.instruction();
        if (instruction.length() != row.bytes().length) {
            return Stream.of(label + "length " + instruction.length());
        }
        String difference = LlvmText.parse(row.columns()[2]).differenceFrom(instruction);
        return difference == null ? Stream.empty() : Stream.of(label + difference);
    }
}
