package dev.vmxscope.core.lesson;

import java.util.List;

/** The panels of the window that a step can speak of, by their ids. */
public final class PanelIds {
    /** All of them. */
    public static final List<String> ALL = List.of(
            "code",
            "dbgview",
            "registry",
            "app",
            "processors",
            "cr4",
            "feature-control",
            "cpuid",
            "dispatch",
            "journey",
            "why",
            "mistakes",
            "registers",
            "timeline",
            "system");

    private PanelIds() {}
}
