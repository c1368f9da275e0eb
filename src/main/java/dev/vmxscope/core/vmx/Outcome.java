package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.text.Message;
import java.util.Locale;
import java.util.OptionalInt;

/** What comes of an instruction. Intel SDM Vol. 3C, section 31.2 (30.2 in older editions) for the VMX ones. */
public sealed interface Outcome {
    /** The notation of the manual: {@code #GP(0)}, {@code VMfailValid(12)}; {@code ok} for a plain success. */
    String text();

    /** The instruction does its work; flags as its own description says. */
    record Done() implements Outcome {
        /** The only one. */
        public static final Done INSTANCE = new Done();

        @Override
        public String text() {
            return "ok";
        }
    }

    /** A VMX instruction succeeded: the six arithmetic flags are 0. */
    record VmSucceed() implements Outcome {
        /** The only one. */
        public static final VmSucceed INSTANCE = new VmSucceed();

        @Override
        public String text() {
            return "VMsucceed";
        }
    }

    /**
     * All checks of VMLAUNCH or VMRESUME before the guest's state are passed: here the guest would be entered. Nothing
     * changes, neither RIP nor flags, and the emulator stops.
     */
    record VmEntryReached() implements Outcome {
        /** The only one. */
        public static final VmEntryReached INSTANCE = new VmEntryReached();

        @Override
        public String text() {
            return "VM entry reached";
        }
    }

    /**
     * A VMX instruction failed, as a stage declares it: {@link VmFailValid} if a VMCS is current, else
     * {@link VmFailInvalid}. Never the outcome of a verdict.
     *
     * @param number the VM-instruction error number
     */
    record VmFail(int number) implements Outcome {
        @Override
        public String text() {
            return "VMfail(" + number + ")";
        }
    }

    /** A VMX instruction failed and left no error number: CF is 1. */
    record VmFailInvalid() implements Outcome {
        /** The only one. */
        public static final VmFailInvalid INSTANCE = new VmFailInvalid();

        @Override
        public String text() {
            return "VMfailInvalid";
        }
    }

    /**
     * A VMX instruction failed and left its error number in the current VMCS: ZF is 1.
     *
     * @param number the VM-instruction error number
     */
    record VmFailValid(int number) implements Outcome {
        @Override
        public String text() {
            return "VMfailValid(" + number + ")";
        }
    }

    /**
     * An exception; RIP stays on the instruction and no flag changes.
     *
     * @param vector which
     * @param errorCode 32 bits, empty where the vector has none and in real mode
     * @param cr2 for #PF the linear address that goes to CR2, else 0
     */
    record Fault(Vector vector, OptionalInt errorCode, long cr2) implements Outcome {
        /** Invalid opcode. */
        public static final Fault UD = new Fault(Vector.UD, OptionalInt.empty(), 0);
        /** General protection with error code 0. */
        public static final Fault GP0 = new Fault(Vector.GP, OptionalInt.of(0), 0);
        /** Stack fault with error code 0. */
        public static final Fault SS0 = new Fault(Vector.SS, OptionalInt.of(0), 0);

        @Override
        public String text() {
            return vector.mnemonic() + (errorCode.isPresent() ? "(" + hex(errorCode.getAsInt()) + ")" : "");
        }

        private static String hex(int value) {
            return Integer.toHexString(value).toUpperCase(Locale.ROOT) + (value > 9 ? "H" : "");
        }
    }

    /**
     * VMX non-root operation ends.
     *
     * @param reason the basic exit reason. Intel SDM Vol. 3D, appendix C
     */
    record VmExit(int reason) implements Outcome {
        @Override
        public String text() {
            return "VM exit " + reason;
        }
    }

    /**
     * The emulator cannot go on: the processor would, and this says what is missing.
     *
     * @param what the name of it, {@code MSR 1234H}
     */
    record NotEmulated(Message what) implements Outcome {
        @Override
        public String text() {
            return "not emulated: " + what;
        }
    }

    /** An exception with an error code. */
    static Outcome fault(Vector vector, int errorCode) {
        return new Fault(vector, OptionalInt.of(errorCode), 0);
    }

    /** A page fault at that linear address. */
    static Outcome pageFault(int errorCode, long linear) {
        return new Fault(Vector.PF, OptionalInt.of(errorCode), linear);
    }

    /** Whether the instruction did its work. */
    default boolean success() {
        return this instanceof Done || this instanceof VmSucceed || this instanceof VmEntryReached;
    }

    /** Whether the instruction completes: it did its work, or fails by VMfail, and RIP goes on. */
    default boolean completes() {
        return this instanceof Done
                || this instanceof VmSucceed
                || this instanceof VmFailInvalid
                || this instanceof VmFailValid;
    }

    /**
     * This outcome as it is in that situation: VMfail becomes valid or invalid by the current VMCS, and an exception in
     * real mode delivers no error code (Intel SDM Vol. 3B, section 21.1.4).
     */
    default Outcome in(Situation situation) {
        if (this instanceof VmFail fail) {
            return situation.cpu().vmx().hasCurrentVmcs() ? new VmFailValid(fail.number()) : VmFailInvalid.INSTANCE;
        }
        if (this instanceof Fault fault && situation.cpu().realMode()) {
            return new Fault(fault.vector(), OptionalInt.empty(), fault.cr2());
        }
        return this;
    }
}
