package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;

/** Something that a person has Windows do; actions wait in an agenda and are done one after the other. */
public sealed interface Action
        permits Action.LoadDriver,
                Action.UnloadDriver,
                Action.CreateService,
                Action.StartService,
                Action.StopService,
                Action.DeleteService,
                Action.RunProgram,
                AppCall {

    /**
     * Creates a driver's service if need be and starts it: the image is mapped and DriverEntry is called.
     *
     * @param service the service's name, without path and extension
     * @param image the .sys file
     */
    record LoadDriver(String service, Bytes image) implements Action {}

    /**
     * Stops a driver's service and deletes it: DriverUnload is called, if the driver can be unloaded.
     *
     * @param service the name that it was loaded by
     */
    record UnloadDriver(String service) implements Action {}

    /**
     * {@code sc create NAME type= kernel binPath= FILE}.
     *
     * @param service the service's name
     * @param image the .sys file
     */
    record CreateService(String service, Bytes image) implements Action {}

    /** {@code sc start NAME}. */
    record StartService(String service) implements Action {}

    /** {@code sc stop NAME}. */
    record StopService(String service) implements Action {}

    /** {@code sc delete NAME}. */
    record DeleteService(String service) implements Action {}

    /**
     * Runs a console program of user mode to its end.
     *
     * @param name the file's name, {@code MyHypervisorApp.exe}
     * @param image the .exe file
     */
    record RunProgram(String name, Bytes image) implements Action {}
}
