package dev.vmxscope.core.machine;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.vmx.Change;
import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.MasmFormatter;
import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.GuestFault;
import dev.vmxscope.core.x86.exec.NotEmulated;
import dev.vmxscope.core.x86.exec.SystemUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Executes a specified instruction: asks for its verdict, tells it, and lets its change happen. */
final class SpecifiedUnit implements SystemUnit {
    private final WorkingMemory memory;
    private final LongSupplier clock;
    private final Journal journal;

    SpecifiedUnit(WorkingMemory memory, LongSupplier clock, Journal journal) {
        this.memory = memory;
        this.clock = clock;
        this.journal = journal;
    }

    /** Where events go. */
    interface Journal {
        void tell(int cpu, Event event);
    }

    @Override
    public boolean handles(Instruction instruction) {
        return SystemInstructions.handles(instruction);
    }

    @Override
    public void execute(Core core, Instruction instruction) {
        Verdict verdict =
                SystemInstructions.judge(new Situation(core.freeze(), memory, instruction, clock.getAsLong()));
        Outcome outcome = verdict.outcome();
        if (outcome instanceof Outcome.NotEmulated what) {
            throw new NotEmulated(Message.of("missing.at", what.what(), hex(core.rip()), text(core, instruction)));
        }
        if (!(verdict.spec().success() instanceof Outcome.Done) || !outcome.success()) {
            journal.tell(core.id(), new SystemInstructionExecuted(text(core, instruction), verdict));
        }
        if (outcome instanceof Outcome.VmEntryReached) {
            throw new NotEmulated(Message.of("missing.guest", hex(core.rip()), text(core, instruction)));
        }
        if (outcome instanceof Outcome.Fault fault) {
            throw GuestFault.of(fault.vector(), fault.errorCode().orElse(0), fault.cr2());
        }
        apply(core, verdict.change(), core.rip());
    }

    private void apply(Core core, Change change, long rip) {
        change.store(memory);
        core.thaw(change.after());
        if (change.flushTlb()) {
            core.mmu().flush();
        }
        change.registers().forEach(write -> journal.tell(core.id(), write.at(rip)));
        takeLatchedInit(core, change.after());
    }

    /** An INIT signal waits as long as VMX operation lasts, and comes right after it. Intel SDM Vol. 3C, 24.8. */
    private void takeLatchedInit(Core core, Processor after) {
        if (after.initLatched() && !after.vmx().inOperation()) {
            core.thaw(after.init());
            journal.tell(core.id(), new MachineEvent.InitTaken());
        }
    }

    private static String text(Core core, Instruction instruction) {
        return MasmFormatter.format(instruction, core.rip(), address -> Optional.empty());
    }

    private static String hex(long value) {
        return String.format(Locale.ROOT, "%X", value);
    }
}
