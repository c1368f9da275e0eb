package dev.vmxscope.core.session.windbg;

import dev.vmxscope.core.windows.journey.IrpView;
import dev.vmxscope.core.windows.journey.StackView;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.StackLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code !irp}. Layout: Microsoft, "!irp" and "!ioctldecode". */
final class IrpText {
    private static final String NOTHING = "N/A";

    private final Target target;
    private final long address;
    private final IrpView irp;
    private final List<String> lines = new ArrayList<>();

    private IrpText(Target target, long address, IrpView irp) {
        this.target = target;
        this.address = address;
        this.irp = irp;
    }

    static List<String> of(Target target, long address, IrpView irp, boolean detail) {
        IrpText text = new IrpText(target, address, irp);
        text.head();
        if (detail) {
            text.detail();
        }
        text.lines.add("     cmd  flg cl Device   File     Completion-Context");
        irp.locations().forEach(text::location);
        return List.copyOf(text.lines);
    }

    private void head() {
        lines.add("Irp is active with " + irp.stackCount() + " stacks " + irp.currentLocation() + " is current (= 0x"
                + Target.hex(irp.currentStack()) + ")");
        String mdl = irp.mdl() == 0 ? " No Mdl:" : " Mdl=" + Target.hex(irp.mdl()) + ":";
        String buffer = irp.systemBuffer() == 0
                ? " No System Buffer:"
                : " System buffer=" + Target.hex(irp.systemBuffer()) + ":";
        lines.add(mdl + buffer + " Thread " + Target.hex(irp.thread()) + ":  Irp stack trace.  "
                + (irp.pendingReturned() ? "Pending has been returned" : ""));
    }

    private void detail() {
        field("Flags", String.format(Locale.ROOT, "%08x", irp.flags()));
        pointer("ThreadListEntry.Flink", Irp.THREAD_LIST);
        pointer("ThreadListEntry.Blink", Irp.THREAD_LIST + 8);
        field("IoStatus.Status", String.format(Locale.ROOT, "%08x", irp.status()));
        field("IoStatus.Information", Target.hex(irp.information()));
        field("RequestorMode", String.format(Locale.ROOT, "%08x", irp.requestorMode()));
        field("Cancel", String.format(Locale.ROOT, "%02x", irp.cancel() ? 1 : 0));
        field("CancelIrql", Integer.toHexString(irp.cancelIrql()));
        field("ApcEnvironment", "00");
        pointer("UserIosb", Irp.USER_IOSB);
        pointer("UserEvent", Irp.USER_EVENT);
        pointer("Overlay.AsynchronousParameters.UserApcRoutine", Irp.USER_EVENT + 8);
        pointer("Overlay.AsynchronousParameters.UserApcContext", Irp.USER_EVENT + 16);
        pointer("CancelRoutine", Irp.CANCEL_ROUTINE);
        pointer("UserBuffer", Irp.USER_BUFFER);
        field("&Tail.Overlay.DeviceQueueEntry", Target.hex(address + Irp.USER_BUFFER + 8));
        pointer("Tail.Overlay.Thread", Irp.THREAD);
        pointer("Tail.Overlay.AuxiliaryBuffer", Irp.THREAD + 8);
        pointer("Tail.Overlay.ListEntry.Flink", Irp.LIST_ENTRY);
        pointer("Tail.Overlay.ListEntry.Blink", Irp.LIST_ENTRY + 8);
        pointer("Tail.Overlay.CurrentStackLocation", Irp.CURRENT_STACK);
        pointer("Tail.Overlay.OriginalFileObject", Irp.FILE_OBJECT);
    }

    private void pointer(String name, int offset) {
        field(name, Target.hex(irp.read64(offset)));
    }

    private void field(String name, String value) {
        lines.add(name + " = " + value);
    }

    private void location(StackView here) {
        boolean unused = here.device() == 0 && here.major() == 0;
        String major = unused ? NOTHING : here.major() < Major.COUNT ? here.majorName() : NOTHING;
        String minor = unused
                ? NOTHING
                : here.minorName().filter(name -> telling(here)).orElse(NOTHING);
        lines.add((here.number() == irp.currentLocation() ? ">" : " ") + "[" + major + "("
                + Integer.toHexString(here.major()) + "), " + minor + "(" + Integer.toHexString(here.minor()) + ")]");
        lines.add(String.format(
                Locale.ROOT,
                "%13x %2x %s %s %s-%s    %s",
                here.flags(),
                here.control(),
                Target.hex(here.device()),
                Target.hex(here.file()),
                Target.hex(here.completionRoutine()),
                Target.hex(here.context()),
                String.join(" ", invoked(here.control()))));
        lines.add(
                here.device() == 0
                        ? ""
                        : "\t       " + target.driverOf(here.device())
                                + (here.completionRoutine() == 0
                                        ? ""
                                        : "\t" + target.symbol(here.completionRoutine())));
        boolean code = here.major() == Major.DEVICE_CONTROL || here.major() == Major.INTERNAL_DEVICE_CONTROL;
        String third = code ? "0x" + Long.toHexString(here.argument(2)) : Target.hex(here.argument(2));
        lines.add("\t\t\tArgs: " + Target.hex(here.argument(0)) + " " + Target.hex(here.argument(1)) + " " + third + " "
                + Target.hex(here.argument(3)));
    }

    /** WinDbg leaves the minor code of ordinary reads and writes without a name. */
    private static boolean telling(StackView here) {
        return here.minor() != 0 || here.major() != Major.READ && here.major() != Major.WRITE;
    }

    private static List<String> invoked(int control) {
        List<String> words = new ArrayList<>();
        if ((control & StackLocation.SL_ON_SUCCESS) != 0) {
            words.add("Success");
        }
        if ((control & StackLocation.SL_ON_ERROR) != 0) {
            words.add("Error");
        }
        if ((control & StackLocation.SL_ON_CANCEL) != 0) {
            words.add("Cancel");
        }
        if ((control & StackLocation.SL_PENDING) != 0) {
            words.add("pending");
        }
        return words;
    }
}
