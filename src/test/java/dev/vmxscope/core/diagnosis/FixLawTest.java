package dev.vmxscope.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.vmx.Change;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.MemoryWrite;
import dev.vmxscope.core.vmx.OracleRow;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.SystemInstructions;
import dev.vmxscope.core.vmx.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a fix promises, tried in every state of the oracle files: applied, it removes exactly its requirement. */
class FixLawTest {
    /** Requirements whose value can be set by hand, and which still no value mends. */
    private static final Map<String, String> NO_FIX = Map.of();

    record Tried(OracleRow row, Diagnosis.Item item) {
        @Override
        public String toString() {
            return item.finding().requirement().id() + " in " + row;
        }
    }

    private static Stream<Tried> items() {
        return OracleRow.all().stream().flatMap(row -> {
            Situation situation = row.situation();
            Surroundings around = Surroundings.bare((PhysicalMemory) situation.memory(), List.of());
            Diagnosis diagnosis = Diagnosis.of(around, SystemInstructions.judge(situation));
            return Stream.concat(diagnosis.unmet().stream(), diagnosis.wouldAlsoFail().stream())
                    .map(item -> new Tried(row, item));
        });
    }

    static Stream<Tried> fixes() {
        return items().filter(tried -> tried.item().remedy() instanceof Remedy.Fix);
    }

    private static Verdict applied(Situation before, Place place, long value) {
        Change change = place.set(before.cpu(), value);
        WorkingMemory memory = ((PhysicalMemory) before.memory()).thaw();
        for (MemoryWrite write : change.memory()) {
            memory.write(write.address(), write.value(), write.bytes());
        }
        return SystemInstructions.judge(
                new Situation(change.after(), memory.freeze(), before.instruction(), before.tsc()));
    }

    private static Map<String, Finding> findings(Verdict verdict) {
        Map<String, Finding> findings = new TreeMap<>();
        for (Stage.Judged stage : verdict.stages()) {
            stage.findings()
                    .forEach(finding -> findings.put(finding.requirement().id(), finding));
        }
        return findings;
    }

    @ParameterizedTest
    @MethodSource("fixes")
    void aFixRemovesItsRequirementAndNothingElseChanges(Tried tried) {
        Situation situation = tried.row().situation();
        Remedy.Fix fix = (Remedy.Fix) tried.item().remedy();
        String fixed = tried.item().finding().requirement().id();

        Map<String, Finding> before = findings(SystemInstructions.judge(situation));
        Map<String, Finding> after =
                findings(applied(situation, fix.poke().place(), fix.poke().value()));

        assertThat(before.get(fixed).unmet()).isTrue();
        before.forEach((id, finding) -> {
            boolean asked = after.containsKey(id);
            if (id.equals(fixed)) {
                assertThat(!asked || after.get(id).met()).as(id).isTrue();
            } else if (finding.unmet()) {
                assertThat(!asked || after.get(id).unmet())
                        .as(id + " stays unmet")
                        .isTrue();
            } else if (finding.met()) {
                assertThat(asked && after.get(id).unmet()).as(id + " is broken").isFalse();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("fixes")
    void thePreviewIsTheVerdictAfterIt(Tried tried) {
        Remedy.Fix fix = (Remedy.Fix) tried.item().remedy();

        assertThat(fix.after())
                .isEqualTo(applied(
                        tried.row().situation(), fix.poke().place(), fix.poke().value()));
    }

    @Test
    void everyRequirementWhoseValueCanBeSetHasAFixSomewhere() {
        Set<String> settable = new TreeSet<>();
        Map<String, Integer> fixed = new TreeMap<>();
        items().forEach(tried -> {
            String id = tried.item().finding().requirement().id();
            Evidence evidence = tried.item().finding().evidence().orElseThrow();
            if (evidence.place() != null && evidence.place().settable()) {
                settable.add(id);
            }
            if (tried.item().remedy() instanceof Remedy.Fix) {
                fixed.merge(id, 1, Integer::sum);
            }
        });
        System.err.println("FIXED " + fixed);

        List<String> without = new ArrayList<>(settable);
        without.removeAll(fixed.keySet());
        assertThat(without).containsExactlyInAnyOrderElementsOf(NO_FIX.keySet());
    }
}
