package dev.vmxscope.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.machine.MachineEvent;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Situation;
import dev.vmxscope.core.vmx.StartState;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.SystemInstructions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** For each cause a state in which it is named, and no other. */
class NamedCauseTest {
    private static final String NO_VMX = "cpuid:1.ecx=7FFAFB9F";
    private static final String GUEST = "cpuid:1.ecx=FFFAFB9F";
    private static final String AMD = NO_VMX + " cpuid:0.ebx=68747541 cpuid:0.ecx=444D4163 cpuid:0.edx=69746E65";

    /** An instruction in a state, beside other processors and after what the journal tells. */
    record Case(
            String cause, String instruction, String state, List<Processor> others, Optional<Trail<Entry>> journal) {
        Diagnosis diagnosis() {
            return diagnose(instruction, state, others, journal);
        }

        @Override
        public String toString() {
            return cause + ": " + instruction + " [" + state + "]";
        }
    }

    private static Diagnosis diagnose(
            String instruction, String state, List<Processor> others, Optional<Trail<Entry>> journal) {
        Situation situation = new StartState(state).situation(instruction);
        Surroundings around = new Surroundings((PhysicalMemory) situation.memory(), others, journal, 0);
        return Diagnosis.of(around, SystemInstructions.judge(situation));
    }

    private static Case of(String cause, String instruction, String state) {
        return new Case(cause, instruction, state, List.of(), Optional.empty());
    }

    private static Case vmxon(String cause, String state) {
        return of(cause, "vmxon m64", state);
    }

    private static Case beside(String cause, String instruction, String state, String other) {
        Processor processor =
                new StartState("id=1 " + other).situation("vmxoff").cpu();
        return new Case(cause, instruction, state, List.of(processor), Optional.empty());
    }

    private static Case after(String cause, String instruction, String state, Event... events) {
        return new Case(cause, instruction, state, List.of(), Optional.of(journal(events)));
    }

    private static Trail<Entry> journal(Event... events) {
        Trail<Entry> journal = Trail.empty();
        for (Event event : events) {
            journal = journal.append(new Entry(journal.size() + 1, 0, event));
        }
        return journal;
    }

    private static Event executed(String instruction, String state) {
        Situation situation = new StartState(state).situation(instruction);
        return new SystemInstructionExecuted(instruction, SystemInstructions.judge(situation));
    }

    private static Event locked(long value) {
        return new RegisterWrite(FeatureControl.LAYOUT, 0, value, 0x1000);
    }

    private static Event cr4(long before, long after) {
        return new RegisterWrite(Cr4.LAYOUT, before, after, 0x1000);
    }

