package dev.vmxscope.core.cpu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * A hypervisor above the machine: what it changes of the processor that its guests see. The leaves are those that
 * Microsoft's Hypervisor Top-Level Functional Specification, section 2, gives to conforming hypervisors.
 *
 * @param signature up to 12 ASCII characters that leaf 40000000H spells in EBX, ECX, EDX: {@code Microsoft Hv}
 * @param interfaceSignature up to 4 ASCII characters of leaf 40000001H:EAX, {@code Hv#1}; empty where there is no such leaf
 * @param exposesVmx whether its guests may use VMX themselves (nested virtualization)
 */
public record Hypervisor(String signature, String interfaceSignature, boolean exposesVmx) {
    /** The longest signature in characters. */
    public static final int SIGNATURE_LENGTH = 12;

    /** The longest interface signature in characters. */
    public static final int INTERFACE_LENGTH = 4;

    private static final CpuidLeaf FEATURES = new CpuidLeaf(1, 0);
    private static final CpuidLeaf VENDOR = new CpuidLeaf(0x40000000, 0);
    private static final CpuidLeaf LAST = new CpuidLeaf(0x400000FF, 0);
    private static final CpuidLeaf INTERFACE = new CpuidLeaf(0x40000001, 0);

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if a signature is too long or no ASCII text
     */
    public Hypervisor {
        check(signature, SIGNATURE_LENGTH);
        check(interfaceSignature, INTERFACE_LENGTH);
    }

    private static void check(String text, int most) {
        if (text.length() > most || !text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("at most " + most + " ASCII characters: " + text);
        }
    }

    /** The processor as its guests see it. */
    public CpuProfile over(CpuProfile bare) {
        TreeMap<CpuidLeaf, CpuidValues> cpuid = new TreeMap<>(bare.cpuid());
        TreeMap<Integer, Long> msrs = new TreeMap<>(bare.msrs());
        CpuidValues features = bare.leaf(1, 0);
        int ecx = features.ecx() | (int) CpuidFeatures.HYPERVISOR.mask();
        if (!exposesVmx) {
            ecx &= (int) ~CpuidFeatures.VMX.mask();
            Arrays.stream(Msr.values())
                    .filter(msr -> msr.kind() == Msr.Kind.VMX)
                    .forEach(msr -> msrs.remove(msr.index()));
        }
        cpuid.put(FEATURES, new CpuidValues(features.eax(), features.ebx(), ecx, features.edx()));
        if (!interfaceSignature.isEmpty()) {
            cpuid.put(INTERFACE, new CpuidValues(word(interfaceSignature, 0), 0, 0, 0));
        }
        cpuid.putIfAbsent(VENDOR, CpuidValues.ZERO);
        int highest = cpuid.subMap(VENDOR, true, LAST, true).lastKey().leaf();
        cpuid.put(VENDOR, new CpuidValues(highest, word(signature, 0), word(signature, 4), word(signature, 8)));
        return new CpuProfile(bare.name(), bare.description(), bare.provenance(), cpuid, msrs, bare.closed());
    }

    /** Four characters as a register holds them, the first lowest; zeros after the end. */
    private static int word(String text, int from) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int word = 0;
        for (int at = Math.min(from + 3, bytes.length - 1); at >= from; at--) {
            word |= bytes[at] << 8 * (at - from);
        }
        return word;
    }
}
