package dev.vmxscope.ui.panel.why;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Trouble;

/** Trouble in one sentence. */
public final class TroubleText {
    private TroubleText() {}

    /** The sentence for the banner and the head of the panel: what happened, and why in plain words. */
    public static String headline(Desk desk, Trouble trouble) {
        String told = told(desk.texts(), trouble);
        return trouble.diagnosis()
                .map(why ->
                        desk.texts().format("why.because", told, desk.causes().headline(why)))
                .orElse(told);
    }

    private static String told(Texts texts, Trouble trouble) {
        String instruction = trouble.instruction().isEmpty() ? trouble.place() : trouble.instruction();
        return texts.format(
                "why.headline." + trouble.kind(),
                instruction,
                trouble.outcome(),
                Integer.toString(trouble.cpu()),
                trouble.place(),
                trouble.text(),
                trouble.bugcheck());
    }
}
