package dev.vmxscope.ui.panel.system;

import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.LoadPolicy;
import dev.vmxscope.core.windows.LoadPolicy.Signing;
import dev.vmxscope.ui.control.Segmented;
import dev.vmxscope.ui.viewmodel.Desk;
import java.util.function.Function;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The switches of what Windows demands of drivers; one that is set starts the machine again. */
final class PolicyBox extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final Segmented<Signing> signing = new Segmented<>();
    private final CheckBox memoryIntegrity;
    private final CheckBox secureBoot;
    private final Label consequence = new Label();

    PolicyBox(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().add("panel-group");
        signing.setId("signing");
        signing.add(Signing.OFF, texts.get("policy.off"), texts.get("policy.off.tip"));
        signing.add(Signing.TEST, texts.get("policy.test"), texts.get("policy.test.tip"));
        signing.add(Signing.ENFORCE, texts.get("policy.enforce"), texts.get("policy.enforce.tip"));
        signing.setOnChoose(mode -> replace(policy -> policy.withSigning(mode)));
        memoryIntegrity = check("policy.hvci", "policy.hvci.tip");
        memoryIntegrity.setId("memory-integrity");
        memoryIntegrity.setOnAction(event -> ask(memoryIntegrity, LoadPolicy::withMemoryIntegrity));
        secureBoot = check("policy.secure-boot", "policy.secure-boot.tip");
        secureBoot.setId("secure-boot");
        secureBoot.setOnAction(event -> ask(secureBoot, LoadPolicy::withSecureBoot));
        Label title = new Label(texts.get("policy.title"));
        title.getStyleClass().add("panel-subtitle");
        FlowPane row = new FlowPane(title, signing, memoryIntegrity, secureBoot);
        row.getStyleClass().add("panel-row");
        consequence.setWrapText(true);
        consequence.setMinHeight(USE_PREF_SIZE);
        consequence.getStyleClass().add("muted");
        getChildren().setAll(row, consequence);
    }

    private CheckBox check(String key, String tip) {
        CheckBox box = new CheckBox(texts.get(key));
        box.setMinWidth(USE_PREF_SIZE);
        box.setTooltip(new Tooltip(texts.get(tip)));
        box.setAccessibleHelp(texts.get(tip));
        return box;
    }

    /** The same policy with one switch on or off. */
    private interface Switch {
        LoadPolicy set(LoadPolicy policy, boolean on);
    }

    private void ask(CheckBox box, Switch change) {
        boolean wanted = box.isSelected();
        // What is chosen changes only when the answer comes back.
        box.setSelected(!wanted);
        replace(policy -> change.set(policy, wanted));
    }

    private void replace(Function<LoadPolicy, LoadPolicy> change) {
        MachineSetup setup = desk.views().getValue().machine().setup();
        LoadPolicy now = setup.windows().policy();
        LoadPolicy wanted = change.apply(now);
        if (!wanted.equals(now)) {
            desk.input(new Input.Replace(setup.withWindows(setup.windows().withPolicy(wanted))));
        }
    }

    void show(LoadPolicy policy) {
        signing.show(policy.signing());
        memoryIntegrity.setSelected(policy.memoryIntegrity());
        secureBoot.setSelected(policy.secureBoot());
        consequence.setText(texts.get(
                policy.testSigning() && policy.secureBoot() ? "policy.consequence.secure-boot" : "policy.consequence"));
    }
}
