package dev.vmxscope.core.vmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of two requirements that are not met, the one that the manual asks first decides: for every instruction, every two of
 * its requirements. The states come from the oracle's rows in which one alone is unmet, two of them put together; which
 * is first is typed from the manual in {@code order.tsv}.
 */
class OrderTest {
    private static final ManualOrder ORDER = ManualOrder.read();
    private static final Map<String, Map<String, List<OracleRow>>> ROWS = rowsInWhichOneAloneIsUnmet();
    private static final Map<String, List<Pair>> PAIRS = new LinkedHashMap<>();
    private static int contradictions;

    static {
        ROWS.forEach((instruction, byId) -> PAIRS.put(instruction, pairs(instruction, byId)));
    }

    /** Two rows, each with one unmet requirement, and the state that has both. */
    record Pair(String instruction, String text, MergedState state, OracleRow one, OracleRow other) {
        Verdict judge() {
            return SystemInstructions.judge(new StartState(state.text()).situation(text));
        }
    }

    private static String id(OracleRow row) {
        return row.unmet().iterator().next();
    }

    private static Map<String, Map<String, List<OracleRow>>> rowsInWhichOneAloneIsUnmet() {
        return OracleRow.all().stream()
                .filter(row -> row.unmet().size() == 1)
                .collect(Collectors.groupingBy(
                        row -> row.judge().spec().name(),
                        TreeMap::new,
                        Collectors.groupingBy(OrderTest::id, TreeMap::new, Collectors.toList())));
    }

