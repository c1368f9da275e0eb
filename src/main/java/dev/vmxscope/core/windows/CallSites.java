package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.x86.exec.GuestFault;

/** The CALL before a return address. Intel SDM Vol. 2A, "CALL": E8 with 32 bits, FF /2 with its forms of an address. */
final class CallSites {
    private static final int REX_W = 0x48;
    private static final int REX_B = 0x41;
    private static final int NEAR = 0xE8;
    private static final int INDIRECT = 0xFF;

    private CallSites() {}

    /** The address of the CALL that returns there; the return address itself if no CALL stands before it. */
    static long before(AddressSpace space, long returnAddress) {
        try {
            for (int length = 2; length <= 7; length++) {
                long at = returnAddress - length;
                if (length == 5 && space.read8(at) == NEAR) {
                    return at;
                }
                if (space.read8(at) == INDIRECT && length(space.read8(at + 1)) == length) {
                    // Microsoft's compiler writes REX.W before a call through the import table; R8 to R15 need REX.B.
                    int prefix = space.read8(at - 1);
                    return prefix == (length == 6 ? REX_W : REX_B) ? at - 1 : at;
                }
            }
        } catch (GuestFault outside) {
            return returnAddress;
        }
        return returnAddress;
    }

    /** Bytes of FF /2 with that ModRM byte, the SIB byte counted; 0 if it is no such call. */
    private static int length(int modRm) {
        if ((modRm >> 3 & 7) != 2) {
            return 0;
        }
        int sib = (modRm & 7) == 4 ? 1 : 0;
        return switch (modRm >> 6) {
            case 3 -> 2;
            case 1 -> 3 + sib;
            case 2 -> 6 + sib;
            default -> (modRm & 7) == 5 ? 6 : 2 + sib;
        };
    }
}
