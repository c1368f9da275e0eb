package dev.vmxscope.core.vmx;

import java.util.List;

/** The VMX instructions. Intel SDM Vol. 3C, chapter 31 (30 in older editions). */
final class VmxSpecs {
    static final List<InstructionSpec> ALL = List.of();

    private VmxSpecs() {}
}
