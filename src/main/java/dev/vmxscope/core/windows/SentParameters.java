package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.Major;
import java.util.List;

/**
 * The parameters of requests that components of the kernel send, with the structures that they point to in pool. Values
 * are the plainest that Microsoft's pages allow. Source: wdm.h; Microsoft, the page of each minor function.
 */
final class SentParameters {
    private static final int FIRST = 0x08;
    private static final int SECOND = 0x10;
    private static final int SECOND_HALF = 0x12;
    private static final int THIRD = 0x18;
    private static final int FOURTH = 0x20;
    /** PowerSystemSleeping3: suspend to RAM. */
    private static final int SLEEPING = 4;
    /** PowerActionSleep. */
    private static final int SLEEP = 2;
    /** English of the United States. */
    private static final int LOCALE = 0x409;

    private static final int WMI_ROOM = 0x100;

    private final Kernel kernel;
    private final AddressSpace space;
    private final List<Long> blocks;

    /** {@code blocks} grows by what must be given back. */
    SentParameters(Kernel kernel, List<Long> blocks) {
        this.kernel = kernel;
        this.space = kernel.space;
        this.blocks = blocks;
    }

    void fill(Action.SendRequest request, long stack, long device) {
        switch (request.major()) {
            case Major.PNP -> plugAndPlay(request.minor(), stack);
            case Major.POWER -> power(request.minor(), stack);
            case Major.SYSTEM_CONTROL -> wmi(stack, device);
            case Major.FILE_SYSTEM_CONTROL -> volume(request.minor(), stack, device);
            default -> {}
        }
    }

    private long block(int size) {
        long at = kernel.pool.allocateForWindows(size, "Send");
        blocks.add(at);
        return at;
    }

    private void plugAndPlay(int minor, long stack) {
        switch (minor) {
            // IRP_MN_QUERY_INTERFACE: GUID, and an INTERFACE to be filled
            case 0x08 -> {
                space.write64(stack + FIRST, block(0x10));
                space.write(stack + SECOND, 0x20, 2);
                space.write(stack + SECOND_HALF, 1, 2);
                space.write64(stack + THIRD, block(0x20));
            }
            // IRP_MN_QUERY_CAPABILITIES: DEVICE_CAPABILITIES of version 1, Address and UINumber unknown
            case 0x09 -> {
                long capabilities = block(0x40);
                space.write(capabilities, 0x40 | 1 << 16, 4);
                space.write64(capabilities + 8, -1);
                space.write64(stack + FIRST, capabilities);
            }
            // IRP_MN_QUERY_DEVICE_TEXT: DeviceTextDescription
            case 0x0C -> space.write32(stack + SECOND, LOCALE);
            // IRP_MN_READ_CONFIG, IRP_MN_WRITE_CONFIG: 64 bytes of PCI's configuration space
            case 0x0F, 0x10 -> {
                space.write64(stack + SECOND, block(0x40));
                space.write32(stack + FOURTH, 0x40);
            }
            // IRP_MN_SET_LOCK
            case 0x12 -> space.write(stack + FIRST, 1, 1);
            // IRP_MN_DEVICE_USAGE_NOTIFICATION: a paging file comes
            case 0x16 -> {
                space.write(stack + FIRST, 1, 1);
                space.write32(stack + SECOND, 1);
            }
            // The rest has no parameters, or 0 and NULL are good values of theirs.
            default -> {}
        }
    }

    private void power(int minor, long stack) {
        switch (minor) {
            case 0 -> space.write32(stack + FIRST, SLEEPING);
            case 1 -> space.write64(stack + FIRST, block(0x0C));
            default -> {
                // Type 0 is SystemPowerState.
                space.write32(stack + THIRD, SLEEPING);
                space.write32(stack + FOURTH, SLEEP);
            }
        }
    }

    private void wmi(long stack, long device) {
        space.write64(stack + FIRST, device);
        space.write64(stack + SECOND, block(0x10));
        space.write32(stack + THIRD, WMI_ROOM);
        space.write64(stack + FOURTH, block(WMI_ROOM));
    }

    /** IRP_MN_MOUNT_VOLUME and IRP_MN_VERIFY_VOLUME: a VPB, Type 10. */
    private void volume(int minor, long stack, long device) {
        if (minor == 1 || minor == 2) {
            long volume = block(0x60);
            space.write(volume, 10 | 0x60 << 16, 4);
            space.write64(volume + 0x10, device);
            space.write64(stack + FIRST, volume);
            space.write64(stack + SECOND, device);
        }
    }
}
