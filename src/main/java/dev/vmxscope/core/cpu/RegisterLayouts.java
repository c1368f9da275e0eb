package dev.vmxscope.core.cpu;

import dev.vmxscope.core.bits.RegisterLayout;
import java.util.List;
import java.util.stream.Stream;

/** All registers whose fields have names. */
public final class RegisterLayouts {
    private RegisterLayouts() {}

    /** Every layout of this package, in the order of a list that a reader would want. */
    public static List<RegisterLayout> all() {
        return Stream.concat(
                        Stream.of(Cr0.LAYOUT, Cr4.LAYOUT, Rflags.LAYOUT, Efer.LAYOUT, FeatureControl.LAYOUT),
                        CpuidLayouts.all().stream().map(CpuidLayouts.Entry::layout))
                .toList();
    }
}
