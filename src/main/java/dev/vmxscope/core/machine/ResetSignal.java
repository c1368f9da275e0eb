package dev.vmxscope.core.machine;

import dev.vmxscope.core.cpu.Processor;

/** A signal that sets one logical processor back. Intel SDM Vol. 3A, section 10.1; Vol. 3C, section 24.8. */
public enum ResetSignal {
    /** INIT: {@link Processor#init()}. VMX root operation blocks it; it waits until VMX operation is left. */
    INIT,
    /** A reset with the power on: {@link Processor#warmReset()}. */
    WARM,
    /** Power off and on: {@link Processor#powerUp}. */
    POWER;

    /** What came of a signal. */
    public enum Outcome {
        /** The processor was set back. */
        RESET("reset"),
        /** The processor is in VMX root operation: the signal waits. */
        BLOCKED("reset blocked"),
        /** The processor is in VMX non-root operation: INIT ends it. Intel SDM Vol. 3C, section 26.2. */
        VM_EXIT("VM exit 3");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** In words: {@code reset}, {@code reset blocked}, {@code VM exit 3}. */
        public String text() {
            return text;
        }
    }

    /**
     * What came of a signal.
     *
     * @param outcome what
     * @param after the processor after it; at a VM exit the processor before it
     */
    public record Result(Outcome outcome, Processor after) {}

    /** Sends the signal to a processor. */
    public Result apply(Processor before) {
        return switch (this) {
            case INIT ->
                switch (before.vmx().mode()) {
                    case OUTSIDE -> new Result(Outcome.RESET, before.init());
                    case ROOT -> new Result(Outcome.BLOCKED, before.withInitLatched(true));
                    case NON_ROOT -> new Result(Outcome.VM_EXIT, before);
                };
            case WARM -> new Result(Outcome.RESET, before.warmReset());
            case POWER -> new Result(Outcome.RESET, Processor.powerUp(before.id(), before.profile()));
        };
    }
}
