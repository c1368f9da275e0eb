package dev.vmxscope.core.scenario;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.vmx.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A value that a scenario sets by hand.
 *
 * @param cpu number of the logical processor, empty for all of them
 * @param place what is set
 * @param keep which bits stay as they are
 * @param bits the bits that become 1
 */
public record Setting(OptionalInt cpu, Place place, long keep, long bits) {

    /** What a person would set in that machine, one for each logical processor concerned. */
    public List<Poke> pokes(Machine machine) {
        List<Poke> pokes = new ArrayList<>();
        for (int number = 0; number < machine.processors().size(); number++) {
            if (cpu.isEmpty() || cpu.getAsInt() == number) {
                long now = place.read(machine.processors().get(number), machine.memory());
                pokes.add(new Poke(number, place, now & keep | bits));
            }
        }
        return pokes;
    }

    /** The machine with the value set. */
    public Machine apply(Machine machine) {
        Machine after = machine;
        for (Poke poke : pokes(machine)) {
            after = poke.apply(after);
        }
        return after;
    }
}
