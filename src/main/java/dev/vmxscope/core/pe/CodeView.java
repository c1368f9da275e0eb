package dev.vmxscope.core.pe;

import java.util.UUID;

/**
 * The CodeView record (RSDS) that names the PDB of an image.
 *
 * @param guid equals the PDB's when both come from one build
 * @param age how often the PDB was changed, 32 bits
 * @param pdbPath as the linker wrote it
 */
public record CodeView(UUID guid, int age, String pdbPath) {}
