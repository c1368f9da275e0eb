package dev.vmxscope.ui.panel.why;

import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Verdict;

/** What a fix leads to, in words. */
record FixText(Texts texts, VerdictTexts rules) {

    /** What would come of the instruction then, and the next reason if it would fail again. */
    String then(Verdict after) {
        return after.unmet().stream()
                .findFirst()
                .map(next -> texts.format("why.then.reason", rules.outcome(after.outcome()), rules.found(next)))
                .orElseGet(() -> succeeding(after));
    }

    /** What would come of it if nothing stood in its way. */
    String succeeding(Verdict verdict) {
        return texts.format("why.then", rules.outcome(verdict.spec().success()));
    }
}
