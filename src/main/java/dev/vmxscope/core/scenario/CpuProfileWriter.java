package dev.vmxscope.core.scenario;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidStrings;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.toml.TomlValue;
import java.util.Locale;
import java.util.Map;

/** Writes a processor profile as the TOML text that {@link CpuProfileReader} reads, whole and without a base. */
public final class CpuProfileWriter {
    private CpuProfileWriter() {}

    /** The text of a profile; a hypervisor above it is written as the leaves that it answers with. */
    public static String write(CpuProfile profile) {
        StringBuilder text = new StringBuilder();
        line(text, "name", TomlValue.text(profile.name()));
        line(text, "description", TomlValue.text(profile.description()));
        line(text, "vendor", TomlValue.text(CpuidStrings.vendor(profile.leaf(0, 0))));
        line(text, "provenance", TomlValue.text(profile.provenance()));
        if (profile.closed()) {
            line(text, "closed", "true");
        }
        text.append("\n[cpuid]\n");
        for (Map.Entry<CpuidLeaf, CpuidValues> leaf : profile.cpuid().entrySet()) {
            CpuidValues values = leaf.getValue();
            String registers = String.format(
                    Locale.ROOT,
                    "[\"0x%08X\", \"0x%08X\", \"0x%08X\", \"0x%08X\"]",
                    values.eax(),
                    values.ebx(),
                    values.ecx(),
                    values.edx());
            line(text, key(leaf.getKey()), registers);
        }
        text.append("\n[msr]\n");
        for (Map.Entry<Integer, Long> msr : profile.msrs().entrySet()) {
            String index = String.format(Locale.ROOT, "\"0x%X\"", msr.getKey());
            String name = Msr.at(msr.getKey()).map(Msr::name).orElse(index);
            line(text, name, String.format(Locale.ROOT, "\"0x%08X_%08X\"", msr.getValue() >>> 32, (int)
                    (long) msr.getValue()));
        }
        return text.toString();
    }

    private static String key(CpuidLeaf leaf) {
        return leaf.subleaf() == 0
                ? String.format(Locale.ROOT, "\"0x%X\"", leaf.leaf())
                : String.format(Locale.ROOT, "\"0x%X.0x%X\"", leaf.leaf(), leaf.subleaf());
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }
}
