package dev.vmxscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vmxscope.core.text.Message;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a line of {@code probe}'s input calls itself, a string or a number, given back as it is.
 *
 * @param text as it was written
 * @param number whether it is a number
 */
record ProbeId(String text, boolean number) {

    /** The value at which the parser stands; null stands for no id. */
    static @Nullable ProbeId read(JsonParser parser) throws IOException, InputProblem {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw new InputProblem(Message.of("probe.id"));
        }
        return new ProbeId(parser.getText(), token.isNumeric());
    }

    /** Writes the member {@code id}. */
    static void write(JsonGenerator json, @Nullable ProbeId id) throws IOException {
        json.writeFieldName("id");
        if (id == null) {
            json.writeNull();
        } else if (id.number) {
            json.writeNumber(id.text);
        } else {
            json.writeString(id.text);
        }
    }
}
