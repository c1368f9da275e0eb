/** What a user describes as data: processor profiles as TOML, read with errors that name file, line and nearest name. */
@NullMarked
package dev.vmxscope.core.scenario;

import org.jspecify.annotations.NullMarked;
