package dev.vmxscope.core.x86.exec;

/** An SSE instruction: it looks whether the operating system has enabled SSE before it does anything. */
abstract class SseOp extends Op {
    SseOp(At at) {
        super(at);
    }

    @Override
    final Op exec(Core core) {
        core.requireSse();
        act(core);
        return fall(core);
    }

    /** What it does; it throws before it changes anything. */
    abstract void act(Core core);

    /** An SSE instruction that acts through a function. */
    static Op of(At at, Simple.Act act) {
        return new By(at, act);
    }

    private static final class By extends SseOp {
        private final Simple.Act act;

        By(At at, Simple.Act act) {
            super(at);
            this.act = act;
        }

        @Override
        void act(Core core) {
            act.run(core);
        }
    }
}
