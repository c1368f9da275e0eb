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
import java.util.Arrays;
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

    // ---- calls without a program

    void call(AppCall call) {
        kernel.scheduler.take(Boot.APP);
        if (call instanceof AppCall.Create create) {
            String path = create.path().isEmpty() ? kernel.io.firstDevicePath() : create.path();
            int journey = begin("CreateFile", path, 0, 0, 0, 0);
            Files.open(kernel, journey, path, 0xC0000000, 3, 0x80);
        } else if (call instanceof AppCall.Close) {
            int journey = begin("CloseHandle", lastPath(), 0, 0, 0, 0);
            Files.close(kernel, journey, lastHandle());
        } else if (call instanceof AppCall.Read read) {
            long buffer = allocate(read.length());
            int journey = begin("ReadFile", lastPath(), 0, 0, buffer, read.length());
            Transfers.transfer(kernel, journey, lastHandle(), false, buffer, read.length(), 0);
        } else if (call instanceof AppCall.Write write) {
            int length = write.data().length();
            long buffer = give(write.data());
            int journey = begin("WriteFile", lastPath(), buffer, length, 0, 0);
            Transfers.transfer(kernel, journey, lastHandle(), true, buffer, length, 0);
        } else if (call instanceof AppCall.DeviceControl control) {
            control(control);
        }
    }

    private void control(AppCall.DeviceControl call) {
        int inputLength = call.input().length();
        long input = inputLength == 0 ? 0 : give(call.input());
        long output = call.outputLength() == 0 ? 0 : allocate(call.outputLength());
        int journey = begin("DeviceIoControl", lastPath(), input, inputLength, output, call.outputLength());
        Transfers.control(
                kernel, journey, lastHandle(), call.code(), input, inputLength, output, call.outputLength());
    }

    /** A call without a program begins; returns the number of its journey. */
    private int begin(String call, String path, long input, int inputLength, long output, int outputLength) {
        int journey = kernel.journal.begin(call, true, path, 0);
        kernel.push(new CallOver(journey, call, input, inputLength, output, outputLength));
        return journey;
    }

    private long give(Bytes data) {
        long at = allocate(data.length());
        kernel.space.write(at, data.toArray());
        return at;
    }

    private int lastHandle() {
        return kernel.io.state().handles().isEmpty()
                ? -1
                : kernel.io.state().handles().lastKey();
    }

    private String lastPath() {
        return path(lastHandle());
    }

    /** The path that a handle was opened by; empty if it is none. */
    String path(int handle) {
        OpenFile file = kernel.io.state().handles().get(handle);
        return file == null ? "" : file.path();
    }

    /** A call made without a program is over. */
    record CallOver(int journey, String call, long input, int inputLength, long output, int outputLength)
            implements Continuation {
        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.app.callOver(this, (int) result, information);
        }
    }

    private void callOver(CallOver call, int status, long information) {
        int error = NtStatus.win32(status);
        setLastError(error);
        long count = Math.max(0, Math.min(information, call.outputLength()));
        Bytes output = call.output() == 0 ? Bytes.EMPTY : Bytes.of(kernel.space.bytes(call.output(), count));
        if (call.input() != 0) {
            release(call.input(), call.inputLength());
        }
        if (call.output() != 0) {
            release(call.output(), call.outputLength());
        }
        long truth = NtStatus.isSuccess(status) ? 1 : 0;
        long returned = !call.call().equals("CreateFile") ? truth : truth == 1 ? information : -1;
        kernel.journal.finish(call.journey(), new Outcome(status, error, returned, information, kept(output)));
        kernel.emit(new WindowsEvent.CallReturned(call.call(), error, information, output));
        kernel.scheduler.park();
        kernel.actionDone();
    }

    private static Bytes kept(Bytes output) {
        return output.length() <= Outcome.MOST_BYTES
                ? output
                : Bytes.of(Arrays.copyOf(output.toArray(), Outcome.MOST_BYTES));
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
        boolean there = buffers.output() != 0 && count > 0 && kernel.space.isMapped(buffers.output())
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
