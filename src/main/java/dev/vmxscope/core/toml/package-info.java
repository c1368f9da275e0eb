/** Reads TOML texts that anybody may have written: bounded, with errors that name file, line and nearest name. */
@NullMarked
package dev.vmxscope.core.toml;

import org.jspecify.annotations.NullMarked;
