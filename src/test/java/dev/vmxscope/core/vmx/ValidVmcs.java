package dev.vmxscope.core.vmx;

import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.vmcs.VmcsField;
import dev.vmxscope.core.vmcs.VmcsRegion;

/**
 * A VMCS that passes every check of a VM entry on {@link TestProcessor}: a 64-bit host, a 64-bit guest of the same
 * registers. Every control that the manual calls default1 is 1, so it passes whatever IA32_VMX_BASIC[55] is. Intel SDM
 * Vol. 3C, 27.2 and 27.3.
 */
final class ValidVmcs {
    private static final long[][] FIELDS = {
        // Controls.
        {0x4000, 0x16},
        {0x4002, 0x0401E172},
        {0x400C, 0x36FFF},
        {0x4012, 0x13FF},
        // The host.
        {0x0C00, 0x28},
        {0x0C02, 0x10},
        {0x0C04, 0x18},
        {0x0C06, 0x28},
        {0x0C08, 0x50},
        {0x0C0A, 0x28},
        {0x0C0C, 0x40},
        {0x6C00, 0x80050033L},
        {0x6C02, 0x2000},
        {0x6C04, 0x2020},
        {0x6C06, 0x7000},
        {0x6C08, 0xFFFFF80000002000L},
        {0x6C0A, 0xFFFFF80000003000L},
        {0x6C0C, 0xFFFFF80000004000L},
        {0x6C0E, 0xFFFFF80000005000L},
        {0x6C10, 0xFFFFF80000006000L},
        {0x6C12, 0xFFFFF80000007000L},
        {0x6C14, 0xFFFFF80000008000L},
        {0x6C16, 0xFFFFF80000009000L},
        // The guest.
        {0x0800, 0x28},
        {0x0802, 0x10},
        {0x0804, 0x18},
        {0x0806, 0x28},
        {0x0808, 0x50},
        {0x080A, 0x28},
        {0x080E, 0x40},
        {0x2800, -1},
        {0x4800, 0xFFFFFFFFL},
        {0x4802, 0xFFFFFFFFL},
        {0x4804, 0xFFFFFFFFL},
        {0x4806, 0xFFFFFFFFL},
        {0x4808, 0xFFFFFFFFL},
        {0x480A, 0xFFFFFFFFL},
        {0x480E, 0x67},
        {0x4810, 0x57},
        {0x4812, 0xFFF},
        {0x4814, 0xC093},
        {0x4816, 0xA09B},
        {0x4818, 0xC093},
        {0x481A, 0xC093},
        {0x481C, 0xC093},
        {0x481E, 0xC093},
        {0x4820, 0x10000},
        {0x4822, 0x8B},
        {0x6800, 0x80050033L},
        {0x6802, 0x2000},
        {0x6804, 0x2020},
        {0x6814, 0xFFFFF80000003000L},
        {0x6816, 0xFFFFF80000004000L},
        {0x6818, 0xFFFFF80000005000L},
        {0x681A, 0x400},
        {0x681C, 0x8000},
        {0x681E, 0x10000},
        {0x6820, 2},
    };

    private ValidVmcs() {}

    static void write(WorkingMemory memory, long region, boolean launched) {
        for (long[] field : FIELDS) {
            write(memory, region, (int) field[0], field[1]);
        }
        memory.write(region + VmcsRegion.LAUNCH_STATE, launched ? 1 : 0, 4);
    }

    static void write(WorkingMemory memory, long region, int encoding, long value) {
        VmcsField field = VmcsField.at(encoding).orElseThrow();
        memory.write(region + field.offset(), value, field.bits() / 8);
    }
}
