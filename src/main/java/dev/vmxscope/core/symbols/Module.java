package dev.vmxscope.core.symbols;

/**
 * One object file that was linked into the image (a "module" in the words of the PDB).
 *
 * @param name the object file
 * @param library the library that it came from, else the object file again
 */
public record Module(String name, String library) {}
