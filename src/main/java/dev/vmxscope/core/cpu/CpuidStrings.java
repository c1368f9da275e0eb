package dev.vmxscope.core.cpu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The texts that CPUID gives, four characters a register, the first one in the low byte. Intel SDM Vol. 2A, CPUID;
 * for hypervisors the Hypervisor Top-Level Functional Specification, section 2.
 */
public final class CpuidStrings {
    private static final int FIRST_BRAND_LEAF = 0x80000002;
    private static final int LAST_BRAND_LEAF = 0x80000004;

    private CpuidStrings() {}

    /** The vendor of leaf 0, in the order EBX, EDX, ECX: {@code GenuineIntel}. */
    public static String vendor(CpuidValues leaf0) {
        return text(leaf0.ebx(), leaf0.edx(), leaf0.ecx());
    }

    /**
     * The signature of leaf 40000000H, in the order EBX, ECX, EDX, which differs from leaf 0: {@code Microsoft Hv}.
     * It means something only while {@link CpuidFeatures#HYPERVISOR} is 1.
     */
    public static String hypervisor(CpuidValues leaf40000000) {
        return text(leaf40000000.ebx(), leaf40000000.ecx(), leaf40000000.edx());
    }

    /**
     * The brand of the leaves 80000002H to 80000004H, in the order EAX, EBX, ECX, EDX, without the blanks around it;
     * empty if the profile has no such leaves.
     */
    public static String brand(CpuProfile profile) {
        StringBuilder brand = new StringBuilder();
        for (int leaf = FIRST_BRAND_LEAF; leaf <= LAST_BRAND_LEAF; leaf++) {
            CpuidValues part = profile.leaf(leaf, 0);
            brand.append(text(part.eax(), part.ebx(), part.ecx(), part.edx()));
        }
        return brand.toString().strip();
    }

    /** The characters of the registers; a null character ends a text, and is left out wherever it stands. */
    private static String text(int... registers) {
        ByteBuffer bytes = ByteBuffer.allocate(registers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int register : registers) {
            bytes.putInt(register);
        }
        return new String(bytes.array(), StandardCharsets.ISO_8859_1).replace("\0", "");
    }
}
