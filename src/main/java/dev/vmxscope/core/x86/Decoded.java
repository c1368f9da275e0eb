package dev.vmxscope.core.x86;

/** What the decoder found at an address. */
public sealed interface Decoded {
    /** An instruction. */
    record Ok(Instruction instruction) implements Decoded {}

    /**
     * Bytes that raise #UD whatever the state of the processor.
     *
     * @param why the reason, in words
     * @param length how many bytes were looked at to know
     */
    record Undefined(String why, int length) implements Decoded {}

    /**
     * A real instruction that this program does not know, or an encoding whose meaning it does not know.
     *
     * @param what the name of the instruction or of its family
     * @param length how many bytes were looked at to know; the instruction may be longer
     */
    record Unsupported(String what, int length) implements Decoded {}

    /** The bytes end before the instruction does. */
    record Truncated() implements Decoded {}

    /** More than 15 bytes, which raises #GP(0) (Intel SDM volume 2A, section 2.3.11). */
    record TooLong() implements Decoded {}
}
