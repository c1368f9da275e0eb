package dev.vmxscope.ui.export;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;

/** Pictures of a node that is on the screen. */
public final class Picture {
    /** Points of a picture for each one of the screen, so that it stays sharp in a document. */
    public static final double SCALE = 2;

    private Picture() {}

    /** Its points, twice as many in each direction as on the screen. */
    public static WritableImage points(Node node) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(SCALE, SCALE));
        parameters.setFill(ground(node));
        return node.snapshot(parameters, null);
    }

    /**
     * It as SVG 1.1: shapes stay shapes and texts stay texts.
     *
     * @param title what it shows, for those who cannot see it
     */
    public static String svg(Node node, String title) {
        return new SvgWriter(title, ground(node)).write(node);
    }

    /** The colour behind it: that of the nearest parent that has an opaque one. */
    static Color ground(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                if (!fills.isEmpty()
                        && fills.get(fills.size() - 1).getFill() instanceof Color color
                        && color.isOpaque()) {
                    return color;
                }
            }
        }
        return Color.WHITE;
    }
}
