package dev.vmxscope.ui.control;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.journey.Sender;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.Minor;

/** What Windows is to do, in words. */
public final class ActionText {
    private ActionText() {}

    /** One action. */
    public static String of(Texts texts, Action action) {
        if (action instanceof Action.LoadDriver load) {
            return texts.format("action.load", load.service());
        } else if (action instanceof Action.UnloadDriver unload) {
            return texts.format("action.unload", unload.service());
        } else if (action instanceof Action.RunProgram program) {
            return texts.format("action.program", program.name());
        } else if (action instanceof AppCall.Create create) {
            return create.path().isEmpty()
                    ? texts.get("action.create")
                    : texts.format("action.create.path", create.path());
        } else if (action instanceof AppCall.Read read) {
            return texts.format("action.read", Integer.toString(read.length()));
        } else if (action instanceof AppCall.Write write) {
            return texts.format("action.write", Integer.toString(write.data().length()));
        } else if (action instanceof AppCall.DeviceControl control) {
            return texts.format("action.ioctl", HexText.of(control.code() & 0xFFFFFFFFL, 32));
        }
        if (action instanceof AppCall.Invoke invoke) {
            return invoke.call().function();
        } else if (action instanceof Action.SendRequest send) {
            return texts.format(
                    "action.send",
                    Major.name(send.major()),
                    Minor.of(send.major(), send.minor()).map(Minor::fullName).orElse(HexText.of(send.minor(), 8)),
                    Sender.of(send.major()).orElseThrow().what());
        }
        return texts.get("action.close");
    }
}