    private static List<Pair> pairs(String instruction, Map<String, List<OracleRow>> byId) {
        List<Pair> pairs = new ArrayList<>();
        List<String> ids = List.copyOf(byId.keySet());
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                Optional<Pair> pair = pair(instruction, byId.get(ids.get(i)), byId.get(ids.get(j)));
                if (pair.isEmpty()) {
                    contradictions++;
                }
                pair.ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    /** The first rows of two requirements that can be together. */
    private static Optional<Pair> pair(String instruction, List<OracleRow> ones, List<OracleRow> others) {
        if (ORDER.exclusive(instruction, id(ones.get(0)), id(others.get(0)))) {
            return Optional.empty();
        }
        return ones.stream()
                .flatMap(one -> others.stream().flatMap(other -> merged(instruction, one, other).stream()))
                .findFirst();
    }

    private static Optional<Pair> merged(String instruction, OracleRow one, OracleRow other) {
        boolean sameForm = one.instruction().equals(other.instruction());
        boolean oneOfAny = ORDER.anyForm(instruction, id(one));
        if (!sameForm && !oneOfAny && !ORDER.anyForm(instruction, id(other))) {
            return Optional.empty();
        }
        String text = oneOfAny ? other.instruction() : one.instruction();
        return MergedState.of(
                        ORDER.passing(instruction), state(instruction, one, other), state(instruction, other, one))
                .filter(state -> !ORDER.impossible(instruction, state))
                .map(state -> new Pair(instruction, text, state, one, other));
    }

    /** The state of a row as far as its requirement needs it next to another. */
    private static String state(String instruction, OracleRow row, OracleRow other) {
        return ORDER.anyValue(instruction, id(row))
                ? MergedState.withoutOperands(row.state(), other.state())
                : row.state();
    }

    static Set<String> instructions() {
        return PAIRS.keySet();
    }

    @ParameterizedTest
    @MethodSource("instructions")
    void ofTwoUnmetRequirementsTheEarlierDecides(String instruction) {
        assertThat(PAIRS.get(instruction).stream().flatMap(pair -> OrderTest.wrong(pair).stream()))
                .isEmpty();
    }

    /** What is not the manual's in a pair; empty if all is. */
    private static Optional<String> wrong(Pair pair) {
        ManualOrder.Line line = ORDER.of(pair.instruction(), pair.state());
        int one = line.place(id(pair.one()));
        int other = line.place(id(pair.other()));
        OracleRow first = one <= other ? pair.one() : pair.other();
        OracleRow second = one <= other ? pair.other() : pair.one();
        int earlier = Math.min(one, other);
        int later = Math.max(one, other);
        Verdict verdict = pair.judge();
        Set<String> unmet = new TreeSet<>(verdict.unmetIds());
        boolean free = line.unordered(earlier, later);
        boolean reasons = earlier == later
                ? unmet.containsAll(Set.of(id(first), id(second)))
                : unmet.contains(id(first)) || free && unmet.contains(id(second));
        boolean oneGroup = unmet.stream().mapToInt(line::place).allMatch(place -> line.together(earlier, place));
        Set<String> outcomes = new TreeSet<>(Set.of(outcome(line, earlier, first, pair)));
        if (free) {
            outcomes.add(outcome(line, later, second, pair));
        }
        boolean right = earlier < line.groups().size()
                && reasons
                && oneGroup
                && outcomes.contains(verdict.outcome().text());
        return right
                ? Optional.empty()
                : Optional.of("%n%s [%s]: %s before %s%s, expected %s, was %s %s"
                        .formatted(
                                pair.text(),
                                pair.state().text(),
                                id(first),
                                id(second),
                                earlier == later ? " in one group" : free ? " or after it" : "",
                                outcomes,
                                verdict.outcome().text(),
                                unmet));
    }

    /** What comes of a group: VMfail by the current VMCS; in real mode an exception has no error code. */
    private static String outcome(ManualOrder.Line line, int place, OracleRow row, Pair pair) {
        String typed = line.groups().get(place).outcome();
        String outcome = typed.equals("row") ? row.outcome() : typed;
        if (outcome.startsWith("VMfail(")) {
            boolean some = pair.state().has("current") || pair.state().has("vmcs");
            boolean current = some && !pair.state().has("current=FFFFFFFFFFFFFFFF");
            return current ? outcome.replace("VMfail(", "VMfailValid(") : "VMfailInvalid";
        }
        boolean exception = outcome.startsWith("#");
        return exception && pair.state().has("mode=real") ? outcome.replaceAll("\\(.*", "") : outcome;
    }

    @Test
    void everyRequirementWithARowStandsInTheOrderOfItsInstruction() {
        ROWS.forEach((instruction, byId) -> {
            Set<String> ordered = ORDER.lines().stream()
                    .filter(line -> line.instruction().equals(instruction))
                    .flatMap(line -> line.groups().stream())
                    .flatMap(group -> group.requirements().stream())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(ordered).as(instruction).isEqualTo(byId.keySet());
        });
    }

    @Test
    void everyInstructionOfTwoGroupsHasAPairThatTellsThemApart() {
        Set<String> ofTwo = ORDER.lines().stream()
                .filter(line -> line.groups().size() > 1)
                .map(ManualOrder.Line::instruction)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> toldApart = PAIRS.values().stream()
                .flatMap(List::stream)
                .filter(pair -> {
                    ManualOrder.Line line = ORDER.of(pair.instruction(), pair.state());
                    return line.place(id(pair.one())) != line.place(id(pair.other()));
                })
                .map(Pair::instruction)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(toldApart).isEqualTo(ofTwo);
    }

    @Test
    void theStateThatPassesPasses() {
        for (Map.Entry<String, Map<String, List<OracleRow>>> entry : ROWS.entrySet()) {
            String state = new MergedState(ORDER.passing(entry.getKey())).text();
            List<String> always = entry.getValue().containsKey("instruction-emulated")
                    ? List.of("instruction-emulated")
                    : entry.getValue().containsKey("control-register-exists")
                                    && entry.getValue().size() == 1
                            ? List.of("control-register-exists")
                            : List.of();

            assertThat(forms(entry.getValue())
                            .map(form -> SystemInstructions.judge(new StartState(state).situation(form))
                                    .unmetIds()))
                    .as(entry.getKey() + " [" + state + "]")
                    .anyMatch(always::containsAll);
        }
    }

    private static Stream<String> forms(Map<String, List<OracleRow>> byId) {
        return byId.values().stream()
                .flatMap(List::stream)
                .map(OracleRow::instruction)
                .distinct();
    }

    @Test
    void everyRequirementThatIsNotAloneIsUnmetTogetherWithAnother() {
        Set<String> all = new TreeSet<>();
        Set<String> paired = new TreeSet<>();
        ROWS.forEach((instruction, byId) -> {
            for (String id : byId.keySet()) {
                boolean alone = byId.keySet().stream()
                        .allMatch(other -> other.equals(id) || ORDER.exclusive(instruction, id, other));
                if (!alone) {
                    all.add(instruction + ": " + id);
                }
            }
            for (Pair pair : PAIRS.get(instruction)) {
                paired.add(instruction + ": " + id(pair.one()));
                paired.add(instruction + ": " + id(pair.other()));
            }
        });

        assertThat(paired).isEqualTo(all);
    }

    /** A rule of {@code order.tsv} that keeps too many apart would show here; rows that come later only add pairs. */
    @Test
    void thePairsAreMostOfThoseThatCouldBe() {
        int pairs = PAIRS.values().stream().mapToInt(List::size).sum();

        assertThat(pairs).isGreaterThan(8_200);
        assertThat(contradictions).isLessThan(pairs / 2);
    }
}
