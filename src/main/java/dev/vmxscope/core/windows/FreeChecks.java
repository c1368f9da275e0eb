package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.verifier.Mistake.Kind;
import dev.vmxscope.core.x86.exec.Core;

/**
 * Memory that is given back. VMXON region and VMCS: Intel SDM Vol. 3C, sections 25.11.4 and 25.11.5, software must not
 * touch a region between VMXON and VMXOFF, and must VMCLEAR a VMCS before it uses the memory otherwise.
 */
final class FreeChecks {
    private final Kernel kernel;
    private final Verifier verifier;

    FreeChecks(Kernel kernel, Verifier verifier) {
        this.kernel = kernel;
        this.verifier = verifier;
    }

    /** An address was freed that cannot be, or not by that function. */
    void wrong(long address, Message what) {
        verifier.tell(Kind.WRONG_FREE, verifier.caller(), address, what);
    }

    /** A block is about to be freed: whether a processor uses it. */
    void freeing(PoolBlock block) {
        for (Core core : kernel.computer.cores()) {
            VmxState vmx = core.freeze().vmx();
            if (vmx.inOperation() && holds(block, vmx.vmxonPointer())) {
                inUse(block, Message.of("mistake.vmxon-region", core.id(), Message.digits(vmx.vmxonPointer())));
            }
            if (vmx.inOperation() && vmx.hasCurrentVmcs() && holds(block, vmx.currentVmcs())) {
                inUse(block, Message.of("mistake.vmcs", core.id(), Message.digits(vmx.currentVmcs())));
            }
        }
    }

    private void inUse(PoolBlock block, Message text) {
        verifier.tell(Kind.FREED_IN_USE, verifier.caller(), block.address(), text);
    }

    private boolean holds(PoolBlock block, long physical) {
        long wanted = physical & -AddressSpace.PAGE;
        for (long page = block.address() & -AddressSpace.PAGE;
                page < block.address() + block.size();
                page += AddressSpace.PAGE) {
            if (kernel.space.physical(page) == wanted) {
                return true;
            }
        }
        return false;
    }
}
