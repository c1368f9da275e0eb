package dev.vmxscope.core.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.DebugLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** One JSON object a line, ASCII only. Masks and addresses are strings in hexadecimal. */
final class JsonLog implements LogFormat.Writing {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Writes the members of an object. */
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    @Override
    public String head() {
        return "";
    }

    @Override
    public String printed(ConsoleRow.Printed row, String time, long start) {
        DebugLine line = row.line();
        return object(json -> {
            json.writeNumberField("number", row.number());
            number(json, "step", line.step());
            json.writeStringField("time", Times.date(line.time()));
            json.writeStringField("elapsed", Times.seconds(line.time() - start));
            number(json, "cpu", line.cpu());
            number(json, "irql", line.irql());
            json.writeStringField("origin", line.user() ? CsvLog.USER : CsvLog.KERNEL);
            json.writeStringField("process", line.process());
            number(json, "pid", line.processId());
            number(json, "thread", line.thread());
            if (line.component() != LoadedLog.UNKNOWN) {
                json.writeNumberField("component", line.component());
                json.writeNumberField("level", Integer.toUnsignedLong(line.level()));
            }
            json.writeStringField("mask", "0x" + Message.digits(Integer.toUnsignedLong(line.mask())));
            json.writeStringField("all", "0x" + Message.digits(Integer.toUnsignedLong(line.all())));
            json.writeStringField("verdict", line.verdict().name());
            if (line.caller() != 0) {
                json.writeStringField("caller", "0x" + Message.digits(line.caller()));
            }
            json.writeStringField("text", row.text());
        });
    }

    @Override
    public String commented(ConsoleRow.Commented row) {
        return object(json -> {
            json.writeNumberField("after", row.after());
            json.writeStringField("comment", row.text());
        });
    }

    @Override
    public String tail() {
        return "";
    }

    private static void number(JsonGenerator json, String name, long value) throws IOException {
        if (value != LoadedLog.UNKNOWN) {
            json.writeNumberField(name, value);
        }
    }

    private static String object(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }
}
