package dev.vmxscope.docs;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.vmcs.EntryInterruption;
import dev.vmxscope.core.vmcs.VmcsEncoding;
import dev.vmxscope.core.vmcs.VmcsField;
import dev.vmxscope.core.vmcs.VmxControls;
import java.util.Locale;

/** The page of all fields of a VMCS, and of the bits of its control fields. */
final class VmcsPage {
    private VmcsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("# Fields of a VMCS\n\n"
                + "Made from the field table by `DocumentationTest`. Encodings: Intel SDM Vol. 3D, appendix B. A field\n"
                + "of 64 bits has a high half, too, whose encoding is one more. \"Where\" is the offset in the region,\n"
                + "which is this emulator's own affair, as it is each processor's. A field exists only on a processor\n"
                + "that allows the control in the last column to be 1.\n\n"
                + "| encoding | field | width | type | where | exists with |\n|---|---|---|---|---|---|\n");
        for (VmcsField field : VmcsField.values()) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %04XH | %s | %s | %s | %XH | %s |\n",
                    field.encoding(),
                    field.text(),
                    field.width(),
                    field.type(),
                    field.offset(),
                    field.gate().text()));
        }
        layout(page, VmcsEncoding.LAYOUT);
        for (VmxControls controls : VmxControls.values()) {
            layout(page, controls.layout());
        }
        layout(page, EntryInterruption.LAYOUT);
        return page.toString();
    }

    private static void layout(StringBuilder page, RegisterLayout layout) {
        page.append("\n## ").append(layout.name()).append("\n\n");
        page.append(layout.bits()).append(" bits. ").append(layout.source()).append(".\n\n");
        page.append("| bits | name |\n|---|---|\n");
        for (BitField field : layout.fields()) {
            page.append("| ").append(field.position()).append(" | ");
            page.append(field.name()).append(" |\n");
        }
    }
}
