package dev.vmxscope.core.cpu;

/** The registers in which CPUID answers, 32 bits each. */
public enum CpuidRegister {
    /** EAX. */
    EAX,
    /** EBX. */
    EBX,
    /** ECX. */
    ECX,
    /** EDX. */
    EDX;

    /** This register's part of an answer. */
    public int of(CpuidValues values) {
        return switch (this) {
            case EAX -> values.eax();
            case EBX -> values.ebx();
            case ECX -> values.ecx();
            case EDX -> values.edx();
        };
    }
}
