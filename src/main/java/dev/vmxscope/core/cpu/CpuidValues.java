package dev.vmxscope.core.cpu;

/**
 * What CPUID answers, 32 bits each.
 *
 * @param eax in EAX
 * @param ebx in EBX
 * @param ecx in ECX
 * @param edx in EDX
 */
public record CpuidValues(int eax, int ebx, int ecx, int edx) {
    /** All zero. */
    public static final CpuidValues ZERO = new CpuidValues(0, 0, 0, 0);
}
