package dev.vmxscope.core.cpu;

/**
 * Where a logical processor stands with VMX. Intel SDM Vol. 3C, chapter 24 and section 25.1.
 *
 * @param mode outside VMX operation, in root operation or in non-root operation
 * @param vmxonPointer physical address of the VMXON region, 64 bits; {@link #NONE} outside VMX operation
 * @param currentVmcs physical address of the current VMCS, 64 bits; {@link #NONE} if there is none
 */
public record VmxState(Mode mode, long vmxonPointer, long currentVmcs) {
    /** The pointer that stands for no region: FFFFFFFF_FFFFFFFFH. */
    public static final long NONE = -1L;

    /** The state after reset. */
    public static final VmxState OUTSIDE = new VmxState(Mode.OUTSIDE, NONE, NONE);

    /** The kinds of VMX operation. */
    public enum Mode {
        /** Not in VMX operation. */
        OUTSIDE,
        /** VMX root operation: the hypervisor's. */
        ROOT,
        /** VMX non-root operation: the guest's. */
        NON_ROOT
    }

    /** Root operation right after a successful VMXON: no VMCS is current. */
    public static VmxState root(long vmxonPointer) {
        return new VmxState(Mode.ROOT, vmxonPointer, NONE);
    }

    /** Whether the processor is in VMX operation, root or non-root. */
    public boolean inOperation() {
        return mode != Mode.OUTSIDE;
    }

    /** Whether a VMCS is current, so that a failure can leave an error number in it. */
    public boolean hasCurrentVmcs() {
        return currentVmcs != NONE;
    }

    /** The same state with another current VMCS. */
    public VmxState withCurrentVmcs(long pointer) {
        return new VmxState(mode, vmxonPointer, pointer);
    }
}
