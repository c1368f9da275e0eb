package dev.vmxscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.CrashAnalysis;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.io.IOException;

/** The members of an analysed bug check. */
final class JsonAnalysis {
    private static final Texts TEXTS = Texts.of(Language.ENGLISH, "crashes");

    private final JsonGenerator json;

    JsonAnalysis(JsonGenerator json) {
        this.json = json;
    }

    void write(CrashAnalysis analysis) throws IOException {
        json.writeStringField("code", Codes.hex32(analysis.bugcheck().code()));
        json.writeStringField("name", analysis.bugcheck().name());
        json.writeStringField("meaning", analysis.meaning(TEXTS));
        json.writeArrayFieldStart("arguments");
        for (int number = 1; number <= 4; number++) {
            json.writeStartObject();
            json.writeStringField(
                    "value", Codes.hex(analysis.bugcheck().parameters().get(number - 1)));
            json.writeStringField("meaning", analysis.argument(TEXTS, number));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("process", analysis.crash().process());
        json.writeNumberField("irql", analysis.crash().irql());
        if (analysis.exception().isPresent()) {
            json.writeStringField("exception", Codes.hex32(analysis.exception().get()));
        }
        json.writeStringField("rip", Codes.hex(analysis.crash().instruction()));
        stack(analysis);
        if (analysis.culprit().isPresent()) {
            json.writeStringField("symbol", analysis.culprit().get().call().name());
            json.writeStringField("module", analysis.culprit().get().module());
            json.writeStringField("image", analysis.culprit().get().image());
        }
        json.writeStringField("bucket", analysis.bucket());
        json.writeStringField("text", analysis.bugcheck().text().toString());
        json.writeStringField("remedy", analysis.remedy(TEXTS));
    }

    private void stack(CrashAnalysis analysis) throws IOException {
        json.writeArrayFieldStart("stack");
        for (CrashAnalysis.Call call : analysis.calls()) {
            json.writeStartObject();
            json.writeStringField("address", Codes.hex(call.address()));
            json.writeStringField("symbol", call.name());
            if (call.source().isPresent()) {
                json.writeStringField("source", call.source().get());
            }
            json.writeBooleanField("certain", call.certain());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
