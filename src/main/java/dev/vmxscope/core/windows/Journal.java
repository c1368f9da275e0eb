package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Journeys;
import dev.vmxscope.core.windows.journey.Outcome;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.DeviceObject;
import dev.vmxscope.core.windows.nt.DriverExtension;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.StackLocation;
import dev.vmxscope.core.windows.verifier.Mistake;

/** What Windows writes down of drivers' work: the way of requests, and mistakes. */
final class Journal {
    /** Names can have 32,767 letters; so many of them are written down. */
    private static final int MOST_LETTERS = 1024;

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

    // ---- the way of requests

    /** A call begins; returns its number. */
    int begin(String call, boolean user, String path, long place) {
        Stop first = stop(Stop.Kind.CALLED, place, 0, "", 0, 0, Bytes.EMPTY);
        journeys = journeys.begin(call, user, shortened(path), first);
        return journeys.count();
    }

    /** A name was looked up. */
    void named(int journey, Stop.Kind kind, long device, String name) {
        add(journey, stop(kind, 0, device, name, 0, 0, Bytes.EMPTY));
    }

    /** The call fails before there is an IRP, or with one that is never sent. */
    void refused(int journey, int status) {
        add(journey, stop(Stop.Kind.REFUSED, 0, 0, "", status, 0, Bytes.EMPTY));
    }

    /** The I/O manager built an IRP. */
    void built(Request request, CallerBuffers buffers) {
        long next = kernel.requests.nextLocation(request.irp());
        int minor = kernel.space.read8(next + StackLocation.MINOR);
        long driver = kernel.space.read64(request.device() + DeviceObject.DRIVER_OBJECT);
        journeys.journey(request.journey())
                .ifPresent(journey ->
                        journeys = journeys.with(journey.withIrp(request.major(), minor, request.irp(), driver)
                                .withBuffers(buffers)));
        Bytes irp = bytes(request.irp());
        add(request.journey(), stop(Stop.Kind.BUILT, 0, request.device(), "", 0, 0, irp));
    }

    /** Something happens to an IRP. */
    void at(long irp, Stop.Kind kind, long place, long device, int status, long information) {
        Request request = kernel.io.requests().get(irp);
        if (request != null) {
            add(request.journey(), stop(kind, place, device, "", status, information, bytes(irp)));
        }
    }

    /** The bit that IoMarkIrpPending sets was seen; only the first time counts for an IRP and a device. */
    void pending(long irp, long device) {
        Request request = kernel.io.requests().get(irp);
        boolean told = request == null
                || journeys.journey(request.journey())
                        .map(journey -> journey.stops().stream()
                                .anyMatch(stop -> stop.kind() == Stop.Kind.PENDED && stop.device() == device))
                        .orElse(true);
        if (!told) {
            at(irp, Stop.Kind.PENDED, 0, device, 0, 0);
        }
    }

    /** The call came back to its caller. */
    void finish(int number, Outcome outcome) {
        journeys.journey(number).filter(journey -> !journey.over()).ifPresent(journey -> {
            Stop last = stop(Stop.Kind.FINISHED, 0, 0, "", outcome.status(), outcome.information(), Bytes.EMPTY);
            journeys = journeys.with(journey.with(last).withOutcome(outcome));
        });
    }

    /** What the caller of a journey gave for data. */
    CallerBuffers buffers(int journey) {
        return journeys.journey(journey).map(Journey::buffers).orElse(CallerBuffers.NONE);
    }

    private void add(int number, Stop stop) {
        journeys.journey(number).ifPresent(journey -> journeys = journeys.with(journey.with(stop)));
    }

    private Stop stop(Stop.Kind kind, long place, long device, String name, int status, long information, Bytes irp) {
        return new Stop(
                kind,
                kernel.computer.steps() + 1,
                kernel.cpu(),
                place,
                device,
                shortened(name),
                status,
                information,
                irp);
    }

    private static String shortened(String name) {
        return name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS);
    }

    /** An IRP's bytes with its stack locations; none where memory is no longer mapped. */
    private Bytes bytes(long irp) {
        AddressSpace space = kernel.space;
        if (!space.isMapped(irp) || !space.isMapped(irp + Irp.SIZE - 1)) {
            return Bytes.EMPTY;
        }
        int size = Irp.SIZE + space.read8(irp + Irp.STACK_COUNT) * StackLocation.SIZE;
        int length = Math.min(size, Stop.MOST_BYTES);
        return space.isMapped(irp + length - 1) ? Bytes.of(space.bytes(irp, length)) : Bytes.EMPTY;
    }

    // ---- dispatch tables

    /** A slot's routine is called. */
    void called(long slot) {
        journeys = journeys.withUse(slot, journeys.use(slot).called());
    }

    /** A request that a slot's routine got is completed. */
    void completed(long device, int major, int status) {
        Device known = kernel.io.state().devices().get(device);
        if (known != null) {
            long slot = known.driver() + DriverObject.MAJOR_FUNCTION + 8L * major;
            journeys = journeys.withUse(slot, journeys.use(slot).completed(status));
        }
    }

    /** A driver's dispatch table is gone. */
    void forget(long driver) {
        journeys = journeys.withoutUses(driver, driver + DriverObject.SIZE + DriverExtension.SIZE);
    }

    // ---- mistakes

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
