/** The pages under src/site/markdown that are made from the program's own tables, and the check that they are fresh. */
@NullMarked
package dev.vmxscope.docs;

import org.jspecify.annotations.NullMarked;
