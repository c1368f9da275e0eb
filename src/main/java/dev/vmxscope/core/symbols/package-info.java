/**
 * Debug information of a loaded image: what is the name, the source line, the local variable at an address. Source of
 * the file format: LLVM, "The PDB File Format" (llvm.org/docs/PDB), and Microsoft's cvinfo.h
 * (github.com/microsoft/microsoft-pdb).
 */
@NullMarked
package dev.vmxscope.core.symbols;

import org.jspecify.annotations.NullMarked;
