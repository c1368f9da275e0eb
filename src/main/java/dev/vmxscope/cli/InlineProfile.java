package dev.vmxscope.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.scenario.ProfileNumbers;
import dev.vmxscope.core.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A processor model that stands in a line of {@code probe}'s input. */
final class InlineProfile {
    private final Map<CpuidLeaf, CpuidValues> cpuid = new HashMap<>();
    private final Map<Integer, Long> msrs = new HashMap<>();

    private InlineProfile() {}

    /**
     * Reads a profile from the text of a JSON object.
     *
     * @throws InputProblem if it is none
     */
    static CpuProfile read(String text) throws InputProblem {
        InlineProfile profile = new InlineProfile();
        try (JsonParser parser = ProbeLine.JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                profile.section(parser);
            }
        } catch (JacksonException e) {
            throw new InputProblem(Message.of("profile.json", String.valueOf(e.getOriginalMessage())), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CpuProfile.of("inline", "", "", profile.cpuid, profile.msrs);
    }

    private void section(JsonParser parser) throws IOException, InputProblem {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        boolean known = name.equals("cpuid") || name.equals("msr");
        if (!known) {
            parser.skipChildren();
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            throw new InputProblem(Message.of("profile.object", name));
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (name.equals("cpuid")) {
                leaf(key, parser);
            } else {
                msr(key, parser);
            }
        }
    }

    private void leaf(String key, JsonParser parser) throws IOException, InputProblem {
        Optional<CpuidLeaf> leaf = ProfileNumbers.leaf(key);
        if (leaf.isEmpty()) {
            throw new InputProblem(Message.of("profile.leaf", ProbeLine.shortened(key)));
        }
        InputProblem notFour =
                new InputProblem(Message.of("profile.leaf.four", key));
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw notFour;
        }
        int[] parts = new int[4];
        for (int at = 0; at < parts.length; at++) {
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                throw notFour;
            }
            parts[at] = (int) number(parser, Integer.SIZE);
        }
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw notFour;
        }
        if (cpuid.put(leaf.get(), new CpuidValues(parts[0], parts[1], parts[2], parts[3])) != null) {
            throw new InputProblem(Message.of("profile.leaf.twice", key));
        }
    }

    private void msr(String key, JsonParser parser) throws IOException, InputProblem {
        OptionalLong index = ProfileNumbers.hex(key, Integer.SIZE);
        Optional<Msr> known = index.isPresent() ? Msr.at((int) index.getAsLong()) : byName(key);
        if (index.isEmpty() && known.isEmpty()) {
            throw new InputProblem(Message.of("profile.msr", ProbeLine.shortened(key)));
        }
        if (known.isPresent()
                && known.get().kind() != Msr.Kind.VMX
                && known.get().kind() != Msr.Kind.PROFILE) {
            throw new InputProblem(Message.of("profile.msr.state", known.get()));
        }
        int number = known.isPresent() ? known.get().index() : (int) index.getAsLong();
        if (msrs.put(number, number(parser, Long.SIZE)) != null) {
            throw new InputProblem(Message.of("profile.msr.twice", key));
        }
    }

    private static Optional<Msr> byName(String name) {
        return Arrays.stream(Msr.values())
                .filter(msr -> msr.name().equals(name))
                .findFirst();
    }

    private static long number(JsonParser parser, int bits) throws IOException, InputProblem {
        String written = parser.getText();
        OptionalLong value = OptionalLong.empty();
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            value = ProfileNumbers.hex(written, bits);
        } else if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            value = Numbers.parse(written);
        }
        if (value.isEmpty() || (bits < Long.SIZE && value.getAsLong() >>> bits != 0)) {
            throw new InputProblem(Message.of("profile.number", ProbeLine.shortened(String.valueOf(written)), bits));
        }
        return value.getAsLong();
    }
}
