package dev.vmxscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The probes of {@code probe/cases.txt} with what they must give. */
final class ProbeCases {
    private ProbeCases() {}

    /**
     * A probe.
     *
     * @param title what it is about
     * @param mode where it starts
     * @param profile the processor model
     * @param rows its steps
     * @param end members after the last step
     */
    record Block(String title, String mode, String profile, List<Row> rows, Map<String, String> end) {
        @Override
        public String toString() {
            return mode + " " + profile + ": " + title;
        }
    }

    /**
     * A step and what it must give.
     *
     * @param value a number, or the registers of CPUID; null where the case does not say
     * @param unmet null where the case does not say
     */
    record Row(
            String step,
            String outcome,
            @Nullable String value,
            @Nullable List<String> unmet) {}

    static List<Block> all() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (String line : text().lines().map(String::strip).toList()) {
            if (line.startsWith("== ")) {
                String[] head = line.substring(3).split(": ", 2);
                String[] start = head[0].split(" ");
                String profile = start.length > 1 ? start[1] : "ice-lake";
                blocks.add(new Block(head[1], start[0], profile, new ArrayList<>(), new LinkedHashMap<>()));
            } else if (line.startsWith("end ")) {
                for (String member : line.substring(4).split(" ")) {
                    blocks.get(blocks.size() - 1).end().put(member.split("=")[0], member.split("=")[1]);
                }
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                blocks.get(blocks.size() - 1).rows().add(row(line));
            }
        }
        return blocks;
    }

    private static Row row(String line) {
        String[] sides = line.split(" -> ");
        String given = sides[1];
        List<String> unmet = null;
        int brace = given.indexOf(" {");
        if (brace >= 0) {
            String ids = given.substring(brace + 2, given.length() - 1);
            unmet = ids.isEmpty() ? List.of() : Arrays.asList(ids.split(","));
            given = given.substring(0, brace);
        }
        String value = null;
        if (given.startsWith("ok 0x") || given.startsWith("ok eax") || given.startsWith("VMsucceed 0x")) {
            value = given.substring(given.indexOf(' ') + 1);
            given = given.substring(0, given.indexOf(' '));
        }
        return new Row(sides[0], given, value, unmet);
    }

    private static String text() throws IOException {
        try (InputStream stream = ProbeCases.class.getResourceAsStream("/probe/cases.txt")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
