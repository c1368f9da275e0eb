package dev.vmxscope.architecture.planted.core.cpu;

import javafx.beans.property.SimpleIntegerProperty;

/** A planted fault: the core uses the toolkit. */
public final class ToolkitUser {
    Object property() {
        return new SimpleIntegerProperty();
    }
}
