package dev.vmxscope.core.pe;

/**
 * One RUNTIME_FUNCTION of .pdata. Source: Microsoft, "x64 exception handling".
 *
 * @param beginRva first byte of the function
 * @param endRva first byte behind it
 * @param unwindRva its UNWIND_INFO
 */
public record RuntimeFunction(int beginRva, int endRva, int unwindRva) {}
