package dev.vmxscope.core.scenario;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.vmx.InstructionSpec;
import dev.vmxscope.core.vmx.SystemInstructions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the names of instructions, of their outcomes and of their requirements.
 *
 * @param document where they stand
 */
public record InstructionNames(TomlDocument document) {
    private static final List<String> OUTCOMES =
            List.of("#UD", "#GP(0)", "#PF(0)", "VMsucceed", "VMfailInvalid", "VMfailValid(15)", "ok", "none");
    private static final Pattern OUTCOME = Pattern.compile(
            "#[A-Z]{2}(\\([0-9A-F]{1,4}H?\\))?|VMfailValid\\(\\d{1,2}\\)|VMsucceed|VMfailInvalid|VM entry reached|ok|none");

    /**
     * The name of an instruction, as its specification has it; empty if none is written.
     *
     * @throws ScenarioFormatException if there is no such instruction
     */
    public Optional<String> instruction(List<String> path) throws ScenarioFormatException {
        Optional<String> name = document.text(path);
        List<String> names =
                SystemInstructions.all().stream().map(InstructionSpec::name).toList();
        if (name.isPresent() && !names.contains(name.get())) {
            throw document.error(
                    path,
                    Message.of("instruction.none", shortened(name.get()), NearestName.hint(name.get(), names)));
        }
        return name;
    }

    /**
     * An outcome in the manual's notation.
     *
     * @throws ScenarioFormatException if it is missing or no outcome
     */
    public String outcome(List<String> path) throws ScenarioFormatException {
        String outcome = document.requiredText(path);
        if (!OUTCOME.matcher(outcome).matches()) {
            throw document.error(
                    path, Message.of("outcome.none", shortened(outcome), NearestName.hint(outcome, OUTCOMES)));
        }
        return outcome;
    }

    /** Checks that the ids are those of requirements of that instruction. */
    void checkUnmet(List<String> path, Optional<String> instruction, List<String> ids) throws ScenarioFormatException {
        List<String> known = SystemInstructions.all().stream()
                .filter(spec -> instruction.equals(Optional.of(spec.name())))
                .flatMap(spec -> spec.stages().stream())
                .flatMap(stage -> stage.requirements().stream())
                .map(requirement -> requirement.id())
                .distinct()
                .toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw document.error(
                        path,
                        Message.of("requirement.none", shortened(id), NearestName.hint(id, known)));
            }
        }
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
