package dev.vmxscope.app.presenter;

import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** What one presents step by step: a lesson, or the machine itself. Used on the JavaFX thread. */
public interface StepSource {
    /** Nothing to present. */
    StepSource NONE = new StepSource() {
        private final ObservableValue<PresentedStep> none = new SimpleObjectProperty<>(PresentedStep.NONE);

        @Override
        public ObservableValue<PresentedStep> step() {
            return none;
        }

        @Override
        public void forward() {}

        @Override
        public void backward() {}
    };

    /** The present step; changes whenever anything of it does, its language included. */
    ObservableValue<PresentedStep> step();

    /** Goes on by one step; called only while {@link PresentedStep#canGoOn}. */
    void forward();

    /** Goes back by one step; called only while {@link PresentedStep#canGoBack}. */
    void backward();
}
