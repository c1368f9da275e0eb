package dev.vmxscope.core.session;

/** The kinds of events that a front end tells apart. */
public enum EventKind {
    /** The firmware left a value in a register. */
    FIRMWARE("firmware"),
    /** The machine started again. */
    RESTART("restart"),
    /** A register was set by hand. */
    POKE("poke"),
    /** Something about Windows was set by hand. */
    SETTING("setting"),
    /** A control register or MSR was written by an instruction. */
    WRITE("write"),
    /** A VMX instruction, or a system instruction that did not succeed. */
    INSTRUCTION("instruction"),
    /** The driver printed. */
    DEBUG_PRINT("dbgprint"),
    /** A dispatch routine is called. */
    IRP_SENT("irp-sent"),
    /** A request was finished. */
    IRP("irp"),
    /** The processor raised an exception. */
    FAULT("fault"),
    /** A driver took an exception by a handler of its own. */
    HANDLED("exception-handled"),
    /** Windows stopped itself. */
    BUGCHECK("bugcheck"),
    /** INT 3. */
    BREAKPOINT("breakpoint"),
    /** A driver's image was mapped. */
    DRIVER_LOADED("driver-loaded"),
    /** A driver was not started. */
    DRIVER_REFUSED("driver-refused"),
    /** DriverEntry returned. */
    DRIVER_STARTED("driver-started"),
    /** A driver's image was unmapped. */
    DRIVER_UNLOADED("driver-unloaded"),
    /** The service control manager answered. */
    SERVICE("service"),
    /** Worth a programmer's attention. */
    NOTE("note"),
    /** A driver made a mistake. */
    MISTAKE("mistake"),
    /** A thread went to another processor. */
    THREAD_MOVED("thread-moved"),
    /** A program was started. */
    APP_STARTED("app-started"),
    /** A program wrote to its console. */
    APP_OUTPUT("app-output"),
    /** A program got a key. */
    KEY_PRESSED("key-pressed"),
    /** A program ended. */
    APP_EXITED("app-exited"),
    /** A call of user mode came back. */
    CALL("call"),
    /** Something that a person asked for is done. */
    ACTION("action"),
    /** Something is not emulated. */
    NOT_EMULATED("not-emulated");

    private final String id;

    EventKind(String id) {
        this.id = id;
    }

    /** The name that scripts read; it never changes. */
    public String id() {
        return id;
    }
}
