package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.diagnosis.AskedVmxon;
import dev.vmxscope.core.diagnosis.Surroundings;
import dev.vmxscope.core.diagnosis.Upcoming;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineEvent;
import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A system instruction and its verdict.
 *
 * @param subject which of those that can be explained
 * @param step in which it was executed, or would be
 * @param cpu number of the logical processor
 * @param instruction as the disassembler writes it
 * @param verdict the judgement
 * @param asItWas whether the machine stands yet as the instruction found it, so that what helps can be told from it
 */
record Judged(Subject subject, long step, int cpu, String instruction, Verdict verdict, boolean asItWas) {
    /** Steps between an instruction's verdict, its fault and the bugcheck that comes of it. */
    static final int TOGETHER = 4;

    /** The next instruction, if it is a specified one and the machine can go on. */
    static Optional<Judged> next(View view) {
        Machine machine = view.machine();
        OptionalInt cpu = View.running(machine);
        if (view.frame().running() || stopped(machine) || cpu.isEmpty()) {
            return Optional.empty();
        }
        return Upcoming.verdict(machine, cpu.getAsInt())
                .filter(Judged::explains)
                .map(verdict -> new Judged(
                        Subject.NEXT,
                        machine.steps() + 1,
                        cpu.getAsInt(),
                        Disassembly.one(view, cpu.getAsInt(), verdict.before().rip()),
                        verdict,
                        true));
    }

    /** VMXON asked for on the processor that is shown, unless it is in VMX operation already or the next one is VMXON. */
    static Optional<Judged> asked(View view, Optional<Judged> next) {
        Machine machine = view.machine();
        boolean comes = next.filter(judged -> judged.verdict().spec().mnemonic() == Mnemonic.VMXON)
                .isPresent();
        if (comes
                || view.frame().running()
                || stopped(machine)
                || view.processor().vmx().inOperation()) {
            return Optional.empty();
        }
        Verdict verdict = AskedVmxon.verdict(view.processor(), machine.memory(), machine.steps());
        return Optional.of(new Judged(Subject.ASKED, machine.steps() + 1, view.cpu(), "vmxon", verdict, true));
    }

    /**
     * The system instruction that the last step executed, if it was a single step and succeeded: of those that are no
     * VMX instructions the journal keeps only the failures.
     */
    static Optional<Judged> stepped(View view) {
        Machine before = view.before();
        OptionalInt cpu = View.running(before);
        if (view.machine().steps() != before.steps() + 1 || cpu.isEmpty() || stopped(view.machine())) {
            return Optional.empty();
        }
        return Upcoming.verdict(before, cpu.getAsInt())
                .filter(verdict -> verdict.outcome().success())
                .map(verdict -> new Judged(
                        Subject.LAST,
                        view.machine().steps(),
                        cpu.getAsInt(),
                        Disassembly.one(view, cpu.getAsInt(), verdict.before().rip()),
                        verdict,
                        false));
    }

    /** The last executed one since the machine was started that the condition accepts. */
    static Optional<Judged> last(View view, Subject subject, Predicate<Verdict> condition) {
        Trail<Entry> journal = view.machine().journal();
        for (int at = journal.size() - 1; at >= 0; at--) {
            Entry entry = journal.get(at);
            if (entry.event() instanceof MachineEvent.Restarted) {
                break;
            }
            if (entry.event() instanceof SystemInstructionExecuted done
                    && explains(done.verdict())
                    && condition.test(done.verdict())) {
                return Optional.of(executed(view, subject, entry, done));
            }
        }
        return Optional.empty();
    }

    /**
     * What keeps the machine from going on in the way that its code wants: the next instruction if it would fail, else
     * the one that failed just now.
     */
    static Optional<Judged> failing(View view) {
        Optional<Judged> next = next(view).filter(Judged::fails);
        if (next.isPresent()) {
            return next;
        }
        Trail<Entry> journal = view.machine().journal();
        for (int at = journal.size() - 1; at >= 0; at--) {
            Entry entry = journal.get(at);
            if (entry.event() instanceof MachineEvent.Restarted
                    || view.machine().steps() - entry.step() > TOGETHER) {
                break;
            }
            if (entry.event() instanceof SystemInstructionExecuted done && explains(done.verdict())) {
                return Optional.of(executed(view, Subject.LAST, entry, done)).filter(Judged::fails);
            }
        }
        return Optional.empty();
    }

    private static Judged executed(View view, Subject subject, Entry entry, SystemInstructionExecuted done) {
        return new Judged(
                subject,
                entry.step(),
                entry.cpu(),
                done.text(),
                done.verdict(),
                view.machine().steps() - entry.step() <= TOGETHER && sameNow(view.machine(), done.verdict()));
    }

    /** The machine before it. */
    Surroundings around(Machine machine) {
        return subject.ahead() ? Surroundings.of(machine) : Surroundings.before(machine, step);
    }

    /** Whether the same verdict would come of the memory as it is now. */
    private static boolean sameNow(Machine machine, Verdict verdict) {
        Situation now = new Situation(verdict.before(), machine.memory(), verdict.instruction(), machine.steps());
        Verdict again = SystemInstructions.judge(now);
        return again.outcome().equals(verdict.outcome()) && again.stages().equals(verdict.stages());
    }

    /** A machine that stands still for good. */
    static boolean stopped(Machine machine) {
        Status status = machine.windows().status();
        return machine.notEmulated() != null || status instanceof Status.Bugcheck || status instanceof Status.Stuck;
    }

    /** A verdict that says only that the emulator lacks the instruction explains nothing. */
    static boolean explains(Verdict verdict) {
        return !(verdict.outcome() instanceof Outcome.NotEmulated);
    }

    boolean fails() {
        return !verdict.outcome().success();
    }

    /** Whether it is one of the VMX instructions, which tell by the flags how they went. */
    boolean vmx() {
        return verdict.spec().success() instanceof Outcome.VmSucceed;
    }
}
