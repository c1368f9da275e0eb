package dev.vmxscope.core.lesson;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.diagnosis.AskedVmxon;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.LiveMachine;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.scenario.Setting;
import dev.vmxscope.core.session.Landing;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Driver;
import dev.vmxscope.core.windows.Status;
import java.util.Optional;
import java.util.OptionalInt;

/** A condition on the machine as it is now. */
public sealed interface Standing extends Condition {

    /** A driver is loaded and was started, or none is. */
    record Loaded(boolean loaded) implements Standing {
        @Override
        public boolean holds(Observation observation) {
            return loaded
                    == observation.machine().windows().io().drivers().values().stream()
                            .anyMatch(Driver::started);
        }

        @Override
        public String text(Texts texts) {
            return texts.get(loaded ? "goal.loaded" : "goal.not-loaded");
        }
    }

    /**
     * The running processor stands right before an instruction of that form.
     *
     * @param text as the disassembler writes it: {@code vmxon}, {@code mov cr4}
     */
    record AtInstruction(String text) implements Standing {
        @Override
        public boolean holds(Observation observation) {
            LiveMachine live = observation.machine().thaw();
            Landing landing = new Landing.BeforeInstruction(text);
            return live.current()
                    .filter(core -> landing.at(core, core.rip(), address -> ""))
                    .isPresent();
        }

        @Override
        public String text(Texts texts) {
            return texts.format("goal.at.instruction", text);
        }
    }

    /**
     * The running processor stands anywhere in a procedure.
     *
     * @param name {@code MyHypervisorDriver!DrvCreate}
     */
    record AtProcedure(String name) implements Standing {
        @Override
        public boolean holds(Observation observation) {
            Machine machine = observation.machine();
            return machine.thaw()
                    .current()
                    .map(core -> observation.symbols().name(machine, core.rip()))
                    .filter(here -> here.startsWith(name + "+0x"))
                    .isPresent();
        }

        @Override
        public String text(Texts texts) {
            return texts.format("goal.at.procedure", name);
        }
    }

    /**
     * A slot of the dispatch table of the driver that was loaded last.
     *
     * @param slot {@code IRP_MJ_CREATE}
     * @param handler {@code MyHypervisorDriver!DrvCreate}, or {@link DispatchTable#DEFAULT}
     */
    record Slot(String slot, String handler) implements Standing {
        @Override
        public boolean holds(Observation observation) {
            return DispatchTable.handler(observation.machine(), observation.symbols(), slot)
                    .filter(handler::equals)
                    .isPresent();
        }

        @Override
        public String text(Texts texts) {
            return handler.equals(DispatchTable.DEFAULT)
                    ? texts.format("goal.slot.default", slot)
                    : texts.format("goal.slot", slot, handler);
        }
    }

    /**
     * A register has these bits.
     *
     * @param setting the place, its processors, and the bits that it would set: they are as it would set them
     * @param written the bits as the lesson writes them, {@code +VMXE}
     */
    record Bits(Setting setting, String written) implements Standing {
        @Override
        public boolean holds(Observation observation) {
            Machine machine = observation.machine();
            return Condition.everywhere(machine, setting.cpu(), number -> {
                long now = setting.place().read(machine.processors().get(number), machine.memory());
                return (now & ~setting.keep()) == setting.bits();
            });
        }

        @Override
        public String text(Texts texts) {
            return texts.format("goal.bits", setting.place().title(), written, Condition.where(texts, setting.cpu()));
        }
    }

    /**
     * A logical processor is in VMX root operation, or outside VMX operation.
     *
     * @param root in root operation
     * @param cpu its number; empty for all
     */
    record Vmx(boolean root, OptionalInt cpu) implements Standing {
        @Override
        public boolean holds(Observation observation) {
            Machine machine = observation.machine();
            return Condition.everywhere(
                    machine,
                    cpu,
                    number -> root == machine.processors().get(number).vmx().inOperation());
        }

        @Override
        public String text(Texts texts) {
            return texts.format(root ? "goal.vmx.root" : "goal.vmx.off", Condition.where(texts, cpu));
        }
    }

    /**
     * The firmware's switch.
     *
     * @param firmware what it does at power-up
     * @param written as the lesson writes it
     */
    record FirmwareIs(Firmware firmware, String written) implements Standing {
        @Override
        public boolean holds(Observation observation) {
            return observation.machine().setup().firmware().equals(firmware);
        }

        @Override
        public String text(Texts texts) {
            return texts.find("goal.firmware." + written).orElseGet(() -> texts.format("goal.firmware", written));
        }
    }

    /**
     * The processor model.
     *
     * @param name of its profile
     */
    record Profile(String name) implements Standing {
        @Override
        public boolean holds(Observation observation) {
            return observation.machine().setup().profile().name().equals(name);
        }

        @Override
        public String text(Texts texts) {
            return texts.format("goal.profile", name);
        }
    }

    /**
     * Windows stopped in a bugcheck.
     *
     * @param name of its code; empty if it did not
     */
    record Bugcheck(Optional<String> name) implements Standing {
        @Override
        public boolean holds(Observation observation) {
            return observation.machine().windows().status() instanceof Status.Bugcheck stopped
                    ? name.equals(Optional.of(stopped.name()))
                    : name.isEmpty();
        }

        @Override
        public String text(Texts texts) {
            return name.isPresent() ? texts.format("goal.bugcheck", name.get()) : texts.get("goal.no-bugcheck");
        }
    }

    /**
     * What would come of VMXON now, with a region as it should be.
     *
     * @param outcome in the manual's notation
     * @param cpu number of the logical processor; empty for all
     */
    record Asked(String outcome, OptionalInt cpu) implements Standing {
        @Override
        public boolean holds(Observation observation) {
            Machine machine = observation.machine();
            return Condition.everywhere(machine, cpu, number -> {
                Processor processor = machine.processors().get(number);
                return AskedVmxon.verdict(processor, machine.memory(), machine.steps())
                        .outcome()
                        .text()
                        .equals(outcome);
            });
        }

        @Override
        public String text(Texts texts) {
            return texts.format("goal.asked", outcome, Condition.where(texts, cpu));
        }
    }
}
