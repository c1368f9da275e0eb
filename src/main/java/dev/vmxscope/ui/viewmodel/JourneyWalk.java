package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Journeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands among the ways of requests: which one is looked at, and which place on it. It remembers what came
 * later, so that one can go back along a path and forth again.
 */
public final class JourneyWalk {
    private final Map<Integer, JourneyPath> known = new HashMap<>();
    private JourneyState state = new JourneyState(Journeys.EMPTY, Trail.empty(), 0, false);
    private boolean follow = true;
    private int number;
    private int node;
    private @Nullable JourneyPath present;
    /** The moment that the person is on the way to: until it is reached, the place on the path stays. */
    private OptionalLong target = OptionalLong.empty();

    /** Takes what there is at a moment. */
    public void show(JourneyState now) {
        state = now;
        boolean visiting = target.isPresent();
        boolean gone = now.journeys().journey(number).isEmpty();
        if (!visiting && (follow || gone)) {
            number = now.journeys().count();
        }
        int before = happened();
        boolean same = present != null && present.journey().number() == number;
        look();
        if (!visiting && (!same || follow && happened() > before)) {
            node = happened() - 1;
        }
        if (visiting && (!now.running() || now.steps() == target.getAsLong())) {
            target = OptionalLong.empty();
        }
    }

    private void look() {
        present = state.journeys()
                .journey(number)
                .map(journey -> JourneyPath.of(state.journal(), journey))
                .orElse(null);
        if (present != null) {
            JourneyPath old = known.get(number);
            if (old == null || !present.begins(old)) {
                known.put(number, present);
            }
            known.keySet().removeIf(each -> each <= number - Journey.KEPT);
        }
        node = Math.max(0, node);
    }

    /** All that are kept at this moment, oldest first. */
    public List<Journey> all() {
        return state.journeys().kept();
    }

    /** The one that is looked at, as far as it was ever known; empty before the first. */
    public Optional<JourneyPath> path() {
        return Optional.ofNullable(present).map(path -> known.getOrDefault(number, path));
    }

    /** How many nodes of the path have happened at this moment; the others came later. */
    public int happened() {
        return present == null ? 0 : present.nodes().size();
    }

    /** The place on the path that is looked at: an index of its nodes. */
    public int node() {
        return path().map(path -> Math.min(node, path.nodes().size() - 1)).orElse(0);
    }

    /** Number of the request that is looked at, 0 before the first. */
    public int number() {
        return present == null ? 0 : number;
    }

    /** Whether the newest request is looked at as soon as it begins. */
    public boolean follows() {
        return follow;
    }

    /** Looks at the newest, now and from now on, or no longer. */
    public void follow(boolean newest) {
        follow = newest;
        if (newest) {
            choose(state.journeys().count());
            follow = true;
        }
    }

    /** Looks at another request, where it has come to. */
    public void choose(int other) {
        follow = other == state.journeys().count() && follow;
        number = other;
        look();
        node = happened() - 1;
    }

    /** Looks at another place on the path. */
    public void point(int index) {
        node = index;
    }

    /** Looks at the place before or behind on the path; nothing changes at its ends. */
    public void step(int by) {
        int size = path().map(path -> path.nodes().size()).orElse(0);
        node = Math.max(0, Math.min(size - 1, node() + by));
    }

    /**
     * The person goes to the moment of the place that is looked at.
     *
     * @return how many steps the machine has made there; empty if this is that moment
     */
    public OptionalLong visit() {
        List<JourneyPath.Node> nodes = path().map(JourneyPath::nodes).orElse(List.of());
        target = nodes.isEmpty() || nodes.get(node()).step() == state.steps()
                ? OptionalLong.empty()
                : OptionalLong.of(nodes.get(node()).step());
        return target;
    }
}
