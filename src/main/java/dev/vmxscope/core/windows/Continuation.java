package dev.vmxscope.core.windows;

/**
 * What Windows does when guest code that it called returns, or when a wait is over: a value, so that any moment in the
 * midst of anything can be kept.
 */
public interface Continuation {
    /** The function of Windows that the guest sees as its caller. */
    String caller();

    /**
     * Goes on.
     *
     * @param kernel with the thread installed on its processor and the stack as it was when this was pushed
     * @param result RAX of the guest's function, or the result of the wait
     * @param information second result of a request: bytes transferred
     */
    void resume(Kernel kernel, long result, long information);
}
