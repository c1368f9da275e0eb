/**
 * The console over what drivers and programs print, as DebugView shows it: rows, filters, highlight rules, comments,
 * and the files that they are written to and read from. It draws nothing and has no clock.
 */
@NullMarked
package dev.vmxscope.core.console;

import org.jspecify.annotations.NullMarked;
