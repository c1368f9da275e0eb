package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Outcome;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import java.nio.charset.StandardCharsets;

/** kernel32 for programs. */
final class UserExports {
    private static final long INVALID_HANDLE = -1;
    private static final int ERROR_FILE_NOT_FOUND = 2;
    private static final int ERROR_INVALID_HANDLE = 6;
    private static final int ERROR_PROC_NOT_FOUND = 127;
    private static final int STANDARD_INPUT = 0x50;
    private static final int STANDARD_OUTPUT = 0x54;
    private static final int STANDARD_ERROR = 0x58;
    private static final int OPEN_EXISTING = 3;

    private UserExports() {}

    static void define(ExportTable table) {
        table.service("CreateFileA", (kernel, a) -> open(kernel, a, kernel.space.text(a.get(0), 260)));
        table.service("CreateFileW", (kernel, a) -> open(kernel, a, kernel.space.wideText(a.get(0), 32768)));
        table.service("CloseHandle", UserExports::close);
        table.service("ReadFile", (kernel, a) -> transfer(kernel, a, false));
        table.service("WriteFile", (kernel, a) -> transfer(kernel, a, true));
        table.service("DeviceIoControl", UserExports::control);
        table.function("GetLastError", (kernel, a) -> Integer.toUnsignedLong(kernel.app.lastError()));
        table.procedure("SetLastError", (kernel, a) -> kernel.app.setLastError(a.int32(0)));
        table.service("ExitProcess", (kernel, a) -> kernel.app.exit(a.int32(0)));
        table.service("TerminateProcess", (kernel, a) -> kernel.app.exit(a.int32(1)));
        // The program's entry point has returned here: what it returned is the exit code.
        table.service(
                "BaseThreadInitThunk",
                (kernel, a) -> kernel.app.exit((int) a.core().get(0)));
        table.function("GetCurrentProcess", (kernel, a) -> INVALID_HANDLE);
        table.function("GetCurrentThread", (kernel, a) -> -2);
        table.function("GetCurrentProcessId", (kernel, a) -> Processes.APP);
        table.function("GetCurrentThreadId", (kernel, a) -> Boot.APP);
        table.function("GetModuleHandleA", UserExports::module);
        table.function("GetModuleHandleW", UserExports::module);
        table.function("GetProcAddress", (kernel, a) -> {
            long address = Gates.userExport(kernel.space.text(a.get(1), 260)).orElse(0L);
            if (address == 0) {
                kernel.app.setLastError(ERROR_PROC_NOT_FOUND);
            }
            return address;
        });
        console(table);
        table.service(
                "Sleep",
                (kernel, a) ->
                        kernel.block(new Wait.Time(kernel.clock.now() + Integer.toUnsignedLong(a.int32(0)) * 10_000)));
        table.function("GetTickCount64", (kernel, a) -> kernel.clock.now() / 10_000);
        table.function("QueryPerformanceCounter", (kernel, a) -> {
            kernel.space.write64(a.get(0), kernel.clock.now());
            return 1;
        });
        table.function("QueryPerformanceFrequency", (kernel, a) -> {
            kernel.space.write64(a.get(0), Clock.FREQUENCY);
            return 1;
        });
        table.procedure(
                "GetSystemTimeAsFileTime", (kernel, a) -> kernel.space.write64(a.get(0), kernel.clock.systemTime()));
        table.function("IsDebuggerPresent", (kernel, a) -> 0);
        table.function("SetUnhandledExceptionFilter", (kernel, a) -> 0);
        table.function("GetProcessHeap", (kernel, a) -> Layout.PEB);
        table.function("HeapAlloc", (kernel, a) -> kernel.app.allocate(a.get(2)));
        table.function("HeapFree", (kernel, a) -> 1);
        table.procedure(
                "DebugBreak",
                (kernel, a) ->
                        kernel.emit(new WindowsEvent.BreakpointHit(a.core().rip())));
    }

    private static void console(ExportTable table) {
        table.function("GetStdHandle", (kernel, a) -> switch (a.int32(0)) {
            case -10 -> STANDARD_INPUT;
            case -11 -> STANDARD_OUTPUT;
            case -12 -> STANDARD_ERROR;
            default -> INVALID_HANDLE;
        });
        table.function("WriteConsoleA", (kernel, a) -> {
            write(kernel, new String(kernel.space.bytes(a.get(1), length(a)), StandardCharsets.ISO_8859_1), a);
            return 1;
        });
        table.function("WriteConsoleW", (kernel, a) -> {
            write(kernel, new String(kernel.space.bytes(a.get(1), 2L * length(a)), StandardCharsets.UTF_16LE), a);
            return 1;
        });
        table.function("SetConsoleTitleA", (kernel, a) -> 1);
        table.function("SetConsoleTitleW", (kernel, a) -> 1);
        table.function("SetConsoleOutputCP", (kernel, a) -> 1);
    }

    private static int length(Arguments a) {
        return Math.max(0, Math.min(1 << 20, a.int32(2)));
    }

    private static void write(Kernel kernel, String text, Arguments a) {
        kernel.app.print(text);
        if (a.get(3) != 0) {
            kernel.space.write32(a.get(3), a.int32(2));
        }
    }

