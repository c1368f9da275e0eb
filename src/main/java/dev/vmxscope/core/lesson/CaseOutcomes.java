package dev.vmxscope.core.lesson;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.core.vmx.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The outcomes that a student can choose from, in the order in which a processor comes to them; the true one is among
 * them.
 *
 * @param texts with the words for cases
 * @param instruction its name
 * @param verdict what came
 */
record CaseOutcomes(Texts texts, String instruction, Verdict verdict) {
    private static final List<String> OF_VMX = List.of("VMsucceed", "#UD", "#GP(0)", "VMfailInvalid");
    private static final List<String> OF_OTHERS = List.of("ok", "#UD", "#GP(0)", "#PF(0)");
    private static final List<String> ORDER = List.of("VMsucceed", "ok", "#UD", "#GP(0)", "#PF(0)", "VMfailInvalid");

    List<Question.Choice> choices() {
        String right = verdict.outcome().text();
        boolean vmx = !(verdict.spec().success() instanceof Outcome.Done);
        List<String> outcomes = new ArrayList<>(vmx ? OF_VMX : OF_OTHERS);
        if (!outcomes.contains(right)) {
            outcomes.add(right);
        }
        outcomes.sort((a, b) -> Integer.compare(rank(a), rank(b)));
        return outcomes.stream()
                .map(outcome -> new Question.Choice(
                        texts.format("case.outcome", outcome, meaning(outcome)),
                        outcome.equals(right),
                        why(outcome, right)))
                .toList();
    }

    private static int rank(String outcome) {
        return ORDER.contains(outcome) ? ORDER.indexOf(outcome) : ORDER.size();
    }

    private String why(String outcome, String right) {
        return outcome.equals(right)
                ? texts.format("case.outcome.right", instruction)
                : texts.format("case.outcome.wrong", instruction, right);
    }

    /** What an outcome means: {@code case.outcome.ud}. */
    private String meaning(String outcome) {
        String word = outcome.toLowerCase(Locale.ROOT).replaceAll("\\(.*", "").replaceAll("[^a-z]", "");
        return texts.find("case.outcome." + word).orElseGet(() -> texts.get("case.outcome.other"));
    }
}
