package dev.vmxscope.core.toml;

import java.util.List;

/**
 * A thing with its texts in another language.
 *
 * @param thing what could not be translated is in it as it was
 * @param missing the keys of the texts that are not translated
 */
public record Translated<T>(T thing, List<String> missing) {
    /** Keeps its own copy of the list. */
    public Translated {
        missing = List.copyOf(missing);
    }
}