    private static long module(Kernel kernel, Arguments a) {
        Module program = kernel.app.program();
        return a.get(0) == 0 && program != null ? program.base() : a.get(0) == 0 ? 0 : Layout.USER_GATES;
    }

    private static void open(Kernel kernel, Arguments a, String path) {
        if (ObjectNames.fromWin32(path).isEmpty() || a.int32(4) != OPEN_EXISTING) {
            // The emulated computer has no disk: there are devices and nothing else.
            int refused = kernel.journal.begin("CreateFile", true, path, a.returnAddress());
            int status = NtStatus.OBJECT_NAME_NOT_FOUND;
            kernel.journal.refused(refused, status);
            kernel.journal.finish(refused, new Outcome(status, ERROR_FILE_NOT_FOUND, INVALID_HANDLE, 0, Bytes.EMPTY));
            kernel.app.setLastError(ERROR_FILE_NOT_FOUND);
            kernel.ret(INVALID_HANDLE);
            return;
        }
        int access = a.int32(1);
        int share = a.int32(2);
        int attributes = a.int32(5);
        int journey = kernel.journal.begin("CreateFile", true, path, a.returnAddress());
        kernel.app.enterKernel(journey, new HandleResult());
        Files.open(kernel, journey, new Files.Opening(Major.CREATE, path, access, share, attributes));
    }

    /** The information is a handle. */
    record HandleResult() implements App.UserReturn {
        @Override
        public long result(Kernel kernel, int status, long information) {
            boolean success = NtStatus.isSuccess(status);
            kernel.app.setLastError(NtStatus.win32(status));
            kernel.emit(new WindowsEvent.CallReturned(
                    "CreateFile", NtStatus.win32(status), success ? information : INVALID_HANDLE, Bytes.EMPTY));
            return success ? information : INVALID_HANDLE;
        }
    }

    /**
     * The result is a truth value; how many bytes were transferred goes where the caller wants it.
     *
     * @param transferred address of a 32-bit number, or 0
     * @param overlapped address of an OVERLAPPED, or 0
     */
    record TruthResult(String call, long transferred, long overlapped) implements App.UserReturn {
        @Override
        public long result(Kernel kernel, int status, long information) {
            int error = NtStatus.win32(status);
            // kernel32 takes every status that is no error, warnings excepted, for success.
            boolean success = NtStatus.isSuccess(status);
            if (!success) {
                kernel.app.setLastError(error);
            }
            if (transferred != 0) {
                kernel.space.write32(transferred, (int) information);
            }
            if (overlapped != 0) {
                kernel.space.write64(overlapped, Integer.toUnsignedLong(status));
                kernel.space.write64(overlapped + 8, information);
            }
            kernel.emit(new WindowsEvent.CallReturned(call, success ? 0 : error, information, Bytes.EMPTY));
            return success ? 1 : 0;
        }
    }

    private static void close(Kernel kernel, Arguments a) {
        int handle = a.int32(0);
        if (handle == STANDARD_INPUT || handle == STANDARD_OUTPUT || handle == STANDARD_ERROR) {
            kernel.ret(1);
            return;
        }
        int journey = kernel.journal.begin("CloseHandle", true, kernel.app.path(handle), a.returnAddress());
        kernel.app.enterKernel(journey, new TruthResult("CloseHandle", 0, 0));
        Files.close(kernel, journey, handle);
    }

    private static void transfer(Kernel kernel, Arguments a, boolean write) {
        int handle = a.int32(0);
        if (write && (handle == STANDARD_OUTPUT || handle == STANDARD_ERROR)) {
            write(kernel, new String(kernel.space.bytes(a.get(1), length(a)), StandardCharsets.ISO_8859_1), a);
            kernel.ret(1);
            return;
        }
        if (handle == STANDARD_INPUT || handle == STANDARD_OUTPUT || handle == STANDARD_ERROR) {
            kernel.app.setLastError(ERROR_INVALID_HANDLE);
            kernel.ret(0);
            return;
        }
        long buffer = a.get(1);
        int length = a.int32(2);
        long overlapped = a.get(4);
        TruthResult result = new TruthResult(write ? "WriteFile" : "ReadFile", a.get(3), overlapped);
        long offset = overlapped == 0 ? 0 : kernel.space.read64(overlapped + 16);
        int journey = kernel.journal.begin(result.call(), true, kernel.app.path(handle), a.returnAddress());
        kernel.app.enterKernel(journey, result);
        Transfers.transfer(kernel, journey, handle, write, buffer, length, offset);
    }

    private static void control(Kernel kernel, Arguments a) {
        int handle = a.int32(0);
        int code = a.int32(1);
        long input = a.get(2);
        int inputLength = a.int32(3);
        long output = a.get(4);
        int outputLength = a.int32(5);
        TruthResult result = new TruthResult("DeviceIoControl", a.get(6), a.get(7));
        int journey = kernel.journal.begin("DeviceIoControl", true, kernel.app.path(handle), a.returnAddress());
        kernel.app.enterKernel(journey, result);
        CallerBuffers data = new CallerBuffers(Transfer.NONE, input, inputLength, output, outputLength);
        Transfers.control(kernel, journey, handle, code, data);
    }
}
