package dev.vmxscope.core.diagnosis;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidFeatures;
import dev.vmxscope.core.cpu.CpuidStrings;
import java.util.Locale;
import java.util.Optional;

/**
 * A hypervisor that runs above the machine, by the signature of CPUID leaf 40000000H. A hypervisor may give another
 * one's signature: KVM and VirtualBox give that of Hyper-V if Windows is to find its own interface.
 */
public enum Host {
    /** Hyper-V, which also carries virtualization-based security, WSL 2 and Windows Sandbox. */
    HYPER_V("Microsoft Hv"),
    /** VMware Workstation, Fusion and ESXi. */
    VMWARE("VMwareVMware"),
    /** The hypervisor of the Linux kernel. */
    KVM("KVMKVMKVM"),
    /** Oracle VirtualBox. */
    VIRTUALBOX("VBoxVBoxVBox"),
    /** Xen. */
    XEN("XenVMMXenVMM"),
    /** The hypervisor bit is set, but the signature is another or none. */
    OTHER("");

    private static final int SIGNATURE_LEAF = 0x40000000;

    private final String signature;

    Host(String signature) {
        this.signature = signature;
    }

    /** In lower case with hyphens: {@code hyper-v}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The hypervisor that CPUID tells of; empty where CPUID.1:ECX[31] is 0. */
    public static Optional<Host> of(CpuProfile profile) {
        if (!CpuidFeatures.HYPERVISOR.isSet(profile.leaf(1, 0).ecx() & 0xFFFFFFFFL)) {
            return Optional.empty();
        }
        String told = CpuidStrings.hypervisor(profile.leaf(SIGNATURE_LEAF, 0));
        for (Host host : values()) {
            if (host.signature.equals(told)) {
                return Optional.of(host);
            }
        }
        return Optional.of(OTHER);
    }
}
