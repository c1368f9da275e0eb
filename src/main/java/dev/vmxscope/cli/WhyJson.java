package dev.vmxscope.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.diagnosis.NamedCause;
import dev.vmxscope.core.diagnosis.Origin;
import dev.vmxscope.core.diagnosis.Remedy;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.scenario.Played;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.ScenarioCheck.Difference;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.DiagnosisTexts;
import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.windows.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells programs why an instruction fails: one JSON object on one line, ASCII only. */
final class WhyJson {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final PrintWriter out;
    private final VerdictTexts verdicts = VerdictTexts.of(Language.ENGLISH);
    private final DiagnosisTexts diagnoses = DiagnosisTexts.of(Language.ENGLISH);

    WhyJson(PrintWriter out) {
        this.out = out;
    }

    /** Tells what came of a scenario. */
    void tell(Scenario scenario, Played played, List<Difference> differences) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("scenario", scenario.id());
            json.writeStringField("title", scenario.title());
            if (played.moment().isPresent()) {
                moment(json, Explained.of(played.moment().get(), scenario.play().symbols()));
            }
            if (played.end().windows().status() instanceof Status.Bugcheck stopped) {
                json.writeStringField("bugcheck", stopped.name());
            }
            json.writeBooleanField("asExpected", differences.isEmpty());
            differences(json, differences);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(line.append('\n'));
    }

    /** Tells what a saved session is about where it stands. */
    void tell(String name, Optional<KeyMoment> moment, Bench bench) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("session", name);
            json.writeNumberField("position", bench.history().present().position());
            json.writeNumberField("end", bench.history().end());
            if (moment.isPresent()) {
                moment(json, Explained.of(moment.get(), bench.symbols()));
            }
            if (bench.machine().windows().status() instanceof Status.Bugcheck stopped) {
                json.writeStringField("bugcheck", stopped.name());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(line.append('\n'));
    }

    private static void differences(JsonGenerator json, List<Difference> differences) throws IOException {
        json.writeArrayFieldStart("differences");
        for (Difference difference : differences) {
            json.writeStartObject();
            json.writeStringField("what", difference.what());
            json.writeStringField("expected", difference.expected());
            json.writeStringField("actual", difference.actual());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void moment(JsonGenerator json, Explained explained) throws IOException {
        KeyMoment moment = explained.moment();
        json.writeStringField("instruction", moment.verdict().spec().name());
        json.writeStringField("text", moment.text());
        json.writeBooleanField("asked", moment.asked());
        json.writeNumberField("cpu", moment.verdict().before().id());
        json.writeNumberField("step", moment.before().steps() + (moment.asked() ? 0 : 1));
        if (!moment.asked()) {
            place(json, explained.names(), moment.verdict().before().rip());
        }
        json.writeStringField("outcome", moment.verdict().outcome().text());
        json.writeStringField("headline", diagnoses.headline(explained.diagnosis()));
        json.writeArrayFieldStart("causes");
        for (NamedCause cause : explained.diagnosis().causes()) {
            json.writeString(cause.id());
        }
        json.writeEndArray();
        items(json, "unmet", explained.diagnosis().unmet(), explained.names());
        items(json, "wouldAlsoFail", explained.diagnosis().wouldAlsoFail(), explained.names());
        json.writeArrayFieldStart("notReached");
        for (Stage.Judged later : explained.later()) {
            json.writeString(later.stage().name());
        }
        json.writeEndArray();
    }

    private static void place(JsonGenerator json, CodeNames names, long rip) throws IOException {
        json.writeStringField("rip", Codes.hex(rip));
        json.writeStringField("symbol", names.name(rip));
        if (names.source(rip).isPresent()) {
            json.writeStringField("source", names.source(rip).get());
        }
    }

    private void items(JsonGenerator json, String name, List<Diagnosis.Item> items, CodeNames names)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Diagnosis.Item item : items) {
            json.writeStartObject();
            String id = item.finding().requirement().id();
            Evidence evidence = item.finding().evidence().orElseThrow();
            json.writeStringField("id", id);
            json.writeStringField("register", evidence.register());
            json.writeStringField("actual", Codes.hex(evidence.actual()));
            json.writeStringField("mask", Codes.hex(evidence.mask()));
            json.writeStringField("required", Codes.hex(evidence.required() & evidence.mask()));
            json.writeStringField("found", verdicts.found(item.finding()));
            json.writeStringField("rule", verdicts.rule(id));
            json.writeStringField("manual", item.finding().requirement().source());
            if (item.origin().isPresent()) {
                origin(json, item.origin().get(), names);
            }
            remedy(json, item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void origin(JsonGenerator json, Origin origin, CodeNames names) throws IOException {
        json.writeObjectFieldStart("origin");
        json.writeStringField("kind", lower(origin.kind().name()));
        if (origin.step() != 0) {
            json.writeNumberField("step", origin.step());
        }
        if (origin.rip() != 0) {
            place(json, names, origin.rip());
        }
        json.writeEndObject();
    }

    private void remedy(JsonGenerator json, Diagnosis.Item item) throws IOException {
        json.writeObjectFieldStart("remedy");
        Remedy remedy = item.remedy();
        if (remedy instanceof Remedy.Fix fix) {
            json.writeStringField("kind", "set");
            json.writeStringField("place", fix.poke().place().title());
            json.writeStringField("value", Codes.hex(fix.poke().value()));
            json.writeStringField("outcomeAfter", fix.after().outcome().text());
        } else if (remedy instanceof Remedy.Restarting restarting) {
            json.writeStringField("kind", "firmware");
            json.writeStringField("value", Codes.hex(restarting.firmware().featureControl()));
        } else {
            json.writeStringField("kind", "elsewhere");
        }
        json.writeStringField("text", diagnoses.remedy(item));
        json.writeEndObject();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
