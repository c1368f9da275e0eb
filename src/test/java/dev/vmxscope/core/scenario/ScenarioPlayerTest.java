package dev.vmxscope.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.scenario.ScenarioCheck.Difference;
import dev.vmxscope.core.session.Course;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioPlayerTest {
    private static Scenario scenario(String part, String other) throws ScenarioFormatException {
        return ScenarioReader.read(ScenarioTexts.with(part, other), "mine.toml", ScenarioFiles.NONE);
    }

    private static List<Difference> fault(Scenario scenario) {
        return ScenarioCheck.differences(ScenarioPlayer.fault(scenario), scenario.expect());
    }

    @Test
    void anOutcomeThatIsExpectedWronglyIsTold() throws ScenarioFormatException {
        assertThat(fault(scenario("#GP(0)", "#UD"))).containsExactly(new Difference("outcome", "#UD", "#GP(0)"));
    }

    @Test
    void aRequirementThatIsExpectedWronglyIsTold() throws ScenarioFormatException {
        assertThat(fault(scenario("[\"feature-control-outside-smx\"]", "[\"vmxe-set\"]")))
                .containsExactly(new Difference("unmet", "vmxe-set", "feature-control-outside-smx"));
    }

    @Test
    void aCauseThatIsExpectedWronglyIsTold() throws ScenarioFormatException {
        assertThat(fault(scenario("\"bios-off\"", "\"unlocked\"")))
                .containsExactly(new Difference("cause", "unlocked", "bios-off"));
    }

    @Test
    void aProcessorThatIsExpectedWronglyIsTold() throws ScenarioFormatException {
        assertThat(fault(scenario("cause = \"bios-off\"", "cpu = 1"))).containsExactly(new Difference("cpu", "1", "0"));
    }

    @Test
    void aLineThatIsNotPrintedIsTold() throws ScenarioFormatException {
        assertThat(fault(scenario("cause = \"bios-off\"", "console = [\"VMX locked off in BIOS\", \"Hello\"]")))
                .containsExactly(new Difference("console", "Hello", "none"));
    }

    @Test
    void aBugcheckThatIsExpectedWronglyIsTold() throws ScenarioFormatException {
        assertThat(fault(scenario("cause = \"bios-off\"", "bugcheck = \"none\"")))
                .containsExactly(new Difference("bugcheck", "none", "SYSTEM_SERVICE_EXCEPTION"));
    }

    @Test
    void aFaultThatDoesNotComeIsTold() throws ScenarioFormatException {
        assertThat(fault(scenario("\"off\"", "\"on\"")))
                .extracting(Difference::what)
                .containsExactly("outcome", "unmet", "cause");
    }

    @Test
    void aRunThatMustGoWellMustGoOnToItsEnd() throws ScenarioFormatException {
        Scenario scenario = scenario("firmware = \"on\"\n", "driver = \"part2-one-core\"\nfirmware = \"on\"\n");

        assertThat(ScenarioCheck.differences(
                        ScenarioPlayer.fix(scenario), scenario.fix().expect()))
                .contains(
                        new Difference("outcome", "VMsucceed", "#UD"), new Difference("end", "completed", "bugcheck"));
    }

    @Test
    void whatIsSetAtTheFaultLetsTheRunGoOnFromThere() throws ScenarioFormatException {
        Scenario scenario = scenario(
                "firmware = \"on\"\n", "[[fix.set]]\nat = \"fault\"\nfeature-control = \"+VMX-outside-SMX\"\n");

        Played fixed = ScenarioPlayer.fix(scenario);

        // The value of the second processor is set as well, because no processor is named.
        assertThat(fixed.halt()).isEqualTo(Optional.empty());
        assertThat(ScenarioCheck.differences(fixed, scenario.fix().expect())).isEmpty();
        assertThat(fixed.end().processors())
                .allSatisfy(cpu -> assertThat(cpu.featureControl()).isEqualTo(5));
    }

    @Test
    void theSameScenarioPlayedTwiceGivesTheSame() throws ScenarioFormatException {
        Scenario scenario = Scenarios.load("other-core");

        assertThat(ScenarioPlayer.fault(scenario).end().processors())
                .isEqualTo(ScenarioPlayer.fault(scenario).end().processors());
    }

    @Test
    void aNumberedExecutionIsThatOneEvenIfItSucceeds() throws ScenarioFormatException {
        Scenario scenario = scenario("outcome = \"VMsucceed\"\n", "outcome = \"VMsucceed\"\nnumber = 2\ncpu = 1\n");

        assertThat(ScenarioCheck.differences(
                        ScenarioPlayer.fix(scenario), scenario.fix().expect()))
                .isEmpty();
    }

    @Test
    void aRunWithoutEndIsStopped() throws ScenarioFormatException {
        Scenario scenario = ScenarioReader.read(
                ScenarioTexts.with("part2-vmxon", "forever-clang-O0.sys"),
                "mine.toml",
                TestFiles.in("src/test/resources/drivers"));

        assertThat(ScenarioPlayer.fault(scenario).halt()).contains(Course.Halt.OUT_OF_STEPS);
    }
}
