package dev.vmxscope.app;

import dev.vmxscope.app.command.WindowAction;
import dev.vmxscope.app.command.Wording;
import dev.vmxscope.core.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The small pages of the Help menu. */
final class Dialogs {
    private static final List<String> ACCESSIBILITY = List.of("keyboard", "sight", "motion", "reader", "reader.linux");

    private Dialogs() {}

    /** Lists every shortcut. */
    static void shortcuts(MainWindow window) {
        Texts texts = window.texts();
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcut-grid");
        int row = 0;
        for (WindowAction action : window.table().withKeys()) {
            addRow(grid, row++, action.keyText(), action.title(texts));
        }
        for (String name : new String[] {"move", "maximise", "float", "hide", "bits", "breakpoint"}) {
            addRow(grid, row++, texts.get("keys." + name + ".keys"), texts.get("keys." + name));
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        show(window, "menu.shortcuts", scroll);
    }

    private static void addRow(GridPane grid, int row, String keys, String text) {
        Label label = new Label(keys);
        label.getStyleClass().addAll("mono", "shortcut-keys");
        Label what = new Label(text);
        what.setWrapText(true);
        grid.addRow(row, label, what);
    }

    /** Says how the program is used without a mouse, without colours, without sight, and where that ends. */
    static void accessibility(MainWindow window) {
        VBox box = new VBox();
        box.getStyleClass().add("about");
        for (String key : ACCESSIBILITY) {
            Label title = new Label(window.texts().get("accessibility." + key));
            title.getStyleClass().add("panel-subtitle");
            Label text = new Label(window.texts().get("accessibility." + key + ".text"));
            List.of(title, text).forEach(label -> label.setWrapText(true));
            text.setFocusTraversable(true);
            box.getChildren().addAll(title, text);
        }
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        show(window, "menu.accessibility", scroll);
    }

    /** Says what the program is. */
    static void about(MainWindow window) {
        Texts texts = window.texts();
        String version = Optional.ofNullable(Dialogs.class.getPackage().getImplementationVersion())
                .orElse("");
        Label name = new Label((texts.get("window.title") + " " + version).strip());
        name.getStyleClass().add("title-3");
        Label text = new Label(texts.get("about.text"));
        text.setWrapText(true);
        Label licences = new Label(texts.get("about.licences"));
        licences.setWrapText(true);
        VBox box = new VBox(name, text, licences);
        box.getStyleClass().add("about");
        show(window, "menu.about", box);
    }

    private static void show(MainWindow window, String titleKey, Node content) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(window.stage());
        dialog.setTitle(Wording.menu(titleKey).in(window.texts()));
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().getStyleClass().add("page");
        window.appearance().dress(dialog.getDialogPane().getScene());
        dialog.show();
    }
}
