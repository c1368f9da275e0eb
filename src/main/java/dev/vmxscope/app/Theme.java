package dev.vmxscope.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The looks of the window. */
public enum Theme {
    /** Dark type on light ground. */
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    /** Light type on dark ground. */
    DARK(new PrimerDark().getUserAgentStylesheet());

    private final String stylesheet;

    Theme(String stylesheet) {
        this.stylesheet = stylesheet;
    }

    String stylesheet() {
        return stylesheet;
    }
}
