package dev.vmxscope.core.machine;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.vmx.Change;
import dev.vmxscope.core.vmx.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A person sets a value by hand, past all rules of the processor: as a debugger does.
 *
 * @param cpu number of the logical processor
 * @param place what is set
 * @param value the value it gets, 64 bits
 */
public record Poke(int cpu, Place place, long value) {

    /** The machine with the value set, and told so in its journal. */
    public Machine apply(Machine machine) {
        List<Processor> processors = new ArrayList<>(machine.processors());
        Processor before = processors.get(cpu);
        Change change = place.set(before, value);
        processors.set(cpu, change.after());
        Trail<Entry> journal = machine.journal()
                .append(new Entry(
                        machine.steps(),
                        cpu,
                        new MachineEvent.Poked(place, place.read(before, machine.memory()), value)));
        return machine.withProcessors(processors, change.in(machine.memory()), journal);
    }
}
