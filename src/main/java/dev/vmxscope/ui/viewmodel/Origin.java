package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.machine.MachineEvent;

/**
 * Who gave a register the value that it has.
 *
 * @param kind who
 * @param step the step in which it happened, 0 if nobody did
 * @param place the code that wrote it, empty if no code did
 */
public record Origin(Kind kind, long step, String place) {
    /** Who writes registers. */
    public enum Kind {
        /** Nobody yet: it has the value of power-up. */
        NOBODY,
        /** The firmware, at the last start. */
        FIRMWARE,
        /** Windows, when it started. */
        WINDOWS,
        /** Code that runs on the machine. */
        CODE,
        /** The person before the screen. */
        YOU
    }

    /** Who wrote a register of the processor that is shown last. */
    static Origin of(View view, RegisterLayout layout) {
        Trail<Entry> journal = view.machine().journal();
        for (int at = journal.size() - 1; at >= 0; at--) {
            Entry entry = journal.get(at);
            boolean mine = entry.cpu() == view.cpu();
            if (mine
                    && entry.event() instanceof MachineEvent.Poked poked
                    && poked.place().layout().filter(layout::equals).isPresent()) {
                return new Origin(Kind.YOU, entry.step(), "");
            }
            if (mine
                    && entry.event() instanceof RegisterWrite write
                    && write.layout().equals(layout)) {
                return new Origin(Kind.CODE, entry.step(), write.rip() == 0 ? "" : Places.place(view, write.rip()));
            }
            if (mine && layout.equals(FeatureControl.LAYOUT) && entry.event() instanceof MachineEvent.FirmwareRan) {
                boolean wrote = view.processor().featureControl() != 0;
                return new Origin(wrote ? Kind.FIRMWARE : Kind.NOBODY, entry.step(), "");
            }
            if (entry.event() instanceof MachineEvent.Restarted) {
                break;
            }
        }
        // The journal begins after Windows has set up the control registers.
        Kind first = layout.equals(FeatureControl.LAYOUT) ? Kind.NOBODY : Kind.WINDOWS;
        return new Origin(first, 0, "");
    }
}
