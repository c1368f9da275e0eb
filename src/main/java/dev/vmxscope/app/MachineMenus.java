package dev.vmxscope.app;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.SampleFiles;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.io.File;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The menus that choose a sample and what the machine is made of. */
final class MachineMenus {
    private static final List<Integer> COUNTS = List.of(1, 2, 4, 8, 16);

    private final Workbench workbench;
    private final Texts texts;
    private final Window owner;

    /** The window that asks for a file belongs to {@code owner}. */
    MachineMenus(Workbench workbench, Texts texts, Window owner) {
        this.workbench = workbench;
        this.texts = texts;
        this.owner = owner;
    }

    List<Menu> all() {
        return List.of(samples(), machine());
    }

    private Menu samples() {
        Menu menu = new Menu(texts.get("menu.samples"));
        menu.setId("menu-samples");
        for (String name : SampleFiles.drivers()) {
            MenuItem item = new MenuItem(texts.get("sample." + name));
            item.setId("sample-" + name);
            item.setMnemonicParsing(false);
            item.setOnAction(event -> workbench.openSample(name));
            menu.getItems().add(item);
        }
        MenuItem lessons = new MenuItem(texts.get("menu.lessons"));
        lessons.setId("menu-lessons");
        lessons.setOnAction(event -> workbench.showLessons());
        menu.getItems().addAll(new SeparatorMenuItem(), lessons);
        return menu;
    }

    private Menu machine() {
        Menu profiles = new Menu(texts.get("menu.machine.profile"));
        Menu counts = new Menu(texts.get("menu.machine.count"));
        Menu menu = new Menu(texts.get("menu.machine"), null, profiles, counts);
        menu.setId("menu-machine");
        // What is chosen may have been taken back since: it is read from the machine each time.
        menu.setOnShowing(event -> {
            fillProfiles(profiles);
            fillCounts(counts);
        });
        fillProfiles(profiles);
        fillCounts(counts);
        return menu;
    }

    private void fillProfiles(Menu menu) {
        menu.getItems().clear();
        for (String name : CpuProfiles.names()) {
            CpuProfile profile = profile(name);
            RadioMenuItem item = new RadioMenuItem(texts.format("menu.machine.one", name, profile.description()));
            item.setId("profile-" + name);
            item.setMnemonicParsing(false);
            item.setSelected(workbench.setup().profile().name().equals(profile.name()));
            item.setOnAction(
                    event -> workbench.replace(profile, workbench.setup().processors()));
            menu.getItems().add(item);
        }
        CpuProfile present = workbench.setup().profile();
        if (!CpuProfiles.names().contains(present.name())) {
            RadioMenuItem own =
                    new RadioMenuItem(texts.format("menu.machine.one", present.name(), present.description()));
            own.setMnemonicParsing(false);
            own.setSelected(true);
            menu.getItems().add(own);
        }
        MenuItem file = new MenuItem(texts.get("menu.machine.file"));
        file.setId("profile-file");
        file.setOnAction(event -> chooseFile());
        menu.getItems().addAll(new SeparatorMenuItem(), file);
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("menu.machine.file.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(texts.get("menu.machine.file.kind"), "*.toml"),
                        new FileChooser.ExtensionFilter(texts.get("open.all"), "*"));
        File chosen = chooser.showOpenDialog(owner);
        if (chosen != null) {
            workbench.openProfile(chosen.toPath());
        }
    }

    private void fillCounts(Menu menu) {
        menu.getItems().clear();
        for (int count : COUNTS) {
            RadioMenuItem item = new RadioMenuItem(Integer.toString(count));
            item.setId("processors-" + count);
            item.setSelected(workbench.setup().processors() == count);
            item.setOnAction(event -> workbench.replace(workbench.setup().profile(), count));
            menu.getItems().add(item);
        }
    }

    private static CpuProfile profile(String name) {
        try {
            return CpuProfiles.load(name);
        } catch (ScenarioFormatException e) {
            throw new IllegalStateException("a profile of ours is broken", e);
        }
    }
}
