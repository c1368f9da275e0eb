package dev.vmxscope.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one line of JSON into maps, lists, strings, whole numbers and booleans, and nothing else may follow on it. */
final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonLine() {}

    static Map<String, Object> parse(String line) {
        try (JsonParser parser = JSON.createParser(line)) {
            parser.nextToken();
            Map<String, Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one value: " + line);
            }
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("no object");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (members.put(name, value(parser)) != null) {
                throw new IllegalArgumentException("twice: " + name);
            }
        }
        return members;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getText();
            case VALUE_NULL -> "null";
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new IllegalArgumentException("not expected here: " + parser.currentToken());
        };
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }
}
