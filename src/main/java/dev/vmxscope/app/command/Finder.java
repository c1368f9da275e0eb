package dev.vmxscope.app.command;

import java.util.List;

/** Finds things that are no actions by what a person typed: bits, slots, places in the code. */
public interface Finder {
    /**
     * What the words may mean, in any order.
     *
     * @param words as typed, not blank
     */
    List<Hit> find(String words);
}
