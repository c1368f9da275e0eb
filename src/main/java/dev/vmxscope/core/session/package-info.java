/** What a person does with a machine: inputs, history with checkpoints and replay, stepping, and the thread that runs. */
@NullMarked
package dev.vmxscope.core.session;

import org.jspecify.annotations.NullMarked;
