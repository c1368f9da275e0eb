package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RDX;

import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.Register;
import java.math.BigInteger;
import java.util.Map;

/**
 * MUL, IMUL, DIV, IDIV. Intel SDM Vol. 2. The flags that the manual leaves undefined: after a multiplication SF follows
 * the low half, ZF and AF are 0 and PF follows the low half, as recent processors do; DIV and IDIV leave all flags.
 */
final class Multiplications {
    private Multiplications() {}

    static void define(Map<Mnemonic, Compiler.Maker> table) {
        table.put(Mnemonic.MUL, at -> wide(at, false));
        table.put(Mnemonic.IMUL, Multiplications::imul);
        table.put(Mnemonic.DIV, at -> divide(at, false));
        table.put(Mnemonic.IDIV, at -> divide(at, true));
    }

    private static Op imul(At at) {
        int operands = at.instruction().operands().size();
        if (operands == 1) {
            return wide(at, true);
        }
        int bits = at.instruction().operandBits();
        Place target = Place.of(at.instruction().operand(0), at);
        Place a = Place.of(at.instruction().operand(operands - 2), at);
        Place b = Place.of(at.instruction().operand(operands - 1), at);
        return new Simple(at, core -> {
            long x = signed(a.get(core), bits);
            long y = signed(b.get(core), bits);
            long low = x * y;
            boolean lost = bits == 64 ? Math.multiplyHigh(x, y) != low >> 63 : signed(low, bits) != low;
            target.set(core, low);
            flags(core, low, lost, bits);
        });
    }

    private static long signed(long value, int bits) {
        return value << 64 - bits >> 64 - bits;
    }

    private static void flags(Core core, long low, boolean overflow, int bits) {
        core.flags.logic(low << 64 - bits, 64 - bits);
        core.flags.zeroResult = 1;
        core.flags.cf = overflow;
        core.flags.of = overflow;
    }

    private static Op wide(At at, boolean signed) {
        int bits = at.instruction().operandBits();
        Place source = Place.of(at.instruction().operand(0), at);
        return new Simple(at, core -> {
            long a = core.gpr[RAX];
            long b = source.get(core);
            long low;
            long high;
            if (bits == 64) {
                low = a * b;
                high = Math.multiplyHigh(a, b) + (signed ? 0 : (a >> 63 & b) + (b >> 63 & a));
            } else {
                long product = signed ? signed(a, bits) * signed(b, bits) : (a & (1L << bits) - 1) * b;
                low = product;
                high = product >> bits;
            }
            store(core, low, high, bits);
            boolean lost = signed ? signed(high, bits) != signed(low, bits) >> 63 : high << 64 - bits != 0;
            flags(core, low, lost, bits);
        });
    }

    private static void store(Core core, long low, long high, int bits) {
        if (bits == 8) {
            Place.register(Register.AX).set(core, low & 0xFF | (high & 0xFF) << 8);
        } else {
            accumulator(RAX, bits).set(core, low);
            accumulator(RDX, bits).set(core, high);
        }
    }

    private static Place accumulator(int number, int bits) {
        return Place.register(Register.of(
                switch (bits) {
                    case 16 -> Register.Kind.GPR16;
                    case 32 -> Register.Kind.GPR32;
                    default -> Register.Kind.GPR64;
                },
                number));
    }

    private static Op divide(At at, boolean signed) {
        int bits = at.instruction().operandBits();
        Place source = Place.of(at.instruction().operand(0), at);
        return new Simple(at, core -> {
            long divisor = source.get(core);
            if (divisor == 0) {
                throw GuestFault.of(Vector.DE, 0);
            }
            if (bits == 64) {
                divide64(core, divisor, signed);
            } else {
                divideShort(core, divisor, bits, signed);
            }
        });
    }

    private static void divideShort(Core core, long divisor, int bits, boolean signed) {
        long mask = (1L << bits) - 1;
        long dividend = bits == 8 ? core.gpr[RAX] & 0xFFFF : core.gpr[RAX] & mask | (core.gpr[RDX] & mask) << bits;
        long quotient;
        long remainder;
        if (signed) {
            long x = bits == 32 ? dividend : signed(dividend, 2 * bits);
            long y = signed(divisor, bits);
            quotient = x / y;
            remainder = x % y;
            if (signed(quotient, bits) != quotient || x == Long.MIN_VALUE && y == -1) {
                throw GuestFault.of(Vector.DE, 0);
            }
        } else {
            quotient = Long.divideUnsigned(dividend, divisor);
            remainder = Long.remainderUnsigned(dividend, divisor);
            if ((quotient & ~mask) != 0) {
                throw GuestFault.of(Vector.DE, 0);
            }
        }
        store(core, quotient, remainder, bits);
    }

    private static void divide64(Core core, long divisor, boolean signed) {
        long high = core.gpr[RDX];
        long low = core.gpr[RAX];
        if (signed ? high == low >> 63 && !(low == Long.MIN_VALUE && divisor == -1) : high == 0) {
            store(
                    core,
                    signed ? low / divisor : Long.divideUnsigned(low, divisor),
                    signed ? low % divisor : Long.remainderUnsigned(low, divisor),
                    64);
            return;
        }
        BigInteger dividend = wideValue(high, signed).shiftLeft(64).add(wideValue(low, false));
        BigInteger[] result = dividend.divideAndRemainder(wideValue(divisor, signed));
        boolean fits = signed ? result[0].bitLength() <= 63 : result[0].bitLength() <= 64;
        if (!fits) {
            throw GuestFault.of(Vector.DE, 0);
        }
        store(core, result[0].longValue(), result[1].longValue(), 64);
    }

    private static BigInteger wideValue(long value, boolean signed) {
        BigInteger big = BigInteger.valueOf(value);
        return signed || value >= 0 ? big : big.add(BigInteger.ONE.shiftLeft(64));
    }
}
