package dev.vmxscope.ui.dock;

import javafx.geometry.Orientation;

/** Where a panel goes, seen from another panel or from the whole window. */
public enum DockSide {
    /** Into the same group, as one more tab. */
    CENTER,
    /** To its left. */
    LEFT,
    /** To its right. */
    RIGHT,
    /** Above it. */
    TOP,
    /** Below it. */
    BOTTOM;

    /** The orientation of a split that puts something on this side. */
    public Orientation orientation() {
        return this == LEFT || this == RIGHT ? Orientation.HORIZONTAL : Orientation.VERTICAL;
    }

    /** Whether the newcomer comes before what was there. */
    public boolean first() {
        return this == LEFT || this == TOP;
    }
}
