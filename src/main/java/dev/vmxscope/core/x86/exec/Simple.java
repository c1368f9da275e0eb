package dev.vmxscope.core.x86.exec;

/** An operation that acts and goes on to the next one. */
final class Simple extends Op {
    private final Act act;

    Simple(At at, Act act) {
        super(at);
        this.act = act;
    }

    @Override
    Op exec(Core core) {
        act.run(core);
        return fall(core);
    }

    /** What it does; it throws before it changes anything. */
    interface Act {
        void run(Core core);
    }
}
