package dev.vmxscope.ui.panel.program;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.nt.FileDevice;
import dev.vmxscope.core.windows.nt.IoctlCode;
import dev.vmxscope.ui.control.HexField;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.WrapRow;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** An I/O control code in its four parts: whichever side is changed, the other one follows. */
final class IoctlComposer extends VBox {
    private static final int PARTS = 4;

    private final Texts texts;
    private final IntConsumer composed;
    private final ComboBox<Integer> device;
    private final ComboBox<Integer> access;
    private final ComboBox<Integer> method;
    private final HexField deviceNumber;
    private final HexField function;
    private final Label macro = new Label();
    private final Sentence note = new Sentence();
    private IoctlCode shown = IoctlCode.of(0);
    private boolean drawing;

    /**
     * The parts of code 0.
     *
     * @param composed gets the code that the parts make
     */
    IoctlComposer(Texts texts, IntConsumer composed) {
        this.texts = texts;
        this.composed = composed;
        getStyleClass().add("app-form");
        device = choice(
                "ioctl-device", "ioctl.device", FileDevice.named(), type -> new IoctlCode(type, 0, 0, 0).deviceName());
        access = choice("ioctl-access", "ioctl.access", numbers(), part -> new IoctlCode(0, part, 0, 0).accessName());
        method = choice("ioctl-method", "ioctl.method", numbers(), part -> new IoctlCode(0, 0, 0, part).methodName());
        deviceNumber = number("ioctl-device-number", "ioctl.device.number", 16);
        function = number("ioctl-function", "ioctl.function", 12);
        device.setOnAction(event -> take(device.getValue(), shown.access(), shown.function(), shown.method()));
        access.setOnAction(event -> take(shown.deviceType(), access.getValue(), shown.function(), shown.method()));
        method.setOnAction(event -> take(shown.deviceType(), shown.access(), shown.function(), method.getValue()));
        deviceNumber.setOnEdit(() -> deviceNumber
                .typed()
                .ifPresent(type -> take((int) type, shown.access(), shown.function(), shown.method())));
        function.setOnEdit(() -> function.typed()
                .ifPresent(code -> take(shown.deviceType(), shown.access(), (int) code, shown.method())));
        macro.setId("ioctl-macro");
        macro.getStyleClass().add("mono");
        macro.setWrapText(true);
        macro.setMinHeight(USE_PREF_SIZE);
        note.setId("ioctl-note");
        getChildren()
                .setAll(
                        row("ioctl.device", device, deviceNumber),
                        row("ioctl.function", function),
                        row("ioctl.method", method),
                        row("ioctl.access", access),
                        macro,
                        note);
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, PARTS).boxed().toList();
    }

    private WrapRow row(String key, Node... nodes) {
        Label label = new Label(texts.get(key));
        label.setMinWidth(USE_PREF_SIZE);
        label.getStyleClass().add("app-label");
        WrapRow row = new WrapRow(label);
        row.add(nodes);
        return row;
    }

    private HexField number(String id, String key, int bits) {
        HexField field = new HexField(texts, bits);
        field.setId(id);
        field.setName(texts.get(key));
        return field;
    }

    private ComboBox<Integer> choice(String id, String key, List<Integer> values, IntFunction<String> name) {
        ComboBox<Integer> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setAccessibleText(texts.get(key));
        box.setTooltip(new Tooltip(texts.get(key + ".tip")));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public Integer fromString(String text) {
                throw new IllegalStateException("nothing is typed here");
            }
        });
        return box;
    }

    private void take(Integer type, Integer right, int code, Integer way) {
        if (!drawing && type != null && right != null && way != null) {
            IoctlCode made = new IoctlCode(type, right, code, way);
            if (!made.equals(shown)) {
                show(made.code());
                composed.accept(made.code());
            }
        }
    }

    /** Shows a code in its parts. */
    void show(int code) {
        IoctlCode parts = IoctlCode.of(code);
        shown = parts;
        drawing = true;
        device.setValue(FileDevice.name(parts.deviceType()).isPresent() ? parts.deviceType() : null);
        access.setValue(parts.access());
        method.setValue(parts.method());
        put(deviceNumber, parts.deviceType());
        put(function, parts.function());
        drawing = false;
        macro.setText(parts.macro());
        boolean foreign = parts.reservedFunction() || parts.reservedType() && parts.deviceType() != FileDevice.UNKNOWN;
        note.say(
                foreign ? Tone.CAUTION : Tone.PLAIN,
                foreign ? Feather.ALERT_TRIANGLE : Feather.INFO,
                texts.sentences(List.of(
                        texts.get("ioctl.note.method." + parts.method()),
                        texts.get("ioctl.note.access." + parts.access()),
                        texts.get(foreign ? "ioctl.note.reserved" : "ioctl.note.free"))));
    }

    /** What a person types there stays as it is typed. */
    private static void put(HexField field, int value) {
        if (field.typed().isEmpty() || field.typed().getAsLong() != value) {
            field.setValue(value);
        }
    }
}
