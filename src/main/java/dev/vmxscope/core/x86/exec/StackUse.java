package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;

/** Whether an access of an instruction goes through SS, so that a bad address is #SS(0) instead of #GP(0). */
final class StackUse {
    private StackUse() {}

    static boolean of(Instruction instruction) {
        for (Operand operand : instruction.operands()) {
            if (operand instanceof Operand.Mem memory) {
                return memory.segment() == Register.SS;
            }
        }
        return switch (instruction.mnemonic()) {
            case PUSH, POP, CALL, RET, LEAVE, ENTER, PUSHF, PUSHFQ, POPF, POPFQ -> true;
            default -> false;
        };
    }
}
