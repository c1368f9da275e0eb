package dev.vmxscope.ui.panel;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.bridge.Commands;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.SourceFinder;
import dev.vmxscope.ui.viewmodel.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/** What a panel needs, without a session: frames that a test shows, and what was asked of the machine. */
public final class PanelRig {
    private final SimpleObjectProperty<Frame> frames;
    private final List<Command> submitted = new ArrayList<>();
    private final Desk desk;

    /** A rig that shows a frame. */
    public PanelRig(Frame first) {
        frames = new SimpleObjectProperty<>(first);
        desk = new Desk(
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
    }

    /** What the panel gets. */
    public Desk desk() {
        return desk;
    }

    /** What was asked of the machine, in order. */
    public List<Command> submitted() {
        return submitted;
    }

    /** Shows another frame. */
    public void show(FxRobot robot, Frame frame) {
        robot.interact(() -> frames.set(frame));
    }

    /** Presses a button by the keyboard. */
    public static void press(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).query().requestFocus());
        robot.push(KeyCode.SPACE);
    }
}
