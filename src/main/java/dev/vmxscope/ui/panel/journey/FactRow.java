package dev.vmxscope.ui.panel.journey;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A name and its value beside it; below it where there is too little room. */
final class FactRow extends Region {
    /** In em: how wide a name is at least, so that values stand in a column, and the room that a value must have. */
    private static final double NAME = 11;

    private static final double VALUE = 20;

    private final Label name;
    private final Label value;

    FactRow(Label name, Label value) {
        this.name = name;
        this.value = value;
        getStyleClass().add("fact-row");
        getChildren().setAll(name, value);
    }

    private double em() {
        return name.getFont().getSize();
    }

    private double nameWidth() {
        return Math.ceil(Math.max(NAME * em(), name.prefWidth(-1)) + em());
    }

    private boolean beside(double width) {
        return width - nameWidth() >= Math.min(VALUE * em(), value.prefWidth(-1));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(nameWidth(), NAME * em());
    }

    @Override
    protected double computePrefWidth(double height) {
        return nameWidth() + value.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double across = width < 0 ? prefWidth(-1) : width;
        return beside(across)
                ? Math.max(name.prefHeight(nameWidth()), value.prefHeight(across - nameWidth()))
                : name.prefHeight(across) + value.prefHeight(across);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (beside(width)) {
            double left = nameWidth();
            double room = width - left;
            name.resizeRelocate(0, 0, left, name.prefHeight(left));
            value.resizeRelocate(left, 0, room, value.prefHeight(room));
        } else {
            double top = name.prefHeight(width);
            name.resizeRelocate(0, 0, width, top);
            value.resizeRelocate(0, top, width, value.prefHeight(width));
        }
    }
}
