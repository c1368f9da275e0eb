package dev.vmxscope.ui.dock;

import java.util.function.Supplier;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/**
 * A panel that can be docked.
 *
 * @param id its name in saved layouts; letters, digits and dashes
 * @param titleKey the key of its title among the texts
 * @param icon shown before the title
 * @param content makes what the panel shows; called once, when the panel is first shown
 */
public record PanelDescriptor(String id, String titleKey, Feather icon, Supplier<? extends Node> content) {}
