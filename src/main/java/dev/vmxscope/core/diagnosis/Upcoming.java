package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.memory.Paging;
import dev.vmxscope.core.memory.Translation;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.x86.Decoded;
import dev.vmxscope.core.x86.Decoder;
import dev.vmxscope.core.x86.Mode;
import java.util.Arrays;
import java.util.Optional;

/** The instruction that a logical processor executes next. */
public final class Upcoming {
    private Upcoming() {}

    /** The verdict of the next instruction if it is a specified one: what would come of it now. */
    public static Optional<Verdict> verdict(Machine machine, int cpu) {
        Processor processor = machine.processors().get(cpu);
        return situation(processor, machine.memory(), machine.steps())
                .filter(situation -> SystemInstructions.handles(situation.instruction()))
                .map(SystemInstructions::judge);
    }

    private static Optional<Situation> situation(Processor cpu, MemoryView memory, long tsc) {
        byte[] code = fetch(cpu, memory);
        return Decoder.decode(code, 0, code.length, Mode.of(cpu)) instanceof Decoded.Ok ok
                ? Optional.of(new Situation(cpu, memory, ok.instruction(), tsc))
                : Optional.empty();
    }

    /** The bytes from RIP on that can be fetched. */
    private static byte[] fetch(Processor cpu, MemoryView memory) {
        byte[] code = new byte[Decoder.LONGEST];
        long base = cpu.in64BitMode() ? 0 : cpu.segments().get(SegmentName.CS).base();
        for (int at = 0; at < Decoder.LONGEST; at++) {
            long linear = base + cpu.rip() + at;
            boolean user = cpu.cpl() == 3;
            if (cpu.longModeActive() && !Paging.isCanonical(linear)
                    || !(Paging.walk(memory, cpu.control(), linear, AccessKind.FETCH, user, false)
                            instanceof Translation place)) {
                return Arrays.copyOf(code, at);
            }
            code[at] = (byte) memory.read8(place.physical());
        }
        return code;
    }
}
