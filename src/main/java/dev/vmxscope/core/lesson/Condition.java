package dev.vmxscope.core.lesson;

import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.text.Texts;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One thing that a goal asks for. */
public sealed interface Condition permits Happening, Standing, Condition.Answered {
    /** The file of texts with the words for conditions, and with the general sentences of cases. */
    String TEXTS = "lessons";

    /** Whether it holds. */
    boolean holds(Observation observation);

    /**
     * What must be so, in one sentence.
     *
     * @param texts of the file {@link #TEXTS}
     */
    String text(Texts texts);

    /** The question of the step is answered right. */
    record Answered() implements Condition {
        @Override
        public boolean holds(Observation observation) {
            return observation.answered();
        }

        @Override
        public String text(Texts texts) {
            return texts.get("goal.answered");
        }
    }

    /** The logical processors that are meant, in words. */
    static String where(Texts texts, OptionalInt cpu) {
        return cpu.isPresent() ? texts.format("goal.cpu", cpu.getAsInt()) : texts.get("goal.cpus");
    }

    /** Whether something holds on that logical processor; on all of them if none is given. */
    static boolean everywhere(Machine machine, OptionalInt cpu, IntPredicate test) {
        int count = machine.processors().size();
        return cpu.isPresent()
                ? cpu.getAsInt() < count && test.test(cpu.getAsInt())
                : IntStream.range(0, count).allMatch(test);
    }
}
