package dev.vmxscope.core.scenario;

import dev.vmxscope.core.diagnosis.NamedCause;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a scenario expects.
 *
 * @param document the whole text
 * @param path of the table
 * @param processors how many logical processors the machine has
 */
record ExpectationReader(TomlDocument document, List<String> path, int processors) {
    private static final List<String> KEYS =
            List.of("instruction", "asked", "number", "outcome", "unmet", "cause", "cpu", "bugcheck", "console");
    private static final int MOST_TEXTS = 20;
    private static final int MOST_EXECUTIONS = 10_000;

    Expectation read() throws ScenarioFormatException {
        document.allowOnly(path, KEYS);
        boolean asked = document.flag(key("asked")).orElse(false);
        InstructionNames names = new InstructionNames(document);
        Optional<String> instruction = names.instruction(key("instruction"));
        String outcome = names.outcome(key("outcome"));
        List<String> unmet = few("unmet");
        names.checkUnmet(key("unmet"), instruction, unmet);
        if (instruction.isEmpty() && !outcome.equals(Expectation.NOTHING_FAILS)) {
            throw document.error(key("instruction"), Message.of("expect.instruction"));
        }
        if (asked && !instruction.equals(Optional.of("VMXON"))) {
            throw document.error(key("asked"), Message.of("expect.asked"));
        }
        return new Expectation(
                instruction,
                asked,
                document.number(key("number"), 1, MOST_EXECUTIONS),
                outcome,
                unmet,
                cause(),
                document.number(key("cpu"), 0, processors - 1),
                document.text(key("bugcheck")),
                few("console"));
    }

    private Optional<NamedCause> cause() throws ScenarioFormatException {
        Optional<String> id = document.text(key("cause"));
        List<String> known =
                Arrays.stream(NamedCause.values()).map(NamedCause::id).toList();
        if (id.isPresent() && !known.contains(id.get())) {
            throw document.error(
                    key("cause"),
                    Message.of("expect.cause", InstructionNames.shortened(id.get()), NearestName.hint(id.get(), known)));
        }
        return Arrays.stream(NamedCause.values())
                .filter(cause -> id.equals(Optional.of(cause.id())))
                .findFirst();
    }

    private List<String> few(String name) throws ScenarioFormatException {
        List<String> texts = document.texts(key(name));
        if (texts.size() > MOST_TEXTS) {
            throw document.error(key(name), Message.of("expect.many", name, MOST_TEXTS));
        }
        return texts;
    }

    private List<String> key(String name) {
        return TomlDocument.child(path, name);
    }
}
