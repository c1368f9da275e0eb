package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.Segments;
import dev.vmxscope.core.cpu.TablePointer;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.x86.Mode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A start state out of assignments such as {@code mode=long cpl=3 cr0=80000011 m:100000=5}; numbers are hexadecimal.
 *
 * <p>Without any, the processor could execute VMXON: 64-bit mode at CPL 0, CR0.NE and CR4.VMXE set,
 * IA32_FEATURE_CONTROL 5, the arithmetic flags all 1. Memory operands lie at 1000H and hold 100000H, where a region with
 * the right revision identifier lies; VMX operation, if asked for, was entered by a region at 200000H. The first
 * gibibyte is mapped to itself, but for 1C00000H (not present) and 1A00000H (read-only). {@code vmcs=valid} makes
 * {@link ValidVmcs} current at 300000H, {@code vmcs=launched} one that VMLAUNCH has entered; {@code f:6C00=80050033}
 * gives the field of that encoding in the current VMCS another value.
 */
public final class StartState {
    static final long RIP = 0x10000;
    private static final List<String> GENERAL = List.of("rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8");
    private static final PhysicalMemory MEMORY = memory();

    private final Map<String, String> values = new LinkedHashMap<>();
    private final String mode;

    public StartState(String assignments) {
        for (String assignment : assignments.isBlank() ? new String[0] : assignments.split(" ")) {
            String[] sides = assignment.split("=");
            values.put(sides[0], sides[1]);
        }
        String named = values.remove("mode");
        mode = named == null ? "long" : named;
    }

    private static PhysicalMemory memory() {
        WorkingMemory memory = PhysicalMemory.zeroed(32 << 20).thaw();
        memory.write(0x2000, 0x3007, 8);
        memory.write(0x3000, 0x4007, 8);
        for (long at = 0; at < 512; at++) {
            memory.write(0x4000 + 8 * at, at << 21 | 0x87, 8);
        }
        memory.write(0x4000 + 8 * 0xE, 0x1C00000 | 0x86, 8);
        memory.write(0x4000 + 8 * 0xD, 0x1A00000 | 0x85, 8);
        memory.write(0x1000, 0x100000, 8);
        memory.write(0x100000, 4, 4);
        memory.write(0x200000, 4, 4);
        memory.write(0x300000, 4, 4);
        return memory.freeze();
    }

    private long take(String name, long otherwise) {
        String text = values.remove(name);
        return text == null ? otherwise : Long.parseUnsignedLong(text, 16);
    }

    private boolean longMode() {
        return mode.equals("long") || mode.equals("compat");
    }

    public Situation situation(String instruction) {
        WorkingMemory memory = MEMORY.thaw();
        long at = take("at", 0x1000);
        CpuProfile profile = profile();
        String vmcs = values.remove("vmcs");
        long region = vmcs == null ? take("current", VmxState.NONE) : take("current", 0x300000);
        Processor cpu = segments(vmx(control(Processor.powerUp((int) take("id", 0), profile)), region));
        long flags = take("flags", 0x8D7) | (mode.equals("v86") ? 1 << 17 : 0);
        cpu = cpu.withRip(RIP).withRflags(flags).withSmx(take("smx", 0) == 1).withA20Masked(take("a20m", 0) == 1);
        cpu = cpu.withMsr(0x3A, take("fc", 5));
        cpu = take("movss", 0) == 1 ? afterMovSs(cpu) : cpu;
        cpu = cpu.withDebug(cpu.debug().with(7, take("dr7", 0x400)));
        GeneralRegisters general = GeneralRegisters.ZERO.with(8, at).with(GeneralRegisters.RSI, at);
        for (int number = 0; number < GENERAL.size(); number++) {
            general = general.with(number, take(GENERAL.get(number), general.get(number)));
        }
        cpu = cpu.withGeneral(general);
        long tsc = take("tsc", 0);
        if (values.containsKey("ptr")) {
            memory.write(at, take("ptr", 0), 8);
        }
        if (vmcs != null && region != VmxState.NONE) {
            ValidVmcs.write(memory, region, vmcs.equals("launched"));
        }
        for (Map.Entry<String, String> left : values.entrySet()) {
            String[] name = left.getKey().split(":");
            long value = Long.parseUnsignedLong(left.getValue(), 16);
            switch (name[0]) {
                case "m" -> memory.write(Long.parseLong(name[1], 16), value, 4);
                case "f" -> ValidVmcs.write(memory, region, Integer.parseInt(name[1], 16), value);
                case "smsr" -> cpu = cpu.withMsr(Integer.parseUnsignedInt(name[1], 16), value);
                default -> throw new IllegalArgumentException("unknown: " + left);
            }
        }
        Mode decoded = mode.equals("long")
                ? Mode.BITS64
                : mode.equals("real") || mode.equals("v86") ? Mode.BITS16 : Mode.BITS32;
        return new Situation(cpu, memory.freeze(), InstructionText.parse(instruction, decoded), tsc);
    }

