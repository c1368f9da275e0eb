package dev.vmxscope.core.lesson;

import dev.vmxscope.core.scenario.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a scenario expects, as conditions of a goal: as far as one sees it in the machine and in its journal. */
final class CaseGoals {
    private CaseGoals() {}

    static List<Condition> of(Expectation expect) {
        List<Condition> conditions = new ArrayList<>();
        if (expect.asked()) {
            conditions.add(new Standing.Asked(
                    expect.outcome(), OptionalInt.of(expect.cpu().orElse(0))));
        } else if (expect.outcome().equals(Expectation.NOTHING_FAILS)) {
            conditions.add(new Happening.NothingFailed());
            conditions.add(new Happening.Done("unload"));
        } else {
            conditions.add(new Happening.Executed(
                    expect.instruction().orElseThrow(),
                    Optional.of(expect.outcome()),
                    expect.unmet(),
                    expect.cpu(),
                    1));
        }
        expect.console().forEach(part -> conditions.add(new Happening.Printed(part)));
        expect.bugcheck()
                .ifPresent(name -> conditions.add(
                        new Standing.Bugcheck(name.equals("none") ? Optional.empty() : Optional.of(name))));
        return conditions;
    }
}
