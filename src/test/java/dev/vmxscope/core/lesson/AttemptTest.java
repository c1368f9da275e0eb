package dev.vmxscope.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.vmx.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private final Lesson lesson = LessonTexts.lesson();
    private final Bench bench =
            new Bench(Machine.powerOn(lesson.stage().setup()), lesson.stage().symbols());

    private Attempt seen(Attempt attempt) {
        return attempt.observe(bench.machine(), bench.frame(false).symbols());
    }

    private Attempt at(int step) {
        bench.execute(lesson.wayTo(step));
        return Attempt.begin(lesson).go(step, bench.machine());
    }

    @Test
    void aGoalIsReachedByHandOrByTheButton() {
        bench.execute(new Command.Perform(lesson.stage().driver().load()));

        assertThat(seen(Attempt.begin(lesson)).mark().reached()).isEqualTo(Reached.BY_HAND);
        assertThat(seen(Attempt.begin(lesson).press()).mark().reached()).isEqualTo(Reached.BY_BUTTON);
    }

    @Test
    void whatWasReachedStaysWhenItNoLongerHolds() {
        bench.execute(new Command.Perform(lesson.stage().driver().load()));
        Attempt reached = seen(Attempt.begin(lesson));

        bench.execute(new Command.Undo());

        assertThat(seen(reached).reached()).isTrue();
    }

    @Test
    void theWayToAStepLeavesItsGoalOpen() {
        for (int step = 0; step < lesson.steps().size(); step++) {
            assertThat(seen(at(step)).reached()).isFalse();
        }
    }

    @Test
    void theNextStepCountsFromTheMachineAsItIs() {
        Attempt attempt = at(2);
        bench.execute(attempt.step().doIt());
        Attempt next = seen(attempt).next(bench.machine());

        assertThat(next.at()).isEqualTo(3);
        assertThat(next.observation(bench.machine(), lesson.stage().symbols()).news())
                .isEmpty();
        assertThat(next.pressed()).isFalse();
    }

    @Test
    void whatIsDoneAgainAfterGoingBackCounts() {
        Lesson again = LessonTexts.read(
                LessonTexts.with("firmware = \"on\"\nfeature-control", "done = \"load\"\nfeature-control")
                        .replace("do = [\"firmware on\", \"load\"]", "do = [\"load\"]")
                        .replace("feature-control = \"+Lock +VMX-outside-SMX\"\nloaded = true\nasked = \"#UD\"", ""));
        bench.execute(again.wayTo(3));
        Attempt attempt = Attempt.begin(again).go(3, bench.machine());
        assertThat(seen(attempt).reached()).isFalse();

        bench.execute(new Command.Seek(0));
        attempt = seen(attempt);
        bench.execute(new Command.Perform(again.stage().driver().load()));

        assertThat(seen(attempt).reached()).isTrue();
    }

    @Test
    void lookingBackAndForthAfterTheStepBeganChangesNothing() {
        Attempt attempt = at(5);
        long here = bench.frame(false).position();
        bench.execute(new Command.Perform(lesson.stage().driver().unload()));
        bench.execute(new Command.Seek(here));

        assertThat(seen(attempt)
                        .observation(bench.machine(), lesson.stage().symbols())
                        .news())
                .isEmpty();
    }

    @Test
    void oneCommandThatGoesBackAndOnCountsFromWhereItLeftTheOldWay() {
        Attempt attempt = at(3);
        int before = bench.machine().journal().size();
        long steps = bench.machine().steps();

        bench.execute(new Command.All(List.of(
                new Command.Rewind(steps - 200),
                new Command.Derive(machine -> List.of(new Input.Set(new Poke(0, Place.Model.FEATURE_CONTROL, 5)))),
                new Command.Run())));

        assertThat(bench.machine().journal().size()).isGreaterThan(before);
        assertThat(attempt.observation(bench.machine(), lesson.stage().symbols())
                        .since())
                .isLessThan(before);
        assertThat(new Happening.Executed("VMXON", Optional.of("VMsucceed"), List.of(), OptionalInt.empty(), 1)
                        .holds(attempt.observation(
                                bench.machine(), lesson.stage().symbols())))
                .isTrue();
    }

    @Test
    void anotherMachineCountsFromItsBeginning() {
        Attempt attempt = at(2);

        bench.execute(new Command.All(List.of(
                new Command.Open(
                        lesson.stage().setup().withFirmware(Firmware.VMX_OUTSIDE_SMX),
                        lesson.stage().symbols()),
                new Command.Perform(lesson.stage().driver().load()),
                new Command.Perform(lesson.stage().driver().unload()))));

        Observation observation =
                attempt.observation(bench.machine(), lesson.stage().symbols());
        assertThat(observation.since()).isZero();
        assertThat(new Happening.Done("load").holds(observation)).isTrue();
    }

    @Test
    void answersAreKeptInTheirOrderUntilTheRightOne() {
        Attempt attempt = at(2).answered(1).answered(2).answered(0);

        assertThat(attempt.mark().answers()).containsExactly(1, 2);
        assertThat(attempt.answeredRight(attempt.step())).isTrue();
    }

    @Test
    void anAnswerReachesAGoalThatAsksForIt() {
        Attempt attempt = at(1);

        assertThat(seen(attempt.answered(0)).reached()).isFalse();
        assertThat(seen(attempt.answered(0).answered(1)).mark().reached()).isEqualTo(Reached.BY_HAND);
    }

    @Test
    void aChoiceThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> at(1).answered(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void hintsAreShownOneByOneAndNoMoreThanThere() {
        Attempt attempt = Attempt.begin(lesson).hinted();

        assertThat(attempt.shownHints()).containsExactly("Something must be started first.");
        assertThat(attempt.hinted().hinted().hinted().mark().hints()).isEqualTo(3);
    }

    @Test
    void aLessonIsSolvedWhenEveryGoalIsReachedAndEveryQuestionAnswered() {
        Attempt attempt = LessonPlayer.play(lesson).attempt();

        assertThat(attempt.solved()).isTrue();
        assertThat(attempt.last()).isTrue();
        assertThat(Attempt.begin(lesson).solved()).isFalse();
    }
}
