package dev.vmxscope.app;

import dev.vmxscope.ui.viewmodel.UndoStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** Actions that only note what was asked of them. */
final class DemoActions implements WindowActions {
    final List<WindowCommand> performed = new ArrayList<>();
    final List<Path> opened = new ArrayList<>();
    final SimpleStringProperty status = new SimpleStringProperty("Stopped after a step");
    private final Map<WindowCommand, SimpleBooleanProperty> enabled = new EnumMap<>(WindowCommand.class);

    private final UndoStack edits = new UndoStack(() -> {});

    DemoActions() {
        for (WindowCommand command : WindowCommand.values()) {
            enabled.put(command, new SimpleBooleanProperty(command != WindowCommand.PAUSE));
        }
    }

    @Override
    public void perform(WindowCommand command) {
        performed.add(command);
    }

    @Override
    public SimpleBooleanProperty enabled(WindowCommand command) {
        return enabled.get(command);
    }

    @Override
    public boolean open(Path driver) {
        opened.add(driver);
        return true;
    }

    @Override
    public UndoStack edits() {
        return edits;
    }

    @Override
    public ObservableValue<String> status() {
        return status;
    }

    @Override
    public ObservableValue<String> place() {
        return new SimpleStringProperty("part2-vmxon.sys · step 1204 · CPU 0 · ring 0");
    }
}
