package dev.vmxscope.core.scenario;

import dev.vmxscope.core.diagnosis.NamedCause;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.vmx.InstructionSpec;
import dev.vmxscope.core.vmx.SystemInstructions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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
    private static final List<String> OUTCOMES =
            List.of("#UD", "#GP(0)", "#PF(0)", "VMsucceed", "VMfailInvalid", "VMfailValid(15)", "ok", "none");
    private static final Pattern OUTCOME = Pattern.compile(
            "#[A-Z]{2}(\\([0-9A-F]{1,4}H?\\))?|VMfailValid\\(\\d{1,2}\\)|VMsucceed|VMfailInvalid|VM entry reached|ok|none");

    Expectation read() throws ScenarioFormatException {
        document.allowOnly(path, KEYS);
        boolean asked = document.flag(key("asked")).orElse(false);
        Optional<String> instruction = instruction();
        String outcome = outcome();
        if (instruction.isEmpty() && !outcome.equals(Expectation.NOTHING_FAILS)) {
            throw document.error(key("instruction"), "\"instruction\" is missing: which one fails?");
        }
        if (asked && !instruction.equals(Optional.of("VMXON"))) {
            throw document.error(key("asked"), "only VMXON can be asked for");
        }
        return new Expectation(
                instruction,
                asked,
                document.number(key("number"), 1, MOST_EXECUTIONS),
                outcome,
                unmet(instruction),
                cause(),
                document.number(key("cpu"), 0, processors - 1),
                document.text(key("bugcheck")),
                few("console"));
    }

    private Optional<String> instruction() throws ScenarioFormatException {
        Optional<String> name = document.text(key("instruction"));
        List<String> names =
                SystemInstructions.all().stream().map(InstructionSpec::name).toList();
        if (name.isPresent() && !names.contains(name.get())) {
            throw document.error(
                    key("instruction"),
                    "no instruction is called \"" + shortened(name.get()) + "\"" + NearestName.hint(name.get(), names));
        }
        return name;
    }

    private String outcome() throws ScenarioFormatException {
        String outcome = document.requiredText(key("outcome"));
        if (!OUTCOME.matcher(outcome).matches()) {
            throw document.error(
                    key("outcome"),
                    "\"" + shortened(outcome) + "\" is no outcome" + NearestName.hint(outcome, OUTCOMES));
        }
        return outcome;
    }

    /** Ids of requirements of that instruction. */
    private List<String> unmet(Optional<String> instruction) throws ScenarioFormatException {
        List<String> known = SystemInstructions.all().stream()
                .filter(spec -> instruction.equals(Optional.of(spec.name())))
                .flatMap(spec -> spec.stages().stream())
                .flatMap(stage -> stage.requirements().stream())
                .map(requirement -> requirement.id())
                .distinct()
                .toList();
        List<String> ids = few("unmet");
        for (String id : ids) {
            if (!known.contains(id)) {
                throw document.error(
                        key("unmet"),
                        "the instruction has no requirement \"" + shortened(id) + "\"" + NearestName.hint(id, known));
            }
        }
        return ids;
    }

    private Optional<NamedCause> cause() throws ScenarioFormatException {
        Optional<String> id = document.text(key("cause"));
        List<String> known =
                Arrays.stream(NamedCause.values()).map(NamedCause::id).toList();
        if (id.isPresent() && !known.contains(id.get())) {
            throw document.error(
                    key("cause"),
                    "no cause is called \"" + shortened(id.get()) + "\"" + NearestName.hint(id.get(), known));
        }
        return Arrays.stream(NamedCause.values())
                .filter(cause -> id.equals(Optional.of(cause.id())))
                .findFirst();
    }

    private List<String> few(String name) throws ScenarioFormatException {
        List<String> texts = document.texts(key(name));
        if (texts.size() > MOST_TEXTS) {
            throw document.error(key(name), "\"" + name + "\" has more than " + MOST_TEXTS + " texts");
        }
        return texts;
    }

    private List<String> key(String name) {
        return TomlDocument.child(path, name);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
