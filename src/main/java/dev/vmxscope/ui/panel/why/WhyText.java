package dev.vmxscope.ui.panel.why;

import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.ui.text.Texts;
import dev.vmxscope.ui.viewmodel.Explained;
import dev.vmxscope.ui.viewmodel.Subject;

/** An explained instruction in one sentence. */
final class WhyText {
    private WhyText() {}

    /** What came of it or would, and the first reason. */
    static String headline(Texts texts, Explained explained) {
        String told = texts.format(
                "why.told." + (explained.subject() == Subject.NEXT ? "next." : "last.") + how(explained),
                explained.instruction(),
                explained.outcome(),
                Integer.toString(explained.cpu()));
        return explained.unmet().stream()
                .map(unmet -> unmet.row())
                .findFirst()
                .map(row -> texts.format("why.because", told, row.what(), row.actual(), row.required()))
                .orElse(told);
    }

    private static String how(Explained explained) {
        Outcome outcome = explained.diagnosis().verdict().outcome();
        if (outcome.success()) {
            return "good";
        }
        return outcome instanceof Outcome.Fault ? "fault" : "fail";
    }
}
