package dev.vmxscope.app.presenter;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;

/** Theme and size of all type of some windows, live. */
public interface Look {
    /** Gives a scene the style sheets and lets it follow theme and scale. */
    void dress(Scene scene);

    /** The size of all type in percent. */
    ObservableValue<Number> scaleProperty();

    /** Makes everything as large as that, within the limits. */
    void scale(int percent);

    /** Makes everything larger or smaller by a number of steps. */
    void zoom(int steps);

    /** Back to 100 percent. */
    void unzoom();

    /** The size of plain type in pixels. */
    double em();

    /** The names of all themes, each with its title among the texts under {@code theme.NAME}. */
    List<String> themes();

    /** The name of the present theme. */
    String themeName();

    /** Puts a theme on; a name that is not known changes nothing. */
    void wear(String theme);
}
