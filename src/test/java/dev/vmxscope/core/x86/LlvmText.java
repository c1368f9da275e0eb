package dev.vmxscope.core.x86;

import dev.vmxscope.core.x86.Operand.Far;
import dev.vmxscope.core.x86.Operand.Imm;
import dev.vmxscope.core.x86.Operand.Mem;
import dev.vmxscope.core.x86.Operand.Reg;
import dev.vmxscope.core.x86.Operand.Rel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of llvm-objdump's Intel syntax, taken apart, and the question whether an {@link Instruction} means the same.
 * Only differences of notation are forgiven; each is named where it is.
 */
record LlvmText(Set<String> prefixes, String mnemonic, List<String> operands) {
    /** A row of a fixture. */
    record Row(Mode mode, byte[] bytes, String[] columns) {
        String hex() {
            return HexFormat.of().formatHex(bytes);
        }
    }

    private static final Set<String> PREFIX_WORDS = Set.of(
            "lock",
            "rep",
            "repne",
            "data16",
            "data32",
            "addr32",
            "addr16",
            "cs",
            "ds",
            "es",
            "ss",
            "fs",
            "gs",
            "rex64",
            "xacquire",
            "xrelease",
            "notrack",
            "bnd");
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("movabs", "mov"),
            Map.entry("lcall", "call"),
            Map.entry("ljmp", "jmp"),
            Map.entry("retfq", "retf"),
            Map.entry("pushaw", "pusha"),
            Map.entry("pushal", "pushad"),
            Map.entry("popaw", "popa"),
            Map.entry("popal", "popad"),
            Map.entry("lgdtd", "lgdt"),
            Map.entry("lgdtw", "lgdt"),
            Map.entry("lidtd", "lidt"),
            Map.entry("lidtw", "lidt"),
            Map.entry("sgdtd", "sgdt"),
            Map.entry("sgdtw", "sgdt"),
            Map.entry("sidtd", "sidt"),
            Map.entry("sidtw", "sidt"));
    private static final List<String> PREDICATES = List.of("eq", "lt", "le", "unord", "neq", "nlt", "nle", "ord");
    private static final Pattern COMPARISON = Pattern.compile("cmp(eq|lt|le|unord|neq|nlt|nle|ord)([ps][sd])");
    private static final Pattern MEMORY = Pattern.compile("(?:(\\w+) ptr )?(?:(\\w\\w):)?\\[(.*)]");
    private static final Map<String, Integer> SIZES =
            Map.of("byte", 8, "word", 16, "dword", 32, "fword", 48, "qword", 64, "tbyte", 80, "xmmword", 128);

    static List<Row> rows(String name) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/x86", name)).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(words -> new Row(
                            Mode.valueOf("BITS" + words[0]), HexFormat.of().parseHex(words[1]), words))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LlvmText parse(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split(" ", -1)));
        Set<String> prefixes = new java.util.HashSet<>();
        while (words.size() > 1 && PREFIX_WORDS.contains(words.get(0))) {
            prefixes.add(words.remove(0));
        }
        String mnemonic = words.remove(0);
        String rest = String.join(" ", words);
        List<String> operands = new ArrayList<>(rest.isEmpty() ? List.of() : Arrays.asList(rest.split(", ")));
        Matcher comparison = COMPARISON.matcher(mnemonic);
        if (comparison.matches()) {
            mnemonic = "cmp" + comparison.group(2);
            operands.add(Integer.toString(PREDICATES.indexOf(comparison.group(1))));
        }
        return new LlvmText(prefixes, OTHER_NAMES.getOrDefault(mnemonic, mnemonic), operands);
    }

    /** What differs, or null. */
    @Nullable String differenceFrom(Instruction ours) {
        if (!ours.mnemonic().text().equals(mnemonic)) {
            return "mnemonic " + ours.mnemonic().text();
        }
        if (ours.lock() != prefixes.contains("lock")) {
            return "lock " + ours.lock();
        }
        boolean string = isString(ours.mnemonic());
        if (string && (ours.rep() != prefixes.contains("rep") || ours.repne() != prefixes.contains("repne"))) {
            return "repeat prefix";
        }
        List<Operand> mine = new ArrayList<>(ours.operands());
        List<String> theirs = new ArrayList<>(operands);
        if (string) {
            // llvm adds the accumulator or DX; and it shows no operand of XLATB.
            theirs.removeIf(operand -> Set.of("al", "ax", "eax", "rax", "dx").contains(operand));
            mine = mnemonic.equals("xlatb") ? new ArrayList<>() : mine;
        }
        if (mine.size() == theirs.size() + 1 && mine.get(mine.size() - 1).equals(new Imm(1, 8))) {
            mine.remove(mine.size() - 1); // llvm leaves out the count of a shift by one
        }
        if (mine.size() == 1 && mine.get(0) instanceof Far far) {
            mine = List.of(new Imm(far.selector(), 16), new Imm(far.offset(), 32));
        }
        if (mnemonic.matches("aa[md]") && theirs.isEmpty()) {
            theirs.add("10");
        }
        if (mine.size() != theirs.size()) {
            return mine.size() + " operands";
        }
        if (ours.mnemonic() == Mnemonic.XCHG && !same(mine.get(0), theirs.get(0), ours)) {
            java.util.Collections.reverse(theirs); // both orders are the same; with two registers llvm takes the other
        }
        for (int i = 0; i < mine.size(); i++) {
            if (!same(mine.get(i), theirs.get(i), ours)) {
                return "operand " + i + " " + mine.get(i);
            }
        }
        return null;
    }

    private static boolean isString(Mnemonic mnemonic) {
        return mnemonic.name().matches("(MOVS|CMPS|STOS|LODS|SCAS|INS|OUTS)[BWDQ]|XLATB");
    }

    private static boolean same(Operand mine, String theirs, Instruction whole) {
        if (mine instanceof Reg reg) {
            String name = reg.register().name().toLowerCase(java.util.Locale.ROOT);
            boolean toSegment = whole.mnemonic() == Mnemonic.MOV
                    && whole.operand(0) instanceof Reg first
                    && first.register().kind() == Register.Kind.SEGMENT;
            // llvm names the source of MOV to a segment register in full, the manual its low word.
            return name.equals(theirs) || toSegment && theirs.matches("[er]" + name + "|" + name.replace("w", "d?"));
        }
        if (mine instanceof Imm imm) {
            // llvm shows some byte and word constants with a sign.
            return cut(number(theirs), imm.bits()).equals(cut(BigInteger.valueOf(imm.value()), imm.bits()));
        }
        if (mine instanceof Rel rel) {
            // The fixture's distance has not been cut to the width of the instruction pointer.
            int bits = whole.mode() == Mode.BITS64 ? 64 : whole.operandBits();
            return cut(number(theirs), bits).equals(cut(BigInteger.valueOf(rel.displacement()), bits));
        }
        return mine instanceof Mem mem && sameMemory(mem, theirs, whole);
    }

    private static boolean sameMemory(Mem mem, String theirs, Instruction whole) {
        Matcher matcher = MEMORY.matcher(theirs);
        if (!matcher.matches()) {
            return false;
        }
        // llvm shows one bound of the two.
        int bits = whole.mnemonic() == Mnemonic.BOUND ? mem.sizeBits() / 2 : mem.sizeBits();
        return sameSize(bits, matcher.group(1))
                && sameSegment(mem, matcher.group(2), whole)
                && sameAddress(mem, matcher.group(3));
    }

    /** llvm has no size for far pointers, descriptor tables and FXSAVE, but one for CLFLUSH, INVLPG and PREFETCHh. */
    private static boolean sameSize(int bits, @Nullable String size) {
        if (size == null) {
            return Set.of(0, 32, 48, 80, 4096).contains(bits);
        }
        return bits == 0 ? size.equals("byte") : SIZES.get(size) == bits;
    }

    private static boolean sameSegment(Mem mem, @Nullable String segment, Instruction whole) {
        if (isString(whole.mnemonic()) && "es".equals(segment) && mem.segment() == Register.ES) {
            return true; // the destination of a string instruction
        }
        boolean ignored = whole.mode() == Mode.BITS64 && segment != null && segment.matches("[ecsd]s");
        String mine = mem.segmentOverridden() ? mem.segment().text() : null;
        return Objects.equals(mine, ignored ? null : segment);
    }

    private static boolean sameAddress(Mem mem, String inside) {
        String base = null;
        String index = null;
        int scale = 1;
        BigInteger displacement = BigInteger.ZERO;
        for (String term : inside.replace(" - ", " + -").split(" \\+ ")) {
            if (term.matches("-?(0x[0-9a-f]+|\\d+)")) {
                displacement = number(term);
            } else if (term.contains("*")) {
                scale = Integer.parseInt(term.substring(0, 1));
                index = term.substring(2);
            } else if (base == null) {
                base = term;
            } else {
                index = term;
            }
        }
        if (index != null && index.matches("[er]iz")) {
            index = null; // llvm's name for a SIB byte without an index
            scale = 1;
        }
        if (base != null && base.matches("[er]iz")) {
            base = null;
        }
        String mineBase = mem.base() == null ? null : mem.base().text();
        if ("rip".equals(mineBase) && mem.addressBits() == 32) {
            mineBase = "eip";
        }
        return Objects.equals(mineBase, base)
                && Objects.equals(mem.index() == null ? null : mem.index().text(), index)
                && mem.scale() == scale
                && cut(displacement, mem.addressBits())
                        .equals(cut(BigInteger.valueOf(mem.displacement()), mem.addressBits()));
    }

    private static BigInteger number(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        if (!digits.matches("0x[0-9a-f]+|\\d+")) {
            return BigInteger.ONE.shiftLeft(200); // no number: equal to nothing
        }
        BigInteger value = digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
        return negative ? value.negate() : value;
    }

    private static BigInteger cut(BigInteger value, int bits) {
        return value.bitLength() > 64 + 1 ? value : value.mod(BigInteger.ONE.shiftLeft(bits));
    }
}
