package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.x86.exec.Core;

/**
 * The arguments of a call by the x64 convention: RCX, RDX, R8, R9, then the stack above the return address and the
 * 32-byte home area. Source: Microsoft, "x64 calling convention".
 */
final class Arguments {
    private static final int[] REGISTERS = {
        GeneralRegisters.RCX, GeneralRegisters.RDX, GeneralRegisters.R8, GeneralRegisters.R9
    };

    private final Core core;
    private final AddressSpace space;

    Arguments(Core core, AddressSpace space) {
        this.core = core;
        this.space = space;
    }

    /** The argument of that number, 0 upwards, 64 bits. */
    long get(int number) {
        return number < REGISTERS.length ? core.get(REGISTERS[number]) : space.read64(stackAddress(number));
    }

    /** Its low 32 bits. */
    int int32(int number) {
        return (int) get(number);
    }

    /** Its low 8 bits, as a truth value. */
    boolean bool(int number) {
        return (get(number) & 0xFF) != 0;
    }

    /** Where an argument from the fifth on lies. */
    long stackAddress(int number) {
        return core.get(GeneralRegisters.RSP) + 8 + 8L * number;
    }

    /** The address that the call returns to. */
    long returnAddress() {
        return space.read64(core.get(GeneralRegisters.RSP));
    }

    Core core() {
        return core;
    }
}
