/** Presenter mode: the steps in large type, one panel in the spotlight, a pointer, and a window for the audience. */
@NullMarked
package dev.vmxscope.app.presenter;

import org.jspecify.annotations.NullMarked;
