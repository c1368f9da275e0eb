package dev.vmxscope.app;

import java.util.Optional;
import java.util.prefs.Preferences;

/** The settings of the user who runs the program, where the system keeps such things. */
public final class UserSettings implements SettingsStore {
    private static final String NODE = "dev/vmxscope";

    /** The store of the present user. */
    public UserSettings() {}

    @Override
    public Optional<String> read(String key) {
        try {
            return Optional.ofNullable(Preferences.userRoot().node(NODE).get(key, null));
        } catch (IllegalStateException | SecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public void write(String key, String value) {
        if (value.length() > Preferences.MAX_VALUE_LENGTH) {
            return;
        }
        try {
            Preferences.userRoot().node(NODE).put(key, value);
        } catch (IllegalArgumentException | IllegalStateException | SecurityException e) {
            // Nothing depends on it: the program then begins with its defaults next time.
            return;
        }
    }
}
