package dev.vmxscope.app;

import dev.vmxscope.app.command.Finder;
import dev.vmxscope.app.command.Hit;
import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.CpuidLayouts;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.symbols.ModuleSymbols;
import dev.vmxscope.core.symbols.Procedure;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.ui.control.HexText;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Spotlight;
import dev.vmxscope.ui.viewmodel.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.kordamp.ikonli.feather.Feather;

/** Finds what the machine has: registers and their bits, slots of the dispatch table, procedures and addresses. */
final class MachineFinder implements Finder {
    private final Desk desk;
    private final LongConsumer code;

    /**
     * A finder in the machine that the desk shows.
     *
     * @param code shows the code at an address
     */
    MachineFinder(Desk desk, LongConsumer code) {
        this.desk = desk;
        this.code = code;
    }

    @Override
    public List<Hit> find(String words) {
        List<Hit> hits = new ArrayList<>();
        addRegister(hits, Place.Control.CR4, Cr4.LAYOUT, "");
        addRegister(hits, Place.Control.CR0, Cr0.LAYOUT, "");
        addRegister(hits, Place.Model.FEATURE_CONTROL, FeatureControl.LAYOUT, "MSR 3AH");
        for (CpuidLayouts.Entry entry : CpuidLayouts.all()) {
            addRegister(hits, new Place.Cpuid(entry.leaf(), entry.register()), entry.layout(), "");
        }
        for (int number = 0; number < GeneralRegisters.COUNT; number++) {
            Place place = new Place.General(number);
            hits.add(new Hit(
                    Feather.LIST,
                    place.title(),
                    List.of(),
                    texts().get("panel.registers"),
                    "",
                    true,
                    () -> reveal(place, -1)));
        }
        addSlots(hits);
        addProcedures(hits);
        address(words).ifPresent(hits::add);
        return hits;
    }

    private Texts texts() {
        return desk.texts();
    }

    private View view() {
        return desk.views().getValue();
    }

    private void reveal(Place place, long mask) {
        desk.reveal(new Spotlight(view().cpu(), place, mask));
    }

    private void addRegister(List<Hit> hits, Place place, RegisterLayout layout, String other) {
        hits.add(new Hit(
                Feather.TOGGLE_RIGHT,
                layout.name(),
                List.of(other),
                texts().get("palette.register"),
                "",
                true,
                () -> reveal(place, layout.namedMask())));
        for (BitField field : layout.named()) {
            String meaning = desk.fields().find(Texts.fieldKey(layout, field)).orElse("");
            hits.add(new Hit(
                    Feather.TOGGLE_RIGHT,
                    layout.name() + "." + field.name(),
                    List.of(field.name(), other),
                    meaning,
                    "",
                    true,
                    () -> reveal(place, field.mask())));
        }
    }

    private void addSlots(List<Hit> hits) {
        for (int major = 0; major < Major.COUNT; major++) {
            int slot = major;
            String trigger = texts().get("irp.trigger." + String.format(Locale.ROOT, "%02X", major));
            hits.add(new Hit(
                    Feather.GRID, Major.name(major), List.of(), trigger, "", true, () -> desk.revealSlot(slot)));
        }
    }

    private void addProcedures(List<Hit> hits) {
        view().frame().symbols().byModule().forEach((module, symbols) -> {
            Optional<Module> loaded = view().machine().windows().modules().stream()
                    .filter(image -> image.name().equals(module))
                    .findFirst();
            symbols.procedures().forEach(procedure -> hits.add(hit(symbols, procedure, loaded)));
        });
    }

    private Hit hit(ModuleSymbols symbols, Procedure procedure, Optional<Module> loaded) {
        long rva = procedure.range().rva();
        String detail = loaded.map(image -> texts().format("palette.code", HexText.of(image.base() + rva, Long.SIZE)))
                .orElseGet(() -> texts().format("palette.code.later", symbols.name()));
        return new Hit(
                Feather.CODE,
                symbols.name() + "!" + procedure.name(),
                List.of(procedure.name()),
                detail,
                "",
                loaded.isPresent(),
                () -> loaded.ifPresent(image -> code.accept(image.base() + rva)));
    }

    /** What is typed as a number in hexadecimal, long enough to be one, is an address. */
    private Optional<Hit> address(String words) {
        String typed = words.strip();
        OptionalLong number = HexText.parse(typed, Long.SIZE);
        boolean meant = typed.length() >= 8 || typed.toLowerCase(Locale.ROOT).startsWith("0x");
        if (number.isEmpty() || !meant) {
            return Optional.empty();
        }
        long address = number.getAsLong();
        return Optional.of(new Hit(
                Feather.CODE,
                view().name(address),
                List.of(words.strip()),
                texts().format("palette.code", HexText.of(address, Long.SIZE)),
                "",
                true,
                () -> code.accept(address)));
    }
}
