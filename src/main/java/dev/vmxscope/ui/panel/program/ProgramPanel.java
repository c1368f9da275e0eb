package dev.vmxscope.ui.panel.program;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.ui.control.ActionText;
import dev.vmxscope.ui.control.Fold;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.control.HexField;
import dev.vmxscope.ui.control.Sentence;
import dev.vmxscope.ui.control.Sentence.Tone;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.ProgramState;
import dev.vmxscope.ui.viewmodel.ProgramState.Item;
import dev.vmxscope.ui.viewmodel.RequestWay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The calls that a program can make, what Windows has to do, and what the program wrote. */
public final class ProgramPanel extends ScrollPane {
    /** IOCTL_TEST of the samples: CTL_CODE(FILE_DEVICE_UNKNOWN, 800H, METHOD_BUFFERED, FILE_ANY_ACCESS). */
    private static final int FIRST_CODE = 0x222000;

    private final Desk desk;
    private final Texts texts;
    private final HexField code;
    private final IoctlComposer composer;
    private final DataForm data;
    private final List<Button> withData = new ArrayList<>();
    private final FlowPane buttons = new FlowPane();
    private final VBox agenda = new VBox();
    private final Sentence last = new Sentence();
    private final TextArea console = new TextArea();

    /**
     * The panel.
     *
     * @param program the console program that can be run, its file's name and bytes
     * @param driver the driver that can be started again
     */
    public ProgramPanel(Desk desk, Supplier<Action> program, Supplier<Action> driver) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "program-panel");
        code = new HexField(texts, 32);
        code.setId("app-code");
        code.setName(texts.get("program.code"));
        code.setValue(FIRST_CODE & 0xFFFFFFFFL);
        composer = new IoctlComposer(texts, composed -> code.setValue(composed & 0xFFFFFFFFL));
        composer.show(FIRST_CODE);
        data = new DataForm(texts);
        data.setOnChange(this::check);
        code.setOnEdit(() -> {
            code.typed().ifPresent(typed -> composer.show((int) typed));
            check();
        });
        buttons.getStyleClass().add("panel-row");
        add("program.load", Feather.UPLOAD, driver);
        add("program.create", Feather.LOG_IN, () -> new AppCall.Create(""));
        withData.add(add("program.read", Feather.DOWNLOAD, () -> new AppCall.Read(room())));
        withData.add(add("program.write", Feather.EDIT_3, () -> new AppCall.Write(input())));
        withData.add(add("program.ioctl", Feather.SLIDERS, this::control));
        buttons.getChildren().add(code);
        add("program.close", Feather.LOG_OUT, AppCall.Close::new);
        add("program.unload", Feather.TRASH, () -> new Action.UnloadDriver(service(driver.get())));
        add("program.run", Feather.PLAY_CIRCLE, program);
        console.setEditable(false);
        console.setWrapText(true);
        console.setPromptText(texts.get("program.console.empty"));
        console.getStyleClass().addAll("mono", "program-console");
        console.setAccessibleText(texts.get("program.console"));
        agenda.setId("agenda");
        last.setId("program-last");
        Fold bytes = new Fold(Feather.FILE_TEXT, texts.get("app.data"), data);
        bytes.setId("app-data");
        Fold parts = new Fold(Feather.SLIDERS, texts.get("app.ioctl"), composer);
        parts.setId("app-ioctl");
        Fold all = new Fold(Feather.GRID, texts.get("app.requests"), new RequestForm(texts, this::send));
        all.setId("app-requests");
        VBox content = new VBox(
                buttons,
                new VBox(bytes, parts, all),
                title("program.agenda"),
                agenda,
                title("program.last"),
                last,
                title("program.console"),
                console);
        content.getStyleClass().add("panel-body");
        setContent(content);
        setFitToWidth(true);
        Live.of(desk.views(), Shown.of(this), ProgramState::of, this::draw);
    }

    private static String service(Action load) {
        return load instanceof Action.LoadDriver driver ? driver.service() : "";
    }

    private Bytes input() {
        return data.data().bytes().orElse(Bytes.EMPTY);
    }

    private int room() {
        return data.data().length().orElse(0);
    }

    private Action control() {
        return new AppCall.DeviceControl(code(), input(), room());
    }

    private void send(RequestWay way) {
        desk.input(new Input.Request(way.action(data.data(), code())));
    }

    private int code() {
        return (int) code.typed().orElse(code.value());
    }

    /** What cannot be sent cannot be pressed. */
    private void check() {
        boolean bad = !data.data().valid();
        withData.forEach(button -> button.setDisable(bad));
        if (code.typed().isEmpty()) {
            withData.get(withData.size() - 1).setDisable(true);
        }
    }

    private Label title(String key) {
        Label title = new Label(texts.get(key));
        title.getStyleClass().add("panel-subtitle");
        return title;
    }

    private Button add(String key, Feather icon, Supplier<Action> action) {
        Button button = new Button(texts.get(key), new Glyph(icon));
        button.setId(key.replace('.', '-'));
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(texts.get(key + ".tip")));
        button.setOnAction(event -> desk.input(new Input.Request(action.get())));
        buttons.getChildren().add(button);
        return button;
    }

    private void draw(ProgramState state) {
        buttons.setDisable(state.stopped());
        List<Node> items = new ArrayList<>();
        state.agenda().forEach(item -> items.add(item(item)));
        if (items.isEmpty()) {
            Label none = new Label(texts.get("program.agenda.empty"));
            none.setWrapText(true);
            none.getStyleClass().add("muted");
            items.add(none);
        }
        agenda.getChildren().setAll(items);
        WindowsEvent.CallReturned returned = state.last().orElse(null);
        if (returned == null) {
            last.say(Tone.PLAIN, Feather.MINUS_CIRCLE, texts.get("program.last.none"));
        } else {
            boolean good = returned.error() == 0;
            last.say(
                    good ? Tone.GOOD : Tone.BAD,
                    good ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE,
                    texts.format(
                            good ? "program.last.good" : "program.last.bad",
                            returned.call(),
                            Long.toString(returned.transferred()),
                            Integer.toString(returned.error()),
                            errorName(returned.error())));
        }
        console.setText(String.join("\n", state.console()));
        console.positionCaret(console.getLength());
    }

    private String errorName(int error) {
        String key = "win32." + error;
        return texts.find(key).orElse("");
    }

    private Node item(Item item) {
        Feather icon = switch (item.progress()) {
            case DONE -> Feather.CHECK;
            case NOW -> Feather.ARROW_RIGHT;
            case NEXT -> Feather.CIRCLE;
        };
        Label label = new Label(
                texts.format("program.item." + item.progress(), ActionText.of(texts, item.action())), new Glyph(icon));
        label.setWrapText(true);
        label.getStyleClass()
                .addAll("agenda-item", "agenda-" + item.progress().name().toLowerCase(Locale.ROOT));
        return label;
    }
}
