package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.VectorRegisters;
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

    // ---- calls without a program

    void call(AppCall call) {
        kernel.scheduler.take(Boot.APP);
        if (call instanceof AppCall.Create create) {
            String path = create.path().isEmpty() ? kernel.io.firstDevicePath() : create.path();
            kernel.push(new CallOver("CreateFile", 0, 0, 0, 0));
            Files.open(kernel, path, 0xC0000000, 3, 0x80);
        } else if (call instanceof AppCall.Close) {
            kernel.push(new CallOver("CloseHandle", 0, 0, 0, 0));
            Files.close(kernel, lastHandle());
        } else if (call instanceof AppCall.Read read) {
            long buffer = allocate(read.length());
            kernel.push(new CallOver("ReadFile", 0, 0, buffer, read.length()));
            Files.transfer(kernel, lastHandle(), false, buffer, read.length(), 0);
        } else if (call instanceof AppCall.Write write) {
            long buffer = give(write.data());
            kernel.push(new CallOver("WriteFile", buffer, write.data().length(), 0, 0));
            Files.transfer(kernel, lastHandle(), true, buffer, write.data().length(), 0);
        } else if (call instanceof AppCall.DeviceControl control) {
            long input = control.input().length() == 0 ? 0 : give(control.input());
            long output = control.outputLength() == 0 ? 0 : allocate(control.outputLength());
            kernel.push(
                    new CallOver("DeviceIoControl", input, control.input().length(), output, control.outputLength()));
            Files.control(
                    kernel,
                    lastHandle(),
                    control.code(),
                    input,
                    control.input().length(),
                    output,
                    control.outputLength());
        }
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

    /** A call made without a program is over. */
    record CallOver(String call, long input, int inputLength, long output, int outputLength) implements Continuation {
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
        kernel.emit(new WindowsEvent.CallReturned(call.call(), error, information, output));
        kernel.scheduler.park();
        kernel.actionDone();
    }

    // ---- the program

    /** A program is there now. */
    void started(Module module) {
        program = module;
        exitCode = null;
    }

    /** Enters the kernel from a call of the program; when the system call is over, {@code then} goes on in ring 3. */
    void enterKernel(UserReturn then) {
        GuestThread thread = kernel.scheduler.running();
        kernel.push(new BackToUser(Cpus.save(kernel.core()), then));
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
    record BackToUser(CoreContext context, UserReturn then) implements Continuation {
        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            GuestThread thread = kernel.scheduler.running();
            Cpus.install(kernel, thread.cpu(), context, thread.object());
            kernel.ret(then.result(kernel, (int) result, information));
        }
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
                Files.close(kernel, kernel.io.state().handles().firstKey());
            }
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
