package dev.vmxscope.app;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.control.Glyph;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/** The menu bar; where the row is too short for all menus they stand in a single one, so that none is cut off. */
final class MenuRow extends StackPane {
    private final MenuBar bar;
    private final List<Menu> menus;
    private final Menu all;
    /** Inherits the size of the type and tells it. */
    private final Text probe = new Text();
    /** How wide the row of all menus is, in em; 0 until it was seen. */
    private double needed;

    private boolean folded;

    MenuRow(Texts texts, MenuBar bar) {
        this.bar = bar;
        this.menus = List.copyOf(bar.getMenus());
        this.all = new Menu(texts.get("menu.all"), new Glyph(Feather.MENU));
        all.setId("menu-all");
        probe.setManaged(false);
        getStyleClass().add("menu-row");
        getChildren().setAll(probe, bar);
    }

    /** Whether the menus stand in a single one even if there is room. */
    void setFolded(boolean fold) {
        folded = fold;
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return folded ? bar.prefWidth(-1) : 0;
    }

    @Override
    protected void layoutChildren() {
        double em = probe.getFont().getSize();
        boolean apart = bar.getMenus().size() > 1;
        if (apart && bar.prefWidth(-1) > 0) {
            needed = bar.prefWidth(-1) / em;
        }
        boolean room = !folded && needed * em <= getWidth();
        if (apart && !room) {
            bar.getMenus().clear();
            all.getItems().setAll(menus);
            bar.getMenus().setAll(List.of(all));
        } else if (!apart && room && menus.size() > 1) {
            all.getItems().clear();
            bar.getMenus().setAll(menus);
        }
        super.layoutChildren();
    }
}
