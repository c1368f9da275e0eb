package dev.vmxscope.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A picture out of the Feather icon font, as large as the type around it. Ikonli's own FontIcon has its size in pixels; given
 * in em, it is taken of the icon's own font and so grows with every pass of the styles.
 */
public final class Glyph extends Text {
    /** Made once: it is an icon of Ikonli's that loads the font. */
    private static final String FAMILY = new FontIcon(Feather.CIRCLE).getFont().getFamily();

    /** A picture; its size and colour come from the style class {@code glyph}. */
    public Glyph(Feather icon) {
        super(Character.toString(icon.getCode()));
        setStyle("-fx-font-family: \"" + FAMILY + "\";");
        getStyleClass().add("glyph");
        setAccessibleRole(AccessibleRole.NODE);
    }
}
