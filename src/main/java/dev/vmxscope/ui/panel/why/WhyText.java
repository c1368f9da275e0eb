package dev.vmxscope.ui.panel.why;

import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Explained;

/** An explained instruction in one sentence. */
final class WhyText {
    private WhyText() {}

    /** The reason if it fails, or would; else what came of it. */
    static String headline(Desk desk, Explained explained) {
        return explained.succeeds() ? told(desk, explained) : desk.causes().headline(explained.diagnosis());
    }

    /** What came of it, or would. */
    static String told(Desk desk, Explained explained) {
        return desk.texts()
                .format(
                        "why.told." + (explained.subject().ahead() ? "next." : "last.") + how(explained),
                        explained.instruction(),
                        desk.rules().outcome(explained.outcome()),
                        Integer.toString(explained.cpu()));
    }

    private static String how(Explained explained) {
        Outcome outcome = explained.diagnosis().verdict().outcome();
        if (outcome.success()) {
            return "good";
        }
        return outcome instanceof Outcome.Fault ? "fault" : "fail";
    }
}
