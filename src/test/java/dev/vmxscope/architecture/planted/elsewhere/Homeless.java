package dev.vmxscope.architecture.planted.elsewhere;

/** A planted fault: it lives in a package that no wall knows. */
public final class Homeless {}
