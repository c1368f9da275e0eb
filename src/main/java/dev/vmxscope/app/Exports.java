package dev.vmxscope.app;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.export.Picture;
import dev.vmxscope.ui.export.Png;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;

/** Pictures of panels: into a file, or into the clipboard. */
final class Exports {
    private static final String PNG = ".png";
    private static final String SVG = ".svg";

    private final MainWindow window;

    Exports(MainWindow window) {
        this.window = window;
    }

    private Texts texts() {
        return window.texts();
    }

    /** Saves the panel that has the keyboard as a picture. */
    void choosePicture() {
        window.dock().current().ifPresent(this::choosePicture);
    }

    /** Asks for a file and saves a panel as a picture: SVG or PNG, as the file's name says. */
    void choosePicture(String panel) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts().format("picture.save.title", window.dock().title(panel)));
        chooser.setInitialFileName(panel + SVG);
        FileChooser.ExtensionFilter svg = new FileChooser.ExtensionFilter(texts().get("picture.svg"), "*" + SVG);
        FileChooser.ExtensionFilter png = new FileChooser.ExtensionFilter(texts().get("picture.png"), "*" + PNG);
        chooser.getExtensionFilters().addAll(svg, png);
        File chosen = chooser.showSaveDialog(window.stage());
        if (chosen != null) {
            boolean points = chosen.getName().toLowerCase(Locale.ROOT).endsWith(PNG)
                    || chooser.getSelectedExtensionFilter() == png;
            savePicture(panel, SessionFiles.ending(chosen, points ? PNG : SVG));
        }
    }

    /** Saves a panel as a picture: as points where the file's name ends in .png, else as SVG. */
    void savePicture(String panel, Path file) {
        Node node = window.dock().seen(panel).orElse(null);
        if (node == null) {
            return;
        }
        try {
            boolean points = file.toString().toLowerCase(Locale.ROOT).endsWith(PNG);
            String title = window.dock().title(panel);
            Files.write(
                    file,
                    points
                            ? Png.of(Picture.points(node))
                            : Picture.svg(node, title).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Alert alert = new Alert(
                    Alert.AlertType.ERROR,
                    texts().format("export.failed", String.valueOf(file.getFileName()), e.toString()),
                    ButtonType.CLOSE);
            alert.initOwner(window.stage());
            window.appearance().dress(alert.getDialogPane().getScene());
            alert.show();
        }
    }

    /** Puts a picture of the panel that has the keyboard into the clipboard. */
    void copyPicture() {
        window.dock().current().flatMap(window.dock()::seen).ifPresent(node -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(Picture.points(node));
            Clipboard.getSystemClipboard().setContent(content);
        });
    }
}
