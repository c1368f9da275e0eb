package dev.vmxscope.core.machine;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.x86.exec.Bus;
import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One logical processor and RAM, without firmware and without Windows. It executes one instruction at a time, by the
 * same emulator as the whole machine. Mutable; one thread only.
 */
public final class BareMachine {
    private final WorkingMemory memory;
    private final Core core;
    private long steps;
    private @Nullable Verdict verdict;
    private boolean initTaken;

    /** A machine of that processor and RAM. */
    @SuppressWarnings("this-escape")
    public BareMachine(Processor processor, PhysicalMemory ram) {
        this.memory = ram.thaw();
        Bus bus = new Bus(memory, new SpecifiedUnit(memory, () -> steps, this::hear), address -> false);
        this.core = new Core(bus, processor);
        bus.connect();
    }

    private void hear(int cpu, Event event) {
        if (event instanceof SystemInstructionExecuted executed) {
            verdict = executed.verdict();
        } else if (event instanceof MachineEvent.InitTaken) {
            initTaken = true;
        }
    }

    /**
     * What came of an instruction.
     *
     * @param outcome in the manual's terms
     * @param verdict its judgement; empty for an instruction that is interpreted, and for a system instruction that
     *     simply worked
     * @param after the processor after it; after an exception as before, but for CR2 after a page fault
     * @param rflags RFLAGS as the emulator left them, whatever the outcome
     * @param initTaken whether an INIT signal that had waited came right after the instruction
     */
    public record Executed(
            Outcome outcome, Optional<Verdict> verdict, Processor after, long rflags, boolean initTaken) {}

    /** Physical memory. */
    public WorkingMemory memory() {
        return memory;
    }

    /** Executes the instruction at the processor's RIP. */
    public Executed execute(Processor before) {
        verdict = null;
        initTaken = false;
        core.thaw(before);
        core.run(1);
        steps++;
        Outcome outcome = outcome(before);
        Processor after = before;
        if (outcome.completes()) {
            after = core.freeze();
        } else if (outcome instanceof Outcome.Fault fault && fault.cr2() != 0) {
            after = before.withControl(before.control().withCr2(fault.cr2()));
        }
        return new Executed(outcome, Optional.ofNullable(verdict), after, core.rflags(), initTaken);
    }

    private Outcome outcome(Processor before) {
        return switch (core.stop()) {
            case FAULT -> verdict == null ? fault(Objects.requireNonNull(core.fault()), before) : verdict.outcome();
            case NOT_EMULATED ->
                verdict == null
                        ? new Outcome.NotEmulated(
                                Objects.requireNonNull(core.notEmulated()).what())
                        : verdict.outcome();
            case INTERRUPT -> new Outcome.NotEmulated(Message.of("missing.interrupt", core.interrupt()));
            case BUDGET, CONDITION, GATE, HALT, PAUSE -> verdict == null ? Outcome.Done.INSTANCE : verdict.outcome();
        };
    }

    /** An exception of an interpreted instruction; real mode delivers no error code. Intel SDM Vol. 3B, 21.1.4. */
    private static Outcome fault(GuestFault fault, Processor before) {
        boolean code = fault.vector().hasErrorCode() && !before.realMode();
        OptionalInt errorCode = code ? OptionalInt.of(fault.errorCode()) : OptionalInt.empty();
        return new Outcome.Fault(fault.vector(), errorCode, fault.vector() == Vector.PF ? fault.linear() : 0);
    }

    /**
     * Reads 64 bits of linear memory by the rights of the processor's present state.
     *
     * @throws GuestFault if it cannot be read
     */
    public long read64(long linear) {
        return core.mmu().read64(linear);
    }
}
