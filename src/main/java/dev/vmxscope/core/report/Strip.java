package dev.vmxscope.core.report;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.text.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A register as a table of one column a field, the highest bit first: told by number, text and shape, not by colour. */
final class Strip {
    private final Html html;
    private final Texts texts;

    Strip(Html html, Texts texts) {
        this.html = html;
        this.texts = texts;
    }

    /** The three registers that decide on VMX operation. */
    void all(Processor cpu) {
        register(Cr0.LAYOUT, cpu.control().cr0(), 0, 0);
        register(Cr4.LAYOUT, cpu.control().cr4(), 0, 0);
        if (cpu.profile().hasVmx() || cpu.profile().hasSmx()) {
            register(FeatureControl.LAYOUT, cpu.msrs().getOrZero(Msr.IA32_FEATURE_CONTROL.index()), 0, 0);
        } else {
            html.element("p", texts.format("registers.absent", FeatureControl.LAYOUT.name()));
        }
    }

    /**
     * One register.
     *
     * @param mask the bits that something is required of
     * @param required what
     */
    void register(RegisterLayout layout, long value, long mask, long required) {
        List<BitField> fields = new ArrayList<>(layout.fields());
        Collections.reverse(fields);
        html.table(texts.format("registers.caption", layout.name(), Codes.hex(value)), "strip");
        html.open("tr").element("th", texts.get("registers.bit"), "scope", "row");
        fields.forEach(field -> html.element("td", field.position(), "class", "position"));
        html.close();
        html.open("tr").element("th", texts.get("registers.field"), "scope", "row");
        for (BitField field : fields) {
            html.open("th", "scope", "col", "class", named(field) ? "field" : "field reserved");
            html.element("span", field.name()).close();
        }
        html.close();
        html.open("tr").element("th", texts.get("registers.value"), "scope", "row");
        for (BitField field : fields) {
            long now = field.of(value);
            html.element("td", text(now), "class", now == 0 ? "bit zero" : "bit one");
        }
        html.close();
        if (mask != 0) {
            html.open("tr").element("th", texts.get("registers.required"), "scope", "row");
            fields.forEach(field -> required(field, value, mask, required));
            html.close();
        }
        html.endTable();
    }

    private void required(BitField field, long value, long mask, long required) {
        if ((field.mask() & mask) == 0) {
            html.element("td", "");
            return;
        }
        boolean met = field.of((value ^ required) & mask) == 0;
        html.open("td", "class", met ? "met" : "unmet");
        html.text(texts.format(met ? "registers.met" : "registers.unmet", text(field.of(required & mask))));
        html.close();
    }

    private static boolean named(BitField field) {
        return !field.name().equals(RegisterLayout.RESERVED);
    }

    private static String text(long value) {
        return value >= 0 && value <= 9 ? Long.toString(value) : Codes.hex(value);
    }
}
