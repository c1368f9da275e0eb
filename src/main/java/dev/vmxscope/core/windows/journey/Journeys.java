package dev.vmxscope.core.windows.journey;

import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * All journeys that are kept.
 *
 * @param count how many ever began
 * @param kept the last of them, oldest first
 * @param uses how slots were used, by the slot's address in guest memory
 */
public record Journeys(int count, TreePVector<Journey> kept, TreePMap<Long, SlotUse> uses) {
    /** None yet. */
    public static final Journeys EMPTY = new Journeys(0, TreePVector.empty(), TreePMap.empty());

    /** The same with one more begun; its number is {@link #count()} of the result. */
    public Journeys begin(String call, boolean user, String path, Stop first) {
        TreePVector<Journey> room = kept.size() < Journey.KEPT ? kept : kept.minus(0);
        return new Journeys(count + 1, room.plus(Journey.begun(count + 1, call, user, path, first)), uses);
    }

    /** The journey of a number, if it is still kept. */
    public Optional<Journey> journey(int number) {
        int index = kept.size() - 1 - (count - number);
        return index >= 0 && index < kept.size() ? Optional.of(kept.get(index)) : Optional.empty();
    }

    /** The same with a journey as it now is; nothing changes if it is no longer kept. */
    public Journeys with(Journey journey) {
        int index = kept.size() - 1 - (count - journey.number());
        return index >= 0 && index < kept.size()
                ? new Journeys(count, kept.minus(index).plus(index, journey), uses)
                : this;
    }

    /** How the slot at an address was used. */
    public SlotUse use(long slot) {
        return uses.getOrDefault(slot, SlotUse.NONE);
    }

    /** The same with another use of a slot. */
    public Journeys withUse(long slot, SlotUse use) {
        return new Journeys(count, kept, uses.plus(slot, use));
    }

    /** The same without the uses of the slots between two addresses, the second excluded: the driver is gone. */
    public Journeys withoutUses(long from, long to) {
        TreePMap<Long, SlotUse> others = uses;
        for (Long slot : uses.subMap(from, to).keySet()) {
            others = others.minus(slot);
        }
        return new Journeys(count, kept, others);
    }
}
