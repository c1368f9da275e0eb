package dev.vmxscope.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;

/** The looks of the window. */
public enum Theme {
    /** Dark type on light ground. */
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    /** Light type on dark ground. */
    DARK(new PrimerDark().getUserAgentStylesheet()),
    /** Black type on white ground, text at least 7:1 (WCAG 2.1, 1.4.6). */
    HIGH_CONTRAST_LIGHT(new PrimerLight().getUserAgentStylesheet(), "high-contrast-light.css", "high-contrast.css"),
    /** White type on black ground, text at least 7:1 (WCAG 2.1, 1.4.6). */
    HIGH_CONTRAST_DARK(new PrimerDark().getUserAgentStylesheet(), "high-contrast-dark.css", "high-contrast.css");

    private final String stylesheet;

    // Immutable, though its type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> own;

    Theme(String stylesheet, String... own) {
        this.stylesheet = stylesheet;
        this.own = List.of(own);
    }

    String stylesheet() {
        return stylesheet;
    }

    /** Our style sheets that only this theme has. */
    List<String> own() {
        return own;
    }

    /** Whether the ground is dark. */
    public boolean dark() {
        return this == DARK || this == HIGH_CONTRAST_DARK;
    }

    /** Whether text has at least 7:1. */
    public boolean highContrast() {
        return this == HIGH_CONTRAST_LIGHT || this == HIGH_CONTRAST_DARK;
    }
}
