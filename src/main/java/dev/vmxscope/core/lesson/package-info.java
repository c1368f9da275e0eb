/**
 * Lessons as data: steps with a goal that the machine itself shows, questions, and what a student has reached so far. A
 * fault scenario is played as a lesson too.
 */
@NullMarked
package dev.vmxscope.core.lesson;

import org.jspecify.annotations.NullMarked;
