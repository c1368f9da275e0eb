package dev.vmxscope.core.probe;

import dev.vmxscope.core.machine.ResetSignal;
import java.util.List;

/** What a step does. */
sealed interface Act {

    /**
     * Executes one instruction.
     *
     * @param form which
     * @param rax RAX before it
     * @param rcx RCX before it
     * @param rdx RDX before it
     * @param operand quadwords in the operand's memory before it; none if that is left alone
     * @param reading where the value that it reads stands afterwards
     */
    record Instruct(Form form, long rax, long rcx, long rdx, List<Long> operand, Reading reading) implements Act {
        public Instruct {
            operand = List.copyOf(operand);
        }

        static Instruct of(Form form, long rax, long rcx) {
            return new Instruct(form, rax, rcx, 0, List.of(), Reading.NOTHING);
        }

        /** The operand is the quadwords given. */
        static Instruct memory(Form form, long rcx, Long... operand) {
            return new Instruct(form, Rig.OPERAND, rcx, 0, List.of(operand), Reading.NOTHING);
        }

        Instruct withRdx(long value) {
            return new Instruct(form, rax, rcx, value, operand, reading);
        }

        Instruct reading(Reading what) {
            return new Instruct(form, rax, rcx, rdx, operand, what);
        }
    }

    /** Where an instruction leaves what it read. */
    enum Reading {
        /** It reads nothing. */
        NOTHING,
        /** EAX, EBX, ECX and EDX. */
        CPUID,
        /** EDX:EAX. */
        EDX_EAX,
        /** RAX. */
        RAX,
        /** ECX. */
        ECX,
        /** The operand in memory. */
        OPERAND
    }

    /** Reads a control register, changes bits, writes it: two MOVs. */
    record Modify(Form from, Form to, long set, long clear) implements Act {}

    /** MOV SS and VMLAUNCH in its shadow. */
    record ShadowedLaunch() implements Act {}

    /** Executes instructions as their bytes stand. */
    record Raw(List<Byte> bytes) implements Act {
        public Raw {
            bytes = List.copyOf(bytes);
        }

        byte[] code() {
            byte[] code = new byte[bytes.size()];
            for (int at = 0; at < code.length; at++) {
                code[at] = bytes.get(at);
            }
            return code;
        }
    }

    /** The probe itself writes IA32_VMX_BASIC[31:0] xor a mask to physical memory. */
    record Revision(long address, long xor) implements Act {}

    /** A signal from outside the processor. */
    record Reset(ResetSignal signal) implements Act {}
}
