package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.journey.Journeys;
import dev.vmxscope.core.windows.verifier.Mistake;

/** What Windows writes down of drivers' work: the way of requests, and mistakes. */
final class Journal {
    private final Kernel kernel;
    private Journeys journeys;
    private Trail<Mistake> mistakes;

    Journal(Kernel kernel, Journeys journeys, Trail<Mistake> mistakes) {
        this.kernel = kernel;
        this.journeys = journeys;
        this.mistakes = mistakes;
    }

    Journeys journeys() {
        return journeys;
    }

    void put(Journeys value) {
        journeys = value;
    }

    Trail<Mistake> mistakes() {
        return mistakes;
    }

    /** Writes a mistake down and tells it. */
    void mistake(Mistake.Kind kind, long place, long object, Message text) {
        String driver = kernel.io.state().modules().stream()
                .filter(module -> !module.user() && module.contains(place))
                .map(Module::name)
                .findFirst()
                .orElse("");
        mistake(kind, driver, place, object, text);
    }

    /** The same where the driver is known. */
    void mistake(Mistake.Kind kind, String driver, long place, long object, Message text) {
        Mistake mistake = new Mistake(kind, kernel.computer.steps() + 1, kernel.cpu(), driver, place, object, text);
        mistakes = mistakes.append(mistake);
        kernel.emit(new WindowsEvent.DriverMistake(mistake));
    }
}
