package dev.vmxscope.docs;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.RegisterLayouts;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import java.util.Locale;

/** The page of all register layouts. */
final class RegisterPage {
    private RegisterPage() {}

    static String text() {
        Texts texts = Texts.of(Language.ENGLISH, Texts.REGISTERS);
        StringBuilder page = new StringBuilder("# Registers\n\nMade from the layout tables by `DocumentationTest`.\n");
        for (RegisterLayout layout : RegisterLayouts.all()) {
            page.append("\n## ").append(layout.name()).append("\n\n");
            page.append(layout.bits()).append(" bits. ").append(layout.source()).append(".\n\n");
            page.append("| bits | name | access | mask | meaning |\n|---|---|---|---|---|\n");
            for (BitField field : layout.fields()) {
                boolean reserved = field.access().reserved() && field.name().equals(RegisterLayout.RESERVED);
                page.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %XH | %s |\n",
                        field.position(),
                        field.name(),
                        field.access().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        field.mask(),
                        reserved ? "" : texts.of(layout, field)));
            }
        }
        return page.toString();
    }
}
