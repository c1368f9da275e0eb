package dev.vmxscope.core.report;

import static dev.vmxscope.core.report.InvestigationReport.shown;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.GuestMemory;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Engine;
import dev.vmxscope.core.session.History;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Driver;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.nt.Major;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The dispatch table of the driver that was loaded last, right before it was unloaded if it was. */
final class DispatchSection {
    private final Html html;
    private final Texts texts;
    private final Dossier dossier;

    DispatchSection(Html html, Texts texts, Dossier dossier) {
        this.html = html;
        this.texts = texts;
        this.dossier = dossier;
    }

    void write() {
        html.open("section", "id", "dispatch").element("h2", texts.get("dispatch"));
        Machine machine = loaded();
        Optional<Driver> driver = machine.windows().io().drivers().values().stream()
                .max(Comparator.comparingInt(
                        found -> machine.windows().modules().indexOf(found.module())));
        if (driver.isPresent()) {
            table(machine, driver.get());
        } else {
            html.element("p", texts.get("dispatch.none"));
        }
        html.close();
    }

    /** The present machine, or the last one with a driver in it. */
    private Machine loaded() {
        History history = dossier.history();
        Machine present = history.present().machine();
        if (!present.windows().io().drivers().isEmpty()) {
            return present;
        }
        Trail<Entry> journal = present.journal();
        for (int at = journal.size() - 1; at >= 0; at--) {
            if (journal.get(at).event() instanceof WindowsEvent.DriverUnloaded) {
                long position = history.positionOf(journal.get(at).step() - 1);
                return history.seek(position, new Engine()).present().machine();
            }
        }
        return present;
    }

    private void table(Machine machine, Driver driver) {
        html.table(
                texts.format("dispatch.caption", shown(driver.service())),
                "dispatch",
                texts.get("dispatch.code"),
                texts.get("dispatch.name"),
                texts.get("dispatch.routine"));
        GuestMemory memory = new GuestMemory(machine, machine.processors().get(0));
        for (int code = 0; code < Major.COUNT; code++) {
            OptionalLong routine = memory.number(driver.object() + DriverObject.MAJOR_FUNCTION + 8L * code, 8);
            String name = routine.isPresent()
                    ? dossier.symbols().name(machine, routine.getAsLong())
                    : texts.get("dispatch.unreadable");
            html.open("tr").element("td", String.format(Locale.ROOT, "0x%02x", code), "class", "number");
            html.open("td").element("code", Major.name(code)).close();
            html.open("td").element("code", shown(name)).close().close();
        }
        html.endTable();
    }
}
