package dev.vmxscope.ui.panel.why;

import dev.vmxscope.ui.text.Texts;
import dev.vmxscope.ui.viewmodel.Trouble;

/** Trouble in one sentence. */
public final class TroubleText {
    private TroubleText() {}

    /** The sentence for the banner and the head of the panel. */
    public static String headline(Texts texts, Trouble trouble) {
        String told = told(texts, trouble);
        return trouble.unmet().stream()
                .findFirst()
                .map(row -> texts.format("why.because", told, row.what(), row.actual(), row.required()))
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
