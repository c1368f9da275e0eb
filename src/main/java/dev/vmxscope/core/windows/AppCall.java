package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;

/** A call that a user-mode program makes, without a program: the buffers lie in user-mode memory all the same. */
public sealed interface AppCall extends Action {

    /**
     * CreateFile.
     *
     * @param path {@code \\.\Name}; empty for the first device that a program can name
     */
    record Create(String path) implements AppCall {}

    /**
     * ReadFile on the handle opened last.
     *
     * @param length of the buffer in bytes
     */
    record Read(int length) implements AppCall {}

    /**
     * WriteFile on the handle opened last.
     *
     * @param data what is written
     */
    record Write(Bytes data) implements AppCall {}

    /**
     * DeviceIoControl on the handle opened last.
     *
     * @param code 32 bits: device type, access, function, method
     * @param input the input buffer
     * @param outputLength of the output buffer in bytes
     */
    record DeviceControl(int code, Bytes input, int outputLength) implements AppCall {}

    /** CloseHandle on the handle opened last. */
    record Close() implements AppCall {}

    /**
     * Another call on the handle opened last, or one that opens the first device that a program can name.
     *
     * @param call which
     * @param input the data that go in
     * @param outputLength of the output buffer in bytes
     */
    record Invoke(FileCall call, Bytes input, int outputLength) implements AppCall {
        /** The call with the data that it has if nobody gives others. */
        public static Invoke of(FileCall call) {
            return new Invoke(call, call.input(), call.outputLength());
        }
    }
}
