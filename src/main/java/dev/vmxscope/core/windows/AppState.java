package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.windows.memory.Ranges;
import org.jspecify.annotations.Nullable;

/**
 * The process of user mode.
 *
 * @param thread number of its thread, 0 before there is one
 * @param lastError what GetLastError gives
 * @param nextHandle the next handle's value
 * @param console what it wrote to its console, line by line; the last line may still grow
 * @param memory free addresses in its half of the address space
 * @param program the image, null if calls are made without a program
 * @param exitCode of the last program that ended, null if none has
 */
public record AppState(
        int thread,
        int lastError,
        int nextHandle,
        Trail<String> console,
        String unfinishedLine,
        Ranges memory,
        @Nullable Module program,
        @Nullable Integer exitCode) {}
