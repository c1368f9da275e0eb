package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person typed for a call to send, and how much room it has for the answer.
 *
 * @param form how the input is typed
 * @param input the input as it was typed
 * @param room the size of the output buffer as it was typed
 */
public record AppData(Form form, String input, String room) {
    /** The most bytes of either buffer. */
    public static final int MOST = 65_536;

    /** What the calls send until a person types something else: the text that the samples expect. */
    public static final AppData FIRST = new AppData(Form.TEXT, "VmxScope", "1000");

    /** How input is typed. */
    public enum Form {
        /** As text; it is sent as UTF-8 with a zero at its end. */
        TEXT,
        /** As bytes in hexadecimal. */
        BYTES
    }

    /** The bytes to send; empty if what was typed says none, or too many. */
    public Optional<Bytes> bytes() {
        return form == Form.TEXT ? text() : hex();
    }

    private Optional<Bytes> text() {
        byte[] content = (input + "\0").getBytes(StandardCharsets.UTF_8);
        return content.length > MOST ? Optional.empty() : Optional.of(Bytes.of(content));
    }

    private Optional<Bytes> hex() {
        String digits = input.replaceAll("0[xX]|[\\s,]", "");
        if (digits.length() % 2 != 0 || digits.length() > 2 * MOST || !digits.matches("[0-9A-Fa-f]*")) {
            return Optional.empty();
        }
        byte[] content = new byte[digits.length() / 2];
        for (int at = 0; at < content.length; at++) {
            content[at] = (byte) Integer.parseInt(digits.substring(2 * at, 2 * at + 2), 16);
        }
        return Optional.of(Bytes.of(content));
    }

    /** The size of the output buffer in bytes; empty if what was typed says none, or one too large. */
    public OptionalInt length() {
        String digits = room.strip();
        if (!digits.matches("\\d{1,6}") || Integer.parseInt(digits) > MOST) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(digits));
    }

    /** Whether both can be used. */
    public boolean valid() {
        return bytes().isPresent() && length().isPresent();
    }
}
