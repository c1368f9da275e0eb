package dev.vmxscope.core.x86;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The specification of one operand in an opcode table: where it comes from and how wide it is. The letters are close to
 * those of Intel SDM volume 2D, section A.2.
 *
 * <p>Sources: {@code E} general register or memory by ModRM.rm, {@code M} memory only, {@code R} general register by
 * ModRM.rm only, {@code P} the same whatever ModRM.mod says, {@code G} general register by ModRM.reg, {@code V} XMM by
 * ModRM.reg, {@code W} XMM or memory, {@code U} XMM by ModRM.rm only, {@code S} segment, {@code C} control, {@code D}
 * debug register by ModRM.reg, {@code Z} general register by the low bits of the opcode, {@code a} accumulator, {@code
 * I} constant, {@code s} byte constant sign-extended to the operand size, {@code J} relative target, {@code A} far
 * target, {@code O} memory offset, {@code X} memory at rSI, {@code Y} memory at ES:rDI, {@code L} memory at rBX + AL,
 * {@code 1} the number one, {@code =} a fixed register.
 *
 * <p>Sizes: {@code b w d q x} 8, 16, 32, 64, 128 bits; {@code v} operand size; {@code z} operand size but at most 32;
 * {@code y} 64 with REX.W, else 32; {@code r} 64 in 64-bit mode, else 32; {@code u} operand size for a register, 16 for
 * memory; {@code e} 32 for a register, 16 for memory; {@code p} far pointer; {@code t} descriptor-table operand; {@code
 * c} 128 with REX.W, else 64; {@code k} twice the operand size; {@code f} 4096; {@code 0} none.
 */
record Arg(char source, char size, @Nullable Register fixed) {
    static Arg parse(String text) {
        if (text.equals("AL") || text.equals("CL") || text.equals("DX") || text.endsWith("S")) {
            return new Arg('=', '0', Register.valueOf(text.toUpperCase(Locale.ROOT)));
        }
        return new Arg(text.charAt(0), text.length() > 1 ? text.charAt(1) : '0', null);
    }

    boolean usesModrm() {
        return "EMRPGVWUSCD".indexOf(source) >= 0;
    }

    boolean memoryOnly() {
        return source == 'M';
    }

    boolean registerOnly() {
        return source == 'R' || source == 'U';
    }

    /** Whether this operand, as the first one, makes the instruction a byte instruction. */
    boolean isByte() {
        return fixed == Register.AL || size == 'b' && "EGMZOXY".indexOf(source) >= 0;
    }
}
