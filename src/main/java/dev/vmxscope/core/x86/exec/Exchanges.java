package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RBX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RCX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RDX;

import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.x86.Instruction;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Operand;
import dev.vmxscope.core.x86.Register;
import java.util.Map;

/**
 * XCHG, XADD, CMPXCHG and its wide forms, MOVBE, XLATB. Intel SDM Vol. 2. One core runs at a time and never stops
 * within an instruction, so every one of them is atomic and LOCK adds nothing.
 */
final class Exchanges {
    private Exchanges() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        table.put(Mnemonic.XCHG, Exchanges::exchange);
        table.put(Mnemonic.XADD, Exchanges::exchangeAdd);
        table.put(Mnemonic.CMPXCHG, Exchanges::compareExchange);
        table.put(Mnemonic.CMPXCHG8B, at -> compareExchangeWide(at, 4));
        table.put(Mnemonic.CMPXCHG16B, at -> compareExchangeWide(at, 8));
        table.put(Mnemonic.MOVBE, Exchanges::swapMove);
        table.put(Mnemonic.XLATB, Exchanges::translate);
    }

    private static Op exchange(At at) {
        Place first = Place.of(at.instruction().operand(0), at);
        Place second = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> {
            first.probe(core);
            second.probe(core);
            long a = first.get(core);
            long b = second.get(core);
            if (first instanceof Place.Memory) {
                first.set(core, b);
                second.set(core, a);
            } else {
                second.set(core, a);
                first.set(core, b);
            }
        });
    }

    private static Op exchangeAdd(At at) {
        int shift = 64 - at.instruction().operandBits();
        Place target = Place.of(at.instruction().operand(0), at);
        Place source = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> {
            target.probe(core);
            long before = target.get(core);
            long sum = Alu.add(core.flags, before, source.get(core), shift);
            if (target instanceof Place.Memory) {
                target.set(core, sum);
                source.set(core, before);
            } else {
                source.set(core, before);
                target.set(core, sum);
            }
        });
    }

    private static Op compareExchange(At at) {
        Instruction instruction = at.instruction();
        int bits = instruction.operandBits();
        Place accumulator = Place.register(Register.of(
                switch (bits) {
                    case 8 -> Register.Kind.GPR8;
                    case 16 -> Register.Kind.GPR16;
                    case 32 -> Register.Kind.GPR32;
                    default -> Register.Kind.GPR64;
                },
                RAX));
        Place target = Place.of(instruction.operand(0), at);
        Place source = Place.of(instruction.operand(1), at);
        return new Simple(at, core -> {
            target.probe(core);
            long value = target.get(core);
            Alu.sub(core.flags, accumulator.get(core), value, 64 - bits);
            if (core.flags.zf()) {
                target.set(core, source.get(core));
            } else {
                if (target instanceof Place.Memory) {
                    target.set(core, value);
                }
                accumulator.set(core, value);
            }
        });
    }

    private static Op compareExchangeWide(At at, int half) {
        Ea address = Ea.of((Operand.Mem) at.instruction().operand(0), at);
        return new Simple(at, core -> {
            long where = address.of(core);
            if (half == 8 && (where & 15) != 0) {
                throw GuestFault.of(Vector.GP, 0);
            }
            core.mmu().probeWrite(where, 2 * half);
            Place low = Place.memory(new Ea.Known(where), 8 * half);
            Place high = Place.memory(new Ea.Known(where + half), 8 * half);
            long lowValue = low.get(core);
            long highValue = high.get(core);
            long mask = half == 8 ? -1L : 0xFFFFFFFFL;
            boolean equal = lowValue == (core.gpr[RAX] & mask) && highValue == (core.gpr[RDX] & mask);
            core.flags.setZf(equal);
            if (equal) {
                low.set(core, core.gpr[RBX]);
                high.set(core, core.gpr[RCX]);
            } else {
                core.gpr[RAX] = lowValue;
                core.gpr[RDX] = highValue;
            }
        });
    }

    private static Op swapMove(At at) {
        int bits = at.instruction().operandBits();
        Place target = Place.of(at.instruction().operand(0), at);
        Place source = Place.of(at.instruction().operand(1), at);
        return new Simple(at, core -> target.set(core, Long.reverseBytes(source.get(core)) >>> 64 - bits));
    }

    private static Op translate(At at) {
        Ea address = Ea.of((Operand.Mem) at.instruction().operand(0), at);
        Place al = Place.register(Register.AL);
        return new Simple(at, core -> al.set(core, core.mmu().read8(address.of(core))));
    }
}
