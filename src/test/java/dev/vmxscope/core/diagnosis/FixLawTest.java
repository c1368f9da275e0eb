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
    private static final Map<String, String> NO_FIX = Map.of(
            "feature-control-unlocked", "only power-up takes the lock away",
            "in-vmx-operation", "VMX operation is entered by VMXON only",
            "not-non-root", "a guest does not become the hypervisor",
            "protected-mode", "another mode needs other code",
            "not-vmxon-region", "which other region is meant nobody can know",
            "entry-posted-interrupts-need-virtual-interrupts", "three controls in two fields are needed",
            "guest-ia32e-needs-64-bit-host", "it is unmet outside long mode only, where the host cannot be 64-bit");

    /** Two rules that the very same bit offends: what mends one mends the other. */
    private static final Set<Set<String>> SAME_BIT =
            Set.of(Set.of("cr0-fixed0", "cr0-pg-needs-pe"), Set.of("cr4-fixed1", "cr4-reserved-clear"));

    /** What the oracle's processor, without SMX, and its memory, mapped to itself, do not give. */
    private static final List<OracleRow> MORE =
            List.of(row("smx=1 fc=4 cpuid:1.ecx=7FFAFBFF"), row("m:2800=3007 ptr=FFFF800000100000"));

    record Tried(OracleRow row, Diagnosis.Item item) {
        @Override
        public String toString() {
            return item.finding().requirement().id() + " in " + row;
        }
    }

    private static OracleRow row(String state) {
        return new OracleRow("here", "vmxon m64", state, "", Set.of(), "", "");
    }

    private static Stream<Tried> items() {
        return Stream.concat(OracleRow.all().stream(), MORE.stream()).flatMap(row -> {
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

    static Stream<Tried> restarts() {
        return items().filter(tried -> tried.item().remedy() instanceof Remedy.Restarting);
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
            } else if (finding.unmet() && asked && !after.get(id).unmet()) {
                Evidence evidence = finding.evidence().orElseThrow();
                assertThat(SAME_BIT).as(id + " is mended too").contains(Set.of(fixed, id));
                assertThat(evidence.place()).isEqualTo(fix.poke().place());
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

    @ParameterizedTest
    @MethodSource("restarts")
    void whatTheFirmwareWouldWriteMeetsTheRequirement(Tried tried) {
        Remedy.Restarting restarting = (Remedy.Restarting) tried.item().remedy();
        String id = tried.item().finding().requirement().id();
        long value = restarting.firmware().featureControl();

        Verdict after = applied(tried.row().situation(), Place.Model.FEATURE_CONTROL, value);

        assertThat(findings(after).get(id).met()).isTrue();
        assertThat(value & 1).isEqualTo(1);
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
        List<String> without = new ArrayList<>(settable);
        without.removeAll(fixed.keySet());
        assertThat(without).containsExactlyInAnyOrderElementsOf(NO_FIX.keySet());
    }
}
