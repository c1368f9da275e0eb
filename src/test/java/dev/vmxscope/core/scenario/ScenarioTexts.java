package dev.vmxscope.core.scenario;

/** A scenario's text, for tests that change it. */
public final class ScenarioTexts {
    /** A scenario that comes out as it says. Line 5 begins the start, line 10 what is expected. */
    public static final String GOOD = """
            kind = "scenario"
            id = "mine"
            title = "Mine"
            story = "A story."
            hints = ["One.", "Two.", "Three."]
            [start]
            driver = "part2-vmxon"
            firmware = "off"
            steps = ["load", "open", "close", "unload"]
            [expect]
            instruction = "VMXON"
            outcome = "#GP(0)"
            unmet = ["feature-control-outside-smx"]
            cause = "bios-off"
            [trap]
            answer = "No."
            why = "Because."
            [fix]
            text = "Switch it on."
            firmware = "on"
            [fix.expect]
            instruction = "VMXON"
            outcome = "VMsucceed"
            """;

    private ScenarioTexts() {}

    /** The good one with one part replaced. */
    public static String with(String part, String other) {
        if (!GOOD.contains(part)) {
            throw new IllegalArgumentException("there is no " + part);
        }
        return GOOD.replace(part, other);
    }
}
