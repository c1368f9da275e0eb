package dev.vmxscope.core.scenario;

import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.windows.Action;
import java.util.Optional;
import java.util.function.Function;

/**
 * A step as a scenario writes it.
 *
 * @param text as it is written
 * @param action what it has Windows do with the driver of the scenario
 * @param program the program that it runs
 */
public record StepWord(String text, Function<ModuleFile, Action> action, Optional<ModuleFile> program) {}
