package dev.vmxscope.core.scenario;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The processor profiles that come with the program. */
public final class CpuProfiles {
    /** The name of the profile that is used when none is asked for. */
    public static final String DEFAULT = "ice-lake";

    private static final String FOLDER = "/dev/vmxscope/core/profiles/";
    private static final String INDEX = "index.txt";

    private CpuProfiles() {}

    /** The names in the order of a list for the user, the default first. */
    public static List<String> names() {
        return resource(INDEX)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * The profile of that name.
     *
     * @throws ScenarioFormatException if there is none; the message gives the nearest name and all names
     */
    public static CpuProfile load(String name) throws ScenarioFormatException {
        List<String> names = names();
        if (!names.contains(name)) {
            throw new ScenarioFormatException(
                    Message.of("profile.none", NearestName.hint(name, names), List.copyOf(names)),
                    name,
                    0,
                    0);
        }
        String file = name + ".toml";
        return CpuProfileReader.read(resource(file), file);
    }

    private static String resource(String file) {
        try (InputStream stream = CpuProfiles.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its resource " + FOLDER + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
