package dev.vmxscope.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.session.EventTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Tells a run to programs: one JSON object a line, ASCII only. */
final class JsonReport implements Report {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final PrintWriter out;
    private final EventTexts texts;

    JsonReport(PrintWriter out, EventTexts texts) {
        this.out = out;
        this.texts = texts;
    }

    /** Writes the members of an object. */
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    @Override
    public void tell(Entry entry, CodeNames names) {
        EventText told = texts.tell(entry, names);
        line(json -> {
            json.writeNumberField("step", entry.step());
            json.writeNumberField("cpu", entry.cpu());
            json.writeStringField("event", told.kind().id());
            new JsonEvent(json, names, told).write(entry.event());
        });
    }

    @Override
    public void debugger(String command, List<String> lines) {
        line(json -> {
            json.writeStringField("event", "windbg");
            json.writeStringField("command", command);
            json.writeArrayFieldStart("lines");
            for (String line : lines) {
                json.writeString(line);
            }
            json.writeEndArray();
        });
    }

    @Override
    public void end(End end) {
        line(json -> {
            json.writeNumberField("step", end.steps());
            json.writeStringField("event", "end");
            json.writeNumberField("instructions", end.steps());
            json.writeStringField("outcome", end.ending().id());
            json.writeNumberField("exitStatus", end.ending().exitStatus());
            json.writeStringField("text", end.text());
        });
    }

    private void line(Members members) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(line.append('\n'));
    }
}
