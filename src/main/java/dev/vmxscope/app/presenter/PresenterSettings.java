package dev.vmxscope.app.presenter;

import java.util.List;
import java.util.Optional;

/** What presenter mode remembers from one run to the next. */
public interface PresenterSettings {
    /** The size of all type while presenting, in percent, apart from that of the ordinary window. */
    int presenterScale();

    /** Remembers the size of all type while presenting. */
    void presenterScale(int percent);

    /** The size of all type in ordinary use, in percent. */
    int scale();

    /** The panels that the audience sees; empty if never chosen. */
    Optional<List<String>> audiencePanels();

    /** Remembers the panels that the audience sees. */
    void audiencePanels(List<String> panels);

    /** The theme of the audience's window; empty if never chosen. */
    Optional<String> audienceTheme();

    /** Remembers the theme of the audience's window. */
    void audienceTheme(String theme);

    /** The size of all type in the audience's window, in percent. */
    int audienceScale();

    /** Remembers the size of all type in the audience's window. */
    void audienceScale(int percent);
}
