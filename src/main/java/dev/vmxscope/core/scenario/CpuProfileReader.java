package dev.vmxscope.core.scenario;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidStrings;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;

/** Reads a processor profile from a TOML text; the format is described in the page "Processor profiles". */
public final class CpuProfileReader {
    /** The longest file that is read, in bytes. */
    public static final int MOST_BYTES = TomlDocument.LONGEST;

    private static final List<String> KEYS =
            List.of("name", "description", "vendor", "provenance", "base", "closed", "cpuid", "msr", "hypervisor");
    private static final List<String> BASE = List.of("base");
    private static final List<String> HYPERVISOR = List.of("hypervisor");
    private static final List<String> CPUID = List.of("cpuid");
    private static final List<String> MSR = List.of("msr");
    private static final CpuidLeaf VENDOR_LEAF = new CpuidLeaf(0, 0);
    private static final CpuidLeaf FEATURE_LEAF = new CpuidLeaf(1, 0);
    private static final int FIRST_VMX_MSR = 0x480;
    private static final int LAST_VMX_MSR = 0x493;

    private final TomlDocument document;
    private final Set<Object> given = new HashSet<>();
    private final TreeMap<CpuidLeaf, CpuidValues> cpuid = new TreeMap<>();
    private final TreeMap<Integer, Long> msrs = new TreeMap<>(Comparator.comparing(Integer::toUnsignedLong));

    private CpuProfileReader(TomlDocument document) {
        this.document = document;
    }

    /**
     * Reads a profile.
     *
     * @param text the TOML text, at most 128 KiB
     * @param sourceName the name that an error message shall give it
     * @throws ScenarioFormatException if the text is no profile
     */
    public static CpuProfile read(String text, String sourceName) throws ScenarioFormatException {
        return new CpuProfileReader(TomlDocument.parse(text, sourceName)).profile();
    }

    private CpuProfile profile() throws ScenarioFormatException {
        document.allowOnly(List.of(), KEYS);
        String name = document.requiredText(List.of("name"));
        String description = document.requiredText(List.of("description"));
        String vendor = document.requiredText(List.of("vendor"));
        String provenance = document.requiredText(List.of("provenance"));
        takeOverBase();
        readCpuid();
        readMsrs();
        checkVendor(vendor);
        boolean closed = document.flag(List.of("closed")).orElse(false);
        CpuProfile bare = new CpuProfile(name, description, provenance, cpuid, msrs, closed);
        return document.value(HYPERVISOR) == null
                ? bare
                : HypervisorTable.read(document, HYPERVISOR).over(bare);
    }

    /** The leaves and MSRs of a profile that comes with the program; the file's own ones take their places. */
    private void takeOverBase() throws ScenarioFormatException {
        Optional<String> base = document.text(BASE);
        if (base.isEmpty()) {
            return;
        }
        if (!CpuProfiles.names().contains(base.get())) {
            throw document.error(
                    BASE,
                    Message.of("profile.base", base.get(), NearestName.hint(base.get(), CpuProfiles.names())));
        }
        CpuProfile taken = CpuProfiles.load(base.get());
        cpuid.putAll(taken.cpuid());
        msrs.putAll(taken.msrs());
    }

    private void readCpuid() throws ScenarioFormatException {
        for (String key : document.keys(CPUID)) {
            List<String> path = TomlDocument.child(CPUID, key);
            Optional<CpuidLeaf> leaf = ProfileNumbers.leaf(key);
            if (leaf.isEmpty()) {
                throw document.error(
                        path, Message.of("profile.leaf", key));
            }
            cpuid.put(leaf.get(), values(path));
            if (!given.add(leaf.get())) {
                throw document.error(path, Message.of("profile.leaf.again", key));
            }
        }
        for (CpuidLeaf needed : List.of(VENDOR_LEAF, FEATURE_LEAF)) {
            if (!cpuid.containsKey(needed)) {
                throw document.error(CPUID, Message.of("profile.leaf.missing", needed.leaf()));
            }
        }
    }

    private CpuidValues values(List<String> path) throws ScenarioFormatException {
        if (!(document.value(path) instanceof TomlArray array) || array.size() != 4) {
            throw document.error(
                    path, Message.of("profile.leaf.form"));
        }
        int[] parts = new int[4];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (int) number(path, array.get(i), Integer.SIZE);
        }
        return new CpuidValues(parts[0], parts[1], parts[2], parts[3]);
    }

    private void readMsrs() throws ScenarioFormatException {
        for (String key : document.keys(MSR)) {
            List<String> path = TomlDocument.child(MSR, key);
            int index = msrIndex(path, key);
            msrs.put(index, number(path, document.value(path), Long.SIZE));
            if (!given.add(index)) {
                throw document.error(path, Message.of("profile.msr.again", key));
            }
        }
    }

    /** The index of an MSR written as a number or by its name; only those that the model fixes can be given. */
    private int msrIndex(List<String> path, String key) throws ScenarioFormatException {
        OptionalLong index = ProfileNumbers.hex(key, Integer.SIZE);
        Optional<Msr> known = index.isPresent() ? Msr.at((int) index.getAsLong()) : byName(key);
        if (known.isPresent() && !fixedByProfile(known.get())) {
            throw document.error(
                    path, Message.of("profile.msr.not-here", known.get()));
        }
        if (known.isPresent()) {
            return known.get().index();
        }
        if (index.isPresent() && index.getAsLong() >= FIRST_VMX_MSR && index.getAsLong() <= LAST_VMX_MSR) {
            return (int) index.getAsLong();
        }
        List<String> names = Arrays.stream(Msr.values())
                .filter(CpuProfileReader::fixedByProfile)
                .map(Msr::name)
                .toList();
        throw document.error(path, Message.of("profile.msr.none", key, NearestName.hint(key, names)));
    }

    private static Optional<Msr> byName(String name) {
        return Arrays.stream(Msr.values())
                .filter(msr -> msr.name().equals(name))
                .findFirst();
    }

    private static boolean fixedByProfile(Msr msr) {
        return msr.kind() == Msr.Kind.VMX || msr.kind() == Msr.Kind.PROFILE;
    }

    private long number(List<String> path, @Nullable Object written, int bits) throws ScenarioFormatException {
        OptionalLong value = OptionalLong.empty();
        if (written instanceof String string) {
            value = ProfileNumbers.hex(string, bits);
        } else if (written instanceof Long number && number >= 0 && (bits == Long.SIZE || number >>> bits == 0)) {
            value = OptionalLong.of(number);
        }
        if (value.isEmpty()) {
            String shown = written instanceof String || written instanceof Long ? " " + shortened(written) : "";
            throw document.error(
                    path,
                    Message.of("profile.value", shown, bits));
        }
        return value.getAsLong();
    }

    private static String shortened(Object written) {
        String text = written.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    private void checkVendor(String vendor) throws ScenarioFormatException {
        String fromCpuid = CpuidStrings.vendor(cpuid.getOrDefault(VENDOR_LEAF, CpuidValues.ZERO));
        if (!vendor.equals(fromCpuid)) {
            throw document.error(
                    List.of("vendor"),
                    Message.of("profile.vendor", vendor, fromCpuid));
        }
    }
}
