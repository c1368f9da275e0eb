package dev.vmxscope.core.probe;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.BareMachine;
import dev.vmxscope.core.machine.BareMachine.Executed;
import dev.vmxscope.core.machine.ResetSignal;
import dev.vmxscope.core.probe.Act.Instruct;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.x86.Mode;
import java.util.List;
import java.util.Optional;

/**
 * A processor that executes one step after the other. Each step is real machine code, executed by the emulator; an
 * exception is the step's outcome and is not delivered. General registers keep their values from step to step, segment
 * registers and flags are set anew. Mutable; one thread only.
 */
public final class Probe {
    /** A loop in raw bytes ends after that many instructions. */
    private static final int MOST_INSTRUCTIONS = 64;

    private static final Message ENDLESS = Message.of("missing.endless", MOST_INSTRUCTIONS);

    private final BareMachine machine;
    private final Stand stand;
    private Processor cpu;

    /** A probe of that processor model, at its start. */
    public Probe(CpuProfile profile, StartMode mode) {
        this.cpu = mode.processor(profile);
        this.machine = new BareMachine(cpu, Rig.MEMORY);
        this.stand = new Stand(mode);
    }

    /** The processor as the last step left it. */
    public Processor processor() {
        return cpu;
    }

    /** Executes a step. */
    public StepResult run(Step step) {
        Optional<Message> refusal = step.place().refusal(cpu);
        if (refusal.isPresent()) {
            return StepResult.of(step, Outcomes.text(new Outcome.NotEmulated(refusal.get())));
        }
        Act act = step.act();
        if (act instanceof Instruct instruct) {
            return instruct(step, instruct);
        } else if (act instanceof Act.Modify modify) {
            return modify(step, modify);
        } else if (act instanceof Act.ShadowedLaunch) {
            return shadowedLaunch(step);
        } else if (act instanceof Act.Raw raw) {
            return raw(step, raw);
        } else if (act instanceof Act.Revision revision) {
            long basic = cpu.profile().msr(Msr.IA32_VMX_BASIC.index()).orElse(0);
            machine.memory().write(revision.address(), basic ^ revision.xor(), 4);
            return StepResult.of(step, Outcome.Done.INSTANCE.text());
        } else if (act instanceof Act.Reset reset) {
            return reset(step, reset.signal());
        }
        throw new IllegalStateException("unreachable: " + act);
    }

    private StepResult reset(Step step, ResetSignal signal) {
        ResetSignal.Result result = signal.apply(cpu);
        cpu = result.outcome() == ResetSignal.Outcome.RESET ? stand.afterReset(result.after()) : result.after();
        return StepResult.of(step, result.outcome().text());
    }

    private StepResult instruct(Step step, Instruct act) {
        for (int at = 0; at < act.operand().size(); at++) {
            machine.memory().write(Rig.OPERAND + 8L * at, act.operand().get(at), 8);
        }
        boolean far = act.form().addressed() && step.place() == Place.VIRTUAL_8086;
        Processor ready = stand.at(step.place(), cpu, far ? act.rax() : 0);
        long rax = far ? Flat.offset86(act.rax()) : act.rax();
        ready = with(ready, rax, act.rcx(), act.rdx());
        Executed executed = execute(act.form(), ready);
        StepResult result = told(step, executed, FlagLaw.of(act.form()));
        return executed.outcome().success() ? result.withValue(value(act, executed.after())) : result;
    }

    /** MOV from the control register, then MOV to it; the outcome is that of the first that fails, else the second. */
    private StepResult modify(Step step, Act.Modify act) {
        Processor ready = stand.at(step.place(), cpu, 0);
        Executed read = execute(act.from(), ready);
        if (!read.outcome().success()) {
            return told(step, read, FlagLaw.of(act.from()));
        }
        long value = read.after().general().get(GeneralRegisters.RAX);
        ready = with(stand.at(step.place(), cpu, 0), value & ~act.clear() | act.set(), 0, 0);
        return told(step, execute(act.to(), ready), FlagLaw.of(act.to()));
    }

