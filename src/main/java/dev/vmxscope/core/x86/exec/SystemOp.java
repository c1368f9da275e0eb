package dev.vmxscope.core.x86.exec;

import java.util.Locale;

/** An instruction that the system unit executes, if it knows it. */
final class SystemOp extends Op {
    SystemOp(At at) {
        super(at);
    }

    @Override
    Op exec(Core core) {
        if (!core.bus().system().handles(instruction)) {
            throw new NotEmulated(String.format(
                    Locale.ROOT,
                    "instruction %s at %016Xh, bytes %s",
                    instruction.mnemonic().text(),
                    rip,
                    core.bytesAt(rip, length)));
        }
        return core.system(this);
    }
}
