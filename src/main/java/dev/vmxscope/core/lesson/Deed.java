package dev.vmxscope.core.lesson;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.ModuleFile;
import java.util.Optional;

/**
 * One thing that a step's button does.
 *
 * @param word as the lesson writes it, {@code to MyHypervisorDriver!DrvCreate}
 * @param command what a session is asked for
 * @param driver the driver that the machine has from then on, where it is another one
 */
public record Deed(String word, Command command, Optional<ModuleFile> driver) {}
