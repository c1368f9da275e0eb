package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.text.Format;

/** DbgPrint and what becomes of its lines. */
final class DebugOutput {
    static final int DEFAULT_COMPONENT = 101;
    static final int INFO_LEVEL = 3;

    /** DbgPrint drops what is longer. Source: Microsoft, "DbgPrint function". */
    private static final int LONGEST = 512;

    private final Kernel kernel;
    private Trail<DebugLine> lines;

    DebugOutput(Kernel kernel, Trail<DebugLine> lines) {
        this.kernel = kernel;
        this.lines = lines;
    }

    Trail<DebugLine> lines() {
        return lines;
    }

    void print(int component, int level, String prefix, long format, Format.Arguments arguments) {
        String text = prefix + Varargs.print(kernel, format, arguments);
        GuestThread thread = kernel.scheduler.running();
        DebugLine line = new DebugLine(
                kernel.computer.steps() + 1,
                thread.cpu(),
                (int) kernel.core().control().cr8(),
                component,
                level,
                thread.process(),
                thread.id(),
                text.length() > LONGEST ? text.substring(0, LONGEST) : text,
                passes());
        lines = lines.append(line);
        kernel.emit(new WindowsEvent.DebugPrint(line));
    }

    /** The Debug Print Filter's rule has its place here; now everything is captured, as DebugView's verbose mode does. */
    private static boolean passes() {
        return true;
    }
}
