package dev.vmxscope.app;

import dev.vmxscope.app.command.ActionItems;
import dev.vmxscope.app.command.WindowAction;
import dev.vmxscope.app.command.Wording;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.SampleFiles;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.windows.LoadPolicy;
import dev.vmxscope.core.windows.LoadPolicy.Signing;
import dev.vmxscope.ui.viewmodel.LessonHome;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** What chooses a sample and what the machine is made of: as actions, and as menus of them. */
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

    /** The same as a plain list, for who looks for one of them. */
    List<WindowAction> choices() {
        List<WindowAction> all = new ArrayList<>();
        SampleFiles.drivers().forEach(name -> all.add(sample(name)));
        LessonHome home = workbench.lessons().home();
        home.lessons().forEach(row -> all.add(study(row.card().id(), row.card().title(), Feather.BOOK_OPEN)));
        home.cases().forEach(row -> all.add(study(row.card().id(), row.card().title(), Feather.ALERT_TRIANGLE)));
        CpuProfiles.names().forEach(name -> all.add(model(name)));
        COUNTS.forEach(count -> all.add(processors(count)));
        all.add(file());
        policies().forEach((action, chosen) -> all.add(action));
        return all;
    }

    private WindowAction sample(String name) {
        return WindowAction.of(
                        "sample-" + name, Wording.key("sample." + name), Feather.BOX, () -> workbench.openSample(name))
                .in(Wording.menu("menu.samples"));
    }

    private WindowAction study(String id, String title, Feather icon) {
        return WindowAction.of("lesson-" + id, Wording.plain(title), icon, () -> {
                    workbench.showLessons();
                    workbench.lessons().open(id);
                })
                .in(Wording.menu("menu.lessons"));
    }

    private WindowAction model(String name) {
        CpuProfile profile = profile(name);
        Wording title = new Wording(texts -> texts.format("menu.machine.one", name, profile.description()), false);
        return WindowAction.of(
                        "profile-" + name,
                        title,
                        Feather.CPU,
                        () -> workbench.replace(profile, workbench.setup().processors()))
                .in(Wording.menu("menu.machine.profile"));
    }

    private WindowAction processors(int count) {
        return WindowAction.of(
                        "processors-" + count,
                        Wording.plain(Integer.toString(count)),
                        Feather.CPU,
                        () -> workbench.replace(workbench.setup().profile(), count))
                .in(Wording.menu("menu.machine.count"));
    }

    /** What Windows demands of drivers: each switch, and whether it is on. */
    private Map<WindowAction, Boolean> policies() {
        LoadPolicy now = workbench.setup().windows().policy();
        Map<WindowAction, Boolean> all = new LinkedHashMap<>();
        for (Signing mode : Signing.values()) {
            String key = switch (mode) {
                case OFF -> "menu.policy.off";
                case TEST -> "menu.policy.test";
                case ENFORCE -> "menu.policy.enforce";
            };
            all.put(policy("signing-" + mode.word(), key, policy -> policy.withSigning(mode)), now.signing() == mode);
        }
        all.put(
                policy("memory-integrity", "menu.policy.hvci", old -> old.withMemoryIntegrity(!old.memoryIntegrity())),
                now.memoryIntegrity());
        all.put(
                policy("secure-boot", "menu.policy.secure-boot", old -> old.withSecureBoot(!old.secureBoot())),
                now.secureBoot());
        return all;
    }

    private WindowAction policy(String id, String key, UnaryOperator<LoadPolicy> change) {
        return WindowAction.of("policy-" + id, Wording.key(key), Feather.SHIELD, () -> workbench.demand(change))
                .in(Wording.menu("menu.policy"));
    }

    private WindowAction file() {
        return WindowAction.of("profile-file", Wording.menu("menu.machine.file"), Feather.FOLDER, this::chooseFile)
                .in(Wording.menu("menu.machine.profile"));
    }

    private Menu samples() {
        Menu menu = new Menu(texts.get("menu.samples"));
        menu.setId("menu-samples");
        SampleFiles.drivers().forEach(name -> menu.getItems().add(ActionItems.item(sample(name), texts)));
        MenuItem lessons = new MenuItem(texts.get("menu.lessons"));
        lessons.setId("menu-lessons");
        lessons.setOnAction(event -> workbench.showLessons());
        menu.getItems().addAll(new SeparatorMenuItem(), lessons);
        return menu;
    }

    private Menu machine() {
        Menu profiles = new Menu(texts.get("menu.machine.profile"));
        Menu counts = new Menu(texts.get("menu.machine.count"));
        Menu policies = new Menu(texts.get("menu.policy"));
        Menu menu = new Menu(texts.get("menu.machine"), null, profiles, counts, policies);
        menu.setId("menu-machine");
        // What is chosen may have been taken back since: it is read from the machine each time.
        menu.setOnShowing(event -> {
            fillProfiles(profiles);
            fillCounts(counts);
            fillPolicies(policies);
        });
        fillProfiles(profiles);
        fillCounts(counts);
        fillPolicies(policies);
        return menu;
    }

    private void fillProfiles(Menu menu) {
        menu.getItems().clear();
        CpuProfile present = workbench.setup().profile();
        for (String name : CpuProfiles.names()) {
            boolean chosen = present.name().equals(profile(name).name());
            menu.getItems().add(ActionItems.choice(model(name), texts, chosen));
        }
        if (!CpuProfiles.names().contains(present.name())) {
            RadioMenuItem own =
                    new RadioMenuItem(texts.format("menu.machine.one", present.name(), present.description()));
            own.setMnemonicParsing(false);
            own.setSelected(true);
            menu.getItems().add(own);
        }
        menu.getItems().addAll(new SeparatorMenuItem(), ActionItems.item(file(), texts));
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
            boolean chosen = workbench.setup().processors() == count;
            menu.getItems().add(ActionItems.choice(processors(count), texts, chosen));
        }
    }

    private void fillPolicies(Menu menu) {
        menu.getItems().clear();
        policies().forEach((action, chosen) -> menu.getItems().add(ActionItems.choice(action, texts, chosen)));
        menu.getItems().add(Signing.values().length, new SeparatorMenuItem());
    }

    private static CpuProfile profile(String name) {
        try {
            return CpuProfiles.load(name);
        } catch (ScenarioFormatException e) {
            throw new IllegalStateException("a profile of ours is broken", e);
        }
    }
}
