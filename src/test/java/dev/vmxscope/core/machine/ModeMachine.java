package dev.vmxscope.core.machine;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.cpu.Segments;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.exec.Bus;
import dev.vmxscope.core.x86.exec.Core;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One processor in a mode, with 8 MiB of RAM and what its mode needs in it. Code begins at linear address 10000H. Where
 * there is paging, memory is mapped to itself: the first 4 MiB for everybody, the next for ring 0 only, the rest not.
 */
final class ModeMachine {
    static final long CODE = 0x10000;
    static final long SUPERVISOR = 0x400000;
    static final long UNMAPPED = 0x800000;

    private static final long LEGACY_TABLE = 0x1000;
    private static final long LONG_TABLE = 0x2000;

    final WorkingMemory memory = PhysicalMemory.zeroed(8 << 20).thaw();
    final Core core;
    /** The kinds of the events that were told. */
    final List<String> told = new ArrayList<>();

    private final Bus bus;

    private ModeMachine(ControlRegisters control, long rflags, Segment code, Segment data) {
        memory.write(LEGACY_TABLE, 0x87, 4);
        memory.write(LEGACY_TABLE + 4, SUPERVISOR | 0x83, 4);
        memory.write(LONG_TABLE, 0x3007, 8);
        memory.write(0x3000, 0x4007, 8);
        for (long at = 0; at < 4; at++) {
            memory.write(0x4000 + 8 * at, at << 21 | (at < 2 ? 0x87 : 0x83), 8);
        }
        List<Segment> all = new ArrayList<>(Collections.nCopies(SegmentName.values().length, data));
        all.set(SegmentName.CS.ordinal(), code);
        Processor start = Processor.powerUp(0, profile())
                .withControl(control)
                .withRflags(rflags)
                .withRip(CODE - code.base())
                .withGeneral(GeneralRegisters.RSP, 0x8000)
                .withSegments(new Segments(all));
        bus = new Bus(
                memory,
                new SpecifiedUnit(
                        memory,
                        () -> 0,
                        (cpu, event) -> told.add(event.getClass().getSimpleName())),
                address -> false);
        core = new Core(bus, start);
        bus.connect();
    }

    /** VMX, PSE, PAE, MSRs; 36 address bits. */
    private static CpuProfile profile() {
        return CpuProfile.of(
                "test",
                "",
                "",
                Map.of(new CpuidLeaf(1, 0), new CpuidValues(0x306A9, 0, 1 << 5, 0x178BFBFF)),
                Map.of(0x480, 0x00D8100000000004L));
    }

    private static ControlRegisters control(long cr0, long cr3, long cr4, long efer) {
        return new ControlRegisters(cr0, 0, cr3, cr4, 0, efer, 1);
    }

    static ModeMachine real() {
        return new ModeMachine(control(0x10, 0, 0, 0), 2, Segment.real(0x1000), Segment.real(0x2000));
    }

    static ModeMachine unpaged() {
        return new ModeMachine(control(0x11, 0, 0, 0), 2, Segment.code32(8), Segment.data(0x10));
    }

    static ModeMachine paged32(int cpl) {
        return new ModeMachine(
                control(0x80010011L, LEGACY_TABLE, 0x10, 0), 2, Segment.code32(8 | cpl), Segment.data(0x10 | cpl));
    }

    static ModeMachine virtual8086() {
        return new ModeMachine(
                control(0x80010011L, LEGACY_TABLE, 0x10, 0), 0x20002, Segment.real(0x1000), Segment.real(0x2000));
    }

    static ModeMachine compatibility(int cpl) {
        return new ModeMachine(
                control(0x80010011L, LONG_TABLE, 0x20, 0x500), 2, Segment.code32(8 | cpl), Segment.data(0x10 | cpl));
    }

    static ModeMachine bits64() {
        return new ModeMachine(control(0x80010011L, LONG_TABLE, 0x20, 0x500), 2, Segment.code64(8), Segment.data(0x10));
    }

    /** Puts code where execution begins. */
    ModeMachine code(String hex) {
        memory.write(CODE, HexFormat.of().parseHex(hex.replace(" ", "")));
        return this;
    }

    /** The same with the base and limit of DS changed. */
    ModeMachine ds(long base, int limit) {
        Segment now = core.segment(SegmentName.DS);
        Segment other =
                new Segment(now.selector(), base, limit, now.type(), now.dpl(), true, now.longMode(), now.defaultBig());
        core.setSegments(core.segments().with(SegmentName.DS, other));
        return this;
    }

    ModeMachine set(int register, long value) {
        core.set(register, value);
        return this;
    }

    ModeMachine run(int steps) {
        core.run(steps);
        return this;
    }

    /** The exception that ended the run in the manual's notation; empty if none did. */
    String fault() {
        return core.fault() == null ? "" : core.fault().text();
    }
}
