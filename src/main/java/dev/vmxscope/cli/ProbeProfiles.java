package dev.vmxscope.cli;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.scenario.CpuProfiles;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processor models of a run of {@code probe}, each read once. They are closed: an MSR that neither the profile nor
 * the emulator knows raises #GP(0), as it does on a processor without it.
 */
final class ProbeProfiles {
    private static final int MOST = 256;

    private final Map<String, CpuProfile> named = new Cache();
    private final Map<String, CpuProfile> inline = new Cache();

    /** Forgets what was used longest ago, because the input has no end. */
    private static final class Cache extends LinkedHashMap<String, CpuProfile> {
        private static final long serialVersionUID = 1L;

        Cache() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CpuProfile> eldest) {
            return size() > MOST;
        }
    }

    /** The model that a line asks for. */
    CpuProfile of(ProbeLine line) throws InputProblem {
        return line.inlineProfile() == null ? named(line.profileName()) : inline(line.inlineProfile());
    }

    private CpuProfile named(@Nullable String name) throws InputProblem {
        String key = name == null ? CpuProfiles.DEFAULT : name;
        CpuProfile known = named.get(key);
        if (known == null) {
            known = ProcessorOption.load(key).asClosed();
            named.put(key, known);
        }
        return known;
    }

    private CpuProfile inline(String text) throws InputProblem {
        CpuProfile known = inline.get(text);
        if (known == null) {
            known = InlineProfile.read(text).asClosed();
            inline.put(text, known);
        }
        return known;
    }
}
