package dev.vmxscope.app;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;

/** The window. */
public final class Main extends Application {
    private final SettingsStore store;

    /** The program of the present user. */
    public Main() {
        this(new UserSettings());
    }

    /** The program with its settings elsewhere. */
    Main(SettingsStore store) {
        this.store = store;
    }

    /**
     * Starts the toolkit and shows the window; returns when the window is closed.
     *
     * @param args at most one file of a driver or a session to open
     */
    public static void main(String[] args) {
        launch(Main.class, args);
    }

    @Override
    public void start(Stage stage) {
        Settings settings = new Settings(store);
        Appearance appearance = new Appearance(settings.theme(), settings.scale());
        appearance.reducedMotionProperty().set(settings.reducedMotion());
        appearance.install();
        Desktop desktop = new Desktop(stage, settings, appearance);
        desktop.show();
        if (!settings.toured()) {
            settings.toured(true);
            desktop.window().beginTour();
        }
        Parameters parameters = getParameters();
        if (parameters != null) {
            parameters.getRaw().stream().limit(1).map(Path::of).forEach(desktop.window()::open);
        }
    }
}
