package dev.vmxscope.core.scenario;

import java.util.Optional;

/** The files beside a scenario: its own drivers and programs. */
public interface ScenarioFiles {
    /** No files: the scenario can name only what comes with the program. */
    ScenarioFiles NONE = name -> Optional.empty();

    /** The content of the file of that name, relative to the scenario's file; empty if it cannot be read. */
    Optional<byte[]> read(String name);
}
