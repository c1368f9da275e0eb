package dev.vmxscope.ui.panel.journey;

import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.windows.journey.IrpView;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Outcome;
import dev.vmxscope.core.windows.journey.StackView;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.JourneyPath;
import dev.vmxscope.ui.viewmodel.Places;
import dev.vmxscope.ui.viewmodel.View;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** The way of a request in words. */
final class JourneyWords {
    private final Desk desk;
    private final Texts texts;

    JourneyWords(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
    }

    /** What a row of the list says: number, call, what is special about it, result. */
    String item(Journey journey) {
        String special = special(journey);
        String call = special.isEmpty()
                ? texts.say(journey.caller())
                : texts.format("journey.call.path", journey.caller(), special);
        Outcome outcome = journey.outcome();
        return outcome == null
                ? texts.format("journey.item.open", journey.number(), call)
                : texts.format("journey.item", journey.number(), call, result(journey, outcome));
    }

    /** The control code of a request that has one; the path of one that opens; the minor function where it has a name. */
    private static String special(Journey journey) {
        Optional<StackView> location = journey.first(Stop.Kind.BUILT)
                .flatMap(stop -> IrpView.of(stop.irp()))
                .flatMap(IrpView::location);
        Optional<String> code =
                location.flatMap(found -> found.parameter("ControlCode")).map(number -> HexText.of(number, 32));
        boolean opens = journey.major() <= Major.CREATE_NAMED_PIPE || journey.major() == Major.CREATE_MAILSLOT;
        return code.or(() -> location.flatMap(StackView::minorName)).orElse(opens ? journey.path() : "");
    }

    /** What the caller got: success, a Win32 error, or for a caller in the kernel the status. */
    String result(Journey journey, Outcome outcome) {
        if (!journey.user()) {
            return Codes.status(outcome.status());
        }
        return outcome.error() == 0 ? texts.get("journey.success") : Codes.error(outcome.error());
    }

    /** Whether the caller got what it wanted. */
    static boolean good(Journey journey, Outcome outcome) {
        return journey.user() ? outcome.error() == 0 : outcome.status() >= 0;
    }

    /** The picture of a journey in the list. */
    static Feather picture(Journey journey) {
        Outcome outcome = journey.outcome();
        return outcome == null ? Feather.LOADER : good(journey, outcome) ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE;
    }

    /** What happened, in a line. */
    String title(Journey journey, JourneyPath.Node node) {
        if (node instanceof JourneyPath.Effect effect) {
            return event(effect).text();
        }
        return title(journey, ((JourneyPath.AtStop) node).stop());
    }

    /** What a processor did. */
    EventText event(JourneyPath.Effect effect) {
        return desk.words().events().tell(effect.entry(), names());
    }

    private CodeNames names() {
        View view = desk.views().getValue();
        return new CodeNames(view.frame().symbols(), SymbolCatalogue.images(view.machine()));
    }

    private String title(Journey journey, Stop stop) {
        return switch (stop.kind()) {
            case CALLED ->
                texts.format(journey.user() ? "journey.stop.CALLED" : "journey.stop.CALLED.kernel", journey.caller());
            case LINK, DEVICE -> texts.format("journey.stop." + stop.kind(), stop.name());
            case ANSWERED -> texts.format("journey.stop.ANSWERED", Codes.status(stop.status()));
            case REFUSED -> texts.format("journey.stop.REFUSED", Codes.status(stop.status()));
            case PENDED, CANCELLED, FORWARDED -> texts.get("journey.stop." + stop.kind());
            case BUILT -> texts.format("journey.stop.BUILT", IrpFacts.request(stop));
            case DISPATCHED, COMPLETION_ROUTINE -> texts.format("journey.stop." + stop.kind(), name(stop.place()));
            case RETURNED -> texts.format("journey.stop.RETURNED", Codes.status(stop.status()));
            case COMPLETED ->
                texts.format(
                        "journey.stop.COMPLETED",
                        Codes.status(stop.status()),
                        Long.toUnsignedString(stop.information()));
            case FINISHED -> finished(journey, stop);
        };
    }

    private String finished(Journey journey, Stop stop) {
        Outcome outcome = journey.outcome();
        if (outcome == null || !journey.user()) {
            return texts.format("journey.stop.FINISHED.kernel", journey.caller(), Codes.status(stop.status()));
        }
        return outcome.error() == 0
                ? texts.format("journey.stop.FINISHED", journey.call())
                : texts.format("journey.stop.FINISHED.error", journey.call(), Codes.error(outcome.error()));
    }

    private String name(long address) {
        return desk.views().getValue().name(address);
    }

    /** Where it happened, with the source line; empty where Windows itself did it. */
    String place(JourneyPath.Node node) {
        long address = address(node);
        return address == 0 ? "" : Places.place(desk.views().getValue(), address);
    }

    /** The address of the code that did it, 0 if none is known. */
    static long address(JourneyPath.Node node) {
        if (node instanceof JourneyPath.AtStop at) {
            // The place of a call is where it returns to: its last byte belongs to the line that calls.
            return switch (at.stop().kind()) {
                case CALLED, FORWARDED, COMPLETED, CANCELLED ->
                    at.stop().place() == 0 ? 0 : at.stop().place() - 1;
                default -> at.stop().place();
            };
        }
        Event event = ((JourneyPath.Effect) node).entry().event();
        if (event instanceof SystemInstructionExecuted done) {
            return done.verdict().before().rip();
        }
        return event instanceof RegisterWrite write ? write.rip() : 0;
    }

    /** The source line of the code that did it, empty where none is known. */
    String source(JourneyPath.Node node) {
        long address = address(node);
        return address == 0 ? "" : Places.source(desk.views().getValue(), address);
    }

    /** The object that a stop is about, empty if none. */
    String device(Stop stop) {
        return stop.device() == 0 ? "" : HexText.of(stop.device(), 64);
    }

    /** The picture of a place on the path. */
    static Feather picture(JourneyPath.Node node) {
        if (!(node instanceof JourneyPath.AtStop at)) {
            return Feather.CPU;
        }
        return switch (at.stop().kind()) {
            case CALLED -> Feather.LOG_IN;
            case LINK -> Feather.LINK;
            case DEVICE -> Feather.HARD_DRIVE;
            case REFUSED -> Feather.SLASH;
            case ANSWERED -> Feather.CORNER_UP_LEFT;
            case BUILT -> Feather.PACKAGE;
            case DISPATCHED -> Feather.CODE;
            case FORWARDED -> Feather.CHEVRONS_DOWN;
            case PENDED -> Feather.CLOCK;
            case RETURNED -> Feather.CORNER_UP_LEFT;
            case COMPLETED -> Feather.CHECK;
            case COMPLETION_ROUTINE -> Feather.CHEVRONS_UP;
            case CANCELLED -> Feather.X;
            case FINISHED -> Feather.LOG_OUT;
        };
    }
}
