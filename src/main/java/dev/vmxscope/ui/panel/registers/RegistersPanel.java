package dev.vmxscope.ui.panel.registers;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.ui.control.CpuPicker;
import dev.vmxscope.ui.control.EmptyState;
import dev.vmxscope.ui.control.Segmented;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.control.ValueRow;
import dev.vmxscope.ui.control.ValueTable;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.LocalsState;
import dev.vmxscope.ui.viewmodel.Named;
import dev.vmxscope.ui.viewmodel.RegistersState;
import dev.vmxscope.ui.viewmodel.Spotlight;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** The registers of the shown processor, and the variables of the routine that runs. */
public final class RegistersPanel extends BorderPane {
    private static final Pattern GENERAL = Pattern.compile("R([A-D]X|[SD]I|[SB]P|\\d+)");
    private static final Pattern SEGMENT = Pattern.compile("[C-GS]S|LDTR|TR");

    private final Texts texts;
    private final Segmented<Tab> tabs = new Segmented<>();
    private final ValueTable registers;
    private final ValueTable vectors;
    private final ValueTable variables;
    private final Label procedure = new Label();

    private enum Tab {
        REGISTERS,
        VARIABLES,
        XMM
    }

    /** The panel. */
    public RegistersPanel(Desk desk) {
        this.texts = desk.texts();
        getStyleClass().addAll("panel", "registers-panel");
        registers = table("registers-table", "registers.empty");
        vectors = table("vectors-table", "registers.empty");
        variables = table("variables-table", "variables.empty");
        for (Tab tab : Tab.values()) {
            tabs.add(tab, texts.get("registers.tab." + tab), texts.get("registers.tab." + tab + ".tip"));
        }
        tabs.setOnChoose(this::choose);
        procedure.getStyleClass().add("mono");
        FlowPane bar = new FlowPane(tabs, procedure, new CpuPicker(desk));
        bar.getStyleClass().add("panel-bar");
        setTop(bar);
        choose(Tab.REGISTERS);
        Live.of(desk.views(), Shown.of(registers), RegistersState::of, state -> registers.setRows(registers(state.rows())));
        Live.of(desk.views(), Shown.of(vectors), RegistersState::of, state -> vectors.setRows(registers(state.vectors())));
        Live.of(desk.views(), Shown.of(variables), LocalsState::of, state -> {
            variables.setRows(rows(state.rows()));
            procedure.setText(state.procedure());
        });
        desk.onReveal(this::light);
    }

    private void light(Spotlight bits) {
        if (bits.place() instanceof Place.General) {
            choose(Tab.REGISTERS);
            registers.point(bits.place().title());
        }
    }

    private ValueTable table(String id, String emptyKey) {
        ValueTable table = new ValueTable(texts, new EmptyState(Feather.LIST, texts.get(emptyKey)));
        table.setId(id);
        return table;
    }

    private void choose(Tab tab) {
        tabs.show(tab);
        procedure.setVisible(tab == Tab.VARIABLES);
        procedure.setManaged(tab == Tab.VARIABLES);
        setCenter(
                switch (tab) {
                    case REGISTERS -> registers;
                    case VARIABLES -> variables;
                    case XMM -> vectors;
                });
    }

    private static List<ValueRow> rows(List<Named> values) {
        return values.stream()
                .map(value -> new ValueRow(value.name(), value.value(), value.before(), value.meaning()))
                .toList();
    }

    /** With what each register is for. */
    private List<ValueRow> registers(List<Named> values) {
        return values.stream()
                .map(value -> new ValueRow(
                        value.name(),
                        value.value(),
                        value.before(),
                        texts.format("register.meaning", what(value.name()), value.meaning())
                                .strip()))
                .toList();
    }

    private String what(String register) {
        String kind = GENERAL.matcher(register).matches()
                ? "general"
                : SEGMENT.matcher(register).matches()
                        ? "segment"
                        : register.startsWith("XMM") ? "vector" : register;
        return texts.get("register.what." + kind);
    }
}
