package dev.vmxscope.app.command;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/**
 * Something that the palette offers.
 *
 * @param icon its picture
 * @param title its name in the present language
 * @param others names by which it is found too, such as the English one
 * @param detail where it leads to, or the sentence that explains it
 * @param keys its shortcuts as people write them, or empty
 * @param enabled whether it can be done now
 * @param run does it
 */
public record Hit(
        Feather icon, String title, List<String> others, String detail, String keys, boolean enabled, Runnable run) {
    /** Keeps its own copy of the list. */
    public Hit {
        others = List.copyOf(others);
    }
}