    private static Processor afterMovSs(Processor cpu) {
        return new Processor(
                cpu.id(),
                cpu.profile(),
                cpu.general(),
                cpu.rip(),
                cpu.rflags(),
                cpu.control(),
                cpu.segments(),
                cpu.gdtr(),
                cpu.idtr(),
                cpu.debug(),
                cpu.vectors(),
                cpu.msrs(),
                cpu.vmx(),
                cpu.smx(),
                cpu.a20Masked(),
                true,
                cpu.initLatched(),
                cpu.activity());
    }

    private CpuProfile profile() {
        Map<CpuidLeaf, CpuidValues> cpuid = TestProcessor.cpuid();
        Map<Integer, Long> msrs = TestProcessor.msrs();
        for (String name : List.copyOf(values.keySet())) {
            if (name.startsWith("pmsr:")) {
                msrs.put(Integer.parseInt(name.substring(5), 16), take(name, 0));
            } else if (name.startsWith("cpuid:")) {
                String[] parts = name.substring(6).split("\\.");
                String[] leaf = parts[0].split("/");
                CpuidLeaf key = new CpuidLeaf(
                        Integer.parseUnsignedInt(leaf[0], 16), leaf.length == 2 ? Integer.parseInt(leaf[1], 16) : 0);
                CpuidValues old = cpuid.getOrDefault(key, CpuidValues.ZERO);
                int value = (int) take(name, 0);
                String register = parts[1].toLowerCase(Locale.ROOT);
                cpuid.put(
                        key,
                        new CpuidValues(
                                register.equals("eax") ? value : old.eax(),
                                register.equals("ebx") ? value : old.ebx(),
                                register.equals("ecx") ? value : old.ecx(),
                                register.equals("edx") ? value : old.edx()));
            }
        }
        if (values.containsKey("nocpuid")) {
            cpuid.remove(new CpuidLeaf((int) take("nocpuid", 0), 0));
        }
        CpuProfile profile = CpuProfile.of("test", "", "", cpuid, msrs);
        return take("closed", 0) == 1 ? profile.asClosed() : profile;
    }

    private Processor control(Processor cpu) {
        long cr0 = longMode() || mode.equals("pm32pg") ? 0x80000031L : mode.equals("real") ? 0x30 : 0x31;
        long cr4 = longMode() ? 0x2020 : 0x2000;
        ControlRegisters control = new ControlRegisters(
                take("cr0", cr0),
                take("cr2", 0),
                take("cr3", 0x2000),
                take("cr4", cr4),
                take("cr8", 0),
                take("efer", longMode() ? 0xD01 : 0),
                take("xcr0", 1));
        return cpu.withControl(control);
    }

    private Processor vmx(Processor cpu, long current) {
        String text = values.remove("vmx");
        if (text == null || text.equals("outside")) {
            return cpu;
        }
        VmxState.Mode kind = text.equals("root") ? VmxState.Mode.ROOT : VmxState.Mode.NON_ROOT;
        return cpu.withVmx(new VmxState(kind, 0x200000, current));
    }

    private Segment shaped(String name, Segment old) {
        return new Segment(
                old.selector(),
                old.base(),
                (int) take(name + ".limit", old.limit() & 0xFFFFFFFFL),
                (int) take(name + ".type", old.type()),
                old.dpl(),
                take(name + ".usable", 1) == 1,
                old.longMode(),
                old.defaultBig());
    }

    private Processor segments(Processor cpu) {
        int cpl = (int) take("cpl", 0);
        boolean real = mode.equals("real") || mode.equals("v86");
        Segment[] all = new Segment[8];
        Arrays.fill(all, real ? Segment.real(0) : Segment.data(0x28 | cpl));
        int code = 0x10 | cpl;
        if (!real) {
            all[1] = mode.equals("long") ? Segment.code64(code) : Segment.code32(code);
        }
        if (take("cs.l", 0) == 1) {
            all[1] = Segment.code64(code);
        }
        all[1] = shaped("cs", all[1]);
        all[2] = shaped("ss", all[2]);
        all[3] = shaped("ds", all[3]);
        all[4] = all[4].withBase(take("fs.base", 0));
        all[5] = all[5].withBase(take("gs.base", 0));
        all[6] = new Segment((int) take("ldtr.sel", 0), 0, 0xFFFF, 2, 0, true, false, false);
        int tss = (int) take("tr.type", 0xB);
        all[7] = new Segment((int) take("tr.sel", 0x40), 0, 0x67, tss, 0, true, false, false);
        TablePointer gdt = new TablePointer(take("gdt.base", 0), (int) take("gdt.limit", 0xFFFF));
        return cpu.withSegments(new Segments(List.of(all))).withTables(gdt, new TablePointer(0, 0xFFFF));
    }
}
