package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.memory.AccessKind;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mode;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.util.List;

/**
 * All that an instruction's judgement may look at.
 *
 * @param cpu the processor, RIP on the instruction
 * @param memory physical memory; only read
 * @param instruction the decoded instruction
 * @param tsc the machine's time stamp, the number of its steps, 64 bits
 */
public record Situation(Processor cpu, MemoryView memory, Instruction instruction, long tsc) {

    /** Current privilege level, 0 to 3. */
    public int cpl() {
        return cpu.cpl();
    }

    /** Whether the processor is not in VMX operation. */
    public boolean outsideVmx() {
        return !cpu.vmx().inOperation();
    }

    /** Whether the processor is in VMX root operation. */
    public boolean inRoot() {
        return cpu.vmx().mode() == VmxState.Mode.ROOT;
    }

    /** Address of the next instruction; outside 64-bit mode cut to the instruction pointer's width. */
    public long nextRip() {
        return instruction.mode() == Mode.BITS64
                ? cpu.rip() + instruction.length()
                : cut(cpu.rip() + instruction.length(), instruction.mode() == Mode.BITS16 ? 16 : 32);
    }

    /** The value of a general, segment, control or debug register, zero-extended to 64 bits. */
    public long value(Register register) {
        int number = register.number();
        return switch (register.kind()) {
            case GPR8, GPR16, GPR32, GPR64 -> cut(cpu.general().get(number), register.bits());
            case GPR8_HIGH -> cpu.general().get(number - 4) >>> 8 & 0xFF;
            case SEGMENT -> cpu.segments().all().get(number).selector();
            case DEBUG -> cpu.debug().get(number & 7);
            case CONTROL -> controlValue(number);
            case IP -> nextRip();
            case XMM -> throw new IllegalArgumentException("no system instruction reads " + register);
        };
    }

    private long controlValue(int number) {
        return switch (number) {
            case 0 -> cpu.control().cr0();
            case 2 -> cpu.control().cr2();
            case 3 -> cpu.control().cr3();
            case 4 -> cpu.control().cr4();
            case 8 -> cpu.control().cr8();
            default -> 0;
        };
    }

    /** EDX:EAX. */
    public long edxEax() {
        return value(Register.EDX) << 32 | value(Register.EAX);
    }

    /**
     * A register operand of the instruction.
     *
     * @throws ClassCastException if that operand is no register
     */
    public Register register(int index) {
        return ((Operand.Reg) instruction.operand(index)).register();
    }

    /** Whether that operand lies in memory. */
    public boolean isMemory(int index) {
        return instruction.operand(index) instanceof Operand.Mem;
    }

    /**
     * The offset within its segment that a memory operand names: base, index and displacement, cut to the address size.
     *
     * @throws ClassCastException if that operand does not lie in memory
     */
    public long effectiveAddress(int index) {
        Operand.Mem mem = (Operand.Mem) instruction.operand(index);
        long sum = mem.displacement();
        if (mem.base() != null) {
            sum += value(mem.base());
        }
        if (mem.index() != null) {
            sum += value(mem.index()) * mem.scale();
        }
        return cut(sum, mem.addressBits());
    }

    /** Tries to reach the bytes that a memory operand names, by the rights of the current privilege level. */
    public Access access(int index, int bytes, AccessKind kind) {
        Operand.Mem mem = (Operand.Mem) instruction.operand(index);
        return LinearAccess.of(cpu, memory).operand(mem.segment(), effectiveAddress(index), bytes, kind);
    }

    /** The value of a register or memory operand of at most 64 bits, 0 if memory refuses. */
    public long operandValue(int index, int bytes) {
        if (!isMemory(index)) {
            return cut(value(register(index)), bytes * 8);
        }
        return access(index, bytes, AccessKind.READ) instanceof Access.Reached reached
                ? reached.read(memory, 0, bytes)
                : 0;
    }

    /** The accessed bits that reading an operand sets on its way; none for a register. */
    List<MemoryWrite> readMarks(int index, int bytes) {
        return isMemory(index) && access(index, bytes, AccessKind.READ) instanceof Access.Reached reached
                ? reached.marks()
                : List.of();
    }

    static long cut(long value, int bits) {
        return bits >= Long.SIZE ? value : value & ((1L << bits) - 1);
    }
}
