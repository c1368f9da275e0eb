package dev.vmxscope.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.AbstractIkonResolver;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.feather.Feather;

/**
 * A picture out of the Feather icon font, as large as the type around it. Ikonli's own FontIcon has its size in pixels; given
 * in em, it is taken of the icon's own font and so grows with every pass of the styles.
 */
public final class Glyph extends Text {
    private static final String FAMILY = load();

    /** A picture; its size and colour come from the style class {@code glyph}. */
    public Glyph(Feather icon) {
        super(Character.toString(icon.getCode()));
        setStyle("-fx-font-family: \"" + FAMILY + "\";");
        getStyleClass().add("glyph");
        setAccessibleRole(AccessibleRole.NODE);
    }

    private static String load() {
        String anIcon = Feather.ACTIVITY.getDescription();
        for (IkonHandler handler : AbstractIkonResolver.resolveServiceLoader()) {
            if (handler.supports(anIcon)) {
                // The size given here is of no account: the style sheet sets it.
                Font font = Font.loadFont(handler.getFontResourceAsStream(), 12);
                return font == null ? "" : font.getFamily();
            }
        }
        return "";
    }
}
