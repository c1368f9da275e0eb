package dev.vmxscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vmxscope.core.bits.FieldChange;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.machine.MachineEvent;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.windows.WindowsEvent;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes what is special to an event. Values of registers, addresses and status codes are strings in hexadecimal,
 * because JSON's numbers do not hold 64 bits; counts are numbers.
 */
final class JsonEvent {
    private final JsonGenerator json;
    private final CodeNames names;
    private final EventText told;

    JsonEvent(JsonGenerator json, CodeNames names, EventText told) {
        this.json = json;
        this.names = names;
        this.told = told;
    }

    void write(Event event) throws IOException {
        if (event instanceof RegisterWrite write) {
            register(write.layout(), write.before(), write.after());
        } else if (event instanceof SystemInstructionExecuted executed) {
            instruction(executed);
        } else if (event instanceof MachineEvent machine) {
            machine(machine);
        } else if (event instanceof WindowsEvent windows) {
            new JsonWindowsEvent(json, names, told).write(windows);
        } else {
            throw new IllegalArgumentException("no members for " + event);
        }
    }

    private void register(RegisterLayout layout, long before, long after) throws IOException {
        json.writeStringField("register", layout.name());
        json.writeStringField("old", Codes.hex(before));
        json.writeStringField("new", Codes.hex(after));
        json.writeArrayFieldStart("fields");
        for (FieldChange change : layout.changes(before, after)) {
            json.writeStartObject();
            json.writeStringField("name", change.field().name());
            json.writeStringField("old", Codes.hex(change.before()));
            json.writeStringField("new", Codes.hex(change.after()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void instruction(SystemInstructionExecuted executed) throws IOException {
        Verdict verdict = executed.verdict();
        json.writeStringField("text", executed.text());
        json.writeStringField("outcome", verdict.outcome().text());
        JsonWindowsEvent.place(json, names, verdict.before().rip());
        if (!verdict.unmet().isEmpty()) {
            json.writeArrayFieldStart("unmet");
            for (String id : verdict.unmetIds()) {
                json.writeString(id);
            }
            json.writeEndArray();
        }
    }

    private void poked(MachineEvent.Poked poked) throws IOException {
        if (poked.place().layout().isPresent()) {
            register(poked.place().layout().get(), poked.before(), poked.after());
        } else {
            json.writeStringField("place", poked.place().title());
            json.writeStringField("old", Codes.hex(poked.before()));
            json.writeStringField("new", Codes.hex(poked.after()));
        }
    }

    private void machine(MachineEvent event) throws IOException {
        if (event instanceof MachineEvent.FirmwareRan ran) {
            register(FeatureControl.LAYOUT, ran.before(), ran.after());
        } else if (event instanceof MachineEvent.Poked poked) {
            poked(poked);
        } else if (event instanceof MachineEvent.Restarted restarted) {
            json.writeStringField(
                    "kind", restarted.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        } else if (event instanceof MachineEvent.Adjusted) {
            json.writeStringField("text", told.text());
        } else if (event instanceof MachineEvent.NotEmulatedHere missing) {
            json.writeStringField("text", missing.what().toString());
        }
    }
}
