package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.vmx.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that there is to explain at a moment.
 *
 * @param trouble what went wrong last, empty if all went well
 * @param explained the instructions, no two of one subject
 * @param preferred the one that matters most; empty where trouble came from something else than an instruction
 * @param position number of the moment
 */
public record Explanations(
        Optional<Trouble> trouble, List<Explained> explained, Optional<Subject> preferred, long position) {
    /** Keeps the list unmodifiable. */
    public Explanations {
        explained = List.copyOf(explained);
    }

    /** What there is at this moment. */
    public static Explanations of(View view) {
        Optional<Trouble> trouble = WhyState.of(view).trouble();
        Optional<Judged> next = Judged.next(view);
        Optional<Judged> last = Judged.stepped(view).or(() -> Judged.last(view, Subject.LAST, verdict -> true));
        Optional<Verdict> failed = trouble.flatMap(Trouble::verdict);
        boolean lastFailed = failed.isPresent()
                && last.filter(judged -> judged.verdict().equals(failed.get())).isPresent();
        Optional<Judged> failure = lastFailed || failed.isEmpty()
                ? Optional.empty()
                : Judged.last(view, Subject.FAILURE, failed.get()::equals);
        List<Explained> explained = new ArrayList<>();
        Optional<Judged> asked = Judged.asked(view, next);
        List.of(next, last, failure, asked)
                .forEach(found -> found.ifPresent(judged -> explained.add(Explained.of(view, judged))));
        Optional<Subject> preferred = preferred(view, trouble, next, lastFailed ? last : failure)
                .or(() -> trouble.isPresent()
                        ? Optional.empty()
                        : next.or(() -> last).or(() -> asked).map(Judged::subject));
        return new Explanations(trouble, explained, preferred, view.frame().position());
    }

    private static Optional<Subject> preferred(
            View view, Optional<Trouble> trouble, Optional<Judged> next, Optional<Judged> failed) {
        if (trouble.isPresent() && Judged.stopped(view.machine())) {
            return failed.map(Judged::subject);
        }
        return next.filter(judged -> judged.fails() || judged.vmx())
                .or(() -> failed)
                .map(Judged::subject);
    }

    /** The instruction of that subject. */
    public Optional<Explained> of(Subject subject) {
        return explained.stream().filter(found -> found.subject() == subject).findFirst();
    }
}
