package dev.vmxscope.core.probe;

import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.vmx.Outcome;
import java.util.Locale;
import java.util.Optional;

/**
 * What an instruction that simply works does to RFLAGS. An exception leaves them alone, and a VMX instruction that
 * completes writes the six arithmetic flags: Intel SDM Vol. 3C, section 31.2.
 */
enum FlagLaw {
    /** It leaves them alone. */
    UNTOUCHED,
    /** MOV to and from control registers: the arithmetic flags are undefined. */
    ARITHMETIC_UNDEFINED,
    /** Any instruction may stand there. */
    UNKNOWN;

    static FlagLaw of(Form form) {
        return switch (form) {
            case FROM_CR0, FROM_CR3, FROM_CR4, TO_CR0, TO_CR3, TO_CR4 -> ARITHMETIC_UNDEFINED;
            default -> UNTOUCHED;
        };
    }

    /** What is wrong with the flags after an outcome, if something is. */
    Optional<String> breach(Outcome outcome, long before, long after) {
        long kept = before & ~Rflags.ARITHMETIC;
        if (outcome instanceof Outcome.VmSucceed) {
            return compare(outcome, kept, after);
        } else if (outcome instanceof Outcome.VmFailInvalid) {
            return compare(outcome, Rflags.CF.set(kept), after);
        } else if (outcome instanceof Outcome.VmFailValid) {
            return compare(outcome, Rflags.ZF.set(kept), after);
        } else if (outcome.completes() && this == UNKNOWN) {
            return Optional.empty();
        } else if (outcome.completes() && this == ARITHMETIC_UNDEFINED) {
            return compare(outcome, before, after & ~Rflags.ARITHMETIC | before & Rflags.ARITHMETIC);
        }
        return compare(outcome, before, after);
    }

    private static Optional<String> compare(Outcome outcome, long expected, long actual) {
        return expected == actual
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "RFLAGS after %s are 0x%x, must be 0x%x",
                        Outcomes.text(outcome),
                        actual,
                        expected));
    }
}
