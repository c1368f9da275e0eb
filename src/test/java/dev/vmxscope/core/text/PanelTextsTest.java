package dev.vmxscope.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.windows.nt.Major;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PanelTextsTest {
    private static final Texts TEXTS = Texts.window(Language.ENGLISH);

    @Test
    void everyMajorFunctionSaysWhatTriggersIt() {
        for (int code = 0; code < Major.COUNT; code++) {
            assertThat(TEXTS.get("irp.trigger." + String.format(Locale.ROOT, "%02X", code)))
                    .isNotBlank();
        }
    }
}
