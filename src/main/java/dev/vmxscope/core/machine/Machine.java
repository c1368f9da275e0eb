package dev.vmxscope.core.machine;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.WindowsState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole computer at one moment, immutable.
 *
 * @param setup what it is made of
 * @param processors the logical processors, by number
 * @param memory the RAM
 * @param windows the emulated Windows
 * @param journal everything that was told since the first power-up
 * @param images every image that ever was in memory, the unloaded ones too, in the order of loading
 * @param steps how many steps were made since the first power-up; one for each instruction, for each service of
 *     Windows that was called, for each exception and for each action that was begun
 * @param notEmulated what keeps the run from going on because the emulator lacks it; null if nothing does
 */
public record Machine(
        MachineSetup setup,
        List<Processor> processors,
        PhysicalMemory memory,
        WindowsState windows,
        Trail<Entry> journal,
        Trail<Module> images,
        long steps,
        @Nullable Message notEmulated) {
    /** Keeps the list unmodifiable. */
    public Machine {
        processors = List.copyOf(processors);
    }

    /** The machine after power-up, the firmware's work and the start of Windows; nothing of the agenda has begun. */
    public static Machine powerOn(MachineSetup setup) {
        return LiveMachine.start(setup, List.of(), LiveMachine.Past.NONE).freeze();
    }

    /** The machine after it was started again; its journal and its count of steps go on. */
    public Machine restart(Restart kind) {
        LiveMachine live = LiveMachine.start(
                setup,
                kind == Restart.WARM ? processors : List.of(),
                new LiveMachine.Past(
                        journal,
                        images,
                        steps,
                        windows.registry(),
                        windows.services(),
                        windows.debug().capture()),
                new MachineEvent.Restarted(kind));
        return live.freeze();
    }

    /** The same made of something else; that shows when it is started again. */
    public Machine withSetup(MachineSetup other) {
        return new Machine(other, processors, memory, windows, journal, images, steps, notEmulated);
    }

    /** The same with one thing more for Windows to do. */
    public Machine withAction(Action action) {
        return new Machine(setup, processors, memory, windows.withAction(action), journal, images, steps, notEmulated);
    }

    /** The same with something about Windows set by hand. */
    public Machine withSetting(Setting setting) {
        return new Machine(
                setup,
                processors,
                memory,
                windows.withSetting(setting),
                journal.append(new Entry(steps, 0, new MachineEvent.Adjusted(setting))),
                images,
                steps,
                notEmulated);
    }

    /** The same with other processors, another memory and another journal. */
    Machine withProcessors(List<Processor> other, PhysicalMemory ram, Trail<Entry> told) {
        return new Machine(setup, other, ram, windows, told, images, steps, notEmulated);
    }

    /** A private working copy that can run. */
    public LiveMachine thaw() {
        return new LiveMachine(this);
    }

    /** The machine that results from at most so many steps. */
    public Machine run(long steps) {
        LiveMachine live = thaw();
        live.run(steps, null);
        return live.freeze();
    }
}
