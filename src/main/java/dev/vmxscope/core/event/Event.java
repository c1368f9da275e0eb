package dev.vmxscope.core.event;

/**
 * Something worth telling that happened in a step: an immutable value. Each package that makes events defines its own
 * records of this type.
 */
public interface Event {}
