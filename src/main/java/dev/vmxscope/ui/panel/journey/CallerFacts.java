package dev.vmxscope.ui.panel.journey;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Outcome;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.viewmodel.Named;
import java.util.Locale;

/** What the caller of a request gave and got. */
final class CallerFacts {
    /** Bytes of the answer that are shown. */
    private static final int MOST_BYTES = 64;

    private final Texts texts;

    CallerFacts(Texts texts) {
        this.texts = texts;
    }

    private Named fact(String key, String value) {
        return new Named(texts.get(key), value, value, texts.get(key + ".tip"));
    }

    /** What it gave for data. */
    void given(Facts facts, Journey journey) {
        CallerBuffers buffers = journey.buffers();
        if (!buffers.transfer().equals(Transfer.NONE)) {
            facts.add(fact("journey.transfer", texts.get("journey.transfer." + buffers.transfer())));
        }
        if (buffers.input() != 0) {
            facts.add(fact("journey.input", buffer(buffers.input(), buffers.inputLength())));
        }
        if (buffers.output() != 0) {
            facts.add(fact("journey.output", buffer(buffers.output(), buffers.outputLength())));
        }
    }

    private String buffer(long address, int length) {
        return texts.format("journey.buffer", HexText.of(address, 64), Integer.toUnsignedString(length));
    }

    /** What it got. */
    void got(Facts facts, Journey journey, Outcome outcome) {
        facts.add(fact("journey.status", Codes.status(outcome.status())));
        if (journey.user()) {
            facts.add(fact("journey.returned", HexText.shortOf(outcome.returned())));
            String error = outcome.error() == 0 ? texts.get("journey.error.none") : Codes.error(outcome.error());
            facts.add(fact("journey.error", error));
        }
        facts.add(fact("journey.information", Long.toUnsignedString(outcome.information())));
        if (outcome.output().length() > 0) {
            facts.add(fact("journey.bytes", dump(outcome.output())));
        }
    }

    /** The first bytes in hexadecimal and as characters. */
    private String dump(Bytes answer) {
        byte[] bytes = answer.toArray();
        int shown = Math.min(MOST_BYTES, bytes.length);
        StringBuilder hex = new StringBuilder();
        StringBuilder letters = new StringBuilder();
        for (int at = 0; at < shown; at++) {
            int value = bytes[at] & 0xFF;
            hex.append(at == 0 ? "" : " ").append(String.format(Locale.ROOT, "%02x", value));
            letters.append(value >= ' ' && value < 0x7F ? (char) value : '.');
        }
        return shown == bytes.length
                ? texts.format("journey.dump", hex, letters)
                : texts.format("journey.dump.more", hex, letters, bytes.length - shown);
    }
}
