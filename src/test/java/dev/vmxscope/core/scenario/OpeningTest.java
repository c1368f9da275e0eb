package dev.vmxscope.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Engine;
import dev.vmxscope.core.session.History;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpeningTest {
    static List<String> ids() {
        return Scenarios.ids();
    }

    /** What a person plays from the opening ends as the scenario does when it is checked. */
    @ParameterizedTest
    @MethodSource("ids")
    void runOnFromItsOpeningAScenarioEndsAsItIsPlayed(String id) throws ScenarioFormatException {
        Scenario scenario = Scenarios.load(id);
        Opening opening = Opening.of(scenario.play());
        Engine engine = new Engine();
        History history = History.of(Machine.powerOn(opening.setup()));
        for (Input input : opening.inputs()) {
            history = history.apply(input, engine);
        }
        history = history.apply(new Input.Execute(ScenarioPlayer.MOST_STEPS), engine);
        Machine played = ScenarioPlayer.fault(scenario).end();
        Machine opened = history.present().machine();

        // A play ends at the first fault; a person may go on with the calls after it.
        assertThat(opened.steps()).isGreaterThanOrEqualTo(played.steps());
        assertThat(opened.journal().first(played.journal().size()).size())
                .isEqualTo(played.journal().size());
        for (int at = 0; at < played.journal().size(); at++) {
            assertThat(opened.journal().get(at).event())
                    .isEqualTo(played.journal().get(at).event());
        }
    }
}
