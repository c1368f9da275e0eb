package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.verifier.Mistake;
import java.util.List;

/** What Windows tells of itself. */
public sealed interface WindowsEvent extends Event {

    /** DbgPrint and its kin printed something. */
    record DebugPrint(DebugLine line) implements WindowsEvent {}

    /**
     * A driver's dispatch routine is called.
     *
     * @param major IRP_MJ_ code, 0 to 1BH
     * @param minor IRP_MN_ code
     * @param handler address of the routine
     * @param irp address of the IRP
     * @param device address of the DEVICE_OBJECT
     * @param code I/O control code, 32 bits; 0 where the request has none
     */
    record IrpSent(int major, int minor, long handler, long irp, long device, int code) implements WindowsEvent {}

    /**
     * The I/O manager has finished a request.
     *
     * @param major IRP_MJ_ code of the request
     * @param handler address of the routine that it was first sent to
     * @param irp address that the IRP had
     * @param status NTSTATUS
     * @param information bytes transferred, 64 bits
     */
    record IrpCompleted(int major, long handler, long irp, int status, long information) implements WindowsEvent {}

    /**
     * The processor raised an exception.
     *
     * @param vector which
     * @param errorCode 32 bits; meaningless where the vector has none
     * @param linear address of a page fault, else 0
     * @param rip address of the instruction
     * @param user whether it happened in user mode
     */
    record FaultRaised(Vector vector, int errorCode, long linear, long rip, boolean user) implements WindowsEvent {}

    /**
     * An exception was taken by a __except block of a driver.
     *
     * @param status the exception's code
     * @param rip address of the instruction that raised it
     * @param target address of the block
     */
    record ExceptionHandled(int status, long rip, long target) implements WindowsEvent {}

    /** Windows stopped itself. */
    record BugcheckRaised(Status.Bugcheck bugcheck) implements WindowsEvent {}

    /** INT 3 was executed; execution goes on after it. */
    record BreakpointHit(long rip) implements WindowsEvent {}

    /** A driver's image was mapped; DriverEntry comes next. */
    record DriverLoaded(Module module, long driverObject) implements WindowsEvent {}

    /**
     * A driver was not started.
     *
     * @param service its name
     * @param status NTSTATUS
     * @param missing imports that this Windows does not have, {@code ntoskrnl.exe!Name}
     * @param text why, in one sentence
     */
    record DriverRefused(String service, int status, List<String> missing, Message text) implements WindowsEvent {
        /** Keeps the list unmodifiable. */
        public DriverRefused {
            missing = List.copyOf(missing);
        }
    }

    /** DriverEntry returned, with that NTSTATUS. */
    record DriverStarted(String service, int status) implements WindowsEvent {}

    /** The image is no longer mapped. */
    record DriverUnloaded(String service) implements WindowsEvent {}

    /** Something worth a programmer's attention: a leak, a rule broken without harm. */
    record Note(Message text) implements WindowsEvent {}

    /** A driver made a mistake that does not always crash Windows. */
    record DriverMistake(Mistake mistake) implements WindowsEvent {}

    /** The running thread moved to another processor. */
    record ThreadMoved(int thread, int from, int to) implements WindowsEvent {}

    /** A program of user mode was started. */
    record ProgramStarted(Module module) implements WindowsEvent {}

    /** The program wrote to its console. */
    record AppOutput(String text) implements WindowsEvent {}

    /** The program waited for a key; it gets one at once, because nobody sits before it. */
    record KeyPressed() implements WindowsEvent {}

    /** The program ended. */
    record AppExited(int exitCode) implements WindowsEvent {}

    /**
     * A call of user mode came back.
     *
     * @param call {@code CreateFile}, {@code DeviceIoControl}, ...
     * @param error Win32 error code, 0 for success
     * @param transferred bytes that the caller is told
     * @param output what came back in the caller's buffer
     */
    record CallReturned(String call, int error, long transferred, Bytes output) implements WindowsEvent {}

    /** The agenda's action is done. */
    record ActionDone(Action action) implements WindowsEvent {}
}
