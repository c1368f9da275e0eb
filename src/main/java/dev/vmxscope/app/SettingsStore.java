package dev.vmxscope.app;

import java.util.Optional;

/** Where settings are kept, as texts by key. */
public interface SettingsStore {
    /** The text of a key, if there is one that can be read. */
    Optional<String> read(String key);

    /** Keeps a text; a store that cannot keep it forgets it. */
    void write(String key, String value);
}
