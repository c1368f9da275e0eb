package dev.vmxscope.core.vmx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A row of an oracle file: what the manual says of one instruction in one state. */
public record OracleRow(
        String place,
        String instruction,
        String state,
        String outcome,
        Set<String> unmet,
        String after,
        String section) {
    private static final List<String> FILES =
            List.of("vmxon", "vmx-instructions", "vmcs", "vm-entry", "control-registers", "msr", "system", "modes");

    public static List<OracleRow> all() {
        List<OracleRow> rows = new ArrayList<>();
        for (String file : FILES) {
            rows.addAll(read(file));
        }
        return rows;
    }

    private static List<OracleRow> read(String file) {
        String path = "/oracle/" + file + ".tsv";
        try (InputStream stream = OracleRow.class.getResourceAsStream(path)) {
            String[] lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            List<OracleRow> rows = new ArrayList<>();
            for (int number = 0; number < lines.length; number++) {
                if (!lines[number].startsWith("#")) {
                    String[] cells = lines[number].split("\t", -1);
                    Set<String> unmet = new TreeSet<>();
                    if (!cells[3].isEmpty()) {
                        unmet.addAll(List.of(cells[3].split(",")));
                    }
                    rows.add(new OracleRow(
                            file + ":" + (number + 1), cells[0], cells[1], cells[2], unmet, cells[4], cells[5]));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Situation situation() {
        return new StartState(state).situation(instruction);
    }

    public Verdict judge() {
        return SystemInstructions.judge(situation());
    }

    @Override
    public String toString() {
        return place + " " + instruction + " [" + state + "] -> " + outcome + " " + unmet;
    }
}
