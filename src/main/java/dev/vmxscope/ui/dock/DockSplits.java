package dev.vmxscope.ui.dock;

import java.util.ArrayList;
import java.util.List;
import javafx.event.EventTarget;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The nodes of a tree of docked panels: a SplitPane for each split, a group for each set of tabs. */
final class DockSplits {
    private final DockView view;
    private final List<DockGroup> groups;
    private final List<SplitPane> panes = new ArrayList<>();
    private final Node node;
    private DockTree tree;

    DockSplits(DockView view, DockTree tree, List<DockGroup> groups) {
        this.view = view;
        this.tree = tree;
        this.groups = groups;
        this.node = build(tree);
    }

    Node node() {
        return node;
    }

    /** Whether two trees differ at most in sizes and in which tabs are in front. */
    static boolean alike(@Nullable DockTree a, @Nullable DockTree b) {
        if (a instanceof DockTree.Tabs first && b instanceof DockTree.Tabs second) {
            return first.ids().equals(second.ids());
        }
        if (!(a instanceof DockTree.Split first) || !(b instanceof DockTree.Split second)) {
            return a == b;
        }
        if (first.orientation() != second.orientation()
                || first.children().size() != second.children().size()) {
            return false;
        }
        for (int i = 0; i < first.children().size(); i++) {
            if (!alike(first.children().get(i), second.children().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Shows another tree that is {@link #alike}. */
    void update(@Nullable DockTree changed) {
        if (changed != null) {
            tree = changed;
            List<DockTree.Tabs> leaves = new ArrayList<>();
            List<DockTree.Split> inner = new ArrayList<>();
            walk(changed, leaves, inner);
            for (int i = 0; i < leaves.size(); i++) {
                groups.get(i).show(leaves.get(i));
            }
            for (int i = 0; i < inner.size(); i++) {
                panes.get(i).setDividerPositions(inner.get(i).dividers());
            }
        }
    }

    private static void walk(DockTree tree, List<DockTree.Tabs> leaves, List<DockTree.Split> inner) {
        if (tree instanceof DockTree.Split split) {
            inner.add(split);
            split.children().forEach(child -> walk(child, leaves, inner));
        } else if (tree instanceof DockTree.Tabs tabs) {
            leaves.add(tabs);
        }
    }

    private Node build(DockTree part) {
        if (part instanceof DockTree.Split split) {
            Shares pane = new Shares();
            panes.add(pane);
            pane.getStyleClass().add("dock-split");
            pane.setOrientation(split.orientation());
            split.children().forEach(child -> pane.getItems().add(build(child)));
            pane.setDividerPositions(split.dividers());
            pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
                if (onDivider(event.getTarget(), pane)) {
                    tree = replaced(tree, pane, new int[1]);
                    view.resized(tree);
                }
            });
            return pane;
        }
        DockGroup group = new DockGroup(view, (DockTree.Tabs) part, false, false);
        groups.add(group);
        return group;
    }

    private static boolean onDivider(EventTarget target, SplitPane pane) {
        Node node = target instanceof Node hit ? hit : null;
        while (node != null && node != pane) {
            if (node.getStyleClass().contains("split-pane-divider")) {
                return node.getParent() == pane;
            }
            node = node.getParent();
        }
        return false;
    }

    private double[] shares(SplitPane pane) {
        List<DockTree.Split> inner = new ArrayList<>();
        walk(tree, new ArrayList<>(), inner);
        return inner.get(panes.indexOf(pane)).dividers();
    }

    /** The tree with the sizes that one pane has now; the panes were built in the order of {@link #walk}. */
    private DockTree replaced(DockTree part, SplitPane pane, int[] next) {
        if (!(part instanceof DockTree.Split split)) {
            return part;
        }
        int index = next[0]++;
        List<DockTree> children = new ArrayList<>();
        for (DockTree child : split.children()) {
            children.add(replaced(child, pane, next));
        }
        DockTree.Split rebuilt = new DockTree.Split(split.orientation(), children, split.weights());
        return panes.get(index) == pane ? rebuilt.withDividers(pane.getDividerPositions()) : rebuilt;
    }

    /**
     * A SplitPane deals out new space evenly and so forgets the shares; they are put back whenever its size changes.
     * Only a drag of the user changes the shares themselves.
     */
    private final class Shares extends SplitPane {
        private double laidOut = -1;

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            double length = getOrientation() == Orientation.HORIZONTAL ? getWidth() : getHeight();
            if (length != laidOut) {
                laidOut = length;
                setDividerPositions(shares(this));
                super.layoutChildren();
            }
        }
    }
}
