package dev.vmxscope.core.windows;

/** What Windows does when one of its functions is called. */
interface Service {
    /** Serves the call: returns to the guest, makes its thread wait, or calls other guest code. */
    void call(Kernel kernel, Arguments arguments);

    /** A function of the arguments that returns at once; a smaller result than 64 bits is passed zero-extended. */
    interface Function {
        /** What it returns in RAX. */
        long apply(Kernel kernel, Arguments arguments);
    }

    /** A procedure that returns at once. */
    interface Procedure {
        /** What it does. */
        void run(Kernel kernel, Arguments arguments);
    }
}
