package dev.vmxscope.core.pe;

/**
 * The parts of IMAGE_LOAD_CONFIG_DIRECTORY64 that matter to a driver. All are virtual addresses at the preferred base,
 * 0 when absent.
 *
 * @param securityCookieVa where the /GS cookie stands
 * @param guardCheckVa slot that holds the control-flow guard's check function
 * @param guardDispatchVa slot that holds the control-flow guard's dispatch function
 */
public record LoadConfig(long securityCookieVa, long guardCheckVa, long guardDispatchVa) {}
