package dev.vmxscope.ui.panel.why;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.diagnosis.Remedy;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.text.Texts;
import dev.vmxscope.ui.viewmodel.Unmet;
import java.util.List;
import java.util.stream.Collectors;

/** What can be done about an unmet requirement, in words. */
record FixText(Texts texts, VerdictTexts rules) {

    /** The name of the button that sets a value. */
    String button(Unmet unmet, Poke poke) {
        Evidence evidence = unmet.evidence();
        List<BitField> fields = evidence.fields();
        if (fields.size() == 1 && fields.get(0).mask() == evidence.mask()) {
            return texts.format("why.fix.set", unmet.row().what(), unmet.row().required());
        }
        return texts.format("why.fix.set", poke.place().title(), HexText.shortOf(poke.value()));
    }

    /** What would come of the instruction then. */
    String preview(Unmet unmet, Remedy.Fix fix) {
        String after = preview(fix.after());
        return unmet.leadsOn() ? after : texts.format("why.then.last", after);
    }

    private String preview(Verdict after) {
        return after.unmet().stream()
                .findFirst()
                .map(next -> texts.format("why.then.reason", after.outcome().text(), found(next)))
                .orElseGet(() -> succeeded(after));
    }

    /** What would come of it if all went well. */
    String succeeded(Verdict verdict) {
        return texts.format("why.then", verdict.spec().success().text());
    }

    private String found(Finding finding) {
        return rules.found(finding);
    }

    /** Why no software can set it now. */
    String refused(List<String> refusedBy) {
        return refusedBy.isEmpty()
                ? texts.get("why.elsewhere")
                : texts.format(
                        "why.refused", refusedBy.stream().map(rules::rule).collect(Collectors.joining(" ")));
    }

    /** The name of the button that starts the machine again. */
    String restart(Firmware firmware) {
        boolean enabling = FeatureControl.LOCK.isSet(firmware.featureControl())
                && FeatureControl.VMX_OUTSIDE_SMX.isSet(firmware.featureControl());
        return enabling
                ? texts.get("why.restart.on")
                : texts.format("why.restart.value", HexText.shortOf(firmware.featureControl()));
    }
}