    static List<Case> cases() {
        return Stream.of(processors(), registers(), operands(), operation())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> processors() {
        return List.of(
                vmxon("hidden-by-host", "cr4=20 " + GUEST),
                of("hidden-by-host", "mov cr4,rax", "cr4=20 rax=2020 " + GUEST),
                vmxon("amd-processor", "cr4=20 " + AMD),
                vmxon("no-vmx", "cr4=20 " + NO_VMX),
                of("no-vmx", "mov cr4,rax", "cr4=20 rax=2020 " + NO_VMX),
                vmxon("bios-off", "fc=1"),
                after("bios-off", "vmxon m64", "fc=1", new MachineEvent.FirmwareRan(0, 1)),
                vmxon("unlocked", "fc=0"),
                vmxon("unlocked", "fc=4"),
                vmxon("unlocked", "fc=4 smx=1"),
                after("locked-too-early", "vmxon m64", "fc=1", new MachineEvent.FirmwareRan(0, 0), locked(1)),
                after(
                        "locked-too-early",
                        "vmxon m64",
                        "fc=1",
                        new MachineEvent.Poked(Place.Model.FEATURE_CONTROL, 0, 1)),
                after("locked-too-early", "wrmsr", "rcx=3A rax=5 fc=1", new MachineEvent.FirmwareRan(0, 0), locked(1)),
                of("locked-write", "wrmsr", "rcx=3A rax=5 fc=5"),
                of("locked-write", "wrmsr", "rcx=3A rax=5 fc=1"),
                vmxon("smx-only", "fc=3"),
                vmxon("smx-inside", "fc=5 smx=1"),
                of("feature-control-bits", "wrmsr", "rcx=3A rax=80 fc=0"),
                of("rdmsr-too-early", "rdmsr", "rcx=480 " + NO_VMX),
                of("rdmsr-too-early", "rdmsr", "rcx=480 " + GUEST),
                of("capability-absent", "rdmsr", "rcx=48D pmsr:480=58100000000004"),
                of("capability-read-only", "wrmsr", "rcx=480 rax=4"));
    }

    private static List<Case> registers() {
        return List.of(
                vmxon("no-vmxe", "cr4=20"),
                vmxon("vme-not-vmxe", "cr4=21"),
                after("vme-not-vmxe", "vmxon m64", "cr4=21", cr4(0x20, 0x21)),
                after("no-vmxe", "vmxon m64", "cr4=21"),
                beside("other-core", "vmxon m64", "cr4=20", "cr4=2020"),
                beside("no-vmxe", "vmxon m64", "cr4=20", "cr4=20"),
                after("vmxe-taken-away", "vmxon m64", "cr4=20", cr4(0x20, 0x2020), cr4(0x2020, 0x20)),
                after("no-vmxe", "vmxon m64", "cr4=20", cr4(0x20, 0x2020), new MachineEvent.Restarted(Restart.WARM)),
                vmxon("fixed-bits", "cr0=80000011"),
                vmxon("paging-off", "mode=pm32"),
                vmxon("cr0-fixed", "pmsr:486=80000023"),
                vmxon("cr0-fixed", "pmsr:487=7FFFFFEF"),
                vmxon("cr4-fixed", "pmsr:489=FFFFFFDF"),
                of("cr4-unsupported", "mov cr4,rax", "rax=80002020"),
                of("clear-vmxe-in-vmx", "mov cr4,rax", "vmx=root rax=20"),
                of("clear-cr0-in-vmx", "mov cr0,rax", "vmx=root rax=80000011"),
                vmxon("user-mode", "cpl=3"),
                of("user-mode", "rdmsr", "cpl=3 rcx=480"),
                vmxon("compatibility-mode", "mode=compat"),
                vmxon("real-mode", "mode=real"),
                vmxon("virtual-8086", "mode=v86"),
                vmxon("a20m", "a20m=1"));
    }

    private static List<Case> operands() {
        return List.of(
                vmxon("virtual-address", "ptr=FFFFF80000100000"),
                vmxon("value-not-pointer", "ptr=4"),
                vmxon("value-not-pointer", "at=1C00000 m:1C00000=4"),
                vmxon("unaligned", "ptr=100008"),
                vmxon("width", "ptr=8000100000"),
                vmxon("null-region", "ptr=0"),
                vmxon("no-memory-there", "ptr=40000000"),
                vmxon("operand-not-mapped", "at=1C00000"),
                vmxon("operand-not-canonical", "at=800000000000"),
                of("operand-segment", "vmclear m64", "mode=pm32 vmx=root ds.limit=FF"),
                vmxon("revision-id", "m:100000=0"),
                vmxon("revision-wrong", "m:100000=5"),
                vmxon("rev-bit31", "m:100000=80000004"),
                of("vmptrld-revision", "vmptrld m64", "vmx=root m:100000=0"),
                of("vmxon-region-as-vmcs", "vmptrld m64", "vmx=root ptr=200000"),
                of("vmxon-region-as-vmcs", "vmclear m64", "vmx=root ptr=200000"));
    }

    private static List<Case> operation() {
        return List.of(
                vmxon("already-root", "vmx=root"),
                vmxon("already-root-vmcs", "vmx=root current=300000"),
                of("vmxoff-outside", "vmxoff", ""),
                after(
                        "vmxoff-twice",
                        "vmxoff",
                        "",
                        executed("vmxon m64", ""),
                        executed("vmxoff", "vmx=root"),
                        executed("vmxoff", "")),
                of("before-vmxon", "vmptrld m64", ""),
                after("vmxon-had-failed", "vmptrld m64", "", executed("vmxon m64", "ptr=100008")),
                after("vmxon-had-failed", "vmxoff", "", executed("vmxon m64", "ptr=100008")),
                beside("vmx-on-other-core", "vmxoff", "", "vmx=root"),
                of("no-current-vmcs", "vmread rax,rcx", "vmx=root rcx=6800"),
                of("no-current-vmcs", "vmlaunch", "vmx=root"),
                of("stale-error", "vmread rax,rcx", "vmx=root rcx=4400"),
                of("shadow-vmcs", "vmlaunch", "vmx=root vmcs=valid m:300000=80000004"),
                of("vmcs-field-unsupported", "vmread rax,rcx", "vmx=root vmcs=valid rcx=7FFE"),
                of("vmcs-field-read-only", "vmwrite rcx,rax", "vmx=root vmcs=valid rcx=4402 pmsr:485=5004C1E7"),
                of("launch-of-launched", "vmlaunch", "vmx=root vmcs=launched"),
                of("resume-of-clear", "vmresume", "vmx=root vmcs=valid"),
                of("mov-ss-shadow", "vmlaunch", "vmx=root vmcs=valid movss=1"),
                of("controls-not-allowed", "vmlaunch", "vmx=root vmcs=valid f:4000=0"),
                of("invalid-controls", "vmlaunch", "vmx=root vmcs=valid f:400A=5"),
                of("invalid-host-state", "vmlaunch", "vmx=root vmcs=valid f:0C02=3"),
                of("invalidation-operand", "invept rax,m128", "vmx=root rax=5"),
                of("vmcall-in-root", "vmcall", "vmx=root"),
                of("vmfunc-outside-guest", "vmfunc", "vmx=root"),
                of("no-ept-or-vpid", "invept rax,m128", "vmx=root pmsr:48B=0"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStateHasThisCauseAndNoOther(Case one) {
        Diagnosis diagnosis = one.diagnosis();

        assertThat(diagnosis.causes()).extracting(NamedCause::id).containsExactly(one.cause());
        assertThat(diagnosis.cause()).map(NamedCause::id).contains(one.cause());
    }

    @Test
    void everyCauseHasAState() {
        Set<NamedCause> named = EnumSet.noneOf(NamedCause.class);
        cases().forEach(one -> named.addAll(one.diagnosis().causes()));

        assertThat(named).containsExactlyInAnyOrder(NamedCause.values());
    }

    @Test
    void everyRequirementOfTheTableIsOneThatAnInstructionHas() {
        Set<String> ids = SystemInstructions.all().stream()
                .flatMap(spec -> spec.stages().stream())
                .flatMap(stage -> stage.requirements().stream())
                .map(requirement -> requirement.id())
                .collect(Collectors.toSet());

        assertThat(Causes.TABLE).allSatisfy(choice -> assertThat(ids).anyMatch(choice::of));
    }

    @Test
    void ofEqualCausesNoneIsPreferred() {
        Diagnosis diagnosis = diagnose("vmxon m64", "cpl=3 fc=1 cr0=11", List.of(), Optional.empty());

        assertThat(diagnosis.causes())
                .containsExactlyInAnyOrder(
                        NamedCause.USER_MODE, NamedCause.BIOS_OFF, NamedCause.FIXED_BITS, NamedCause.PAGING_OFF);
        assertThat(diagnosis.cause()).isEmpty();
    }

    @Test
    void aRequirementWithoutANamedCauseKeepsTheOthersFromExplainingAll() {
        Diagnosis diagnosis = diagnose("mov cr0,rax", "vmx=root rax=31", List.of(), Optional.empty());

        assertThat(diagnosis.unmet()).hasSize(2);
        assertThat(diagnosis.causes()).containsExactly(NamedCause.CLEAR_CR0_IN_VMX);
        assertThat(diagnosis.cause()).isEmpty();
    }

    @Test
    void onlyTheDecidingStageIsExplained() {
        Diagnosis diagnosis = diagnose("vmxon m64", "cr4=20 fc=1", List.of(), Optional.empty());

        assertThat(diagnosis.causes()).containsExactly(NamedCause.NO_VMXE);
        assertThat(diagnosis.wouldAlsoFail())
                .flatExtracting(Diagnosis.Item::causes)
                .containsExactly(NamedCause.BIOS_OFF);
    }

    @Test
    void anInstructionThatSucceedsHasNoCause() {
        assertThat(diagnose("vmxon m64", "", List.of(), Optional.empty()).causes())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "7263694D,666F736F,76482074,HYPER_V",
        "61774D56,4D566572,65726177,VMWARE",
        "4B4D564B,564B4D56,4D,KVM",
        "786F4256,786F4256,786F4256,VIRTUALBOX",
        "566E6558,65584D4D,4D4D566E,XEN",
        "54474354,43544743,47435447,OTHER"
    })
    void theHostIsKnownByItsSignature(String ebx, String ecx, String edx, Host host) {
        String leaf = "cpuid:40000000";
        String state = GUEST + " " + leaf + ".ebx=" + ebx + " " + leaf + ".ecx=" + ecx + " " + leaf + ".edx=" + edx;

        assertThat(Host.of(new StartState(state).situation("cpuid").cpu().profile()))
                .contains(host);
    }

    @Test
    void theSignatureMeansNothingWithoutTheHypervisorBit() {
        String state = "cpuid:40000000.ebx=7263694D cpuid:40000000.ecx=666F736F cpuid:40000000.edx=76482074";

        assertThat(Host.of(new StartState(state).situation("cpuid").cpu().profile()))
                .isEmpty();
    }
}
