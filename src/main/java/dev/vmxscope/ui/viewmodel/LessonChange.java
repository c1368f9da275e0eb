package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.ModuleFile;
import java.util.Optional;

/**
 * Something that a person did in a lesson, to be taken back as one.
 *
 * @param what the key of its name among the texts
 * @param undo puts the lesson where it was; the machine's own undo does the rest
 * @param redo puts it where it came to
 * @param move what is done with the machine, if anything is
 */
public record LessonChange(String what, Runnable undo, Runnable redo, Optional<Move> move) {

    /**
     * What is done with the machine.
     *
     * @param command as one
     * @param driver the driver that the machine has from then on
     * @param done is to be run when the command is done and what came of it is on the screen
     */
    public record Move(Command command, ModuleFile driver, Runnable done) {}

    /** Who notes what was done where it can be taken back, and has the machine do its part. */
    @FunctionalInterface
    public interface Sink {
        /** Takes a change that has just been made to the lesson. */
        void accept(LessonChange change);
    }
}
