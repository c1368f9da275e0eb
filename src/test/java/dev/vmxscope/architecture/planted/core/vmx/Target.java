package dev.vmxscope.architecture.planted.core.vmx;

/** A planted fault: none of its own, it is what core.bits must not use. */
public final class Target {}
