package dev.vmxscope.core.probe;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Segments;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** In which mode a probe starts, after power-on and with no firmware run. */
public enum StartMode {
    /** 64-bit mode. */
    LONG(0x80000011L, Rig.PML4, 0x20, 0x500),
    /** Protected mode with 32-bit paging. */
    PM32PG(0x80000011L, Rig.CR3_32, 0x10, 0),
    /** Flat protected mode without paging. */
    PM32(0x11, Rig.CR3_32, 0, 0),
    /** Real mode. */
    REAL(0x10, Rig.CR3_32, 0, 0);

    private final long cr0;
    private final long cr3;
    private final long cr4;
    private final long efer;

    /** CR3 points at paging structures even where paging is off, so that a step can turn it on. */
    StartMode(long cr0, long cr3, long cr4, long efer) {
        this.cr0 = cr0;
        this.cr3 = cr3;
        this.cr4 = cr4;
        this.efer = efer;
    }

    /** Its name in a probe. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that name. */
    public static Optional<StartMode> of(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id().equals(id)).findFirst();
    }

    /** All names, for a message. */
    public static String names() {
        return Arrays.stream(values()).map(StartMode::id).collect(Collectors.joining(", "));
    }

    /** The processor of that model at the start. */
    Processor processor(CpuProfile profile) {
        return Processor.powerUp(0, profile)
                .withControl(new ControlRegisters(cr0, 0, cr3, cr4, 0, efer, 1))
                .withSegments(segments())
                .withGeneral(GeneralRegisters.RSP, Rig.STACK);
    }

    /** The segments at the start, privilege level 0. */
    Segments segments() {
        return switch (this) {
            case LONG -> Flat.ring0(Flat.CODE_64);
            case PM32PG, PM32 -> Flat.ring0(Flat.CODE_32);
            case REAL -> Flat.real();
        };
    }
}
