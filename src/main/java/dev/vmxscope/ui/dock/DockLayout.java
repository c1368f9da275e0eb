package dev.vmxscope.ui.dock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where every panel is. Every operation gives a new layout; a panel that is nowhere is hidden.
 *
 * @param root the docked panels, or null if there are none
 * @param floating the panels in windows of their own
 * @param maximised the docked panel that hides all other docked ones, or null
 */
public record DockLayout(
        @Nullable DockTree root,
        List<Floating> floating,
        @Nullable String maximised) {
    private static final double HALF = 0.5;
    private static final double EDGE_SHARE = 0.25;

    /** Checks that no panel is in two places and that the maximised one is docked. */
    public DockLayout {
        floating = List.copyOf(floating);
        List<String> docked = root == null ? List.of() : root.panels();
        Set<String> seen = new HashSet<>(docked);
        if (seen.size() != docked.size() || !floating.stream().allMatch(window -> seen.add(window.id()))) {
            throw new IllegalArgumentException("a panel is in two places: " + docked + " " + floating);
        }
        if (maximised != null && !docked.contains(maximised)) {
            throw new IllegalArgumentException("maximised panel " + maximised + " is not docked");
        }
    }

    /** A layout of docked panels only. */
    public static DockLayout of(DockTree root) {
        return new DockLayout(root, List.of(), null);
    }

    /** The docked panels, in reading order. */
    public List<String> docked() {
        return root == null ? List.of() : root.panels();
    }

    /** All panels that are not hidden: the docked ones in reading order, then the floating ones. */
    public List<String> shown() {
        List<String> all = new ArrayList<>(docked());
        floating.forEach(window -> all.add(window.id()));
        return all;
    }

    /** Whether a panel is in a window of its own. */
    public boolean floats(String id) {
        return floating.stream().anyMatch(window -> window.id().equals(id));
    }

    /** Hides a panel. */
    public DockLayout close(String id) {
        List<Floating> rest = new ArrayList<>(floating);
        rest.removeIf(window -> window.id().equals(id));
        return new DockLayout(root == null ? null : root.without(id), rest, id.equals(maximised) ? null : maximised);
    }

    /** Brings a panel to the front of its group; a maximised other panel gives way. */
    public DockLayout select(String id) {
        if (root == null || !root.panels().contains(id)) {
            return this;
        }
        DockTree chosen = root.replaceGroup(id, group -> new DockTree.Tabs(group.panels(), id));
        return new DockLayout(chosen, floating, maximised == null || maximised.equals(id) ? maximised : null);
    }

    /** Moves a panel to a side of the group of another one, or into that group. */
    public DockLayout move(String id, String target, DockSide side) {
        Optional<DockTree.Tabs> group = root == null ? Optional.empty() : root.group(target);
        if (group.isEmpty()) {
            return this;
        }
        // A group splits itself when one of its panels is dropped on its side: any of the others stands for it.
        Optional<String> anchor =
                group.get().ids().stream().filter(other -> !other.equals(id)).findFirst();
        if (anchor.isEmpty() || (side == DockSide.CENTER && group.get().ids().contains(id))) {
            return select(id);
        }
        DockLayout rest = close(id);
        DockTree tree = rest.rootOf();
        return new DockLayout(
                tree.replaceGroup(anchor.get(), found -> found.beside(id, side, HALF)), rest.floating, null);
    }

    /** Moves a panel to an edge of the whole window; with CENTER, into the first group. */
    public DockLayout moveToEdge(String id, DockSide side) {
        DockLayout rest = close(id);
        DockTree tree = rest.root == null ? DockTree.Tabs.of(id) : rest.root.beside(id, side, EDGE_SHARE);
        return new DockLayout(tree, rest.floating, null);
    }

    /**
     * Moves a panel one place in a direction, for the keyboard: out of its group if it shares one, else into the
     * neighbouring group, else to the edge of the window. Repeated, it reaches every place.
     */
    public DockLayout nudge(String id, DockSide side) {
        Optional<DockTree.Tabs> group = root == null ? Optional.empty() : root.group(id);
        if (group.isEmpty()) {
            return this;
        }
        if (group.get().ids().size() > 1) {
            return move(id, id, side);
        }
        return neighbour(rootOf(), id, side)
                .map(other -> move(id, other, DockSide.CENTER))
                .orElseGet(() -> moveToEdge(id, side));
    }

    /** Puts a panel in a window of its own. */
    public DockLayout detach(String id, WindowBounds bounds) {
        DockLayout rest = close(id);
        List<Floating> windows = new ArrayList<>(rest.floating);
        windows.add(new Floating(id, bounds));
        return new DockLayout(rest.root, windows, rest.maximised);
    }

    /** Remembers where the window of a floating panel was put. */
    public DockLayout place(String id, WindowBounds bounds) {
        List<Floating> windows = floating.stream()
                .map(window -> window.id().equals(id) ? new Floating(id, bounds) : window)
                .toList();
        return new DockLayout(root, windows, maximised);
    }

    /** Lets a docked panel hide all other docked ones. */
    public DockLayout maximise(String id) {
        return docked().contains(id) ? new DockLayout(select(id).root, floating, id) : this;
    }

    /** Shows all docked panels again. */
    public DockLayout restore() {
        return new DockLayout(root, floating, null);
    }

    /** Replaces the docked panels by the same ones with other sizes. */
    public DockLayout resize(DockTree tree) {
        return new DockLayout(tree, floating, maximised);
    }

    /**
     * Docks a hidden or floating panel near those that are its neighbours in another layout, at the same side of them.
     *
     * @param home usually the default layout
     */
    public DockLayout dock(String id, DockLayout home) {
        if (docked().contains(id)) {
            return select(id);
        }
        DockLayout rest = close(id).restore();
        Optional<DockTree.Tabs> group = home.root == null ? Optional.empty() : home.root.group(id);
        Optional<String> mate = group.stream()
                .flatMap(tabs -> tabs.ids().stream())
                .filter(rest.docked()::contains)
                .findFirst();
        if (mate.isPresent()) {
            return rest.move(id, mate.get(), DockSide.CENTER);
        }
        for (DockSide side : List.of(DockSide.BOTTOM, DockSide.TOP, DockSide.RIGHT, DockSide.LEFT)) {
            Optional<String> near = home.root == null ? Optional.empty() : neighbour(home.root, id, side);
            if (near.isPresent() && rest.docked().contains(near.get())) {
                return rest.move(id, near.get(), opposite(side));
            }
        }
        return rest.moveToEdge(id, DockSide.RIGHT);
    }

    /** This layout without the panels that are not known any more. */
    public DockLayout only(Set<String> known) {
        DockLayout rest = this;
        for (String id : shown()) {
            rest = known.contains(id) ? rest : rest.close(id);
        }
        return rest;
    }

    private DockTree rootOf() {
        if (root == null) {
            throw new IllegalStateException("no docked panel");
        }
        return root;
    }

    private static DockSide opposite(DockSide side) {
        return switch (side) {
            case LEFT -> DockSide.RIGHT;
            case RIGHT -> DockSide.LEFT;
            case TOP -> DockSide.BOTTOM;
            case BOTTOM -> DockSide.TOP;
            case CENTER -> DockSide.CENTER;
        };
    }

    /** The panel that one meets first when leaving the group of a panel in a direction. */
    private static Optional<String> neighbour(DockTree tree, String id, DockSide side) {
        if (!(tree instanceof DockTree.Split split)) {
            return Optional.empty();
        }
        for (int i = 0; i < split.children().size(); i++) {
            DockTree child = split.children().get(i);
            if (!child.panels().contains(id)) {
                continue;
            }
            Optional<String> inner = neighbour(child, id, side);
            int next = side.first() ? i - 1 : i + 1;
            boolean outside = next < 0 || next >= split.children().size();
            if (inner.isPresent() || outside || split.orientation() != side.orientation()) {
                return inner;
            }
            List<String> met = split.children().get(next).panels();
            return Optional.of(side.first() ? met.get(met.size() - 1) : met.get(0));
        }
        return Optional.empty();
    }
}
