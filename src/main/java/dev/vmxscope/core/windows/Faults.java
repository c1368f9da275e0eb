package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.x86.exec.Core;
import dev.vmxscope.core.x86.exec.GuestFault;
import dev.vmxscope.core.x86.exec.NotEmulated;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Windows does with exceptions: bug checks in ring 0, the end of the program in ring 3. */
final class Faults {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x0A, "IRQL_NOT_LESS_OR_EQUAL"),
            Map.entry(0x35, "NO_MORE_IRP_STACK_LOCATIONS"),
            Map.entry(0x3B, "SYSTEM_SERVICE_EXCEPTION"),
            Map.entry(0x4A, "IRQL_GT_ZERO_AT_SYSTEM_SERVICE"),
            Map.entry(0xB8, "ATTEMPTED_SWITCH_FROM_DPC"),
            Map.entry(0xE2, "MANUALLY_INITIATED_CRASH"),
            Map.entry(0x44, "MULTIPLE_IRP_COMPLETE_REQUESTS"),
            Map.entry(0x50, "PAGE_FAULT_IN_NONPAGED_AREA"),
            Map.entry(0x7E, "SYSTEM_THREAD_EXCEPTION_NOT_HANDLED"),
            Map.entry(0x7F, "UNEXPECTED_KERNEL_MODE_TRAP"),
            Map.entry(0xBE, "ATTEMPTED_WRITE_TO_READONLY_MEMORY"),
            Map.entry(0xC2, "BAD_POOL_CALLER"),
            Map.entry(0xCE, "DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS"),
            Map.entry(0xD1, "DRIVER_IRQL_NOT_LESS_OR_EQUAL"),
            Map.entry(0xD4, "SYSTEM_SCAN_AT_RAISED_IRQL_CAUGHT_IMPROPER_DRIVER_UNLOAD"),
            Map.entry(0xFC, "ATTEMPTED_EXECUTE_OF_NOEXECUTE_MEMORY"),
            Map.entry(0x139, "KERNEL_SECURITY_CHECK_FAILURE"),
            Map.entry(0x1E, "KMODE_EXCEPTION_NOT_HANDLED"));

    private final Kernel kernel;

    Faults(Kernel kernel) {
        this.kernel = kernel;
    }

    /** The core raised an exception, or Windows itself did in the name of the guest. */
    void raise(Core core, GuestFault fault) {
        long rip = core.rip();
        boolean user = core.user();
        kernel.emit(new WindowsEvent.FaultRaised(fault.vector(), fault.errorCode(), fault.linear(), rip, user));
        if (fault.vector() == Vector.PF) {
            core.setCr2(fault.linear());
        }
        if (fault.vector() == Vector.BP) {
            breakpoint(core, rip);
        } else if (user) {
            kernel.app.exit(status(fault, rip));
        } else if (fault.vector() == Vector.DB) {
            throw new NotEmulated(Message.of("missing.debug", Message.digits(rip)));
        } else {
            kernelFault(core, fault, rip);
        }
    }

    /**
     * Windows faulted while it dealt with a thread or chose one. At a timer or DPC object of a driver that is gone, that
     * is at DISPATCH_LEVEL and has a bug check of its own.
     */
    void second(Core core, GuestFault fault) {
        long rip = core.rip();
        Optional<String> gone = kernel.verifier.unloadedAt(fault.linear());
        if (gone.isPresent()) {
            long write = (fault.errorCode() & 2) != 0 ? 1 : 0;
            bugcheck(0xD4, Message.of("bugcheck.unloaded", gone.get()), fault.linear(), 2, write, rip);
        } else {
            bugcheck(0x7F, Message.of("bugcheck.second", fault.text(), Message.digits(rip)), 8, 0, 0, rip);
        }
    }

    private void kernelFault(Core core, GuestFault fault, long rip) {
        if (fault.vector() == Vector.DF) {
            bugcheck(0x7F, Message.of("bugcheck.double"), 8, 0, 0, rip);
        } else if (fault.vector() != Vector.PF || !stopsAt(fault, core.control().cr8(), rip)) {
            unhandled(core, fault, rip);
        }
    }

    /** The page faults that no handler may take; false if a handler may. */
    private boolean stopsAt(GuestFault fault, long irql, long rip) {
        long linear = fault.linear();
        boolean present = (fault.errorCode() & 1) != 0;
        boolean write = (fault.errorCode() & 2) != 0;
        boolean fetch = (fault.errorCode() & 16) != 0;
        Optional<Message> gone =
                kernel.verifier.unloadedAt(linear).map(driver -> Message.of("bugcheck.unloaded", driver));
        if (irql >= 2) {
            int code = gone.isPresent() ? 0xD4 : Gates.isGate(rip) ? 0x0A : 0xD1;
            long kind = fetch ? 8 : write ? 1 : 0;
            bugcheck(code, gone.orElse(Message.of("bugcheck.irql", irql)), linear, irql, kind, rip);
        } else if (fetch && present) {
            bugcheck(0xFC, Message.of("bugcheck.execute"), linear, kernel.space.pageEntry(linear), 0, 0);
        } else if (write && present && linear < 0) {
            bugcheck(0xBE, Message.of("bugcheck.read-only"), linear, kernel.space.pageEntry(linear), 0, 0);
        } else if (linear < 0) {
            int code = gone.isPresent() ? 0xCE : 0x50;
            long kind = fetch ? 16 : write ? 2 : 0;
            bugcheck(code, gone.orElse(Message.of("bugcheck.absent")), linear, kind, rip, 0);
        } else {
            return false;
        }
        return true;
    }

    /** A function of Windows raised an exception in its caller. */
    void raiseStatus(Core core, int status) {
        long rip = core.rip();
        Message what = Message.of("bugcheck.raised", String.format("%08X", status), Message.digits(rip));
        handle(core, status, 0, 0, 0, what);
    }

    private void unhandled(Core core, GuestFault fault, long rip) {
        Message what = Message.of("bugcheck.fault", fault.text(), Message.digits(rip));
        int status = status(fault, rip);
        int parameters = status == NtStatus.ACCESS_VIOLATION ? 2 : 0;
        handle(core, status, parameter(fault, 0), parameter(fault, 1), parameters, what);
    }

    /** Looks for a handler; which bug check it gives if there is none depends on what the thread was doing. */
    private void handle(Core core, int status, long first, long second, int parameters, Message what) {
        long rip = core.rip();
        long rsp = core.get(GeneralRegisters.RSP);
        GuestThread thread = kernel.scheduler.current().orElse(null);
        Status.Bugcheck otherwise;
        if (core.control().cr8() >= 2) {
            otherwise = check(0x1E, what, status, rip, first, second);
        } else if (thread != null && thread.process() != GuestThread.SYSTEM) {
            otherwise = check(0x3B, what, Integer.toUnsignedLong(status), rip, rsp, 0);
        } else {
            otherwise = check(0x7E, what, status, rip, rsp, rsp);
        }
        if (thread == null) {
            stop(otherwise);
        } else {
            Exceptions.dispatch(
                    kernel, new Exceptions.Raised(status, first, second, parameters, Cpus.save(core), otherwise));
        }
    }

    private static long parameter(GuestFault fault, int number) {
        if (fault.vector() == Vector.PF) {
            return number == 0 ? (fault.errorCode() & 2) != 0 ? 1 : 0 : fault.linear();
        }
        return number == 0 ? 0 : -1;
    }

    /** The exception code that Windows makes of a vector. */
    private int status(GuestFault fault, long rip) {
        return switch (fault.vector()) {
            case DE -> NtStatus.INTEGER_DIVIDE_BY_ZERO;
            case BP -> NtStatus.BREAKPOINT;
            case UD -> NtStatus.ILLEGAL_INSTRUCTION;
            case AC -> NtStatus.DATATYPE_MISALIGNMENT;
            case GP ->
                Privileged.at(kernel.space, rip) && fault.linear() == 0
                        ? NtStatus.PRIVILEGED_INSTRUCTION
                        : NtStatus.ACCESS_VIOLATION;
            default -> NtStatus.ACCESS_VIOLATION;
        };
    }

    /** INT n. */
    void interrupt(Core core, int vector) {
        switch (vector) {
            case 1, 3 -> breakpoint(core, core.rip() - 1);
            case 0x29 -> failFast(core);
            case 0x2C -> assertionFailed(core);
            // The debug service, of DbgPrint in user mode: nobody listens. It skips the INT 3 that follows.
            case 0x2D -> {}
            default ->
                throw new NotEmulated(Message.of("missing.int", Message.digits(vector), Message.digits(core.rip())));
        }
    }

    /** NT_ASSERT: an exception at the INT 2CH, which debuggers step over. */
    private void assertionFailed(Core core) {
        core.setRip(core.rip() - 2);
        if (core.user()) {
            kernel.app.exit(NtStatus.ASSERTION_FAILURE);
        } else {
            raiseStatus(core, NtStatus.ASSERTION_FAILURE);
        }
    }

    private void breakpoint(Core core, long at) {
        kernel.emit(new WindowsEvent.BreakpointHit(at));
        if (core.rip() == at) {
            core.setRip(at + 1);
        }
    }

    private void failFast(Core core) {
        if (core.user()) {
            kernel.app.exit(NtStatus.STACK_BUFFER_OVERRUN);
        } else {
            bugcheck(
                    0x139,
                    Message.of("bugcheck.fast-fail"),
                    core.get(GeneralRegisters.RCX),
                    core.get(GeneralRegisters.RSP),
                    0,
                    0);
        }
    }

    /** Stops Windows. */
    void bugcheck(int code, Message text, long... parameters) {
        stop(check(code, text, parameters));
    }

    private static Status.Bugcheck check(int code, Message text, long... parameters) {
        String name = NAMES.getOrDefault(code, String.format("BUGCHECK_%X", code));
        return new Status.Bugcheck(
                code, name, List.of(parameters[0], parameters[1], parameters[2], parameters[3]), text);
    }

    void stop(Status.Bugcheck bugcheck) {
        stop(bugcheck, Cpus.save(kernel.core(kernel.cpu())));
    }

    /** The same; the registers are those of the place that raised the exception. */
    void stop(Status.Bugcheck bugcheck, CoreContext context) {
        kernel.verifier.crashed(context);
        kernel.emit(new WindowsEvent.BugcheckRaised(bugcheck));
        kernel.stopWith(bugcheck);
    }
}
