package dev.vmxscope.app;

import dev.vmxscope.core.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The small pages of the Help menu. */
final class Dialogs {
    private Dialogs() {}

    /** Lists every shortcut. */
    static void shortcuts(MainWindow window) {
        Texts texts = window.texts();
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcut-grid");
        int row = 0;
        for (Shortcuts.Line line : window.shortcuts().lines()) {
            addRow(grid, row++, line.keys(), texts.get(line.textKey()));
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
        Label what = new Label(text.replace("_", ""));
        what.setWrapText(true);
        grid.addRow(row, label, what);
    }

    /** Says what the program is. */
    static void about(MainWindow window, String version) {
        Texts texts = window.texts();
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
        dialog.setTitle(window.texts().get(titleKey).replace("_", ""));
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().getStyleClass().add("page");
        window.appearance().dress(dialog.getDialogPane().getScene());
        dialog.show();
    }
}
