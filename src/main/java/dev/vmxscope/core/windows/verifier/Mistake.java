package dev.vmxscope.core.windows.verifier;

import dev.vmxscope.core.text.Message;

/**
 * A mistake of a driver.
 *
 * @param kind which
 * @param step the machine's step at which it was seen
 * @param cpu number of the logical processor
 * @param driver the service's name; empty if it is not known
 * @param place address of the instruction that did it, the CALL where it called Windows; the first of the routine that
 *     failed to do something; 0 if no single line did
 * @param object address of what it is about: an IRP, a device, a block of memory; 0 if nothing
 * @param text what was done, in one sentence
 */
public record Mistake(Kind kind, long step, int cpu, String driver, long place, long object, Message text) {

    /** How bad it is on a real Windows. */
    public enum Severity {
        /** Windows stops with a bug check. */
        CRASHES,
        /** Memory or data can be damaged, somebody waits for ever, or Windows stops later. */
        HARMS,
        /** Something stays behind until Windows starts again. */
        LEAVES
    }

    /** The mistakes that are recognised. */
    public enum Kind {
        /** IoCompleteRequest for an IRP that was completed already. */
        COMPLETED_TWICE(Severity.CRASHES),
        /** A request that no one completed and no one marked pending, or that is still pending at unload. */
        NEVER_COMPLETED(Severity.HARMS),
        /** The IRP was read or written after its completion. */
        TOUCHED_AFTER_COMPLETION(Severity.HARMS),
        /** What the dispatch routine returned does not go with IoMarkIrpPending or with IoStatus.Status. */
        WRONG_STATUS(Severity.HARMS),
        /** The driver was to be unloaded while handles were open. */
        UNLOAD_OPEN_HANDLES(Severity.LEAVES),
        /** Unloaded without IoDeleteDevice. */
        DEVICE_LEFT(Severity.HARMS),
        /** Unloaded without IoDeleteSymbolicLink. */
        LINK_LEFT(Severity.LEAVES),
        /** Memory of user mode was used in kernel mode without a probe or an MDL. */
        USER_POINTER_RAW(Severity.HARMS),
        /** A function was called at an IRQL that it does not allow. */
        IRQL_TOO_HIGH(Severity.HARMS),
        /** Unloaded without giving memory back. */
        MEMORY_LEFT(Severity.LEAVES),
        /** An address was freed that is no block, or by the wrong function. */
        WRONG_FREE(Severity.CRASHES),
        /** Memory was freed while a processor uses it as VMXON region or VMCS. */
        FREED_IN_USE(Severity.HARMS),
        /** Unloaded while a processor is in VMX operation. */
        VMX_LEFT_ON(Severity.HARMS),
        /** Unloaded with CR4.VMXE still set. */
        VMXE_LEFT_ON(Severity.LEAVES);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        /** How bad it is on a real Windows. */
        public Severity severity() {
            return severity;
        }
    }
}
