package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.windows.LoadPolicy;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.core.windows.WindowsState;
import dev.vmxscope.core.windows.service.DriverService;
import dev.vmxscope.core.windows.service.ServiceState;
import dev.vmxscope.core.windows.service.Services;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the service control manager has, and what Windows demands of drivers.
 *
 * @param policy what is demanded
 * @param services by name
 * @param answer what the service control manager answered last, empty before the first call
 * @param refusal why the driver was not loaded, where the last thing done was to start one in vain
 * @param stopped whether Windows has stopped for ever, so that nothing can be done before a restart
 */
public record SystemState(
        LoadPolicy policy,
        List<Row> services,
        Optional<WindowsEvent.ServiceAnswered> answer,
        Optional<WindowsEvent.DriverRefused> refusal,
        boolean stopped) {
    /** Keeps the list unmodifiable. */
    public SystemState {
        services = List.copyOf(services);
    }

    /**
     * A service.
     *
     * @param name its name
     * @param state how it stands
     * @param marked whether it goes as soon as it is stopped
     * @param start the number under Start in the registry
     * @param lastStart the error of the last start of it, 0 for success; empty before the first
     * @param imagePath where its file lies, as the registry has it now
     */
    public record Row(
            String name, ServiceState state, boolean marked, int start, OptionalInt lastStart, String imagePath) {}

    /** The state at this moment. */
    public static SystemState of(View view) {
        WindowsState windows = view.machine().windows();
        Status status = windows.status();
        Outcome outcome = Outcome.of(view);
        return new SystemState(
                windows.options().policy(),
                windows.services().all().stream()
                        .map(service -> row(windows, service))
                        .toList(),
                outcome.answer(),
                outcome.refusal(),
                status instanceof Status.Bugcheck || status instanceof Status.Stuck);
    }

    private static Row row(WindowsState windows, DriverService service) {
        return new Row(
                service.name(),
                windows.io().serviceState(service.name()),
                service.marked(),
                Services.start(windows.registry(), service.name()),
                service.lastStart(),
                Services.imagePath(windows.registry(), service.name()).orElse(""));
    }

    /** What came of the last thing that was done with a service: an answer, a refusal, or a refusal with its answer. */
    private record Outcome(
            Optional<WindowsEvent.ServiceAnswered> answer, Optional<WindowsEvent.DriverRefused> refusal) {

        static Outcome of(View view) {
            Optional<WindowsEvent.ServiceAnswered> answer = Optional.empty();
            var journal = view.machine().journal();
            for (int at = journal.size() - 1; at >= 0; at--) {
                Event event = journal.get(at).event();
                if (event instanceof WindowsEvent.DriverRefused refused) {
                    return new Outcome(answer, Optional.of(refused));
                }
                if (event instanceof WindowsEvent.DriverLoaded) {
                    return new Outcome(answer, Optional.empty());
                }
                if (event instanceof WindowsEvent.ServiceAnswered answered) {
                    if (answer.isPresent() || answered.error() == 0) {
                        return new Outcome(answer.or(() -> Optional.of(answered)), Optional.empty());
                    }
                    answer = Optional.of(answered);
                }
            }
            return new Outcome(answer, Optional.empty());
        }
    }
}
