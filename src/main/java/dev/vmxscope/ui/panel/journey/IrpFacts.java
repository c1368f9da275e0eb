package dev.vmxscope.ui.panel.journey;

import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.journey.IrpField;
import dev.vmxscope.core.windows.journey.IrpView;
import dev.vmxscope.core.windows.journey.StackView;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.ui.control.Fold;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.JourneyPath;
import dev.vmxscope.ui.viewmodel.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/** The fields of an IRP at a stop, decoded from its bytes; those that changed since the stop before are marked. */
final class IrpFacts {
    /** What one looks at first; the other fields that did not change are folded away. */
    private static final Set<String> FIRST = Set.of(
            "RequestorMode",
            "MajorFunction",
            "MinorFunction",
            "SystemBuffer",
            "MdlAddress",
            "UserBuffer",
            "IoStatus.Status",
            "IoStatus.Information",
            "Flags",
            "PendingReturned",
            "Control");

    private static final Set<String> ROUTINES = Set.of("CompletionRoutine", "CancelRoutine");

    private final Desk desk;
    private final Texts texts;

    IrpFacts(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
    }

    /** What there is to show; nothing where there is no IRP. */
    List<Node> of(JourneyPath.AtStop at) {
        Optional<IrpView> irp = IrpView.of(at.stop().irp());
        if (irp.isEmpty()) {
            return List.of();
        }
        Map<String, String> before = new HashMap<>();
        // A new IRP has no fields from before.
        at.before()
                .filter(stop -> at.stop().kind() != Stop.Kind.BUILT)
                .flatMap(stop -> IrpView.of(stop.irp()))
                .ifPresent(view -> fields(view).forEach(field -> before.put(field.name(), value(field))));
        Facts first = new Facts(texts);
        Facts rest = new Facts(texts);
        for (IrpField field : fields(irp.get())) {
            String value = value(field);
            Named fact =
                    new Named(field.name(), value, before.getOrDefault(field.name(), value), texts.say(field.what()));
            boolean shown = FIRST.contains(field.name()) || field.name().startsWith("Parameters.");
            (shown || !fact.value().equals(fact.before()) ? first : rest).add(fact);
        }
        Fold fold = new Fold(Feather.LIST, texts.get("journey.fields.rest"), rest);
        fold.setId("journey-rest");
        return List.of(first, fold);
    }

    /** What the request is, then how it stands. */
    private static List<IrpField> fields(IrpView irp) {
        List<IrpField> fields = new ArrayList<>();
        irp.location().map(IrpField::of).ifPresent(fields::addAll);
        fields.addAll(IrpField.of(irp));
        return fields;
    }

    private String value(IrpField field) {
        String hex = HexText.of(field.value(), field.bits());
        if (field.name().equals("IoStatus.Status")) {
            return Codes.status((int) field.value());
        }
        if (ROUTINES.contains(field.name()) && field.value() != 0) {
            return desk.views().getValue().name(field.value());
        }
        return field.said().isEmpty() ? hex : texts.format("journey.value", field.said(), hex);
    }

    /** {@code IRP_MJ_CLEANUP}, with the minor function where it has a name; empty where there is no IRP. */
    static String request(Stop stop) {
        Optional<StackView> location = IrpView.of(stop.irp()).flatMap(IrpView::location);
        return location.map(found -> found.minorName()
                        .map(minor -> found.majorName() + "/" + minor)
                        .orElse(found.majorName()))
                .orElse("");
    }
}
