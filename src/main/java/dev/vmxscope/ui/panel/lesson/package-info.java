/** Lessons and cases: what there is, and the step that one is at. */
@NullMarked
package dev.vmxscope.ui.panel.lesson;

import org.jspecify.annotations.NullMarked;
