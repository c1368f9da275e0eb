package dev.vmxscope.core.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The addresses of Windows's own code: 16 bytes for each function, in the order of the names. The guest calls or
 * returns to such an address and finds Windows behind it.
 */
final class Gates {
    static final int SLOT = 16;

    /** Functions of Windows that are not exported but seen: as return addresses, in tables, in registers. */
    private static final List<String> INTERNAL = List.of(
            "ExpWorkerThread",
            "IofCallDriver+0x59",
            "IopCompleteRequest",
            "IopInvalidDeviceRequest",
            "IopLoadDriver+0x4bd",
            "IopLoadUnloadDriver+0x66",
            "IopSynchronousServiceTail",
            "KiBreakpointTrap",
            "KiDivideErrorFault",
            "KiExecuteAllDpcs+0x2e7",
            "KiGeneralProtectionFault",
            "KiIdleLoop",
            "KiInterruptHandler",
            "KiInvalidOpcodeFault",
            "KiIpiProcessRequests",
            "KiPageFault",
            "KiRaiseSecurityCheckFailure",
            "KiStackFault",
            "KiSystemCall64",
            "KiSystemServiceExit",
            "KiUnexpectedInterrupt",
            "PspSystemThreadStartup+0x55");

    private static final List<String> KERNEL = kernelNames();
    private static final List<String> USER = new ArrayList<>(Exports.USER.keySet());
    private static final Map<String, Long> KERNEL_ADDRESSES = addresses(KERNEL, Layout.NT + 0x1000);
    private static final Map<String, Long> USER_ADDRESSES = addresses(USER, Layout.USER_GATES);

    private Gates() {}

    private static List<String> kernelNames() {
        List<String> names = new ArrayList<>(Exports.KERNEL.keySet());
        names.addAll(INTERNAL);
        names.addAll(ExportNames.NOT_EMULATED);
        return names;
    }

    private static Map<String, Long> addresses(List<String> names, long base) {
        Map<String, Long> addresses = new TreeMap<>();
        for (int at = 0; at < names.size(); at++) {
            addresses.put(names.get(at), base + (long) SLOT * at);
        }
        return addresses;
    }

    static boolean isGate(long address) {
        return Long.compareUnsigned(address - Layout.NT - 0x1000, (long) SLOT * KERNEL.size()) < 0
                || Long.compareUnsigned(address - Layout.USER_GATES, (long) SLOT * USER.size()) < 0;
    }

    /** The address of a function of the kernel, exported or internal. */
    static long kernel(String name) {
        Long address = KERNEL_ADDRESSES.get(name);
        if (address == null) {
            throw new IllegalArgumentException(name);
        }
        return address;
    }

    /** The address of a function of the kernel, if there is one of that name. */
    static Optional<Long> find(String name) {
        return Optional.ofNullable(KERNEL_ADDRESSES.get(name));
    }

    /** The address of an exported function, also of one that is not emulated: calling it tells so. */
    static Optional<Long> kernelExport(String name) {
        return Exports.KERNEL.containsKey(name) || ExportNames.NOT_EMULATED.contains(name)
                ? Optional.of(kernel(name))
                : Optional.empty();
    }

    static Optional<Long> userExport(String name) {
        return Optional.ofNullable(USER_ADDRESSES.get(name));
    }

    /** The bare name of the kernel function whose slot begins at the address. */
    static Optional<String> kernelName(long address) {
        return name(KERNEL, address - Layout.NT - 0x1000);
    }

    static Optional<String> userName(long address) {
        return name(USER, address - Layout.USER_GATES);
    }

    private static Optional<String> name(List<String> names, long offset) {
        return offset >= 0 && offset < (long) SLOT * names.size() && offset % SLOT == 0
                ? Optional.of(names.get((int) offset / SLOT))
                : Optional.empty();
    }

    static Optional<String> name(long address) {
        return kernelName(address)
                .map(name -> "nt!" + name)
                .or(() -> userName(address)
                        .map(name -> (Exports.C_RUNTIME.contains(name) ? "msvcrt!" : "KERNEL32!") + name));
    }
}
