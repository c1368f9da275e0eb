package dev.vmxscope.core.machine;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.Computer;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.Windows;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.core.windows.WindowsState;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.service.Services;
import dev.vmxscope.core.x86.exec.Bus;
import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.GuestFault;
import dev.vmxscope.core.x86.exec.NotEmulated;
import dev.vmxscope.core.x86.exec.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A machine while it runs: the mutable working copy. Nobody sees it between two frozen moments. One thread only. */
public final class LiveMachine implements Computer {
    private final MachineSetup setup;
    private final WorkingMemory memory;
    private final Bus bus;
    private final List<Core> cores = new ArrayList<>();
    private final Windows windows;
    private Trail<Entry> journal;
    private Trail<Module> images;
    private long steps;
    private @Nullable Core running;
    private @Nullable Message notEmulated;

    /** What a machine that is started again keeps of its time before. */
    record Past(
            Trail<Entry> journal,
            Trail<Module> images,
            long steps,
            Registry registry,
            Services services,
            DebugCapture capture) {
        static final Past NONE =
                new Past(Trail.empty(), Trail.empty(), 0, Registry.EMPTY, Services.NONE, DebugCapture.ALL);
    }

    /** Goes on from a frozen moment. */
    @SuppressWarnings("this-escape")
    LiveMachine(Machine from) {
        this.setup = from.setup();
        this.journal = from.journal();
        this.images = from.images();
        this.steps = from.steps();
        this.notEmulated = from.notEmulated();
        this.memory = from.memory().thaw();
        this.bus = new Bus(memory, new SpecifiedUnit(memory, this::now, this::emit), Windows.gates());
        from.processors().forEach(processor -> cores.add(new Core(bus, processor)));
        bus.connect();
        this.windows = new Windows(from.windows(), this);
        bus.watch(windows::isRawUserPage);
    }

    @SuppressWarnings("this-escape")
    private LiveMachine(MachineSetup setup, List<Processor> before, Past past, Event... told) {
        this.setup = setup;
        this.journal = past.journal();
        this.images = past.images();
        this.steps = past.steps();
        this.memory = PhysicalMemory.zeroed(setup.ramBytes()).thaw();
        this.bus = new Bus(memory, new SpecifiedUnit(memory, this::now, this::emit), Windows.gates());
        for (Event event : told) {
            emit(0, event);
        }
        for (int id = 0; id < setup.processors(); id++) {
            Processor blank = Processor.powerUp(id, setup.profile());
            long kept = id < before.size() ? before.get(id).warmReset().featureControl() : 0;
            cores.add(new Core(bus, firmware(blank, kept)));
        }
        bus.connect();
        WindowsState state =
                WindowsState.boot(memory, cores, setup.windows(), past.registry(), past.services(), past.capture());
        for (var action : setup.agenda()) {
            state = state.withAction(action);
        }
        this.windows = new Windows(state, this);
        bus.watch(windows::isRawUserPage);
    }

    /** A machine after power-up; {@code before} are the processors before a warm reset, else none. */
    static LiveMachine start(MachineSetup setup, List<Processor> before, Past past, Event... told) {
        return new LiveMachine(setup, before, past, told);
    }

    private Processor firmware(Processor blank, long kept) {
        if (!setup.profile().hasVmx() && !setup.profile().hasSmx()) {
            return blank;
        }
        boolean locked = FeatureControl.LOCK.isSet(kept);
        long value = locked ? kept : setup.firmware().featureControl();
        emit(blank.id(), new MachineEvent.FirmwareRan(kept, value));
        return blank.withMsr(Msr.IA32_FEATURE_CONTROL.index(), value);
    }

    /** The machine as it is now, immutable. */
    public Machine freeze() {
        return new Machine(
                setup,
                cores.stream().map(Core::freeze).toList(),
                bus.freeze(),
                windows.state(),
                journal,
                images,
                steps,
                notEmulated);
    }

    @Override
    public List<Core> cores() {
        return cores;
    }

    @Override
    public WorkingMemory memory() {
        return memory;
    }

    @Override
    public void emit(int cpu, Event event) {
        journal = journal.append(new Entry(now() + 1, cpu, event));
        if (event instanceof WindowsEvent.DriverLoaded loaded) {
            images = images.append(loaded.module());
        } else if (event instanceof WindowsEvent.ProgramStarted started) {
            images = images.append(started.module());
        }
    }

    @Override
    public Trail<Entry> told() {
        return journal;
    }

    @Override
    public long steps() {
        return now();
    }

    private long now() {
        return steps + (running == null ? 0 : running.done());
    }

    /** The images that are in memory now. */
    public List<Module> modules() {
        return windows.state().modules();
    }

    /** The core that executes next, empty if none does. */
    public Optional<Core> current() {
        return windows.current();
    }

    /** Runs at most so many steps; the condition, if there is one, is asked before each step but the first. */
    public Cause run(long budget, Core.@Nullable Until until) {
        long end = steps + budget;
        while (steps < end) {
            if (notEmulated != null) {
                return Cause.NOT_EMULATED;
            }
            Cause cause = advance(end - steps, until);
            if (cause != Cause.BUDGET) {
                return cause;
            }
        }
        return Cause.BUDGET;
    }

    /** One burst of a core, one service, or one action begun; BUDGET stands for "go on". */
    private Cause advance(long budget, Core.@Nullable Until until) {
        try {
            Optional<Core> current = windows.current();
            if (current.isEmpty()) {
                if (!windows.beginNext()) {
                    return windows.status() instanceof Status.Idle ? Cause.IDLE : Cause.ENDED;
                }
                steps++;
            } else {
                burst(current.get(), budget, until);
                if (current.get().stop() == Stop.CONDITION) {
                    return Cause.CONDITION;
                }
                if (current.get().stop() == Stop.BUDGET) {
                    return Cause.BUDGET;
                }
            }
        } catch (NotEmulated what) {
            notEmulated = what.what();
            running = null;
            emit(windows.current().map(Core::id).orElse(0), new MachineEvent.NotEmulatedHere(what.what()));
            steps++;
            return Cause.NOT_EMULATED;
        }
        return holds(until) ? Cause.CONDITION : Cause.BUDGET;
    }

    private boolean holds(Core.@Nullable Until until) {
        Optional<Core> next = windows.current();
        return until != null
                && next.isPresent()
                && until.holds(next.get(), next.get().rip());
    }

    private void burst(Core core, long budget, Core.@Nullable Until until) {
        running = core;
        long done = core.run(budget, until);
        running = null;
        boolean served =
                core.stop() != Stop.BUDGET && core.stop() != Stop.CONDITION && core.stop() != Stop.NOT_EMULATED;
        steps += served ? done - 1 : done;
        switch (core.stop()) {
            case GATE -> windows.gate(core);
            case FAULT -> fault(core);
            case INTERRUPT -> windows.interrupt(core, core.interrupt());
            case PAUSE -> windows.pause(core);
            case HALT -> windows.halted(core);
            case NOT_EMULATED -> throw Objects.requireNonNull(core.notEmulated());
            case BUDGET, CONDITION -> {}
        }
        steps += served ? 1 : 0;
    }

    private void fault(Core core) {
        GuestFault fault = Objects.requireNonNull(core.fault());
        windows.fault(core, fault);
    }
}
