package dev.vmxscope.core.x86;

import dev.vmxscope.core.x86.Operand.Far;
import dev.vmxscope.core.x86.Operand.Imm;
import dev.vmxscope.core.x86.Operand.Mem;
import dev.vmxscope.core.x86.Operand.Reg;
import dev.vmxscope.core.x86.Operand.Rel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes an instruction as MASM does: {@code mov qword ptr [rsp+20h], rax}. Constants are hexadecimal with the suffix h
 * and a leading 0 before a letter; 0 to 9 are plain. Constants are shown in the width of the operand, displacements
 * from a register with their sign.
 */
public final class MasmFormatter {
    private static final List<String> COMPARISONS = List.of("eq", "lt", "le", "unord", "neq", "nlt", "nle", "ord");

    private MasmFormatter() {}

    /**
     * Formats an instruction.
     *
     * @param instruction what to show
     * @param address the linear address of its first byte: branch targets and RIP-relative addresses are shown resolved
     * @param names names for those addresses
     */
    public static String format(Instruction instruction, long address, AddressNames names) {
        String name = prefixes(instruction) + instruction.mnemonic().text();
        long next = address + instruction.length();
        if (isString(instruction.mnemonic())) {
            return name + segmentNote(instruction);
        }
        List<Operand> operands = instruction.operands();
        Mnemonic mnemonic = instruction.mnemonic();
        if (isComparison(mnemonic) && ((Imm) operands.get(2)).value() < 8) {
            int predicate = (int) ((Imm) operands.get(2)).value();
            name = "cmp" + COMPARISONS.get(predicate) + name.substring(3);
            operands = operands.subList(0, 2);
        }
        String list = operands.stream()
                .map(operand -> operand(operand, instruction, next, names))
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? name : name + " " + list;
    }

    private static String prefixes(Instruction instruction) {
        Mnemonic mnemonic = instruction.mnemonic();
        String name = mnemonic.name();
        boolean compares = name.startsWith("CMPS") || name.startsWith("SCAS");
        return (instruction.lock() ? "lock " : "")
                + (instruction.rep() ? compares && isString(mnemonic) ? "repe " : "rep " : "")
                + (instruction.repne() ? "repne " : "");
    }

    private static boolean isString(Mnemonic mnemonic) {
        return mnemonic == Mnemonic.XLATB
                || mnemonic.compareTo(Mnemonic.MOVSB) >= 0 && mnemonic.compareTo(Mnemonic.OUTSD) <= 0;
    }

    private static boolean isComparison(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case CMPPS, CMPPD, CMPSS, CMPSD_XMM -> true;
            default -> false;
        };
    }

    /** The short form of a string instruction hides its operands, so a segment or address size of its own is added. */
    private static String segmentNote(Instruction instruction) {
        boolean plain = instruction.addressBits() == instruction.mode().bits()
                && instruction.operands().stream().noneMatch(operand -> ((Mem) operand).segmentOverridden());
        if (plain) {
            return "";
        }
        return instruction.operands().stream()
                .map(operand -> memory((Mem) operand, 0, address -> java.util.Optional.empty()))
                .collect(Collectors.joining(", ", " ", ""));
    }

    private static String operand(Operand operand, Instruction instruction, long next, AddressNames names) {
        if (operand instanceof Reg reg) {
            return reg.register().text();
        }
        if (operand instanceof Imm imm) {
            return number(cut(imm.value(), imm.bits()));
        }
        if (operand instanceof Rel rel) {
            int bits = instruction.mode() == Mode.BITS64 ? 64 : instruction.operandBits();
            long target = cut(next + rel.displacement(), bits);
            return names.nameOf(target).orElse(number(target));
        }
        if (operand instanceof Far far) {
            return number(far.selector()) + ":" + number(far.offset());
        }
        return memory((Mem) operand, next, names);
    }

    private static String memory(Mem mem, long next, AddressNames names) {
        String segment = mem.segmentOverridden() ? mem.segment().text() + ":" : "";
        return size(mem.sizeBits()) + segment + "[" + inside(mem, next, names) + "]";
    }

    private static String inside(Mem mem, long next, AddressNames names) {
        if (mem.base() == null && mem.index() == null) {
            return absolute(mem, mem.displacement(), names);
        }
        if (mem.base() == Register.RIP) {
            return absolute(mem, next + mem.displacement(), names);
        }
        StringBuilder text = new StringBuilder();
        if (mem.base() != null) {
            text.append(mem.base().text());
        }
        if (mem.index() != null) {
            text.append(mem.base() != null ? "+" : "").append(mem.index().text());
            text.append(mem.scale() > 1 || mem.base() == null ? "*" + mem.scale() : "");
        }
        long displacement = mem.displacement();
        if (displacement != 0) {
            text.append(displacement < 0 ? "-" : "+").append(number(Math.abs(displacement)));
        }
        return text.toString();
    }

    /** A name belongs to a linear address, so an address in a segment with a base of its own has none. */
    private static String absolute(Mem mem, long address, AddressNames names) {
        long cut = cut(address, mem.addressBits());
        return (mem.segmentOverridden() ? java.util.Optional.<String>empty() : names.nameOf(cut)).orElse(number(cut));
    }

    private static String size(int bits) {
        return switch (bits) {
            case 8 -> "byte ptr ";
            case 16 -> "word ptr ";
            case 32 -> "dword ptr ";
            case 48 -> "fword ptr ";
            case 64 -> "qword ptr ";
            case 80 -> "tbyte ptr ";
            case 128 -> "xmmword ptr ";
            default -> "";
        };
    }

    private static long cut(long value, int bits) {
        return bits == 64 ? value : value & (1L << bits) - 1;
    }

    /** A number as MASM writes it, unsigned. */
    private static String number(long value) {
        if (value >= 0 && value <= 9) {
            return Long.toString(value);
        }
        String digits = Long.toHexString(value).toUpperCase(Locale.ROOT);
        return (Character.isLetter(digits.charAt(0)) ? "0" : "") + digits + "h";
    }
}
