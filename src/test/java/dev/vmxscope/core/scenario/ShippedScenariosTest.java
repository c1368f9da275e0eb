package dev.vmxscope.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario that comes with the program is a test: its fault and its fix come out as it says. */
class ShippedScenariosTest {
    static Stream<String> ids() {
        return Scenarios.ids().stream();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theFaultIsAsTheScenarioSays(String id) throws ScenarioFormatException {
        Scenario scenario = Scenarios.load(id);

        assertThat(ScenarioCheck.differences(ScenarioPlayer.fault(scenario), scenario.expect()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theFixIsAsTheScenarioSays(String id) throws ScenarioFormatException {
        Scenario scenario = Scenarios.load(id);

        assertThat(ScenarioCheck.differences(
                        ScenarioPlayer.fix(scenario), scenario.fix().expect()))
                .isEmpty();
    }
}
