package dev.vmxscope.core.probe;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.text.Message;
import java.util.Optional;

/** Where a step runs: where the probe stands, or elsewhere for this one step. */
enum Place {
    /** Where the probe stands. */
    HERE(""),
    /** Privilege level 3. */
    RING_3("r3:"),
    /** Compatibility mode, privilege level 0. */
    COMPATIBILITY_0("c0:"),
    /** Compatibility mode, privilege level 3. */
    COMPATIBILITY_3("c3:"),
    /** Virtual-8086 mode. */
    VIRTUAL_8086("v8:");

    private final String prefix;

    Place(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** Why a processor in that state cannot go there; empty if it can. */
    Optional<Message> refusal(Processor cpu) {
        return switch (this) {
            case HERE -> Optional.empty();
            case RING_3 -> unless(!cpu.realMode(), Message.of("missing.ring3"));
            case COMPATIBILITY_0, COMPATIBILITY_3 -> unless(cpu.longModeActive(), Message.of("missing.compatibility"));
            case VIRTUAL_8086 -> unless(!cpu.realMode() && !cpu.longModeActive(), Message.of("missing.virtual8086"));
        };
    }

    private static Optional<Message> unless(boolean possible, Message what) {
        return possible ? Optional.empty() : Optional.of(what);
    }
}
