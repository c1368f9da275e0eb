package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.print.DebugVerdict;
import dev.vmxscope.core.windows.text.Format;

/** DbgPrint and what becomes of its lines. */
final class DebugOutput {
    /** DbgPrint drops what is longer. Source: Microsoft, "DbgPrint function". */
    private static final int LONGEST = 512;

    private final Kernel kernel;
    private final DebugSharing sharing = new DebugSharing();
    private DebugState state;

    DebugOutput(Kernel kernel, DebugState state) {
        this.kernel = kernel;
        this.state = state;
    }

    DebugState state() {
        return state;
    }

    /** DbgPrint and its kin; {@code caller} is the return address of the call. */
    void print(int component, int level, String prefix, long format, Format.Arguments arguments, long caller) {
        String text = prefix + Varargs.print(kernel, format, arguments);
        keep(component, level, text, false, caller, verdict(component, level));
    }

    /** What becomes of a kernel message. The filter looks at it before it is formatted and handed to anybody. */
    private DebugVerdict verdict(int component, int level) {
        if (!state.capture().kernel()) {
            return DebugVerdict.KERNEL_OFF;
        }
        if (state.filter().passes(component, level)) {
            return DebugVerdict.PASSED;
        }
        return state.capture().verbose() ? DebugVerdict.VERBOSE : DebugVerdict.FILTERED;
    }

    /** DbgQueryDebugFilterState: whether a message of that component and level passes the filter. */
    boolean passes(int component, int level) {
        return state.filter().passes(component, level);
    }

    /** DbgSetDebugFilterState: the level's bits of the component's mask are set, or cleared. */
    void setFilter(int component, int level, boolean on) {
        state = state.withFilter(state.filter().withLevel(component, level, on));
    }

    /** OutputDebugString; {@code caller} is the return address of the call. */
    void printUser(String text, long caller) {
        keep(0, 0, text, true, caller, state.capture().user() ? DebugVerdict.PASSED : DebugVerdict.USER_OFF);
    }

    private void keep(int component, int level, String text, boolean user, long caller, DebugVerdict verdict) {
        GuestThread thread = kernel.scheduler.running();
        Module program = kernel.app.program();
        DebugLine line = sharing.share(new DebugLine(
                kernel.computer.steps() + 1,
                kernel.clock.systemTime(),
                thread.cpu(),
                (int) kernel.core().control().cr8(),
                user,
                component,
                level,
                thread.process(),
                thread.process() == GuestThread.SYSTEM ? "System" : program == null ? "app" : program.name(),
                thread.id(),
                caller,
                text.length() > LONGEST ? text.substring(0, LONGEST) : text,
                state.filter().test(component, level).mask(),
                state.filter().all(),
                verdict));
        state = state.withLines(state.lines().append(line));
        kernel.emit(new WindowsEvent.DebugPrint(line));
    }
}
