package dev.vmxscope.core.machine;

import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.event.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * A person sets a register of one logical processor, past all rules of the processor: as a debugger does.
 *
 * @param cpu number of the logical processor
 * @param register which register
 * @param value the value it gets, 64 bits
 */
public record Poke(int cpu, Target register, long value) {

    /** The registers that can be set by hand. */
    public enum Target {
        /** Control register 0. */
        CR0(Cr0.LAYOUT),
        /** Control register 4. */
        CR4(Cr4.LAYOUT),
        /** MSR 3AH. */
        IA32_FEATURE_CONTROL(FeatureControl.LAYOUT);

        private final RegisterLayout layout;

        Target(RegisterLayout layout) {
            this.layout = layout;
        }

        /** The register's fields. */
        public RegisterLayout layout() {
            return layout;
        }

        /** The register's value in a processor, 64 bits. */
        public long of(Processor processor) {
            return switch (this) {
                case CR0 -> processor.control().cr0();
                case CR4 -> processor.control().cr4();
                case IA32_FEATURE_CONTROL -> processor.featureControl();
            };
        }

        private Processor set(Processor processor, long value) {
            return switch (this) {
                case CR0 -> processor.withControl(processor.control().withCr0(value));
                case CR4 -> processor.withControl(processor.control().withCr4(value));
                case IA32_FEATURE_CONTROL -> processor.withMsr(Msr.IA32_FEATURE_CONTROL.index(), value);
            };
        }
    }

    /** The machine with the register set, and told so in its journal. */
    public Machine apply(Machine machine) {
        List<Processor> processors = new ArrayList<>(machine.processors());
        Processor before = processors.get(cpu);
        processors.set(cpu, register.set(before, value));
        Trail<Entry> journal = machine.journal()
                .append(new Entry(
                        machine.steps(), cpu, new MachineEvent.Poked(register.layout(), register.of(before), value)));
        return machine.withProcessors(processors, journal);
    }
}
