package dev.vmxscope.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.vmxscope.core.probe.StartMode;
import dev.vmxscope.core.probe.Step;
import dev.vmxscope.core.probe.StepFormatException;
import dev.vmxscope.core.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of {@code probe}'s input while it is read. What was understood before an error stays readable. */
final class ProbeLine {
    /** The most steps on one line. */
    static final int MOST_STEPS = 10_000;

    /** Reads a line's JSON; a member that stands twice is an error. */
    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String line;
    private @Nullable ProbeId id;
    private @Nullable String profileName;
    private @Nullable String inlineProfile;
    private StartMode mode = StartMode.LONG;
    private @Nullable List<Step> steps;

    /** A line that {@link #read} has yet to read. */
    ProbeLine(String line) {
        this.line = line;
    }

    /** Which probe it is; null if none was read. */
    @Nullable ProbeId id() {
        return id;
    }

    /** The name or file of a profile; null if none is named. */
    @Nullable String profileName() {
        return profileName;
    }

    /** The text of a profile that stands in the line itself; null if none does. */
    @Nullable String inlineProfile() {
        return inlineProfile;
    }

    StartMode mode() {
        return mode;
    }

    List<Step> steps() {
        return steps == null ? List.of() : steps;
    }

    /**
     * Reads the line.
     *
     * @throws InputProblem if it is no probe
     */
    void read() throws InputProblem {
        try (JsonParser parser = JSON.createParser(line)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT, Message.of("probe.object"));
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                member(parser, name);
            }
            if (parser.nextToken() != null) {
                throw new InputProblem(Message.of("probe.after"));
            }
        } catch (JacksonException e) {
            throw new InputProblem(Message.of("probe.json", String.valueOf(e.getOriginalMessage())), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (steps == null) {
            throw new InputProblem(Message.of("probe.steps.missing"));
        }
    }

    private void member(JsonParser parser, String name) throws IOException, InputProblem {
        switch (name) {
            case "id" -> id = ProbeId.read(parser);
            case "profile" -> profile(parser);
            case "mode" -> mode = mode(text(parser, Message.of("probe.mode.string")));
            case "steps" -> steps = steps(parser);
            default -> parser.skipChildren();
        }
    }

    private void profile(JsonParser parser) throws IOException, InputProblem {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            int from = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            inlineProfile =
                    line.substring(from, (int) parser.currentTokenLocation().getCharOffset() + 1);
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            profileName = text(parser, Message.of("probe.profile.string"));
        }
    }

    private static StartMode mode(String written) throws InputProblem {
        return StartMode.of(written)
                .orElseThrow(() -> new InputProblem(
                        Message.of("probe.mode", shortened(written), StartMode.names())));
    }

    private static List<Step> steps(JsonParser parser) throws IOException, InputProblem {
        expect(parser.currentToken(), JsonToken.START_ARRAY, Message.of("probe.steps.list"));
        List<Step> steps = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (steps.size() == MOST_STEPS) {
                throw new InputProblem(Message.of("probe.steps.many", MOST_STEPS));
            }
            try {
                steps.add(Step.parse(text(parser, Message.of("probe.step.string"))));
            } catch (StepFormatException e) {
                throw new InputProblem(e.said(), e);
            }
        }
        return steps;
    }

    private static String text(JsonParser parser, Message otherwise) throws IOException, InputProblem {
        expect(parser.currentToken(), JsonToken.VALUE_STRING, otherwise);
        return parser.getText();
    }

    private static void expect(@Nullable JsonToken found, JsonToken expected, Message otherwise) throws InputProblem {
        if (found != expected) {
            throw new InputProblem(otherwise);
        }
    }

    /** A text that is quoted in a message. */
    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
