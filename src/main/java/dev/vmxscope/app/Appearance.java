package dev.vmxscope.app;

import dev.vmxscope.app.presenter.Look;
import dev.vmxscope.core.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * The theme and the size of all type, live. Every size in the style sheet is in em, so that the one font size at the
 * root of each scene scales everything.
 */
public final class Appearance implements Look {
    /** The smallest scale, in percent. */
    public static final int SMALLEST = 75;
    /** The largest scale, in percent. */
    public static final int LARGEST = 300;
    /** The scale of one press of Ctrl and plus, in percent. */
    public static final int STEP = 25;

    private static final double BASE_PIXELS = 13;
    private static final String STYLE = "/dev/vmxscope/ui/style/";
    private static final List<String> STYLES = List.of(
            "app.css", "panels.css", "console.css", "journey.css", "lesson.css", "presenter.css", "commands.css");
    private static final String FONTS = "/dev/vmxscope/ui/fonts/";
    private static final List<String> FONT_FILES = List.of(
            "inter-latin-400-normal.woff",
            "inter-latin-700-normal.woff",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Bold.ttf");
    private static final PseudoClass IS_DARK = PseudoClass.getPseudoClass("dark");

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion", false);
    private final IntegerProperty scale = new SimpleIntegerProperty(this, "scale", 100);

    private Optional<ChineseType> chinese = Optional.empty();
    private Language language = Language.ENGLISH;
    private final List<Appearance> others = new ArrayList<>();
    private boolean apart;

    /** Held weakly: a floating window that is closed must not live on here. */
    private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());

    /** An appearance with a theme and a scale in percent, which is brought within its limits. */
    public Appearance(Theme theme, int scale) {
        this.theme.set(theme);
        this.scale.set(limit(scale));
        this.scale.addListener((property, old, now) -> scenes.forEach(this::size));
        this.theme.addListener((property, old, now) -> scenes.forEach(this::shade));
    }

    /** Another appearance for windows that do not look like the rest of the program; it follows the language. */
    Appearance another(Theme ofThose, int percent) {
        Appearance other = new Appearance(ofThose, percent);
        other.apart = true;
        other.chinese = chinese;
        other.language = language;
        others.add(other);
        return other;
    }

    /** Loads the fonts and sets the theme; from then on changes of the theme show at once. */
    public void install() {
        for (String file : FONT_FILES) {
            // Each weight is a file of its own: with one alone, bold type would show as regular.
            Font.loadFont(resource(FONTS + file), BASE_PIXELS);
        }
        chinese = ChineseType.among(Font.getFamilies());
        theme.addListener((property, old, now) -> Application.setUserAgentStylesheet(now.stylesheet()));
        Application.setUserAgentStylesheet(theme.get().stylesheet());
    }

    @Override
    public void dress(Scene scene) {
        scenes.add(scene);
        size(scene);
        shade(scene);
    }

    /** Sets the type for a language. */
    public void speak(Language spoken) {
        language = spoken;
        scenes.forEach(this::shade);
        others.forEach(other -> other.speak(spoken));
    }

    /** Whether this system has the characters of a language. Known once the fonts are {@linkplain #install loaded}. */
    public boolean canWrite(Language spoken) {
        return spoken != Language.CHINESE || chinese.isPresent();
    }

    private void size(Scene scene) {
        scene.getRoot().setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", em()));
    }

    private void shade(Scene scene) {
        scene.getRoot().pseudoClassStateChanged(IS_DARK, theme.get().dark());
        if (apart) {
            scene.setUserAgentStylesheet(theme.get().stylesheet());
        }
        List<String> sheets = sheets();
        if (!scene.getStylesheets().equals(sheets)) {
            scene.getStylesheets().setAll(sheets);
        }
    }

    private List<String> sheets() {
        List<String> sheets = new ArrayList<>();
        STYLES.forEach(name -> sheets.add(resource(STYLE + name)));
        theme.get().own().forEach(name -> sheets.add(resource(STYLE + name)));
        chinese.ifPresent(type -> sheets.add(language == Language.CHINESE ? type.sheet() : type.titleSheet()));
        return sheets;
    }

    /** The theme. */
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    @Override
    public List<String> themes() {
        return Arrays.stream(Theme.values()).map(Theme::name).toList();
    }

    @Override
    public String themeName() {
        return theme.get().name();
    }

    @Override
    public void wear(String name) {
        Arrays.stream(Theme.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .ifPresent(theme::set);
    }

    @Override
    public double em() {
        return BASE_PIXELS * scale.get() / 100;
    }

    /** The size of all type in percent; use {@link #zoom} to stay within the limits. */
    @Override
    public IntegerProperty scaleProperty() {
        return scale;
    }

    /** Whether nothing shall move on the screen by itself. Everything that moves asks it. */
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    @Override
    public void scale(int percent) {
        scale.set(limit(percent));
    }

    @Override
    public void zoom(int steps) {
        scale.set(limit(scale.get() + steps * STEP));
    }

    @Override
    public void unzoom() {
        scale.set(100);
    }

    private static int limit(int percent) {
        return Math.max(SMALLEST, Math.min(LARGEST, percent));
    }

    private static String resource(String path) {
        return Objects.requireNonNull(Appearance.class.getResource(path), path).toExternalForm();
    }
}
