package dev.vmxscope.core.signature;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One element of untrusted bytes in DER, with its place in them. Source: ITU-T X.690. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int OID = 0x06;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    /** [0], constructed. */
    static final int CONTEXT_0 = 0xA0;

    private static final int MOST_CHILDREN = 256;
    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_BYTES = 3;
    private static final int MOST_OID_BYTES = 32;

    private final byte[] bytes;
    private final int start;
    private final int content;
    private final int end;

    private Der(byte[] bytes, int start, int content, int end) {
        this.bytes = bytes;
        this.start = start;
        this.content = content;
        this.end = end;
    }

    /** The element at the beginning; what follows it is padding. The array is not copied. */
    static Der read(byte[] bytes) throws BadBytesException {
        return read(bytes, 0, bytes.length);
    }

    private static Der read(byte[] bytes, int at, int limit) throws BadBytesException {
        if (limit - at < 2 || (bytes[at] & 0x1F) == 0x1F) {
            throw bad(at);
        }
        int first = bytes[at + 1] & 0xFF;
        int content = at + 2;
        int length = first;
        if (first >= LONG_FORM) {
            int count = first - LONG_FORM;
            if (count == 0 || count > MOST_LENGTH_BYTES || limit - content < count) {
                throw bad(at);
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | bytes[content + i] & 0xFF;
            }
            content += count;
        }
        if (length > limit - content) {
            throw bad(at);
        }
        return new Der(bytes, at, content, content + length);
    }

    private static BadBytesException bad(int at) {
        return new BadBytesException(Message.of("signature.der"), at);
    }

    int tag() {
        return bytes[start] & 0xFF;
    }

    /** The same, if it has that tag. */
    Der as(int tag) throws BadBytesException {
        if (tag() != tag) {
            throw bad(start);
        }
        return this;
    }

    /** What it is made of, in order. */
    List<Der> children() throws BadBytesException {
        List<Der> children = new ArrayList<>();
        for (int at = content; at < end; at = children.get(children.size() - 1).end) {
            if (children.size() == MOST_CHILDREN) {
                throw bad(at);
            }
            children.add(read(bytes, at, end));
        }
        return children;
    }

    /** The child of that number, from 0. */
    Der child(int number) throws BadBytesException {
        List<Der> children = children();
        if (number >= children.size()) {
            throw bad(start);
        }
        return children.get(number);
    }

    /** A copy of its content. */
    byte[] value() {
        return Arrays.copyOfRange(bytes, content, end);
    }

    /** A copy of all of it, tag and length included. */
    byte[] whole() {
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** An object identifier in dots. */
    String oid() throws BadBytesException {
        as(OID);
        if (end == content || end - content > MOST_OID_BYTES) {
            throw bad(start);
        }
        StringBuilder text = new StringBuilder();
        long part = 0;
        for (int at = content; at < end; at++) {
            part = part << 7 | bytes[at] & 0x7F;
            if ((bytes[at] & 0x80) == 0) {
                if (text.length() == 0) {
                    long root = Math.min(2, part / 40);
                    text.append(root).append('.').append(part - 40 * root);
                } else {
                    text.append('.').append(part);
                }
                part = 0;
            }
        }
        return text.toString();
    }
}
