package dev.vmxscope.app;

import dev.vmxscope.app.presenter.PresenterSettings;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.ui.dock.DockLayout;
import dev.vmxscope.ui.dock.DockLayoutText;
import dev.vmxscope.ui.dock.WindowBounds;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import dev.vmxscope.ui.viewmodel.LessonProgress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the program remembers from one run to the next. What cannot be read counts as never set. */
public final class Settings implements PresenterSettings {
    private static final int RECENT = 8;
    private static final int MOST_LESSONS = 120;
    private static final String THEME = "theme";
    private static final String SCALE = "scale";
    private static final String BOUNDS = "bounds";
    private static final String MAXIMISED = "maximised";
    private static final String LAYOUT = "layout";
    private static final String LANGUAGE = "language";
    private static final String MOTION = "reduced-motion";
    private static final String TOUR = "tour";
    private static final String FILES = "recent";
    private static final String LESSON = "lesson.";
    private static final String LESSONS = "lessons";
    private static final String PRESENTER_SCALE = "presenter-scale";
    private static final String AUDIENCE_SCALE = "audience-scale";
    private static final String AUDIENCE_THEME = "audience-theme";
    private static final String AUDIENCE_PANELS = "audience-panels";
    private static final int LARGE = 150;

    private final SettingsStore store;

    /** Settings in a store. */
    public Settings(SettingsStore store) {
        this.store = store;
    }

    /** The theme, light unless set. */
    public Theme theme() {
        return store.read(THEME)
                .flatMap(text -> Arrays.stream(Theme.values())
                        .filter(theme -> theme.name().equals(text))
                        .findFirst())
                .orElse(Theme.LIGHT);
    }

    /** Remembers the theme. */
    public void theme(Theme theme) {
        store.write(THEME, theme.name());
    }

    /** The language, that of the user's system unless set. */
    public Language language() {
        return store.read(LANGUAGE).flatMap(Language::of).orElseGet(() -> Language.fitting(Locale.getDefault()));
    }

    /** Remembers the language. */
    public void language(Language language) {
        store.write(LANGUAGE, language.tag());
    }

    /** The size of all type in percent, 100 unless set. */
    @Override
    public int scale() {
        return percent(SCALE, 100);
    }

    private int percent(String key, int otherwise) {
        return store.read(key)
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    @Override
    public int presenterScale() {
        return percent(PRESENTER_SCALE, LARGE);
    }

    @Override
    public void presenterScale(int percent) {
        store.write(PRESENTER_SCALE, Integer.toString(percent));
    }

    @Override
    public int audienceScale() {
        return percent(AUDIENCE_SCALE, LARGE);
    }

    @Override
    public void audienceScale(int percent) {
        store.write(AUDIENCE_SCALE, Integer.toString(percent));
    }

    @Override
    public Optional<String> audienceTheme() {
        return store.read(AUDIENCE_THEME);
    }

    @Override
    public void audienceTheme(String theme) {
        store.write(AUDIENCE_THEME, theme);
    }

    @Override
    public Optional<List<String>> audiencePanels() {
        return store.read(AUDIENCE_PANELS)
                .map(text -> Arrays.stream(text.split(" "))
                        .filter(id -> !id.isEmpty())
                        .toList());
    }

    @Override
    public void audiencePanels(List<String> panels) {
        store.write(AUDIENCE_PANELS, String.join(" ", panels));
    }

    /** Remembers the size of all type in percent. */
    public void scale(int percent) {
        store.write(SCALE, Integer.toString(percent));
    }

    /** Whether nothing shall move on the screen by itself; not unless set. */
    public boolean reducedMotion() {
        return store.read(MOTION).filter("true"::equals).isPresent();
    }

    /** Remembers whether nothing shall move by itself. */
    public void reducedMotion(boolean reduced) {
        store.write(MOTION, Boolean.toString(reduced));
    }

    /** Whether the tour was offered once. */
    public boolean toured() {
        return store.read(TOUR).filter("true"::equals).isPresent();
    }

    /** Remembers that the tour was offered. */
    public void toured(boolean once) {
        store.write(TOUR, Boolean.toString(once));
    }

    /** Where the window was. */
    public Optional<WindowBounds> bounds() {
        return store.read(BOUNDS).flatMap(text -> {
            try {
                double[] n = Arrays.stream(text.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                return n.length == 4 ? Optional.of(new WindowBounds(n[0], n[1], n[2], n[3])) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** Remembers where the window is. */
    public void bounds(WindowBounds at) {
        store.write(BOUNDS, String.format(Locale.ROOT, "%.0f %.0f %.0f %.0f", at.x(), at.y(), at.width(), at.height()));
    }

    /** Whether the window filled the screen. */
    public boolean maximised() {
        return store.read(MAXIMISED).filter("true"::equals).isPresent();
    }

    /** Remembers whether the window fills the screen. */
    public void maximised(boolean whole) {
        store.write(MAXIMISED, Boolean.toString(whole));
    }

    /** The arrangement of the panels, or the given one if none is known. */
    public DockLayout layout(Set<String> panels, DockLayout fallback) {
        return store.read(LAYOUT)
                .map(text -> DockLayoutText.read(text, panels, fallback))
                .orElse(fallback);
    }

    /** Remembers the arrangement of the panels. */
    public void layout(DockLayout layout) {
        store.write(LAYOUT, DockLayoutText.write(layout));
    }

    /** How far the user got in each lesson. */
    public List<LessonProgress> lessons() {
        return store.read(LESSONS)
                .orElse("")
                .lines()
                .limit(MOST_LESSONS)
                .flatMap(id -> store.read(LESSON + id).flatMap(LessonProgress::read).stream())
                .toList();
    }

    /** Remembers how far the user got in a lesson. */
    public void lesson(LessonProgress progress) {
        List<String> ids =
                new ArrayList<>(store.read(LESSONS).orElse("").lines().toList());
        if (!ids.contains(progress.lesson())) {
            ids.add(0, progress.lesson());
            store.write(LESSONS, ids.stream().limit(MOST_LESSONS).collect(Collectors.joining("\n")));
        }
        store.write(LESSON + progress.lesson(), progress.write());
    }

    /** How the console over debug messages was left, and its filter sets. */
    public ConsoleDesk.Kept console() {
        return new ConsoleMemory(store).read();
    }

    /** Remembers how the console over debug messages stands, and its filter sets. */
    public void console(ConsoleDesk.Kept kept) {
        new ConsoleMemory(store).write(kept);
    }

    /** The files opened last, the newest first. */
    public List<Path> recent() {
        List<Path> files = new ArrayList<>();
        for (String line : store.read(FILES).orElse("").lines().toList()) {
            try {
                if (!line.isBlank() && files.size() < RECENT) {
                    files.add(Path.of(line));
                }
            } catch (InvalidPathException e) {
                // Written on another system; the others may still be good.
            }
        }
        return files;
    }

    /** Remembers that a file was opened. */
    public void opened(Path file) {
        List<Path> files = new ArrayList<>(recent());
        files.remove(file);
        files.add(0, file);
        store.write(FILES, files.stream().limit(RECENT).map(Path::toString).collect(Collectors.joining("\n")));
    }
}
