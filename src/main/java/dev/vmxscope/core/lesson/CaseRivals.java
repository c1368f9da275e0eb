package dev.vmxscope.core.lesson;

import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.NamedCause;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.vmx.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Causes that an instruction often fails by and that do not hold in a case: what each would leave unmet is met. */
final class CaseRivals {
    private static final int MOST = 2;

    /**
     * A cause that does not hold.
     *
     * @param requirement the id of what it would leave unmet
     */
    record Rival(NamedCause cause, String requirement) {}

    private static final List<Rival> ALL = List.of(
            new Rival(NamedCause.NO_VMXE, "vmxe-set"),
            new Rival(NamedCause.BIOS_OFF, "feature-control-outside-smx"),
            new Rival(NamedCause.UNLOCKED, "feature-control-locked"),
            new Rival(NamedCause.FIXED_BITS, "cr0-fixed0"),
            new Rival(NamedCause.USER_MODE, "cpl-0"),
            new Rival(NamedCause.VIRTUAL_ADDRESS, "region-width"),
            new Rival(NamedCause.UNALIGNED, "region-aligned"),
            new Rival(NamedCause.REVISION_ID, "region-revision"),
            new Rival(NamedCause.ALREADY_ROOT, "not-in-root"),
            new Rival(NamedCause.BEFORE_VMXON, "in-vmx-operation"),
            new Rival(NamedCause.NO_CURRENT_VMCS, "current-vmcs"),
            new Rival(NamedCause.VMCS_FIELD_UNSUPPORTED, "vmcs-field-supported"),
            new Rival(NamedCause.LAUNCH_OF_LAUNCHED, "vmcs-clear"),
            new Rival(NamedCause.CR4_UNSUPPORTED, "cr4-reserved-clear"),
            new Rival(NamedCause.CLEAR_VMXE_IN_VMX, "cr4-vmxe-kept"),
            new Rival(NamedCause.LOCKED_WRITE, "feature-control-unlocked"),
            new Rival(NamedCause.FEATURE_CONTROL_BITS, "feature-control-reserved-clear"));

    /** Where the processor shows no VMX, each of its bits is one that it does not have: these would be true as well. */
    private static final Set<NamedCause> WITHOUT_VMX =
            EnumSet.of(NamedCause.HIDDEN_BY_HOST, NamedCause.AMD_PROCESSOR, NamedCause.NO_VMX);

    private static final Set<NamedCause> TRUE_WITHOUT_VMX =
            EnumSet.of(NamedCause.CR4_UNSUPPORTED, NamedCause.FEATURE_CONTROL_BITS);

    private CaseRivals() {}

    /** At most two, other ones in other cases. */
    static List<Rival> of(Scenario scenario, Diagnosis diagnosis) {
        List<String> met = diagnosis.verdict().stages().stream()
                .flatMap(judged -> judged.findings().stream())
                .filter(Finding::met)
                .map(finding -> finding.requirement().id())
                .toList();
        boolean hasVmx = Collections.disjoint(diagnosis.causes(), WITHOUT_VMX);
        List<Rival> possible = ALL.stream()
                .filter(rival -> met.contains(rival.requirement()))
                .filter(rival -> !diagnosis.causes().contains(rival.cause()))
                .filter(rival -> !TRUE_WITHOUT_VMX.contains(rival.cause()) || hasVmx)
                .toList();
        List<Rival> chosen = new ArrayList<>();
        int start = possible.isEmpty() ? 0 : Math.floorMod(scenario.id().hashCode(), possible.size());
        for (int at = 0; at < Math.min(MOST, possible.size()); at++) {
            chosen.add(possible.get((start + at) % possible.size()));
        }
        return chosen;
    }
}
