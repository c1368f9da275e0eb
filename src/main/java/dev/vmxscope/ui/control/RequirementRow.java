package dev.vmxscope.ui.control;

/**
 * One requirement of an instruction, and how it stands.
 *
 * @param met whether it holds
 * @param what is looked at, {@code CR4.VMXE}
 * @param actual what is there
 * @param required what must be there
 * @param rule the rule in plain words
 * @param citation where the manual says so
 */
public record RequirementRow(boolean met, String what, String actual, String required, String rule, String citation) {}
