package dev.vmxscope.app.presenter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;

/**
 * A node and the one that stands for it in a second instance of the same panel. Both are built by the same code, so the
 * way from the root is the same; only rows of a list are found by their number, since both lists scroll for themselves.
 *
 * @param node in the first instance
 * @param twin in the second one
 */
record Twin(Node node, Node twin) {

    /**
     * The deepest node at or above {@code node} that the second instance has too; empty if it is in a row that the
     * second instance does not show.
     *
     * @param root the first instance, an ancestor of {@code node} or that itself
     */
    static Optional<Twin> of(Node node, Node root, Node otherRoot) {
        Deque<Node> way = new ArrayDeque<>();
        for (Node at = node; at != root; at = at.getParent()) {
            if (at == null) {
                return Optional.empty();
            }
            way.push(at);
        }
        Twin found = new Twin(root, otherRoot);
        for (Node step : way) {
            Optional<Node> next =
                    step instanceof IndexedCell<?> cell ? sameRow(found.twin(), cell) : samePlace(step, found.twin());
            if (next.isEmpty()) {
                return step instanceof IndexedCell<?> ? Optional.empty() : Optional.of(found);
            }
            found = new Twin(step, next.get());
        }
        return Optional.of(found);
    }

    private static Optional<Node> sameRow(Node parent, IndexedCell<?> cell) {
        return ((Parent) parent)
                .getChildrenUnmodifiable().stream()
                        .filter(child -> child.getClass() == cell.getClass() && child.isVisible())
                        .filter(child -> ((IndexedCell<?>) child).getIndex() == cell.getIndex())
                        .findFirst();
    }

    private static Optional<Node> samePlace(Node step, Node parent) {
        int index = step.getParent().getChildrenUnmodifiable().indexOf(step);
        if (!(parent instanceof Parent other)
                || index >= other.getChildrenUnmodifiable().size()) {
            return Optional.empty();
        }
        Node candidate = other.getChildrenUnmodifiable().get(index);
        return candidate.getClass() == step.getClass() ? Optional.of(candidate) : Optional.empty();
    }
}
