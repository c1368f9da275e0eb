package dev.vmxscope.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings that live as long as a test. */
public final class MemorySettings implements SettingsStore {
    private final Map<String, String> texts = new HashMap<>();

    @Override
    public Optional<String> read(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    @Override
    public void write(String key, String value) {
        texts.put(key, value);
    }
}
