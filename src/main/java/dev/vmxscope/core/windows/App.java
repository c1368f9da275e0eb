package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.VectorRegisters;
import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Outcome;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.memory.Ranges;
import dev.vmxscope.core.windows.nt.NtStatus;
import org.jspecify.annotations.Nullable;

/** The process of user mode: the program that runs in it, or the calls that are made in its name. */
final class App {
    private static final long DATA = AddressSpace.USER | AddressSpace.WRITE | AddressSpace.NO_EXECUTE;
    private static final int LAST_ERROR = 0x68;

    private final Kernel kernel;
    private int lastError;
    private int nextHandle;
    private Trail<String> console;
    private String unfinishedLine;
    private Ranges memory;
    private @Nullable Module program;
    private @Nullable Integer exitCode;

    App(Kernel kernel, AppState state) {
        this.kernel = kernel;
        this.lastError = state.lastError();
        this.nextHandle = state.nextHandle();
        this.console = state.console();
        this.unfinishedLine = state.unfinishedLine();
        this.memory = state.memory();
        this.program = state.program();
        this.exitCode = state.exitCode();
    }

    AppState state() {
        return new AppState(Boot.APP, lastError, nextHandle, console, unfinishedLine, memory, program, exitCode);
    }

    int lastError() {
        return lastError;
    }

    void setLastError(int value) {
        lastError = value;
        kernel.space.write32(Layout.TEB + LAST_ERROR, value);
    }

    int newHandle() {
        int handle = nextHandle;
        nextHandle += 4;
        return handle;
    }

    @Nullable Module program() {
        return program;
    }

    /** Zeroed memory of user mode, whole pages, with an unmapped page behind them. */
    long allocate(long size) {
        long bytes = Math.max(1, size) + AddressSpace.PAGE - 1 & -AddressSpace.PAGE;
        long at = memory.find(bytes + AddressSpace.PAGE, AddressSpace.PAGE, Long.MAX_VALUE, 0);
        if (at == Ranges.NONE) {
            return 0;
        }
        memory = memory.without(at, bytes + AddressSpace.PAGE);
        kernel.space.allocate(at, bytes, DATA);
        return at;
    }

    void release(long at, long size) {
        long bytes = Math.max(1, size) + AddressSpace.PAGE - 1 & -AddressSpace.PAGE;
        kernel.space.release(at, bytes);
        memory = memory.with(at, bytes + AddressSpace.PAGE);
    }

    // ---- the console

    void print(String text) {
        kernel.emit(new WindowsEvent.AppOutput(text));
        String all = unfinishedLine + text.replace("\r", "");
        int start = 0;
        for (int end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', start)) {
            console = console.append(all.substring(start, end));
            start = end + 1;
        }
        unfinishedLine = all.substring(start);
    }

    private void finishLine() {
        if (!unfinishedLine.isEmpty()) {
            print("\n");
        }
    }

    /** The path that a handle was opened by; empty if it is none. */
    String path(int handle) {
        OpenFile file = kernel.io.state().handles().get(handle);
        return file == null ? "" : file.path();
    }

    // ---- the program

    /** A program is there now. */
    void started(Module module) {
        program = module;
        exitCode = null;
    }

    /** Enters the kernel from a call of the program; when the system call is over, {@code then} goes on in ring 3. */
    void enterKernel(int journey, UserReturn then) {
        GuestThread thread = kernel.scheduler.running();
        kernel.push(new BackToUser(journey, Cpus.save(kernel.core()), then));
        CoreContext inKernel = new CoreContext(
                GeneralRegisters.ZERO.with(GeneralRegisters.RSP, thread.stackTop()),
                Gates.kernel("KiSystemCall64"),
                Rflags.ONE.mask() | Rflags.IF.mask(),
                VectorRegisters.ZERO,
                Cpus.kernelSegments(thread.cpu()),
                0);
        Cpus.install(kernel, thread.cpu(), inKernel, thread.object());
    }

    /** What a function of kernel32 does with a system call's result. */
    interface UserReturn {
        /** Sets the results; returns RAX. */
        long result(Kernel kernel, int status, long information);
    }

    /** A system call is over: back to ring 3. */
    record BackToUser(int journey, CoreContext context, UserReturn then) implements Continuation {
        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            GuestThread thread = kernel.scheduler.running();
            Cpus.install(kernel, thread.cpu(), context, thread.object());
            long returned = then.result(kernel, (int) result, information);
            int error = NtStatus.win32((int) result);
            Bytes output = kernel.app.output(journey, information);
            kernel.journal.finish(journey, new Outcome((int) result, error, returned, information, output));
            kernel.ret(returned);
        }
    }

    /** What lies in the buffer for the driver's data that a program gave. */
    private Bytes output(int journey, long information) {
        CallerBuffers buffers = kernel.journal.buffers(journey);
        long count = Math.min(Integer.toUnsignedLong(buffers.outputLength()), Math.max(0, information));
        count = Math.min(count, Outcome.MOST_BYTES);
        boolean there = buffers.output() != 0
                && count > 0
                && kernel.space.isMapped(buffers.output())
                && kernel.space.isMapped(buffers.output() + count - 1);
        return there ? Bytes.of(kernel.space.bytes(buffers.output(), count)) : Bytes.EMPTY;
    }

    /** Ends the program, in whatever ring its thread is: what is open is closed. */
    void exit(int code) {
        kernel.scheduler.take(Boot.APP);
        GuestThread thread = kernel.scheduler.running();
        CoreContext inKernel = new CoreContext(
                GeneralRegisters.ZERO.with(GeneralRegisters.RSP, thread.stackTop()),
                Gates.kernel("KiSystemCall64"),
                Rflags.ONE.mask() | Rflags.IF.mask(),
                VectorRegisters.ZERO,
                Cpus.kernelSegments(thread.cpu()),
                0);
        Cpus.install(kernel, thread.cpu(), inKernel, thread.object());
        finishLine();
        kernel.push(new RunDown(code));
        kernel.goOn(0, 0);
    }

    /** The program ends: closes one handle after the other. */
    record RunDown(int code) implements Continuation {
        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            if (kernel.io.state().handles().isEmpty()) {
                kernel.app.ended(code);
            } else {
                kernel.push(this);
                int handle = kernel.io.state().handles().firstKey();
                int journey = kernel.journal.begin("ExitProcess", true, kernel.app.path(handle), 0);
                kernel.push(new RunDownOne(journey));
                Files.close(kernel, journey, handle);
            }
        }
    }

    /** One handle of the ending program is closed. */
    record RunDownOne(int journey) implements Continuation {
        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.journal.finish(journey, new Outcome((int) result, 0, 0, information, Bytes.EMPTY));
            kernel.goOn(result, information);
        }
    }

    private void ended(int code) {
        exitCode = code;
        kernel.emit(new WindowsEvent.AppExited(code));
        Module ending = program;
        if (ending != null) {
            kernel.space.release(ending.base(), ending.size());
            IoState io = kernel.io.state();
            kernel.io.put(io.withModules(io.modules().minus(ending)));
        }
        program = null;
        for (long at = Layout.USER_MEMORY; at < highest(); at += AddressSpace.PAGE) {
            kernel.space.release(at, 1);
        }
        memory = Ranges.of(Layout.USER_MEMORY, Layout.USER_MEMORY_SIZE);
        kernel.scheduler.park();
        kernel.actionDone();
    }

    /** The first address behind everything that was allocated. */
    private long highest() {
        return memory.free().isEmpty() ? 0 : memory.free().lastKey();
    }
}
