package dev.vmxscope.core.windows.journey;

import dev.vmxscope.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a handler can see the caller's buffers or not, and what comes of what it writes: whole sentences. Source:
 * Microsoft, "Buffer Descriptions for I/O Control Codes", "Using Buffered I/O", "Using Direct I/O", "Using Neither
 * Buffered Nor Direct I/O", "IO_STATUS_BLOCK structure".
 */
public final class BufferSight {
    private BufferSight() {}

    /** The sentences for a request at one of its stops. */
    public static List<Message> of(Journey journey, Stop stop) {
        Optional<IrpView> irp = IrpView.of(stop.irp());
        if (irp.isEmpty()) {
            return List.of(Message.of("irp.sight.no-irp"));
        }
        CallerBuffers given = journey.buffers();
        List<Message> sentences = new ArrayList<>();
        switch (given.transfer()) {
            case NONE -> sentences.add(Message.of("irp.sight.none"));
            case BUFFERED -> buffered(sentences, given, irp.get());
            case DIRECT -> direct(sentences, given, irp.get());
            case IN_DIRECT, OUT_DIRECT -> {
                copied(sentences, given, irp.get());
                direct(sentences, given, irp.get());
            }
            case NEITHER -> neither(sentences, given, irp.get());
        }
        if (stop.kind() == Stop.Kind.COMPLETED || stop.kind() == Stop.Kind.COMPLETION_ROUTINE) {
            back(sentences, given, irp.get());
        }
        return List.copyOf(sentences);
    }

    private static String hex(long address) {
        return Message.hex(address);
    }

    private static void copied(List<Message> sentences, CallerBuffers given, IrpView irp) {
        if (given.inputLength() == 0) {
            sentences.add(Message.of("irp.sight.no-input"));
        } else {
            sentences.add(
                    Message.of("irp.sight.copied", given.inputLength(), hex(given.input()), hex(irp.systemBuffer())));
        }
    }

    private static void buffered(List<Message> sentences, CallerBuffers given, IrpView irp) {
        if (given.inputLength() == 0 && given.outputLength() == 0) {
            sentences.add(Message.of("irp.sight.buffered.empty"));
            return;
        }
        copied(sentences, given, irp);
        if (given.outputLength() != 0) {
            sentences.add(Message.of(
                    "irp.sight.buffered.out", given.outputLength(), hex(irp.systemBuffer()), hex(given.output())));
        }
    }

    private static void direct(List<Message> sentences, CallerBuffers given, IrpView irp) {
        long buffer = given.output() != 0 ? given.output() : given.input();
        int length = given.outputLength() != 0 ? given.outputLength() : given.inputLength();
        if (irp.mdl() == 0) {
            sentences.add(Message.of("irp.sight.direct.empty"));
            return;
        }
        sentences.add(Message.of("irp.sight.direct", length, hex(buffer), hex(irp.mdl())));
        if (given.transfer() == Transfer.IN_DIRECT) {
            sentences.add(Message.of("irp.sight.in-direct"));
        }
    }

    private static void neither(List<Message> sentences, CallerBuffers given, IrpView irp) {
        long input = irp.location()
                .flatMap(location -> location.parameter(".Type3InputBuffer"))
                .orElse(0L);
        if (given.inputLength() == 0 && given.outputLength() == 0) {
            sentences.add(Message.of("irp.sight.neither.empty"));
            return;
        }
        sentences.add(
                input == 0
                        ? Message.of("irp.sight.neither", hex(irp.userBuffer()))
                        : Message.of("irp.sight.neither.two", hex(irp.userBuffer()), hex(input)));
        sentences.add(Message.of(irp.requestorMode() == 0 ? "irp.sight.neither.kernel" : "irp.sight.neither.user"));
    }

    /** What the I/O manager does with the answer. */
    private static void back(List<Message> sentences, CallerBuffers given, IrpView irp) {
        boolean copies = given.transfer() == Transfer.BUFFERED && given.outputLength() != 0;
        long room = Integer.toUnsignedLong(given.outputLength());
        if (!copies) {
            return;
        }
        if (irp.status() >>> 30 == 3) {
            sentences.add(Message.of("irp.sight.back.error"));
        } else if (irp.information() == 0) {
            sentences.add(Message.of("irp.sight.back.nothing"));
        } else if (Long.compareUnsigned(irp.information(), room) > 0) {
            sentences.add(Message.of("irp.sight.back.too-much", Long.toUnsignedString(irp.information()), room));
        } else {
            sentences.add(Message.of("irp.sight.back", irp.information(), hex(given.output())));
        }
    }
}
