package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.windows.journey.Sender;

/** Something that a person has Windows do; actions wait in an agenda and are done one after the other. */
public sealed interface Action
        permits Action.LoadDriver, Action.UnloadDriver, Action.RunProgram, Action.SendRequest, AppCall {

    /**
     * Starts a driver's service: the image is mapped and DriverEntry is called.
     *
     * @param service the service's name, without path and extension
     * @param image the .sys file
     */
    record LoadDriver(String service, Bytes image) implements Action {}

    /**
     * Stops a driver's service: DriverUnload is called, if the driver can be unloaded.
     *
     * @param service the name that it was loaded by
     */
    record UnloadDriver(String service) implements Action {}

    /**
     * Runs a console program of user mode to its end.
     *
     * @param name the file's name, {@code MyHypervisorApp.exe}
     * @param image the .exe file
     */
    record RunProgram(String name, Bytes image) implements Action {}

    /**
     * A component of the kernel sends a request that no program can: the Plug and Play manager, the power manager, WMI,
     * another driver.
     *
     * @param major IRP_MJ_ code, one of {@link Sender#majors}
     * @param minor IRP_MN_ code, 0 to 255
     * @param code I/O control code where the request has one, 32 bits; else 0
     * @param input the data that go in with a control code
     * @param outputLength of the output buffer in bytes, with a control code
     */
    record SendRequest(int major, int minor, int code, Bytes input, int outputLength) implements Action {
        /** Refuses what no component of the kernel sends. */
        public SendRequest {
            if (Sender.of(major).isEmpty() || minor < 0 || minor > 0xFF || outputLength < 0) {
                throw new IllegalArgumentException("no component sends " + major + ", " + minor);
            }
        }

        /** A request without data. */
        public static SendRequest of(int major, int minor) {
            return new SendRequest(major, minor, 0, Bytes.EMPTY, 0);
        }
    }
}
