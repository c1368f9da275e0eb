package dev.vmxscope.app;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.BitStrip;
import dev.vmxscope.ui.control.BitView;
import dev.vmxscope.ui.control.CodeRow;
import dev.vmxscope.ui.control.CodeView;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.FixedBits;
import dev.vmxscope.ui.control.RequirementList;
import dev.vmxscope.ui.control.RequirementRow;
import dev.vmxscope.ui.control.RequirementStage;
import dev.vmxscope.ui.control.ValueRow;
import dev.vmxscope.ui.control.ValueTable;
import dev.vmxscope.ui.dock.DockLayout;
import dev.vmxscope.ui.dock.DockTree;
import dev.vmxscope.ui.dock.PanelDescriptor;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import org.kordamp.ikonli.feather.Feather;

/** Panels with sample values, so that the window can be looked at before there is a machine behind it. */
final class DemoPanels {
    /** Texts of the real window plus the titles of these panels. */
    private static final Texts TEXTS = Texts.window(Language.ENGLISH);

    private DemoPanels() {}

    static List<PanelDescriptor> all() {
        return List.of(
                new PanelDescriptor("code", "code.name", Feather.CODE, DemoPanels::code),
                new PanelDescriptor("cr4", "values.title", Feather.CPU, DemoPanels::cr4),
                new PanelDescriptor("feature", "bits.locked", Feather.LOCK, DemoPanels::feature),
                new PanelDescriptor("log", "panel.dbgview", Feather.TERMINAL, DemoPanels::log),
                new PanelDescriptor("why", "menu.help", Feather.HELP_CIRCLE, DemoPanels::why),
                new PanelDescriptor("values", "values.name", Feather.LIST, DemoPanels::values),
                new PanelDescriptor(
                        "empty",
                        "dock.hint.here",
                        Feather.BOX,
                        () -> new EmptyState(
                                Feather.INBOX, "No driver is loaded. Open one, or drop it here.", "Open", () -> {})));
    }

    static DockLayout home() {
        DockTree right = new DockTree.Split(
                Orientation.VERTICAL,
                List.of(
                        new DockTree.Tabs(List.of("cr4", "empty"), "cr4"),
                        DockTree.Tabs.of("feature"),
                        new DockTree.Tabs(List.of("why", "values"), "why")),
                List.of(0.42, 0.28, 0.3));
        DockTree left = new DockTree.Split(
                Orientation.VERTICAL, List.of(DockTree.Tabs.of("code"), DockTree.Tabs.of("log")), List.of(0.65, 0.35));
        return DockLayout.of(new DockTree.Split(Orientation.HORIZONTAL, List.of(left, right), List.of(0.5, 0.5)));
    }

    private static Node scrolling(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        return pane;
    }

    private static Node cr4() {
        BitStrip strip = new BitStrip(TEXTS);
        strip.setEditable(true);
        strip.show(BitView.of(Cr4.LAYOUT, 0x3526f8L).withBefore(0x3506f8L).withFixed(new FixedBits(0x2000, 0x3767ff)));
        return scrolling(strip);
    }

    private static Node feature() {
        BitStrip strip = new BitStrip(TEXTS);
        strip.show(BitView.of(FeatureControl.LAYOUT, 1).withLocked(true));
        return scrolling(strip);
    }

    private static Node log() {
        ListView<String> list = new ListView<>();
        list.setId("demo-log");
        for (int i = 1; i <= 40; i++) {
            list.getItems().add("[*] sample message number " + i);
        }
        return list;
    }

    private static Node values() {
        ValueTable table = new ValueTable(TEXTS, new EmptyState(Feather.LIST, "Nothing."));
        List<ValueRow> rows = new ArrayList<>();
        for (String name : List.of("RAX", "RBX", "RCX", "RDX", "RSI", "RDI", "RIP")) {
            rows.add(ValueRow.of(name, "0xFFFFF80100001000"));
        }
        rows.set(0, new ValueRow("RAX", "0x0000000000003526F8", "0x0000000000003506F8", "accumulator"));
        table.setRows(rows);
        return table;
    }

    private static Node why() {
        RequirementList list = new RequirementList(TEXTS);
        list.show(List.of(
                new RequirementStage(
                        "#UD",
                        RequirementStage.State.PASSED,
                        List.of(new RequirementRow(
                                true, "CR4.VMXE", "1", "1", "CR4.VMXE must be 1.", "SDM Vol. 3C, VMXON"))),
                new RequirementStage(
                        "#GP(0)",
                        RequirementStage.State.DECIDING,
                        List.of(new RequirementRow(
                                false,
                                "IA32_FEATURE_CONTROL.VMX outside SMX",
                                "0",
                                "1",
                                "Outside SMX operation bit 2 must be 1.",
                                "SDM Vol. 3C, 24.7"))),
                new RequirementStage(
                        "VMfailInvalid",
                        RequirementStage.State.NOT_REACHED,
                        List.of(new RequirementRow(
                                true, "revision", "4", "4", "The region must begin with it.", "SDM Vol. 3C, 25.11")))));
        return scrolling(list);
    }

    private static Node code() {
        CodeView view = new CodeView(TEXTS, new EmptyState(Feather.CODE, "Nothing."));
        List<CodeRow> rows = new ArrayList<>();
        rows.add(new CodeRow(CodeRow.Kind.LABEL, "", "", "AsmEnableVmxOperation:", false, false, ""));
        String[] source = {"mov rax, cr4", "or rax, 2000h", "mov cr4, rax", "ret"};
        for (int i = 0; i < source.length; i++) {
            rows.add(new CodeRow(CodeRow.Kind.SOURCE, "" + (12 + i), "", "    " + source[i], i == 2, i == 1, ""));
            rows.add(new CodeRow(
                    CodeRow.Kind.INSTRUCTION,
                    String.format("fffff801`0000%04x", 0x1a30 + 3 * i),
                    "0f 20 e0",
                    source[i],
                    i == 2,
                    false,
                    ""));
        }
        view.setRows(rows);
        return view;
    }
}
