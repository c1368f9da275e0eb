package dev.vmxscope.core.vmx;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Start states by their assignments, and the one that has what two of them have. */
record MergedState(TreeMap<String, String> values) {
    private static final Set<String> OPERANDS = Set.of("rax", "rcx", "rdx", "rbx");

    static TreeMap<String, String> assignments(String text) {
        TreeMap<String, String> values = new TreeMap<>();
        for (String assignment : text.isBlank() ? new String[0] : text.split(" ")) {
            String[] sides = assignment.split("=");
            values.put(sides[0], sides[1]);
        }
        return values;
    }

    /**
     * Brings two states together: what each has different from the one that passes. Empty if they contradict: one gives
     * a name a value and the other another, neither by leaving it out.
     */
    static Optional<MergedState> of(Map<String, String> passing, String one, String other) {
        Map<String, String> first = assignments(one);
        Map<String, String> second = assignments(other);
        Set<String> names = new TreeSet<>(passing.keySet());
        names.addAll(first.keySet());
        names.addAll(second.keySet());
        TreeMap<String, String> merged = new TreeMap<>();
        for (String name : names) {
            String left = first.get(name);
            String right = second.get(name);
            String usual = passing.get(name);
            boolean leftDiffers = left != null && !left.equals(usual);
            boolean rightDiffers = right != null && !right.equals(usual);
            if (leftDiffers && rightDiffers && !left.equals(right)) {
                return Optional.empty();
            }
            if (leftDiffers || rightDiffers) {
                merged.put(name, leftDiffers ? left : right);
            } else if (left != null && right != null) {
                merged.put(name, left);
            }
        }
        return Optional.of(new MergedState(merged));
    }

    /** The first without what it says of registers that the other speaks of too: its instruction does not look at them. */
    static String withoutOperands(String one, String other) {
        TreeMap<String, String> values = assignments(one);
        values.keySet()
                .removeIf(name -> OPERANDS.contains(name) && assignments(other).containsKey(name));
        return new MergedState(values).text();
    }

    /** Whether it assigns a name, {@code cr0}, or gives it that value, {@code vmx=root}; outside is the usual mode. */
    boolean has(String what) {
        int sign = what.indexOf('=');
        return sign < 0
                ? values.containsKey(what)
                : what.substring(sign + 1).equals(values.get(what.substring(0, sign)));
    }

    String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
