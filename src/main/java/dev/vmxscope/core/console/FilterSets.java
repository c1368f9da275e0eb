package dev.vmxscope.core.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.vmxscope.core.text.Message;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes saved sets of filters as text (JSON, ASCII), and reads such a text, which anybody may have changed. */
public final class FilterSets {
    /** The most sets in one text. */
    public static final int MOST_SETS = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(Filter.LONGEST)
                    .build())
            .build();

    private FilterSets() {}

    /** The sets as a text. */
    public static String write(List<FilterSet> sets) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (FilterSet set : sets) {
                json.writeStartObject();
                json.writeStringField("name", set.name());
                filter(json, "include", set.include());
                filter(json, "exclude", set.exclude());
                json.writeArrayFieldStart("rules");
                for (HighlightRule rule : set.rules()) {
                    json.writeStartObject();
                    filter(json, "filter", rule.filter());
                    json.writeNumberField("colour", rule.colour());
                    json.writeStringField("mark", rule.mark());
                    json.writeBooleanField("enabled", rule.enabled());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void filter(JsonGenerator json, String name, Filter filter) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("pattern", filter.pattern());
        json.writeBooleanField("regex", filter.regex());
        json.writeStringField("where", filter.where().name());
        json.writeEndObject();
    }

    /**
     * The sets in a text.
     *
     * @throws LogFormatException if it is none that {@link #write} could have written; the message says where
     */
    public static List<FilterSet> read(String text) throws LogFormatException {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            List<FilterSet> sets = new ArrayList<>();
            for (Object item : list(value(json))) {
                Map<?, ?> set = (Map<?, ?>) item;
                sets.add(new FilterSet(
                        (String) the(set, "name"),
                        filter(the(set, "include")),
                        filter(the(set, "exclude")),
                        rules(the(set, "rules"))));
            }
            if (json.nextToken() != null || sets.size() > MOST_SETS) {
                throw new LogFormatException(Message.of("console.sets.many", MOST_SETS));
            }
            return sets;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new LogFormatException(Message.of("console.sets.broken", line));
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw new LogFormatException(Message.of("console.sets.strange"));
        }
    }

    private static List<HighlightRule> rules(Object read) {
        List<HighlightRule> rules = new ArrayList<>();
        for (Object item : list(read)) {
            Map<?, ?> rule = (Map<?, ?>) item;
            rules.add(new HighlightRule(
                    filter(the(rule, "filter")), (Integer) the(rule, "colour"), (String) the(rule, "mark"), (Boolean)
                            the(rule, "enabled")));
        }
        return rules;
    }

    private static Filter filter(Object read) {
        Map<?, ?> filter = (Map<?, ?>) read;
        return new Filter((String) the(filter, "pattern"), (Boolean) the(filter, "regex"), Filter.Where.valueOf((String)
                the(filter, "where")));
    }

    private static List<?> list(Object read) {
        return (List<?>) read;
    }

    private static Object the(Map<?, ?> members, String name) {
        Object member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException(name);
        }
        return member;
    }

    private static Object value(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(json));
            }
            return items;
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> members = new HashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                members.put(name, value(json));
            }
            return members;
        }
        if (token == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return json.getBooleanValue();
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return json.getIntValue();
        }
        throw new IllegalArgumentException("no such value: " + token);
    }
}
