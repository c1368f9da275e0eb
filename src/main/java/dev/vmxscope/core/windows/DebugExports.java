package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.print.DebugLevel;
import dev.vmxscope.core.x86.exec.NotEmulated;

/** DbgPrint and its kin, breakpoints and bug checks. */
final class DebugExports {
    private DebugExports() {}

    static void define(ExportTable table) {
        table.procedure(
                "DbgPrint",
                (kernel, a) -> kernel.debug.print(
                        DebugComponent.DEFAULT, DebugLevel.INFO, "", a.get(0), Varargs.from(a, 1), a.returnAddress()));
        table.procedure(
                "DbgPrintEx",
                (kernel, a) -> kernel.debug.print(
                        a.int32(0), a.int32(1), "", a.get(2), Varargs.from(a, 3), a.returnAddress()));
        table.procedure(
                "vDbgPrintEx",
                (kernel, a) -> kernel.debug.print(
                        a.int32(0), a.int32(1), "", a.get(2), Varargs.list(kernel.space, a.get(3)), a.returnAddress()));
        table.procedure(
                "vDbgPrintExWithPrefix",
                (kernel, a) -> kernel.debug.print(
                        a.int32(1),
                        a.int32(2),
                        kernel.space.text(a.get(0), 512),
                        a.get(3),
                        Varargs.list(kernel.space, a.get(4)),
                        a.returnAddress()));
        table.function("DbgQueryDebugFilterState", (kernel, a) -> kernel.debug.passes(a.int32(0), a.int32(1)) ? 1 : 0);
        table.function("DbgSetDebugFilterState", (kernel, a) -> {
            kernel.debug.setFilter(a.int32(0), a.int32(1), (a.get(2) & 0xFF) != 0);
            return NtStatus.SUCCESS;
        });
        table.procedure("DbgBreakPoint", DebugExports::breakpoint);
        table.procedure("DbgBreakPointWithStatus", DebugExports::breakpoint);
        table.procedure("KdBreakPoint", DebugExports::breakpoint);
        exceptions(table);
        table.service(
                "KeBugCheck",
                (kernel, a) ->
                        kernel.faults.bugcheck(a.int32(0), Message.of("bugcheck.called", "KeBugCheck"), 0, 0, 0, 0));
        table.service(
                "KeBugCheckEx",
                (kernel, a) -> kernel.faults.bugcheck(
                        a.int32(0),
                        Message.of("bugcheck.called", "KeBugCheckEx"),
                        a.get(1),
                        a.get(2),
                        a.get(3),
                        a.get(4)));
    }

    /** Exceptions: Windows executes the language handler itself, so nobody calls it. */
    private static void exceptions(ExportTable table) {
        table.service("__C_specific_handler", (kernel, a) -> {
            throw new NotEmulated(
                    Message.of("missing.called", "__C_specific_handler", Message.digits(a.returnAddress())));
        });
        table.service("ExRaiseStatus", (kernel, a) -> {
            throw new StatusRaised(a.int32(0));
        });
        table.service("ExRaiseAccessViolation", (kernel, a) -> {
            throw new StatusRaised(NtStatus.ACCESS_VIOLATION);
        });
        table.service("ExRaiseDatatypeMisalignment", (kernel, a) -> {
            throw new StatusRaised(NtStatus.DATATYPE_MISALIGNMENT);
        });
        // Touches the pages of a big stack frame; the stack here is mapped as a whole. RAX and all else stay.
        table.service("__chkstk", (kernel, a) -> kernel.ret(a.core().get(0)));
    }

    private static void breakpoint(Kernel kernel, Arguments a) {
        kernel.emit(new WindowsEvent.BreakpointHit(a.core().rip()));
    }
}
