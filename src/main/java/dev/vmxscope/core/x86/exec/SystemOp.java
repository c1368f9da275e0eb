package dev.vmxscope.core.x86.exec;

import dev.vmxscope.core.text.Message;
import java.util.Locale;

/** An instruction that the system unit executes, if it knows it. */
final class SystemOp extends Op {
    SystemOp(At at) {
        super(at);
    }

    @Override
    Op exec(Core core) {
        if (!core.bus().system().handles(instruction)) {
            throw new NotEmulated(Message.of(
                    "missing.instruction",
                    instruction.mnemonic().text(),
                    String.format(Locale.ROOT, "%016X", rip),
                    core.bytesAt(rip, length)));
        }
        return core.system(this);
    }
}
