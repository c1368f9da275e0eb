package dev.vmxscope.app;

import dev.vmxscope.ui.export.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;

/** Keeps pictures to be looked at. */
public final class Snapshots {
    private Snapshots() {}

    /** Writes the picture below target/screenshots. */
    public static Path write(Image image, String name) throws IOException {
        Path file = Path.of("target", "screenshots", name + ".png");
        Files.createDirectories(file.getParent());
        return Files.write(file, Png.of(image));
    }
}
