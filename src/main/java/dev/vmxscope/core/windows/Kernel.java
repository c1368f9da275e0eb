package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.memory.OutOfMemory;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.GuestFault;
import dev.vmxscope.core.x86.exec.NotEmulated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;

/** The running Windows: what its parts share, and how control passes between it and the guest. */
final class Kernel {
    final Computer computer;
    final AddressSpace space;
    final Pool pool;
    final Scheduler scheduler;
    final IoManager io;
    final Requests requests;
    final DriverLoader loader;
    final ServiceControl services;
    final App app;
    final DirectCalls directCalls;
    final Senders senders;
    final DebugOutput debug;
    final Clock clock;
    final Faults faults;
    final Journal journal;
    final Verifier verifier;

    private final BootOptions options;
    private Registry registry;
    private Status status;
    private TreePVector<Action> agenda;
    private @Nullable Action action;

    @SuppressWarnings("this-escape")
    Kernel(WindowsState state, Computer computer) {
        this.computer = computer;
        this.options = state.options();
        this.registry = state.registry();
        this.status = state.status();
        this.agenda = state.agenda();
        this.action = state.action();
        this.space = new AddressSpace(computer.memory(), state.space());
        this.pool = new Pool(space, state.heap());
        this.scheduler = new Scheduler(this, state.threads());
        this.io = new IoManager(this, state.io());
        this.requests = new Requests(this);
        this.loader = new DriverLoader(this);
        this.services = new ServiceControl(this, state.services());
        this.app = new App(this, state.app());
        this.directCalls = new DirectCalls(this);
        this.senders = new Senders(this);
        this.debug = new DebugOutput(this, state.debug());
        this.clock = new Clock(this);
        this.faults = new Faults(this);
        this.journal = new Journal(this, state.journeys(), state.mistakes());
        this.verifier = new Verifier(this, state.verifier());
    }

    WindowsState state() {
        return new WindowsState(
                options,
                status,
                agenda,
                action,
                space.state(),
                pool.state(),
                scheduler.state(),
                io.state(),
                app.state(),
                debug.state(),
                registry,
                services.state(),
                journal.journeys(),
                journal.mistakes(),
                verifier.state());
    }

    BootOptions options() {
        return options;
    }

    Registry registry() {
        return registry;
    }

    void put(Registry value) {
        registry = value;
    }

    /** What is being done, null if nothing is. */
    @Nullable Action action() {
        return action;
    }

    Status status() {
        return status;
    }

    void stopWith(Status last) {
        status = last;
    }

    boolean stopped() {
        return status instanceof Status.Bugcheck || status instanceof Status.Stuck;
    }

    Optional<Core> currentCore() {
        return stopped() ? Optional.empty() : scheduler.current().map(thread -> core(thread.cpu()));
    }

    Core core(int cpu) {
        return computer.cores().get(cpu);
    }

    /** The core that the running thread is on. */
    Core core() {
        return core(scheduler.running().cpu());
    }

    /** The processor that the running thread is on, 0 if none runs. */
    int cpu() {
        return scheduler.current().map(GuestThread::cpu).orElse(0);
    }

    void emit(WindowsEvent event) {
        computer.emit(cpu(), event);
    }

    // ---- the agenda

    boolean beginNext() {
        if (stopped() || action != null || agenda.isEmpty()) {
            return false;
        }
        Action next = agenda.get(0);
        agenda = agenda.minus(0);
        action = next;
        status = new Status.Running();
        guarded(() -> begin(next));
        doubly(scheduler::dispatch);
        return true;
    }

    private void begin(Action next) {
        if (next instanceof Action.LoadDriver load) {
            services.load(load.service(), load.image());
        } else if (next instanceof Action.UnloadDriver unload) {
            loader.unload(unload.service());
        } else if (next instanceof Action.CreateService create) {
            services.create(create);
        } else if (next instanceof Action.StartService start) {
            services.start(start.service());
        } else if (next instanceof Action.StopService stop) {
            services.stop(stop.service());
        } else if (next instanceof Action.DeleteService delete) {
            services.delete(delete.service());
        } else if (next instanceof Action.RunProgram program) {
            new ProgramLoader(this).run(program);
        } else if (next instanceof AppCall call) {
            directCalls.call(call);
        } else if (next instanceof Action.SendRequest send) {
            senders.send(send);
        }
    }

    /** The present action is done. */
    void actionDone() {
        Action done = action;
        action = null;
        status = new Status.Idle();
        if (done != null) {
            emit(new WindowsEvent.ActionDone(done));
        }
    }

    boolean acting() {
        return action != null;
    }

    // ---- what the processor met

    void gate(Core core) {
        guarded(() -> serve(core));
        doubly(scheduler::dispatch);
    }

