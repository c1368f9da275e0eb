package dev.vmxscope.ui.control;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Written;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** Who set a value, in words. */
public final class OriginText {
    private OriginText() {}

    /** One sentence. */
    public static String of(Texts texts, Written written) {
        return texts.format(
                "origin." + written.origin().kind(),
                Long.toString(written.origin().step()),
                written.writer());
    }

    /** Who set those bits on the processor that is shown; empty where nobody keeps account. */
    public static String of(Desk desk, Place place, long mask) {
        return Written.of(desk.views().getValue(), place, mask)
                .map(written -> of(desk.texts(), written))
                .orElse("");
    }

    /** Says it, or nothing. */
    public static void say(Sentence sentence, Texts texts, Optional<Written> written) {
        sentence.say(
                Tone.PLAIN, Feather.USER, written.map(who -> of(texts, who)).orElse(""));
    }
}