    /** Reloads SS with the selector that it holds; the next instruction is in its shadow. */
    private StepResult shadowedLaunch(Step step) {
        Processor ready = stand.at(step.place(), cpu, 0);
        ready = with(ready, Stand.stackSelector(ready), 0, 0);
        Executed move = execute(Form.TO_SS, ready);
        if (!move.outcome().success()) {
            return told(step, move, FlagLaw.of(Form.TO_SS));
        }
        return told(step, execute(Form.VMLAUNCH, move.after()), FlagLaw.UNTOUCHED);
    }

    /**
     * Executes the bytes to their end, as many instructions as they are. The outcome is that of the last one executed,
     * the first that does not complete or the one that leads out of the bytes.
     */
    private StepResult raw(Step step, Act.Raw act) {
        Processor before = stand.at(step.place(), cpu, 0);
        long at = Rig.rawCode(before.cpl());
        machine.memory().write(at, new byte[Rig.RAW_ROOM]);
        machine.memory().write(at, act.code());
        long entry = Stand.facing(at, before).rip();
        Executed executed = machine.execute(before.withRip(entry));
        Optional<String> breach = breach(executed, before);
        long length = act.bytes().size();
        for (int count = 1; within(executed, entry, length) && breach.isEmpty(); count++) {
            if (count == MOST_INSTRUCTIONS) {
                cpu = stand.back(executed.after());
                return StepResult.of(step, Outcomes.text(new Outcome.NotEmulated(ENDLESS)));
            }
            before = executed.after();
            executed = machine.execute(before);
            breach = breach(executed, before);
        }
        return told(step, executed, breach);
    }

    private static boolean within(Executed executed, long entry, long length) {
        long offset = executed.after().rip() - entry;
        return executed.outcome().completes() && !executed.initTaken() && offset >= 0 && offset < length;
    }

    private static Optional<String> breach(Executed executed, Processor before) {
        return executed.initTaken()
                ? Optional.empty()
                : FlagLaw.UNKNOWN.breach(executed.outcome(), before.rflags(), executed.rflags());
    }

    private static Processor with(Processor cpu, long rax, long rcx, long rdx) {
        long mask = Mode.of(cpu) == Mode.BITS64 ? -1L : 0xFFFFFFFFL;
        return cpu.withGeneral(cpu.general()
                .with(GeneralRegisters.RAX, rax & mask)
                .with(GeneralRegisters.RCX, rcx & mask)
                .with(GeneralRegisters.RDX, rdx & mask));
    }

    private Executed execute(Form form, Processor ready) {
        return machine.execute(Stand.facing(Rig.code(form, Mode.of(ready), ready.cpl()), ready));
    }

    private StepResult told(Step step, Executed executed, FlagLaw law) {
        Optional<String> error = executed.initTaken()
                ? Optional.empty()
                : law.breach(executed.outcome(), Stand.flags(step.place()), executed.rflags());
        return told(step, executed, error);
    }

    private StepResult told(Step step, Executed executed, Optional<String> error) {
        cpu = executed.initTaken() ? stand.afterReset(executed.after()) : stand.back(executed.after());
        List<String> unmet = executed.verdict().map(Verdict::unmetIds).orElse(List.of());
        return new StepResult(step.text(), Outcomes.text(executed.outcome()), Optional.empty(), unmet, error);
    }

    private Optional<StepResult.Value> value(Instruct act, Processor after) {
        GeneralRegisters general = after.general();
        long rax = general.get(GeneralRegisters.RAX);
        long rcx = general.get(GeneralRegisters.RCX);
        long rdx = general.get(GeneralRegisters.RDX);
        return switch (act.reading()) {
            case NOTHING -> Optional.empty();
            case CPUID ->
                Optional.of(new StepResult.Value.Cpuid(
                        new CpuidValues((int) rax, (int) general.get(GeneralRegisters.RBX), (int) rcx, (int) rdx)));
            case EDX_EAX -> word(rdx << 32 | rax & 0xFFFFFFFFL);
            case RAX -> word(rax);
            case ECX -> word(rcx & 0xFFFFFFFFL);
            case OPERAND -> word(machine.read64(rax));
        };
    }

    private static Optional<StepResult.Value> word(long number) {
        return Optional.of(new StepResult.Value.Word(number));
    }
}
