package dev.vmxscope.core.windows;

/** DbgPrint and its kin, breakpoints and bug checks. */
final class DebugExports {
    private DebugExports() {}

    static void define(ExportTable table) {
        table.procedure("DbgPrint", (kernel, a) -> kernel.debug.print(
                DebugOutput.DEFAULT_COMPONENT, DebugOutput.INFO_LEVEL, "", a.get(0), Varargs.from(a, 1)));
        table.procedure("DbgPrintEx", (kernel, a) ->
                kernel.debug.print(a.int32(0), a.int32(1), "", a.get(2), Varargs.from(a, 3)));
        table.procedure("vDbgPrintEx", (kernel, a) -> kernel.debug.print(
                a.int32(0), a.int32(1), "", a.get(2), Varargs.list(kernel.space, a.get(3))));
        table.procedure("vDbgPrintExWithPrefix", (kernel, a) -> kernel.debug.print(
                a.int32(1), a.int32(2), kernel.space.text(a.get(0), 512), a.get(3),
                Varargs.list(kernel.space, a.get(4))));
        table.procedure("DbgBreakPoint", DebugExports::breakpoint);
        table.procedure("DbgBreakPointWithStatus", DebugExports::breakpoint);
        table.procedure("KdBreakPoint", DebugExports::breakpoint);
        table.service("KeBugCheck", (kernel, a) -> kernel.faults.bugcheck(
                a.int32(0), "the driver called KeBugCheck", 0, 0, 0, 0));
        table.service("KeBugCheckEx", (kernel, a) -> kernel.faults.bugcheck(
                a.int32(0), "the driver called KeBugCheckEx", a.get(1), a.get(2), a.get(3), a.get(4)));
    }

    private static void breakpoint(Kernel kernel, Arguments a) {
        kernel.emit(new WindowsEvent.BreakpointHit(a.core().rip()));
    }
}
