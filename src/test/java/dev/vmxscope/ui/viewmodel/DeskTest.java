package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.Grain;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.bridge.Commands;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class DeskTest {
    private final Frame start = Frames.start("part2", Firmware.UNLOCKED);
    private final SimpleObjectProperty<Frame> frames = new SimpleObjectProperty<>(start);
    private final List<Command> submitted = new ArrayList<>();
    private final Desk desk = new Desk(
            frames,
            new Commands() {
                @Override
                public void submit(Command command) {
                    submitted.add(command);
                }

                @Override
                public void pause() {}
            },
            Words.of(Language.ENGLISH),
            SourceFinder.NONE);

    private View view() {
        return desk.views().getValue();
    }

    private Frame at(long position) {
        return new Frame(
                position,
                position,
                start.machine(),
                start.before(),
                false,
                start.cause(),
                start.breakpoints(),
                start.symbols(),
                false,
                false);
    }

    @Test
    void aChosenProcessorStaysChosenInTheNextFrame() {
        desk.choose(1);
        frames.set(at(1));
        assertThat(view().cpu()).isEqualTo(1);
        assertThat(view().following()).isFalse();
    }

    @Test
    void followingShowsTheProcessorThatRuns() {
        Frame other = Frames.when(
                "part2-vmxon",
                Firmware.VMX_OUTSIDE_SMX,
                frame -> View.running(frame.machine()).orElse(0) == 1);
        desk.choose(0);
        frames.set(other);
        assertThat(view().cpu()).isEqualTo(0);
        desk.follow();
        assertThat(view().cpu()).isEqualTo(1);
    }

    @Test
    void whatOneLooksAtIsForgottenWithTheNextStep() {
        desk.look(0x1234);
        frames.set(at(start.position()));
        assertThat(view().look()).hasValue(0x1234);
        frames.set(at(start.position() + 1));
        assertThat(view().look()).isEmpty();
    }

    @Test
    void aStepIsALineWhileSourceShowsAndElseAnInstruction() {
        assertThat(desk.grain()).isEqualTo(Grain.LINE);
        desk.show(CodeMode.MIXED);
        assertThat(desk.grain()).isEqualTo(Grain.INSTRUCTION);
    }

    @Test
    void anInputGoesUpAsACommand() {
        Input input = new Input.SwitchFirmware(Firmware.OFF);
        desk.input(input);
        assertThat(submitted).containsExactly(new Command.Do(input));
    }
}
