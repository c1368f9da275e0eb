package dev.vmxscope.architecture.planted.ui.viewmodel;

import javafx.scene.Group;

/** A planted fault: a view model draws. */
public final class SceneUser {
    Object node() {
        return new Group();
    }
}
