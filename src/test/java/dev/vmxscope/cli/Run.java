package dev.vmxscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run told in JSON.
 *
 * @param status the exit status
 * @param events one map a line
 */
record Run(int status, List<Map<String, Object>> events) {

    /** Runs a driver with those options. */
    static Run of(String driver, String... options) {
        List<String> args = new ArrayList<>(List.of("run", driver, "--json"));
        args.addAll(List.of(options));
        Result result = Result.of(args.toArray(String[]::new));
        if (!result.err().isEmpty()) {
            throw new AssertionError(result.err());
        }
        return new Run(
                result.status(), result.lines().stream().map(JsonLine::parse).toList());
    }

    /** The events of a kind. */
    List<Map<String, Object>> all(String kind) {
        return events.stream().filter(event -> event.get("event").equals(kind)).toList();
    }

    /** The only event of a kind. */
    Map<String, Object> only(String kind) {
        List<Map<String, Object>> found = all(kind);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " events " + kind + " in " + events);
        }
        return found.get(0);
    }

    /** Everything that the driver printed. */
    String printed() {
        return all("dbgprint").stream()
                .map(event -> event.get("text").toString())
                .collect(Collectors.joining());
    }

    /** How it ended. */
    String outcome() {
        return only("end").get("outcome").toString();
    }

    /**
     * What was done to registers and by VMX instructions, a line each: {@code 0 CR4 VMXE=1}, {@code 1 vmxon #UD
     * vmxe-set}.
     */
    List<String> processorLog() {
        List<String> log = new ArrayList<>();
        for (Map<String, Object> event : events) {
            if (event.get("event").equals("write")) {
                log.add(event.get("cpu") + " " + event.get("register") + fields(event));
            } else if (event.get("event").equals("instruction")) {
                String mnemonic = event.get("text").toString().split(" ")[0];
                String unmet = ids(event);
                log.add(event.get("cpu") + " " + mnemonic + " " + event.get("outcome") + unmet);
            }
        }
        return log;
    }

    private static String fields(Map<String, Object> event) {
        StringBuilder fields = new StringBuilder();
        for (Object field : (List<?>) event.get("fields")) {
            Map<?, ?> change = (Map<?, ?>) field;
            fields.append(' ')
                    .append(change.get("name"))
                    .append('=')
                    .append(change.get("new").toString().substring(2));
        }
        return fields.toString();
    }

    private static String ids(Map<String, Object> event) {
        Object unmet = event.get("unmet");
        return unmet == null
                ? ""
                : ((List<?>) unmet).stream().map(id -> " " + id).collect(Collectors.joining());
    }
}
