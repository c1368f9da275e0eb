package dev.vmxscope.ui.control;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Cells of one size in as many rows as the width demands, the rows as equally filled as possible. */
final class CellGrid extends Region {
    private static final double GAP_SHARE = 0.06;

    CellGrid() {
        getStyleClass().add("cell-grid");
    }

    void setCells(List<? extends Node> cells) {
        getChildren().setAll(cells);
    }

    private double cellWidth() {
        return getManagedChildren().stream()
                .mapToDouble(cell -> cell.prefWidth(-1))
                .max()
                .orElse(1);
    }

    private double cellHeight() {
        return getManagedChildren().stream()
                .mapToDouble(cell -> cell.prefHeight(-1))
                .max()
                .orElse(1);
    }

    private int columns(double width) {
        int cells = Math.max(1, getManagedChildren().size());
        double cell = cellWidth();
        double gap = cell * GAP_SHARE;
        int most = (int) Math.max(1, Math.min(cells, Math.floor((width + gap) / (cell + gap))));
        int rows = (cells + most - 1) / most;
        return (cells + rows - 1) / rows;
    }

    private double inside(double width) {
        Insets insets = getInsets();
        return width - insets.getLeft() - insets.getRight();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return cellWidth() + getInsets().getLeft() + getInsets().getRight();
    }

    @Override
    protected double computePrefWidth(double height) {
        double cell = cellWidth();
        return 8 * cell * (1 + GAP_SHARE) + getInsets().getLeft() + getInsets().getRight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double across = inside(width < 0 ? computePrefWidth(-1) : width);
        int columns = columns(across);
        int rows = (getManagedChildren().size() + columns - 1) / columns;
        double gap = cellWidth() * GAP_SHARE;
        Insets insets = getInsets();
        return insets.getTop() + insets.getBottom() + rows * cellHeight() + Math.max(0, rows - 1) * gap;
    }

    @Override
    protected void layoutChildren() {
        double across = inside(getWidth());
        int columns = columns(across);
        double gap = cellWidth() * GAP_SHARE;
        double height = cellHeight();
        double width = (across - (columns - 1) * gap) / columns;
        List<Node> cells = getManagedChildren();
        for (int i = 0; i < cells.size(); i++) {
            double left = snapPositionX(getInsets().getLeft() + i % columns * (width + gap));
            double right = snapPositionX(getInsets().getLeft() + i % columns * (width + gap) + width);
            int row = i / columns;
            double top = snapPositionY(getInsets().getTop() + row * (height + gap));
            cells.get(i).resizeRelocate(left, top, right - left, height);
        }
    }
}
