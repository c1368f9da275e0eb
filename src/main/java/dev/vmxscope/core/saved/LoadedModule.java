package dev.vmxscope.core.saved;

import java.util.Optional;

/**
 * A driver or program of an investigation.
 *
 * @param name that it is loaded under
 * @param size in bytes
 * @param sha256 of its file, in hexadecimal
 * @param sample the name of the sample that it is; empty if it is none
 * @param symbols whether a PDB gives its names
 */
public record LoadedModule(String name, int size, String sha256, Optional<String> sample, boolean symbols) {}
