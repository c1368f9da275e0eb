package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.GuestMemory;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.SymbolCatalogue;
import java.util.OptionalLong;

/** Finds the code that called a service of Windows. */
final class Caller {
    /** How far up the stack a return address is looked for, in quadwords. */
    private static final int DEPTH = 64;

    private Caller() {}

    /** The last byte of the call in the nearest image that is found on the stack. */
    static OptionalLong of(Machine machine, int cpu) {
        Processor processor = machine.processors().get(cpu);
        long stack = processor.general().get(GeneralRegisters.RSP);
        GuestMemory memory = new GuestMemory(machine, processor);
        for (int at = 0; at < DEPTH; at++) {
            OptionalLong value = memory.number(stack + 8L * at, 8);
            if (value.isEmpty()) {
                return OptionalLong.empty();
            }
            if (SymbolCatalogue.moduleAt(machine, value.getAsLong()).isPresent()) {
                return OptionalLong.of(value.getAsLong() - 1);
            }
        }
        return OptionalLong.empty();
    }
}
