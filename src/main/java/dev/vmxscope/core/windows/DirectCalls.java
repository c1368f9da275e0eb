package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Outcome;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import java.util.Arrays;

/** Calls of user mode that a person makes, without a program: the buffers lie in user-mode memory all the same. */
final class DirectCalls {
    private static final int GENERIC_READ_WRITE = 0xC0000000;
    private static final int SHARE_READ_WRITE = 3;
    private static final int ATTRIBUTE_NORMAL = 0x80;

    private final Kernel kernel;

    DirectCalls(Kernel kernel) {
        this.kernel = kernel;
    }

    void call(AppCall call) {
        kernel.scheduler.take(Boot.APP);
        if (call instanceof AppCall.Create create) {
            String path = create.path().isEmpty() ? kernel.io.firstDevicePath() : create.path();
            open("CreateFile", Major.CREATE, path);
        } else if (call instanceof AppCall.Close) {
            int journey = begin("CloseHandle", CallerBuffers.NONE);
            Files.close(kernel, journey, lastHandle());
        } else if (call instanceof AppCall.Read read) {
            CallerBuffers data = data(Bytes.EMPTY, read.length());
            int journey = begin("ReadFile", data);
            Transfers.transfer(kernel, journey, lastHandle(), false, data.output(), read.length(), 0);
        } else if (call instanceof AppCall.Write write) {
            CallerBuffers data = data(write.data(), 0);
            int journey = begin("WriteFile", data);
            Transfers.transfer(kernel, journey, lastHandle(), true, data.input(), data.inputLength(), 0);
        } else if (call instanceof AppCall.DeviceControl control) {
            CallerBuffers data = data(control.input(), control.outputLength());
            int journey = begin("DeviceIoControl", data);
            Transfers.control(kernel, journey, lastHandle(), control.code(), data);
        } else if (call instanceof AppCall.Invoke invoke) {
            invoke(invoke);
        }
    }

    private void invoke(AppCall.Invoke invoke) {
        FileCall call = invoke.call();
        if (call.opens()) {
            open(call.function(), call.major(), kernel.io.firstDevicePath());
            return;
        }
        CallerBuffers data = data(invoke.input(), invoke.outputLength());
        int journey = begin(call.function(), data);
        FileServices.invoke(kernel, journey, call, lastHandle(), data);
    }

    private void open(String call, int major, String path) {
        int journey = kernel.journal.begin(call, true, path, 0);
        kernel.push(new CallOver(journey, call, CallerBuffers.NONE));
        Files.open(
                kernel,
                journey,
                new Files.Opening(major, path, GENERIC_READ_WRITE, SHARE_READ_WRITE, ATTRIBUTE_NORMAL));
    }

    /** A call begins; returns the number of its journey. */
    private int begin(String call, CallerBuffers data) {
        int journey = kernel.journal.begin(call, true, kernel.app.path(lastHandle()), 0);
        kernel.push(new CallOver(journey, call, data));
        return journey;
    }

    /** Puts data into memory of user mode. */
    private CallerBuffers data(Bytes input, int outputLength) {
        long in = 0;
        if (input.length() > 0) {
            in = kernel.app.allocate(input.length());
            kernel.space.write(in, input.toArray());
        }
        long out = outputLength == 0 ? 0 : kernel.app.allocate(outputLength);
        return new CallerBuffers(Transfer.NONE, in, input.length(), out, outputLength);
    }

    private int lastHandle() {
        return kernel.io.state().handles().isEmpty()
                ? -1
                : kernel.io.state().handles().lastKey();
    }

    /** The call is over. */
    record CallOver(int journey, String call, CallerBuffers data) implements Continuation {
        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.directCalls.over(this, (int) result, information);
        }
    }

    private void over(CallOver call, int status, long information) {
        int error = NtStatus.win32(status);
        boolean success = NtStatus.isSuccess(status);
        boolean nativeCall = call.call().startsWith("Nt");
        if (!nativeCall) {
            kernel.app.setLastError(error);
        }
        CallerBuffers data = call.data();
        long count = Math.max(0, Math.min(information, data.outputLength()));
        Bytes output = data.output() == 0 ? Bytes.EMPTY : Bytes.of(kernel.space.bytes(data.output(), count));
        if (data.input() != 0) {
            kernel.app.release(data.input(), data.inputLength());
        }
        if (data.output() != 0) {
            kernel.app.release(data.output(), data.outputLength());
        }
        long truth = success ? 1 : 0;
        long returned = call.call().equals("CreateFile") ? success ? information : -1 : truth;
        kernel.journal.finish(
                call.journey(), new Outcome(status, error, nativeCall ? status : returned, information, kept(output)));
        kernel.emit(new WindowsEvent.CallReturned(call.call(), error, information, output));
        kernel.scheduler.park();
        kernel.actionDone();
    }

    private static Bytes kept(Bytes output) {
        return output.length() <= Outcome.MOST_BYTES
                ? output
                : Bytes.of(Arrays.copyOf(output.toArray(), Outcome.MOST_BYTES));
    }
}
