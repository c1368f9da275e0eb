package dev.vmxscope.core.vmx;

import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Builds the decoded form of {@code mov cr4,rax} or {@code vmxon ss:m64}; memory operands are addressed by R8 or SI. */
final class InstructionText {
    static final int LENGTH = 4;

    private InstructionText() {}

    static Instruction parse(String text, Mode mode) {
        String[] words = text.split(" ", 2);
        List<Operand> operands = new ArrayList<>();
        if (words.length == 2) {
            for (String operand : words[1].split(",")) {
                operands.add(operand(operand, mode));
            }
        }
        Mnemonic mnemonic = Mnemonic.valueOf(words[0].toUpperCase(Locale.ROOT));
        int operandBits = mode == Mode.BITS16 ? 16 : mode == Mode.BITS64 ? 64 : 32;
        return new Instruction(mnemonic, mode, LENGTH, operandBits, mode.bits(), false, false, false, operands);
    }

    private static Operand operand(String text, Mode mode) {
        String place = text.substring(text.indexOf(':') + 1);
        if (place.matches("m\\d+")) {
            Register segment = text.contains(":")
                    ? Register.valueOf(text.substring(0, text.indexOf(':')).toUpperCase(Locale.ROOT))
                    : Register.DS;
            Register base = mode == Mode.BITS64 ? Register.R8 : mode == Mode.BITS32 ? Register.ESI : Register.SI;
            return new Operand.Mem(segment, false, base, null, 1, 0, mode.bits(), Integer.parseInt(place.substring(1)));
        }
        return new Operand.Reg(Register.valueOf(text.toUpperCase(Locale.ROOT)));
    }
}