    private void serve(Core core) {
        clock.tick();
        long address = core.rip();
        Arguments arguments = new Arguments(core, space);
        Optional<String> user = Gates.userName(address);
        if (user.isPresent()) {
            serve(Exports.USER.get(user.get()), arguments, Message.of("missing.import", user.get()));
            return;
        }
        String name = Gates.kernelName(address)
                .orElseThrow(() -> new NotEmulated(Message.of("missing.inside", Long.toHexString(address))));
        if (name.equals("IopInvalidDeviceRequest")) {
            requests.invalidDeviceRequest(arguments.get(1));
        } else if (isReturn(name)) {
            goOn(core.get(GeneralRegisters.RAX), 0);
        } else {
            verifier.calling(name, arguments);
            serve(Exports.KERNEL.get(name), arguments, Message.verbatim("nt!" + name));
        }
    }

    private boolean isReturn(String name) {
        return !scheduler.running().pending().isEmpty()
                && scheduler.running().pending().get(0).what().caller().equals(name);
    }

    private void serve(@Nullable Service service, Arguments arguments, Message name) {
        if (service == null) {
            throw new NotEmulated(Message.of("missing.service", name, Message.digits(arguments.returnAddress())));
        }
        service.call(this, arguments);
    }

    void fault(Core core, GuestFault fault) {
        guarded(() -> {
            if (!verifier.watched(core, fault)) {
                faults.raise(core, fault);
            }
        });
        doubly(scheduler::dispatch);
    }

    void interrupt(Core core, int vector) {
        guarded(() -> faults.interrupt(core, vector));
        doubly(scheduler::dispatch);
    }

    void pause(Core core) {
        doubly(() -> {
            if (!scheduler.yieldTurn()) {
                scheduler.dispatch();
            }
        });
    }

    void halted(Core core) {
        // A processor that halts wakes at the next clock interrupt, which is soon.
        pause(core);
    }

    /** A fault inside Windows's own code is the guest's: it gave a bad address. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (GuestFault fault) {
            doubly(() -> faults.raise(core(cpu()), fault));
        } catch (StatusRaised raised) {
            doubly(() -> faults.raiseStatus(core(cpu()), raised.status()));
        } catch (OutOfMemory full) {
            throw new NotEmulated(Message.of("missing.paging"));
        }
    }

    /** A fault while Windows deals with one, or switches threads: it has no stack or no objects to go on with. */
    private void doubly(Runnable work) {
        try {
            work.run();
        } catch (GuestFault second) {
            faults.second(core(cpu()), second);
        }
    }

    // ---- calls between Windows and the guest

    /** Returns from the service that the running thread called, with RAX. */
    void ret(long value) {
        Core core = core();
        core.set(GeneralRegisters.RAX, value);
        long rsp = core.get(GeneralRegisters.RSP);
        long target = space.read64(rsp);
        core.set(GeneralRegisters.RSP, rsp + 8);
        core.setRip(target);
    }

    /** Has the running thread call a guest function; when it returns, the continuation goes on. */
    void callGuest(Continuation next, long function, long... arguments) {
        Core core = core();
        long rsp = core.get(GeneralRegisters.RSP);
        int onStack = Math.max(4, arguments.length);
        long home = (rsp - 8L * onStack) & ~0xFL;
        for (int at = 4; at < arguments.length; at++) {
            space.write64(home + 8L * at, arguments[at]);
        }
        space.write64(home - 8, Gates.kernel(next.caller()));
        int[] registers = {GeneralRegisters.RCX, GeneralRegisters.RDX, GeneralRegisters.R8, GeneralRegisters.R9};
        for (int at = 0; at < Math.min(4, arguments.length); at++) {
            core.set(registers[at], arguments[at]);
        }
        core.set(GeneralRegisters.RSP, home - 8);
        core.setRip(function);
        push(next, rsp);
    }

    /** Puts a continuation on the running thread's stack, to go on when {@link #goOn} is called. */
    void push(Continuation next) {
        push(next, core().get(GeneralRegisters.RSP));
    }

    private void push(Continuation next, long rsp) {
        GuestThread thread = scheduler.running();
        scheduler.put(thread.withPending(thread.pending().plus(new Pending(next, rsp))));
    }

    /** Takes the innermost continuation of the running thread and goes on with it. */
    void goOn(long result, long information) {
        GuestThread thread = scheduler.running();
        Pending top = thread.pending().get(0);
        scheduler.put(thread.withPending(thread.pending().minus(0)));
        core().set(GeneralRegisters.RSP, top.rsp());
        top.what().resume(this, result, information);
    }

    /** Has the running thread wait; when the wait is over, the continuation goes on with its result. */
    void block(Wait what, Continuation next) {
        push(next);
        scheduler.put(scheduler.running().waiting(what));
    }

    /** Has the running thread, which called a service, wait; the service returns the wait's result. */
    void block(Wait what) {
        block(what, new Finish());
    }

    /** Returns from a service with what the wait gave. */
    record Finish() implements Continuation {
        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.ret(result);
        }
    }
}
