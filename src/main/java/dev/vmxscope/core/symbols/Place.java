package dev.vmxscope.core.symbols;

/** Where a variable is. Register names are those of the manual: {@code RCX}, {@code EDX}, {@code XMM0}. */
public sealed interface Place {
    /** The whole value is in a register. */
    record InRegister(String register) implements Place {}

    /**
     * The value is in memory.
     *
     * @param base the register that holds an address
     * @param offset bytes to add to it
     */
    record InMemory(String base, int offset) implements Place {}

    /**
     * A part of the value is in a register.
     *
     * @param register which one
     * @param offset where in the variable the part begins, in bytes
     */
    record PartInRegister(String register, int offset) implements Place {}
}
