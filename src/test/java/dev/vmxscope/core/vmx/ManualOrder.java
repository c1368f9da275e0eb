package dev.vmxscope.core.vmx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The file {@code order.tsv}: in which order the manual looks at what an instruction requires. Its head explains it. */
record ManualOrder(List<Line> lines, List<Form> forms, List<Apart> apart) {
    private static final int CELLS = 6;

    /** Requirements of one "or", with its outcome; {@code free} if the manual gives it no order against the one before. */
    record Group(String outcome, Set<String> requirements, boolean free) {}

    /** An order of an instruction in the states that have {@code when}. */
    record Line(String instruction, String when, String passing, List<Group> groups) {
        /** The group of a requirement; the number of groups for one that is not asked. */
        int place(String id) {
            for (int at = 0; at < groups.size(); at++) {
                if (groups.get(at).requirements().contains(id)) {
                    return at;
                }
            }
            return groups.size();
        }

        /** Whether the manual gives no order to the groups from one to the other. */
        boolean unordered(int one, int other) {
            return other < groups.size()
                    && groups.subList(one + 1, other + 1).stream().allMatch(Group::free);
        }

        /** Whether what stands in both groups may be told together. */
        boolean together(int one, int other) {
            return one == other || unordered(Math.min(one, other), Math.max(one, other));
        }
    }

    /** Requirements that any form of the instruction may show, and if so any values of its registers. */
    record Form(String instruction, boolean anyValue, Set<String> requirements) {}

    /** Assignments or requirements of which none of the first can be together with one of the others. */
    record Apart(String instruction, Set<String> first, Set<String> others) {}

    static ManualOrder read() {
        ManualOrder order = new ManualOrder(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (InputStream stream = ManualOrder.class.getResourceAsStream("/oracle/order.tsv")) {
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    order.add(line.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return order;
    }

    private void add(String[] cells) {
        if (cells.length != CELLS) {
            throw new IllegalArgumentException("not " + CELLS + " cells: " + Arrays.toString(cells));
        }
        switch (cells[0]) {
            case "order" -> lines.add(new Line(cells[1], cells[2], cells[3], groups(cells[4])));
            case "form" -> forms.add(new Form(cells[1], cells[2].equals("any value"), ids(cells[3])));
            case "apart" -> apart.add(new Apart(cells[1], ids(cells[2]), ids(cells[3])));
            default -> throw new IllegalArgumentException("unknown: " + cells[0]);
        }
    }

    private static Set<String> ids(String text) {
        return new TreeSet<>(List.of(text.strip().split(" ")));
    }

    private static List<Group> groups(String text) {
        List<Group> groups = new ArrayList<>();
        boolean free = false;
        for (String part : text.split("(?<= [>~]) ")) {
            boolean last = !part.endsWith(">") && !part.endsWith("~");
            String group = last ? part : part.substring(0, part.length() - 2);
            int colon = group.lastIndexOf(": ");
            groups.add(new Group(group.substring(0, colon), ids(group.substring(colon + 2)), free));
            free = part.endsWith("~");
        }
        return groups;
    }

    /** The order of an instruction in a state. */
    Line of(String instruction, MergedState state) {
        return lines.stream()
                .filter(line ->
                        line.instruction().equals(instruction) && (line.when().isEmpty() || state.has(line.when())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no order: " + instruction));
    }

    /** A state in which the instruction passes, for all its lines the same. */
    TreeMap<String, String> passing(String instruction) {
        return lines.stream()
                .filter(line -> line.instruction().equals(instruction))
                .map(line -> MergedState.assignments(line.passing()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no order: " + instruction));
    }

    boolean anyForm(String instruction, String id) {
        return forms.stream()
                .anyMatch(form -> matches(form.instruction(), instruction)
                        && form.requirements().contains(id));
    }

    boolean anyValue(String instruction, String id) {
        return forms.stream()
                .anyMatch(form -> form.anyValue()
                        && matches(form.instruction(), instruction)
                        && form.requirements().contains(id));
    }

    /** Whether the two requirements of an instruction cannot both be unmet. */
    boolean exclusive(String instruction, String one, String other) {
        return apart.stream()
                .filter(rule -> matches(rule.instruction(), instruction))
                .anyMatch(rule -> rule.first().contains(one) && rule.others().contains(other)
                        || rule.first().contains(other) && rule.others().contains(one));
    }

    /** Whether a state that has the one of a rule also has the other. */
    boolean impossible(String instruction, MergedState state) {
        return apart.stream()
                .filter(rule -> matches(rule.instruction(), instruction))
                .anyMatch(rule -> rule.first().stream().anyMatch(state::has)
                        && rule.others().stream().anyMatch(state::has));
    }

    private static boolean matches(String rule, String instruction) {
        return rule.equals("*") || rule.equals(instruction);
    }
}
