package dev.vmxscope.ui.panel;

import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.ui.dock.DockLayout;
import dev.vmxscope.ui.dock.DockTree;
import dev.vmxscope.ui.dock.PanelDescriptor;
import dev.vmxscope.ui.panel.code.CodePanel;
import dev.vmxscope.ui.panel.console.ConsolePanel;
import dev.vmxscope.ui.panel.control.ControlRegistersPanel;
import dev.vmxscope.ui.panel.cpuid.CpuidPanel;
import dev.vmxscope.ui.panel.dispatch.DispatchPanel;
import dev.vmxscope.ui.panel.feature.FeatureControlPanel;
import dev.vmxscope.ui.panel.journey.JourneyPanel;
import dev.vmxscope.ui.panel.lesson.LessonPanel;
import dev.vmxscope.ui.panel.lesson.LessonWays;
import dev.vmxscope.ui.panel.mistakes.MistakesPanel;
import dev.vmxscope.ui.panel.processors.ProcessorsPanel;
import dev.vmxscope.ui.panel.program.ProgramPanel;
import dev.vmxscope.ui.panel.registers.RegistersPanel;
import dev.vmxscope.ui.panel.registry.RegistryPanel;
import dev.vmxscope.ui.panel.system.SystemPanel;
import dev.vmxscope.ui.panel.timeline.TimelinePanel;
import dev.vmxscope.ui.panel.why.WhyPanel;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.LessonDesk;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import org.kordamp.ikonli.feather.Feather;

/** Every panel, and where each stands until the user moves it. */
public final class PanelCatalog {
    /** The panel that says what went wrong. */
    public static final String WHY = "why";
    /** The panel with lessons and cases. */
    public static final String LESSON = "lesson";
    /** The panel with source and machine code. */
    public static final String CODE = "code";

    /** The panel with the dispatch table. */
    public static final String DISPATCH = "dispatch";

    /** The panel with the way of requests. */
    public static final String JOURNEY = "journey";

    /** The panel with CR4 and CR0. */
    public static final String CONTROL = "cr4";
    /** The panel with MSR 3AH. */
    public static final String FEATURE_CONTROL = "feature-control";
    /** The panel with what the driver printed. */
    public static final String CONSOLE = "dbgview";

    /** The panel with the mistakes of drivers. */
    public static final String MISTAKES = "mistakes";

    /** The panel with services and names of objects. */
    public static final String SYSTEM = "system";

    /** The panel with the registry. */
    public static final String REGISTRY = "registry";

    private static final String CPUID = "cpuid";
    private static final String REGISTERS = "registers";

    private PanelCatalog() {}

    /**
     * All panels.
     *
     * @param lessons the student's lessons
     * @param ways what the lesson panel asks the window for
     * @param locate asks the user where a source file is
     * @param program the program that the app panel can run
     * @param driver the driver that the app panel can start
     */
    public static List<PanelDescriptor> all(
            Desk desk,
            LessonDesk lessons,
            LessonWays ways,
            BiConsumer<String, Runnable> locate,
            Supplier<Action> program,
            Supplier<Action> driver) {
        return List.of(
                new PanelDescriptor(
                        LESSON, "panel.lesson", Feather.BOOK_OPEN, () -> new LessonPanel(desk, lessons, ways)),
                new PanelDescriptor(CODE, "panel.code", Feather.CODE, () -> new CodePanel(desk, locate)),
                new PanelDescriptor(CONSOLE, "panel.dbgview", Feather.TERMINAL, () -> new ConsolePanel(desk)),
                new PanelDescriptor(REGISTRY, "panel.registry", Feather.DATABASE, () -> new RegistryPanel(desk)),
                new PanelDescriptor("app", "panel.app", Feather.MONITOR, () -> new ProgramPanel(desk, program, driver)),
                new PanelDescriptor("processors", "panel.processors", Feather.CPU, () -> new ProcessorsPanel(desk)),
                new PanelDescriptor(CONTROL, "panel.cr4", Feather.TOGGLE_RIGHT, () -> new ControlRegistersPanel(desk)),
                new PanelDescriptor(
                        FEATURE_CONTROL, "panel.feature", Feather.LOCK, () -> new FeatureControlPanel(desk)),
                new PanelDescriptor(CPUID, "panel.cpuid", Feather.INFO, () -> new CpuidPanel(desk)),
                new PanelDescriptor(DISPATCH, "panel.dispatch", Feather.GRID, () -> new DispatchPanel(desk)),
                new PanelDescriptor(JOURNEY, "panel.journey", Feather.NAVIGATION, () -> new JourneyPanel(desk)),
                new PanelDescriptor(WHY, "panel.why", Feather.HELP_CIRCLE, () -> new WhyPanel(desk)),
                new PanelDescriptor(MISTAKES, "panel.mistakes", Feather.SHIELD, () -> new MistakesPanel(desk)),
                new PanelDescriptor(REGISTERS, "panel.registers", Feather.LIST, () -> new RegistersPanel(desk)),
                new PanelDescriptor(SYSTEM, "panel.system", Feather.SERVER, () -> new SystemPanel(desk, driver)),
                new PanelDescriptor("timeline", "panel.timeline", Feather.CLOCK, () -> new TimelinePanel(desk)));
    }

    /** The panel that shows a place, if one does. */
    public static Optional<String> showing(Place place) {
        if (place instanceof Place.Control) {
            return Optional.of(CONTROL);
        }
        if (place instanceof Place.Cpuid) {
            return Optional.of(CPUID);
        }
        if (place.equals(Place.Model.FEATURE_CONTROL)) {
            return Optional.of(FEATURE_CONTROL);
        }
        return place instanceof Place.General || place instanceof Place.EdxEax
                ? Optional.of(REGISTERS)
                : Optional.empty();
    }

    /** The arrangement to begin with. */
    public static DockLayout home() {
        DockTree left = new DockTree.Split(
                Orientation.VERTICAL,
                List.of(
                        new DockTree.Tabs(List.of(CODE, "processors", CPUID, SYSTEM), CODE),
                        new DockTree.Tabs(List.of(CONSOLE, "app", JOURNEY, "timeline"), CONSOLE)),
                List.of(0.64, 0.36));
        DockTree right = new DockTree.Split(
                Orientation.VERTICAL,
                List.of(
                        new DockTree.Tabs(List.of(CONTROL, FEATURE_CONTROL, REGISTRY), CONTROL),
                        new DockTree.Tabs(List.of(DISPATCH, REGISTERS, WHY, MISTAKES), DISPATCH)),
                List.of(0.55, 0.45));
        DockTree lesson = new DockTree.Tabs(List.of(LESSON), LESSON);
        return DockLayout.of(
                new DockTree.Split(Orientation.HORIZONTAL, List.of(lesson, left, right), List.of(0.26, 0.36, 0.38)));
    }
}
