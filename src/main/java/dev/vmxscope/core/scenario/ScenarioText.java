package dev.vmxscope.core.scenario;

import dev.vmxscope.core.toml.Overlay;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.Translated;
import java.util.List;

/** Reads the texts of a fault scenario in another language, {@code ID.zh_CN.toml}. */
public final class ScenarioText {
    /** What the key {@code kind} says in it. */
    public static final String KIND = "scenario-text";

    private ScenarioText() {}

    /**
     * The scenario with its texts in the other language.
     *
     * @param text the TOML text of the translation
     * @param sourceName the name that an error message shall give it
     * @throws ScenarioFormatException if it is no translation of that scenario
     */
    public static Translated<Scenario> over(Scenario scenario, String text, String sourceName)
            throws ScenarioFormatException {
        Overlay overlay =
                Overlay.of(text, sourceName, KIND, scenario.id(), List.of("title", "story", "hints", "trap", "fix"));
        overlay.document().allowOnly(List.of("trap"), List.of("answer", "why"));
        overlay.document().allowOnly(List.of("fix"), List.of("text"));
        Scenario.Trap trap = scenario.trap();
        Scenario.Fix fix = scenario.fix();
        Scenario translated = new Scenario(
                scenario.id(),
                overlay.line(List.of("title"), scenario.title()),
                overlay.text(List.of("story"), scenario.story()),
                scenario.play(),
                scenario.expect(),
                overlay.hints(List.of("hints"), scenario.hints()),
                new Scenario.Trap(
                        overlay.text(List.of("trap", "answer"), trap.answer()),
                        overlay.text(List.of("trap", "why"), trap.why())),
                new Scenario.Fix(
                        overlay.text(List.of("fix", "text"), fix.text()), fix.play(), fix.atFault(), fix.expect()));
        return new Translated<>(translated, overlay.missing());
    }
}
