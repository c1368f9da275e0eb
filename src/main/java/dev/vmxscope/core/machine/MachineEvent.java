package dev.vmxscope.core.machine;

import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.windows.Setting;

/** What the machine itself, or the person before it, did. */
public sealed interface MachineEvent extends Event {

    /**
     * The firmware wrote IA32_FEATURE_CONTROL of a logical processor, or found it locked and left it.
     *
     * @param before its value before, 64 bits
     * @param after its value after, 64 bits
     */
    record FirmwareRan(long before, long after) implements MachineEvent {}

    /** The machine was reset or switched off and on. */
    record Restarted(Restart kind) implements MachineEvent {}

    /** VMXOFF let an INIT signal through that VMX root operation had kept waiting; the processor was set back. */
    record InitTaken() implements MachineEvent {}

    /**
     * The person set a value by hand.
     *
     * @param place which
     * @param before its value before, 64 bits
     * @param after its value after, 64 bits
     */
    record Poked(Place place, long before, long after) implements MachineEvent {}

    /** The person set something about Windows by hand. */
    record Adjusted(Setting setting) implements MachineEvent {}

    /** The run cannot go on: something is not emulated. */
    record NotEmulatedHere(Message what) implements MachineEvent {}
}
