package dev.vmxscope.core.session;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.Host;
import dev.vmxscope.core.diagnosis.NamedCause;
import dev.vmxscope.core.diagnosis.Origin;
import dev.vmxscope.core.diagnosis.Remedy;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.Verdict;
import java.util.List;
import java.util.Locale;

/** A diagnosis in words: why an instruction fails, who set the bits, and what can be done. */
public final class DiagnosisTexts {
    private final Texts texts;
    private final VerdictTexts verdicts;

    private DiagnosisTexts(Texts texts, VerdictTexts verdicts) {
        this.texts = texts;
        this.verdicts = verdicts;
    }

    /** The words of a language. */
    public static DiagnosisTexts of(Language language) {
        return new DiagnosisTexts(Texts.of(language, "causes"), VerdictTexts.of(language));
    }

    /**
     * Why the instruction fails, in one sentence: the plain sentence of its cause; the titles of several that the
     * processor does not tell apart; where none has a name, what the first unmet requirement asks for; for an
     * instruction that fails by nothing, that.
     */
    public String headline(Diagnosis diagnosis) {
        Verdict verdict = diagnosis.verdict();
        List<CauseText> causes = causes(diagnosis);
        if (causes.size() == 1) {
            return causes.get(0).plain();
        }
        if (!causes.isEmpty()) {
            String titles = causes.stream()
                    .map(CauseText::title)
                    .reduce((first, second) -> texts.format("headline.and", first, second))
                    .orElseThrow();
            return texts.format("headline.several", causes.size(), titles);
        }
        String instruction = verdict.spec().name();
        if (diagnosis.unmet().isEmpty()) {
            return texts.format("headline.passes", instruction);
        }
        return texts.format(
                "headline.requirement",
                instruction,
                verdicts.outcome(verdict.outcome()),
                rule(diagnosis.unmet().get(0)));
    }

    private String rule(Diagnosis.Item item) {
        return verdicts.rule(item.finding().requirement().id());
    }

    /** The named causes of the outcome in words, in the order of {@link Diagnosis#causes}. */
    public List<CauseText> causes(Diagnosis diagnosis) {
        CpuProfile profile = diagnosis.verdict().before().profile();
        return diagnosis.causes().stream().map(cause -> tell(cause, profile)).toList();
    }

    /** A cause in words on that processor model, which tells the name of a hypervisor. */
    public CauseText tell(NamedCause cause, CpuProfile profile) {
        String id = cause.id();
        String host = "host." + Host.of(profile).orElse(Host.OTHER).id();
        boolean byName = cause == NamedCause.HIDDEN_BY_HOST;
        return new CauseText(
                texts.get(id + ".title"),
                byName ? texts.format(id + ".plain", texts.get(host)) : texts.get(id + ".plain"),
                texts.get(id + ".detail"),
                texts.get(byName ? host + ".fix" : id + ".fix"));
    }

    /**
     * Who set a bit.
     *
     * @param names of addresses now
     */
    public String origin(Origin origin, CodeNames names) {
        return texts.format("origin." + origin.kind(), names.place(origin.rip()));
    }

    /** The text of the button that mends a requirement, or the reason why none does. */
    public String remedy(Diagnosis.Item item) {
        Remedy remedy = item.remedy();
        if (remedy instanceof Remedy.Fix fix) {
            return fix(item.finding().evidence().orElseThrow(), fix);
        }
        if (remedy instanceof Remedy.Restarting restarting) {
            return restarting.firmware().equals(Firmware.VMX_OUTSIDE_SMX)
                    ? texts.get("remedy.restart")
                    : texts.format(
                            "remedy.restart-other",
                            Codes.hex(restarting.firmware().featureControl()));
        }
        List<String> refusedBy = ((Remedy.Elsewhere) remedy).refusedBy();
        return refusedBy.isEmpty()
                ? texts.find("advice." + item.finding().requirement().id()).orElseGet(() -> texts.get("advice.other"))
                : refused(refusedBy);
    }

    /** Why the processor would refuse software the write, one sentence for each of its rules. */
    public String refused(List<String> ids) {
        return texts.sentences(ids.stream()
                .map(id ->
                        texts.find("refused." + id).orElseGet(() -> texts.format("remedy.refused", verdicts.rule(id))))
                .toList());
    }

    private String fix(Evidence evidence, Remedy.Fix fix) {
        Place place = fix.poke().place();
        long value = fix.poke().value();
        if (place instanceof Place.State state) {
            return texts.get("remedy." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (place instanceof Place.Control && evidence.fields().size() == 1) {
            BitField field = evidence.fields().get(0);
            if (field.width() == 1 && !field.access().reserved()) {
                String name = place.title() + "." + field.name();
                return texts.format(field.isSet(value) ? "remedy.set" : "remedy.clear", name);
            }
        }
        boolean locks = place.equals(Place.Model.FEATURE_CONTROL)
                && FeatureControl.LOCK.isSet(value)
                && !FeatureControl.VMX_OUTSIDE_SMX.isSet(value);
        return texts.format(locks ? "remedy.locks" : "remedy.value", verdicts.name(place.title()), Codes.hex(value));
    }
}
