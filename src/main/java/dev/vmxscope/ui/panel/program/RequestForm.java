package dev.vmxscope.ui.panel.program;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.journey.Sender;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.WrapRow;
import dev.vmxscope.ui.viewmodel.RequestWay;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** Any of the 28 requests: by the call of user mode that leads to it, or sent by the part of the kernel that does. */
final class RequestForm extends VBox {
    private final Texts texts;
    private final ComboBox<Integer> major = new ComboBox<>();
    private final ComboBox<RequestWay> way = new ComboBox<>();
    private final Label wayName;
    private final WrapRow wayRow;
    private final Sentence who = new Sentence();
    private final Button send;

    /**
     * The form.
     *
     * @param sender has an action done that depends on what is typed elsewhere
     */
    RequestForm(Texts texts, Consumer<RequestWay> sender) {
        this.texts = texts;
        getStyleClass().add("app-form");
        box(major, "request-major", "request.major", this::name);
        box(way, "request-way", "request.way", this::name);
        major.getItems().setAll(IntStream.range(0, Major.COUNT).boxed().toList());
        wayName = label("request.way");
        wayRow = new WrapRow(wayName, way);
        who.setId("request-who");
        send = new Button(texts.get("request.send"), new Glyph(Feather.SEND));
        send.setId("request-send");
        send.setTooltip(new Tooltip(texts.get("request.send.tip")));
        send.setOnAction(event -> chosen().ifPresent(sender));
        getChildren().setAll(new WrapRow(label("request.major"), major), wayRow, who, new WrapRow(send));
        major.setOnAction(event -> offer());
        way.setOnAction(event -> tell());
        major.setValue(Major.QUERY_INFORMATION);
        offer();
    }

    private Label label(String key) {
        Label label = new Label(texts.get(key));
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add("app-label");
        return label;
    }

    private <T> void box(ComboBox<T> box, String id, String key, Function<T, String> name) {
        box.setId(id);
        box.setAccessibleText(texts.get(key));
        box.setTooltip(new Tooltip(texts.get(key + ".tip")));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new IllegalStateException("nothing is typed here");
            }
        });
    }

    private String name(int code) {
        String mark = texts.get(Sender.of(code).isPresent() ? "request.kernel" : "request.user");
        return texts.format("request.item", String.format(Locale.ROOT, "%02XH", code), Major.name(code), mark);
    }

    private String name(RequestWay choice) {
        return choice.name();
    }

    private Optional<RequestWay> chosen() {
        return Optional.ofNullable(way.getValue());
    }

    private void offer() {
        List<RequestWay> ways = RequestWay.of(major.getValue());
        way.getItems().setAll(ways);
        way.setValue(ways.get(0));
        boolean kernel = ways.get(0).sender().isPresent();
        wayName.setText(texts.get(kernel ? "request.minor" : "request.way"));
        tell();
    }

    /** Who sends it. */
    private void tell() {
        Optional<RequestWay> choice = chosen();
        choice.ifPresent(found -> who.say(
                found.sender().isPresent() ? Tone.CAUTION : Tone.PLAIN,
                found.sender().isPresent() ? Feather.SHIELD : Feather.USER,
                found.sender()
                        .map(sender -> texts.format(
                                sender == Sender.NOBODY ? "request.who.nobody" : "request.who.kernel", sender.what()))
                        .orElseGet(() -> texts.format("request.who.user", found.name()))));
    }
}
