package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.session.windbg.WinDbg;
import dev.vmxscope.core.windows.Device;
import dev.vmxscope.core.windows.journey.IrpView;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.StackLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What WinDbg would answer at this moment, with the commands that are asked. */
public final class DebuggerAnswers {
    private static final String PROMPT = "0: kd> ";
    private static final int EVERYTHING = 7;

    private DebuggerAnswers() {}

    /** {@code !drvobj} with everything, {@code !devobj} of each of its devices, {@code !irp} of what is under way. */
    public static String driver(View view, long object) {
        WinDbg debugger = debugger(view);
        List<String> lines = new ArrayList<>();
        lines.add(PROMPT + command("!drvobj", hex(object), "7"));
        lines.addAll(debugger.driver(object, EVERYTHING));
        for (Device device : view.machine().windows().io().devices().values()) {
            if (device.driver() == object) {
                lines.add(PROMPT + command("!devobj", hex(device.object())));
                lines.addAll(debugger.device(device.object()));
            }
        }
        for (long irp : view.machine().windows().io().requests().keySet()) {
            String command = command("!irp", hex(irp), "1");
            lines.add(PROMPT + command);
            lines.addAll(debugger.answer(command));
        }
        return String.join("\n", lines);
    }

    /** {@code !irp} with everything of the IRP as it lay in memory at a stop; empty where there is none. */
    public static Optional<String> irp(View view, Stop stop) {
        return IrpView.of(stop.irp()).map(irp -> {
            long address = address(irp);
            List<String> lines = new ArrayList<>();
            lines.add(PROMPT + command("!irp", hex(address), "1"));
            lines.addAll(debugger(view).irp(address, irp, true));
            return String.join("\n", lines);
        });
    }

    /** Where an IRP lay: its current stack location stands behind it by its number. */
    private static long address(IrpView irp) {
        return irp.currentStack() - Irp.SIZE - (long) (irp.currentLocation() - 1) * StackLocation.SIZE;
    }

    private static WinDbg debugger(View view) {
        return new WinDbg(view.machine(), view.frame().symbols());
    }

    private static String command(String... words) {
        return String.join(" ", words);
    }

    private static String hex(long address) {
        return Long.toHexString(address);
    }
}
