package dev.vmxscope.app;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.Step;

/** What a command to the machine is called where it can be taken back. */
final class EditNames {
    private EditNames() {}

    /** The key of its name among the texts. */
    static String of(Command command) {
        if (command instanceof Command.Advance advance) {
            return (advance.step() == Step.INTO
                            ? WindowCommand.STEP_INTO
                            : advance.step() == Step.OVER ? WindowCommand.STEP_OVER : WindowCommand.STEP_OUT)
                    .textKey();
        } else if (command instanceof Command.Run
                || command instanceof Command.RunTo
                || command instanceof Command.RunToPlace) {
            return WindowCommand.RUN.textKey();
        } else if (command instanceof Command.Back) {
            return WindowCommand.STEP_BACK.textKey();
        } else if (command instanceof Command.Seek
                || command instanceof Command.Rewind
                || command instanceof Command.Visit) {
            return "undo.seek";
        } else if (command instanceof Command.ToggleBreakpoint) {
            return "undo.breakpoint";
        } else if (command instanceof Command.Open) {
            return "undo.driver";
        } else if (command instanceof Command.Perform) {
            return "undo.request";
        }
        return command instanceof Command.Do input ? of(input.input()) : "undo.machine";
    }

    private static String of(Input input) {
        if (input instanceof Input.SwitchFirmware) {
            return "undo.firmware";
        } else if (input instanceof Input.Set) {
            return "undo.register";
        } else if (input instanceof Input.Request) {
            return "undo.request";
        }
        if (input instanceof Input.Adjust) {
            return "undo.windows";
        }
        return input instanceof Input.Start ? "undo.restart" : "undo.machine";
    }
}
