/** The walls between the packages, and proof that each of them bites. */
package dev.vmxscope.architecture;
