/** All that can be done in the window as one table, and what is read from it: menu items, shortcuts, the palette. */
@NullMarked
package dev.vmxscope.app.command;

import org.jspecify.annotations.NullMarked;
