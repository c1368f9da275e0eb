package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The probes of {@code probe/blind.txt}, whose author typed what they give without having seen the emulator. */
class BlindProbesTest {
    private static final List<String> GOOD = List.of("ok", "VMsucceed");

    private final Map<String, String> profiles = new HashMap<>();
    private final Map<String, List<String>> setups = new HashMap<>();
    private final List<Blind> blinds = new ArrayList<>();

    /** A probe: the steps that must succeed, those that are looked at, and the members at the end. */
    private record Blind(
            String title, String mode, String profile, List<String> setup, List<String> rows, List<String> end) {
        String line() {
            List<String> steps = new ArrayList<>(setup);
            rows.forEach(row -> steps.add(row.split(" -> ")[0]));
            return "{\"mode\":\"" + mode + "\",\"profile\":" + profile + ",\"steps\":[\"" + String.join("\",\"", steps)
                    + "\"]}";
        }
    }

    @Test
    void everyProbeGivesWhatItsAuthorExpected() throws IOException {
        read();
        assertThat(blinds).hasSize(2454);
        StringBuilder input = new StringBuilder();
        blinds.forEach(blind -> input.append(blind.line()).append('\n'));
        List<Map<String, Object>> answers = ProbeTest.answers(input.toString());

        List<String> differences = new ArrayList<>();
        for (int at = 0; at < blinds.size(); at++) {
            compare(blinds.get(at), answers.get(at), differences);
        }
        assertThat(differences).isEmpty();
    }

    private static void compare(Blind blind, Map<String, Object> answer, List<String> differences) {
        String title = blind.mode() + ", " + blind.title() + ": ";
        List<?> results = (List<?>) answer.getOrDefault("steps", List.of());
        if (results.size() != blind.setup().size() + blind.rows().size()) {
            differences.add(title + answer);
            return;
        }
        for (int at = 0; at < results.size(); at++) {
            Map<?, ?> result = (Map<?, ?>) results.get(at);
            boolean good = !result.containsKey("error")
                    && (at < blind.setup().size()
                            ? GOOD.contains(result.get("outcome"))
                            : asTold(blind.rows().get(at - blind.setup().size()), result));
            if (!good) {
                differences.add(title + result);
            }
        }
        for (String member : blind.end()) {
            String[] sides = member.split("=");
            if (!sides[1].equals(answer.get(sides[0]))) {
                differences.add(title + member + ", but " + answer.get(sides[0]));
            }
        }
    }

    private static boolean asTold(String row, Map<?, ?> result) {
        String told = row.split(" -> ")[1];
        String outcome = String.valueOf(result.get("outcome"));
        if (!told.equals(outcome) && !told.startsWith(outcome + " ")) {
            return false;
        }
        for (String value : told.substring(outcome.length()).strip().split(" ")) {
            String[] sides = value.split("=");
            Object found = sides.length == 2 ? ((Map<?, ?>) result.get("value")).get(sides[0]) : result.get("value");
            if (!value.isEmpty() && !sides[sides.length - 1].equals(found)) {
                return false;
            }
        }
        return true;
    }

    private void read() throws IOException {
        for (String line : text().lines().toList()) {
            if (line.startsWith("profile ")) {
                String[] parts = line.split(" ", 3);
                profiles.put(parts[1], parts[2]);
            } else if (line.startsWith("setup ")) {
                String[] parts = line.split(" ", 3);
                setups.put(parts[1], parts[2].isEmpty() ? List.of() : Arrays.asList(parts[2].split("; ")));
            } else if (line.startsWith("== ")) {
                String[] head = line.substring(3).split(": ", 2);
                String[] start = head[0].split(" ");
                blinds.add(new Blind(
                        head[1],
                        start[0],
                        Objects.requireNonNull(profiles.get(start[1])),
                        Objects.requireNonNull(setups.get(start[2])),
                        new ArrayList<>(),
                        new ArrayList<>()));
            } else if (line.startsWith("end ")) {
                blinds.get(blinds.size() - 1)
                        .end()
                        .addAll(Arrays.asList(line.substring(4).split(" ")));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                blinds.get(blinds.size() - 1).rows().add(line);
            }
        }
    }

    private static String text() throws IOException {
        try (InputStream stream = BlindProbesTest.class.getResourceAsStream("/probe/blind.txt")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
