package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.util.Set;

/**
 * Whether the instruction that raised #GP is a privileged one: Windows looks at its bytes too, and makes
 * STATUS_PRIVILEGED_INSTRUCTION of it, else STATUS_ACCESS_VIOLATION.
 */
final class Privileged {
    private static final Set<Integer> PREFIXES =
            Set.of(0x26, 0x2E, 0x36, 0x3E, 0x64, 0x65, 0x66, 0x67, 0xF0, 0xF2, 0xF3);
    /** CLI, STI, HLT and the port instructions. */
    private static final Set<Integer> ONE_BYTE =
            Set.of(0x6C, 0x6D, 0x6E, 0x6F, 0xE4, 0xE5, 0xE6, 0xE7, 0xEC, 0xED, 0xEE, 0xEF, 0xF4, 0xFA, 0xFB);
    /** Behind 0FH: descriptor tables, CLTS, INVD, WBINVD, MOV CR and DR, MSRs, VMREAD, VMWRITE. */
    private static final Set<Integer> TWO_BYTE =
            Set.of(0x00, 0x01, 0x06, 0x08, 0x09, 0x20, 0x21, 0x22, 0x23, 0x30, 0x32, 0x33, 0x78, 0x79);

    private Privileged() {}

    static boolean at(AddressSpace space, long rip) {
        try {
            long at = rip;
            while (PREFIXES.contains(space.read8(at)) && at < rip + 14) {
                at++;
            }
            if ((space.read8(at) & 0xF0) == 0x40) {
                at++;
            }
            int opcode = space.read8(at);
            return opcode == 0x0F ? twoBytes(space, at + 1) : ONE_BYTE.contains(opcode);
        } catch (GuestFault unreadable) {
            return false;
        }
    }

    private static boolean twoBytes(AddressSpace space, long at) {
        int opcode = space.read8(at);
        int next = space.read8(at + 1);
        // 0FC7H: VMPTRLD, VMCLEAR, VMXON and VMPTRST are /6 and /7. 0F38H: INVEPT, INVVPID, INVPCID.
        return switch (opcode) {
            case 0xC7 -> (next >> 3 & 7) >= 6;
            case 0x38 -> next >= 0x80 && next <= 0x82;
            default -> TWO_BYTE.contains(opcode);
        };
    }
}
