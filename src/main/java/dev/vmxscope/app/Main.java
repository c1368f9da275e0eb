package dev.vmxscope.app;

import atlantafx.base.theme.PrimerDark;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The window. */
public final class Main extends Application {
    /**
     * Starts the toolkit and shows the window; returns when the window is closed.
     *
     * @param args at most one driver file to open
     */
    public static void main(String[] args) {
        launch(Main.class, args);
    }

    @Override
    public void start(Stage stage) {
        setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
        stage.setTitle("VmxScope");
        stage.setScene(new Scene(new StackPane(new Label("No driver is loaded.")), 960, 600));
        stage.show();
    }
}
