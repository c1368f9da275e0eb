package dev.vmxscope.ui.panel;

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
import dev.vmxscope.ui.panel.processors.ProcessorsPanel;
import dev.vmxscope.ui.panel.program.ProgramPanel;
import dev.vmxscope.ui.panel.registers.RegistersPanel;
import dev.vmxscope.ui.panel.timeline.TimelinePanel;
import dev.vmxscope.ui.panel.why.WhyPanel;
import dev.vmxscope.ui.viewmodel.Desk;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import org.kordamp.ikonli.feather.Feather;

/** Every panel, and where each stands until the user moves it. */
public final class PanelCatalog {
    /** The panel that says what went wrong. */
    public static final String WHY = "why";
    /** The panel with source and machine code. */
    public static final String CODE = "code";

    private PanelCatalog() {}

    /**
     * All panels.
     *
     * @param locate asks the user where a source file is
     * @param program the program that the app panel can run
     * @param driver the driver that the app panel can start
     */
    public static List<PanelDescriptor> all(
            Desk desk, BiConsumer<String, Runnable> locate, Supplier<Action> program, Supplier<Action> driver) {
        return List.of(
                new PanelDescriptor(CODE, "panel.code", Feather.CODE, () -> new CodePanel(desk, locate)),
                new PanelDescriptor("dbgview", "panel.dbgview", Feather.TERMINAL, () -> new ConsolePanel(desk)),
                new PanelDescriptor("app", "panel.app", Feather.MONITOR, () -> new ProgramPanel(desk, program, driver)),
                new PanelDescriptor("processors", "panel.processors", Feather.CPU, () -> new ProcessorsPanel(desk)),
                new PanelDescriptor("cr4", "panel.cr4", Feather.TOGGLE_RIGHT, () -> new ControlRegistersPanel(desk)),
                new PanelDescriptor(
                        "feature-control", "panel.feature", Feather.LOCK, () -> new FeatureControlPanel(desk)),
                new PanelDescriptor("cpuid", "panel.cpuid", Feather.INFO, () -> new CpuidPanel(desk)),
                new PanelDescriptor("dispatch", "panel.dispatch", Feather.GRID, () -> new DispatchPanel(desk)),
                new PanelDescriptor(WHY, "panel.why", Feather.HELP_CIRCLE, () -> new WhyPanel(desk)),
                new PanelDescriptor("registers", "panel.registers", Feather.LIST, () -> new RegistersPanel(desk)),
                new PanelDescriptor("timeline", "panel.timeline", Feather.CLOCK, () -> new TimelinePanel(desk)));
    }

    /** The arrangement to begin with. */
    public static DockLayout home() {
        DockTree left = new DockTree.Split(
                Orientation.VERTICAL,
                List.of(
                        new DockTree.Tabs(List.of(CODE), CODE),
                        new DockTree.Tabs(List.of("dbgview", "app", "timeline"), "dbgview")),
                List.of(0.64, 0.36));
        DockTree right = new DockTree.Split(
                Orientation.VERTICAL,
                List.of(
                        new DockTree.Tabs(List.of("cr4", "feature-control", "cpuid", "processors"), "cr4"),
                        new DockTree.Tabs(List.of("dispatch", "registers", WHY), "dispatch")),
                List.of(0.55, 0.45));
        return DockLayout.of(new DockTree.Split(Orientation.HORIZONTAL, List.of(left, right), List.of(0.5, 0.5)));
    }
}
