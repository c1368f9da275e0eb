package dev.vmxscope.ui.control;

import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.View;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Chooses the logical processor whose registers are shown, for all panels at once. */
public final class CpuPicker extends HBox {
    private static final int FOLLOW = -1;

    private final Desk desk;
    private final Segmented<Integer> choice = new Segmented<>();
    private final Label shown = new Label();
    private int built;

    /** What is chosen: how many there are, which one is shown, whether it follows. */
    private record Choice(int processors, int cpu, boolean following) {}

    /** A picker that shows what the desk shows. */
    public CpuPicker(Desk desk) {
        this.desk = desk;
        getStyleClass().add("cpu-picker");
        shown.getStyleClass().add("cpu-shown");
        choice.setOnChoose(cpu -> {
            if (cpu == FOLLOW) {
                desk.follow();
            } else {
                desk.choose(cpu);
            }
        });
        getChildren().setAll(shown, choice);
        Live.of(desk.views(), Shown.of(this), CpuPicker::choice, this::draw);
    }

    private static Choice choice(View view) {
        return new Choice(view.machine().processors().size(), view.cpu(), view.following());
    }

    private void draw(Choice now) {
        if (now.processors() != built) {
            built = now.processors();
            choice.clear();
            choice.add(FOLLOW, desk.texts().get("cpu.follow"), desk.texts().get("cpu.follow.tip"));
            for (int cpu = 0; cpu < built; cpu++) {
                choice.add(cpu, Integer.toString(cpu), desk.texts().format("cpu.choose.tip", Integer.toString(cpu)));
            }
        }
        shown.setText(desk.texts().format("cpu.shown", Integer.toString(now.cpu())));
        choice.show(now.following() ? FOLLOW : now.cpu());
    }
}
