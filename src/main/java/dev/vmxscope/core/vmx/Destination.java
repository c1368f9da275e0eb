package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.x86.Register;

/** How results reach general registers and memory operands. */
final class Destination {
    private static final long LOW_16 = 0xFFFF;

    private Destination() {}

    /** Writes a general register: 32 bits clear the upper half, 16 bits keep the rest. Intel SDM Vol. 1, 3.4.1.1. */
    static Processor register(Processor cpu, Register register, long value) {
        long old = cpu.general().get(register.number());
        long kept = register.bits() == 16 ? old & ~LOW_16 : 0;
        return cpu.withGeneral(register.number(), kept | Situation.cut(value, register.bits()));
    }

    /** EDX:EAX from 64 bits; the upper halves of RAX and RDX become 0. */
    static Processor edxEax(Processor cpu, long value) {
        GeneralRegisters general =
                cpu.general().with(GeneralRegisters.RAX, value & 0xFFFFFFFFL).with(GeneralRegisters.RDX, value >>> 32);
        return cpu.withGeneral(general);
    }

    /** A register operand takes its width of the value, a memory operand always 16 bits. */
    static Change registerOrWord(Situation s, Processor next, int operand, long value) {
        if (!s.isMemory(operand)) {
            return Change.of(register(next, s.register(operand), value));
        }
        Access.Reached reached = (Access.Reached) s.access(operand, 2, AccessKind.WRITE);
        return Change.of(next).writing(reached.marks()).writing(reached.write(0, value, 2));
    }
}
