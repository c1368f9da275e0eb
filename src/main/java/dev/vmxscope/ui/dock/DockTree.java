package dev.vmxscope.ui.dock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import org.jspecify.annotations.Nullable;

/** The docked panels of a window: groups of tabs within splits within splits. */
public sealed interface DockTree {

    /**
     * Panels that share one place.
     *
     * @param ids in the order of the tabs, at least one
     * @param selected the one that shows
     */
    record Tabs(List<String> ids, String selected) implements DockTree {
        /** Checks that the selected panel is one of them. */
        public Tabs {
            ids = List.copyOf(ids);
            if (!ids.contains(selected)) {
                throw new IllegalArgumentException("selected panel " + selected + " is not in " + ids);
            }
        }

        /** One panel alone. */
        public static Tabs of(String id) {
            return new Tabs(List.of(id), id);
        }

        @Override
        public List<String> panels() {
            return ids;
        }

        @Override
        public int columns() {
            return 1;
        }

        @Override
        public @Nullable Tabs without(String id) {
            List<String> rest = new ArrayList<>(ids);
            int index = rest.indexOf(id);
            rest.remove(id);
            if (rest.isEmpty()) {
                return null;
            }
            return new Tabs(rest, selected.equals(id) ? rest.get(Math.max(0, index - 1)) : selected);
        }
    }

    /**
     * Neighbours that share the space in one direction.
     *
     * @param orientation HORIZONTAL for side by side
     * @param children from left to right or from top to bottom, at least two
     * @param weights the share of each child; stored so that they add up to 1
     */
    record Split(Orientation orientation, List<DockTree> children, List<Double> weights) implements DockTree {
        private static final double ROUNDING = 1e-9;

        /** Checks the numbers and scales the weights. */
        public Split {
            children = List.copyOf(children);
            if (children.size() < 2 || children.size() != weights.size()) {
                throw new IllegalArgumentException(children.size() + " children, " + weights.size() + " weights");
            }
            double sum = 0;
            for (double weight : weights) {
                if (!(weight >= 0) || !Double.isFinite(weight)) {
                    throw new IllegalArgumentException("weight " + weight);
                }
                sum += weight;
            }
            double all = sum;
            int count = weights.size();
            // Scaling what is scaled already would change the last digits, and equal trees would differ.
            weights = Math.abs(all - 1) < ROUNDING
                    ? List.copyOf(weights)
                    : weights.stream().map(w -> all > 0 ? w / all : 1.0 / count).toList();
        }

        /** The places of the dividers, 0 to 1. */
        public double[] dividers() {
            double[] places = new double[weights.size() - 1];
            double sum = 0;
            for (int i = 0; i < places.length; i++) {
                sum += weights.get(i);
                places[i] = sum;
            }
            return places;
        }

        /** This split with its dividers elsewhere, 0 to 1, ascending. */
        public Split withDividers(double... places) {
            List<Double> shares = new ArrayList<>();
            double last = 0;
            for (double place : places) {
                shares.add(Math.max(0, place - last));
                last = Math.max(last, place);
            }
            shares.add(Math.max(0, 1 - last));
            return new Split(orientation, children, shares);
        }

        @Override
        public int columns() {
            IntStream each = children.stream().mapToInt(DockTree::columns);
            return orientation == Orientation.HORIZONTAL
                    ? each.sum()
                    : each.max().orElse(1);
        }

        @Override
        public List<String> panels() {
            return children.stream().flatMap(child -> child.panels().stream()).toList();
        }
    }

    /** All panels, in reading order. */
    List<String> panels();

    /** How many groups stand side by side where most do. */
    int columns();

    /** The group of a panel. */
    default Optional<Tabs> group(String id) {
        if (this instanceof Split split) {
            return split.children().stream()
                    .flatMap(child -> child.group(id).stream())
                    .findFirst();
        }
        return panels().contains(id) ? Optional.of((Tabs) this) : Optional.empty();
    }

    /** This tree without a panel; null if nothing is left. */
    default @Nullable DockTree without(String id) {
        Split split = (Split) this;
        List<DockTree> kept = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < split.children().size(); i++) {
            DockTree child = split.children().get(i).without(id);
            if (child != null) {
                kept.add(child);
                weights.add(split.weights().get(i));
            }
        }
        return kept.isEmpty() ? null : join(split.orientation(), kept, weights);
    }

    /** This tree with the group of a panel replaced. */
    default DockTree replaceGroup(String id, UnaryOperator<DockTree> change) {
        if (!panels().contains(id)) {
            return this;
        }
        if (this instanceof Split split) {
            List<DockTree> changed = split.children().stream()
                    .map(child -> child.replaceGroup(id, change))
                    .toList();
            return join(split.orientation(), changed, split.weights());
        }
        return change.apply(this);
    }

    /** This tree with a new panel on one side of all of it, or in it as one more tab. */
    default DockTree beside(String id, DockSide side, double share) {
        if (side == DockSide.CENTER) {
            return replaceGroup(panels().get(0), group -> {
                List<String> ids = new ArrayList<>(group.panels());
                ids.add(id);
                return new Tabs(ids, id);
            });
        }
        List<DockTree> pair = side.first() ? List.of(Tabs.of(id), this) : List.of(this, Tabs.of(id));
        List<Double> weights = side.first() ? List.of(share, 1 - share) : List.of(1 - share, share);
        return join(side.orientation(), pair, weights);
    }

    /** A split in its plainest form: a lone child stands for itself, a split within a like split dissolves in it. */
    private static DockTree join(Orientation orientation, List<DockTree> children, List<Double> weights) {
        if (children.size() == 1) {
            return children.get(0);
        }
        List<DockTree> flat = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        double all = weights.stream().mapToDouble(Double::doubleValue).sum();
        for (int i = 0; i < children.size(); i++) {
            double weight = all > 0 ? weights.get(i) / all : 1.0 / children.size();
            if (children.get(i) instanceof Split inner && inner.orientation() == orientation) {
                flat.addAll(inner.children());
                inner.weights().forEach(share -> shares.add(share * weight));
            } else {
                flat.add(children.get(i));
                shares.add(weight);
            }
        }
        return new Split(orientation, flat, shares);
    }
}
