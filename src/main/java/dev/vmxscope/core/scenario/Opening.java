package dev.vmxscope.core.scenario;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.windows.Action;
import java.util.ArrayList;
import java.util.List;

/**
 * A play as a person finds it before the first click: a machine with the steps on its agenda. Where values are set by
 * hand in the midst, the steps before are done already, by ordinary inputs.
 *
 * @param setup what the machine is made of, and what is to be done on it first
 * @param inputs what has been done with it then
 */
public record Opening(MachineSetup setup, List<Input> inputs) {
    /** Keeps its own copy of the list. */
    public Opening {
        inputs = List.copyOf(inputs);
    }

    /** The opening of a play. */
    public static Opening of(Play play) {
        List<Action> agenda = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        Machine machine = Machine.powerOn(play.setup());
        boolean touched = false;
        for (Play.Step step : play.steps()) {
            if (step instanceof Play.Do todo) {
                machine = machine.withAction(todo.action());
                if (touched) {
                    inputs.add(new Input.Request(todo.action()));
                } else {
                    agenda.add(todo.action());
                }
            } else if (step instanceof Play.SetByHand set) {
                Machine done = machine.run(ScenarioPlayer.MOST_STEPS);
                if (done.steps() != machine.steps()) {
                    inputs.add(new Input.Execute(done.steps() - machine.steps()));
                }
                machine = done;
                for (Poke poke : set.setting().pokes(machine)) {
                    machine = poke.apply(machine);
                    inputs.add(new Input.Set(poke));
                }
                touched = true;
            }
        }
        return new Opening(play.setup().withAgenda(agenda), inputs);
    }
}
