package dev.vmxscope.cli;

import dev.vmxscope.core.text.Texts;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Texts in the form in which the command line's library takes its descriptions. */
final class TextBundle extends ResourceBundle {
    private final Texts texts;

    TextBundle(Texts texts) {
        this.texts = texts;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.find(key).orElse(null);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.all().keySet());
    }
}
