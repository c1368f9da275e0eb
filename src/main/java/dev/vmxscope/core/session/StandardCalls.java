package dev.vmxscope.core.session;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import java.nio.charset.StandardCharsets;

/** The calls of a user-mode program as a person asks for them, without a word on buffers. */
public final class StandardCalls {
    private static final int BUFFER = 1000;
    private static final Bytes GREETING =
            Bytes.of("This string comes from the user-mode program.\0".getBytes(StandardCharsets.US_ASCII));

    private StandardCalls() {}

    /** CreateFile of the first device that a program can name. */
    public static AppCall open() {
        return new AppCall.Create("");
    }

    /** ReadFile. */
    public static AppCall read() {
        return new AppCall.Read(BUFFER);
    }

    /** WriteFile. */
    public static AppCall write() {
        return new AppCall.Write(GREETING);
    }

    /**
     * DeviceIoControl.
     *
     * @param code 32 bits
     */
    public static AppCall control(int code) {
        return new AppCall.DeviceControl(code, GREETING, BUFFER);
    }

    /** CloseHandle. */
    public static AppCall close() {
        return new AppCall.Close();
    }

    /**
     * A request that a component of the kernel sends with an I/O control code.
     *
     * @param major IRP_MJ_INTERNAL_DEVICE_CONTROL or IRP_MJ_FILE_SYSTEM_CONTROL
     * @param minor IRP_MN_ code
     * @param code 32 bits
     */
    public static Action.SendRequest send(int major, int minor, int code) {
        return new Action.SendRequest(major, minor, code, GREETING, BUFFER);
    }
}
