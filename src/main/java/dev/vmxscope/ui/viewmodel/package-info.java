/** What each panel shows, as values taken from one view of one frame; nothing here can draw. */
@NullMarked
package dev.vmxscope.ui.viewmodel;

import org.jspecify.annotations.NullMarked;
