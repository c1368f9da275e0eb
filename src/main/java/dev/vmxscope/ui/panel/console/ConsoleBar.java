package dev.vmxscope.ui.panel.console;

import dev.vmxscope.core.console.Column;
import dev.vmxscope.core.console.ConsoleSettings;
import dev.vmxscope.core.console.LogLimit;
import dev.vmxscope.core.console.TimeStyle;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.ui.control.Glyph;
import dev.vmxscope.ui.viewmodel.ConsoleDesk;
import dev.vmxscope.ui.viewmodel.ConsoleFiles;
import dev.vmxscope.ui.viewmodel.Desk;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** The menus of the console: what is captured, and how it is shown. */
final class ConsoleBar {
    private static final List<Integer> DEPTHS = List.of(0, 1_000, 10_000, 100_000, 1_000_000);
    private static final long MEBIBYTE = 1L << 20;
    private static final List<LogLimit> LIMITS = List.of(
            LogLimit.NONE,
            new LogLimit(MEBIBYTE, 1),
            new LogLimit(10 * MEBIBYTE, 1),
            new LogLimit(10 * MEBIBYTE, 10),
            new LogLimit(100 * MEBIBYTE, 10));
    /** What DebugView has and an emulated machine has no use for; each says why. */
    private static final List<String> NOT_HERE = List.of("pass", "global", "boot");

    private final Desk desk;
    private final ConsoleDesk console;
    private final Texts texts;

    ConsoleBar(Desk desk) {
        this.desk = desk;
        this.console = desk.console();
        this.texts = desk.texts();
    }

    private MenuButton menu(String key, Feather icon, Supplier<List<MenuItem>> items) {
        MenuButton menu = new MenuButton("", new Glyph(icon));
        menu.setId(key.replace('.', '-'));
        menu.getStyleClass().add("flat");
        menu.setTooltip(new Tooltip(texts.get(key + ".tip")));
        menu.setAccessibleText(texts.get(key));
        menu.setAccessibleHelp(texts.get(key + ".tip"));
        menu.setOnShowing(event -> menu.getItems().setAll(items.get()));
        // A menu without items does not open.
        menu.getItems().setAll(items.get());
        return menu;
    }

    private static MenuItem check(String text, boolean on, Runnable change) {
        CheckMenuItem item = new CheckMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(on);
        item.setOnAction(event -> change.run());
        return item;
    }

    private static MenuItem radio(String text, boolean on, Runnable change) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(on);
        item.setOnAction(event -> change.run());
        return item;
    }

    /** DebugView's Capture menu: its switches are the machine's, for they decide when something is printed. */
    MenuButton capture() {
        return menu("console.capture", Feather.RADIO, () -> {
            DebugCapture now =
                    desk.views().getValue().machine().windows().debug().capture();
            ConsoleSettings settings = console.settings();
            List<MenuItem> items = new ArrayList<>(List.of(
                    check(texts.get("console.capture.kernel"), now.kernel(), () -> set(now.withKernel(!now.kernel()))),
                    check(texts.get("console.capture.win32"), now.user(), () -> set(now.withUser(!now.user()))),
                    check(
                            texts.get("console.capture.verbose"),
                            now.verbose(),
                            () -> set(now.withVerbose(!now.verbose()))),
                    new SeparatorMenuItem(),
                    check(
                            texts.get("console.capture.force"),
                            settings.forceReturns(),
                            () -> console.change(settings.withForceReturns(!settings.forceReturns()))),
                    new SeparatorMenuItem()));
            for (String name : NOT_HERE) {
                MenuItem none = new MenuItem(texts.get("console.capture." + name));
                none.setMnemonicParsing(false);
                none.setDisable(true);
                items.add(none);
            }
            return items;
        });
    }

    private void set(DebugCapture capture) {
        desk.input(new Input.Adjust(new Setting.Capture(capture)));
    }

    /** How the rows are shown. */
    MenuButton options() {
        return menu("console.options", Feather.SETTINGS, () -> {
            ConsoleSettings now = console.settings();
            return List.of(
                    times(now),
                    columns(now),
                    depths(now),
                    new SeparatorMenuItem(),
                    check(
                            texts.get("console.ghosts"),
                            now.ghosts(),
                            () -> console.change(now.withGhosts(!now.ghosts()))),
                    check(
                            texts.format("console.marker", ConsoleSettings.DEFAULT_MARKER),
                            !now.marker().isEmpty(),
                            () -> console.change(
                                    now.withMarker(now.marker().isEmpty() ? ConsoleSettings.DEFAULT_MARKER : ""))));
        });
    }

    private Menu times(ConsoleSettings now) {
        Menu menu = new Menu(texts.get("console.time"));
        for (TimeStyle style : TimeStyle.values()) {
            menu.getItems()
                    .add(radio(
                            texts.get("console.time." + style.name()),
                            now.time() == style,
                            () -> console.change(now.withTime(style))));
        }
        return menu;
    }

    private Menu columns(ConsoleSettings now) {
        Menu menu = new Menu(texts.get("console.columns"));
        for (Column column : Column.values()) {
            if (column != Column.TEXT) {
                boolean on = now.columns().contains(column);
                menu.getItems().add(check(texts.get("console.column.full." + column.name()), on, () -> {
                    EnumSet<Column> columns = EnumSet.copyOf(now.columns());
                    if (on) {
                        columns.remove(column);
                    } else {
                        columns.add(column);
                    }
                    console.change(now.withColumns(columns));
                }));
            }
        }
        return menu;
    }

    private Menu depths(ConsoleSettings now) {
        Menu menu = new Menu(texts.get("console.depth"));
        for (int depth : DEPTHS) {
            String text = depth == 0 ? texts.get("console.depth.all") : texts.format("console.depth.lines", depth);
            menu.getItems().add(radio(text, now.depth() == depth, () -> console.change(now.withDepth(depth))));
        }
        return menu;
    }

    /** What goes into files and comes out of them. */
    MenuButton files() {
        return menu("console.files", Feather.SAVE, () -> {
            List<MenuItem> items = new ArrayList<>();
            Optional<ConsoleFiles> files = console.files();
            items.add(action(texts.get("console.files.export"), () -> files.ifPresent(ConsoleFiles::export)));
            Optional<String> logging = files.flatMap(ConsoleFiles::logging);
            items.add(
                    logging.isPresent()
                            ? action(
                                    texts.format("console.files.stop", logging.get()),
                                    () -> files.ifPresent(ConsoleFiles::stopLog))
                            : limits());
            items.add(action(texts.get("console.files.load"), () -> files.ifPresent(ConsoleFiles::load)));
            items.forEach(item -> item.setDisable(files.isEmpty()));
            return items;
        });
    }

    private static MenuItem action(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    private Menu limits() {
        Menu menu = new Menu(texts.get("console.files.log"));
        for (LogLimit limit : LIMITS) {
            String text = limit.bytes() == 0
                    ? texts.get("console.files.limit.none")
                    : texts.format(
                            limit.files() == 1 ? "console.files.limit.wrap" : "console.files.limit.files",
                            limit.bytes() / MEBIBYTE,
                            limit.files());
            menu.getItems().add(action(text, () -> console.files().ifPresent(files -> files.log(limit))));
        }
        return menu;
    }
}
