package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.Efer;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.TablePointer;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.memory.WorkingMemory;
import dev.vmxscope.core.windows.journey.Journeys;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.memory.Ranges;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.service.Services;
import dev.vmxscope.core.windows.verifier.VerifierState;
import dev.vmxscope.core.x86.exec.Core;
import java.util.List;
import org.pcollections.TreePVector;

/** Starts Windows: address space, tables, control regions, processes, and the registers of every processor. */
final class Boot {
    /** Number of the thread that starts and stops drivers. */
    static final int WORKER = 8;
    /** Number of the program's thread. */
    static final int APP = 12;

    /** Code that ntoskrnl gives to drivers built with control-flow guard: RET, and JMP RAX. */
    static final long GUARD_CHECK = Layout.NT + 0x80000;

    static final long GUARD_DISPATCH = GUARD_CHECK + 0x10;

    private static final long CR0 = 0x80050033L;
    private static final long PAT = 0x0007010600070106L;
    private static final long STAR = 0x0023001000000000L;
    private static final long FMASK = 0x4700;
    private static final long APIC = 0xFEE00800L;
    private static final long BOOT_PROCESSOR = 0x100;

    private Boot() {}

    static WindowsState boot(
            WorkingMemory memory,
            List<Core> cores,
            BootOptions options,
            Registry before,
            Services known,
            DebugCapture capture) {
        Registry registry = known.swept(before);
        Services services = known.found(registry);
        AddressSpace space = AddressSpace.create(memory);
        BootMemory.lay(space, cores.size(), options);
        for (int cpu = 0; cpu < cores.size(); cpu++) {
            start(cores.get(cpu), cpu, space.root());
        }
        AppState app = new AppState(
                APP, 0, 0x94, Trail.empty(), "", Ranges.of(Layout.USER_MEMORY, Layout.USER_MEMORY_SIZE), null, null);
        WindowsState empty = new WindowsState(
                options,
                new Status.Idle(),
                TreePVector.from(automatic(registry, services)),
                null,
                space.state(),
                Pool.empty(space).state(),
                ThreadsState.EMPTY,
                IoState.EMPTY,
                app,
                DebugState.EMPTY.withCapture(capture).withFilter(DebugMasks.atBoot(registry)),
                registry,
                services,
                Journeys.EMPTY,
                Trail.empty(),
                VerifierState.EMPTY);
        return populate(empty, memory, cores);
    }

    /** The drivers that Windows starts by itself. */
    private static List<Action> automatic(Registry registry, Services services) {
        return services.all().stream()
                .filter(service -> Services.automatic(registry, service.name()))
                .map(service -> (Action) new Action.StartService(service.name()))
                .toList();
    }

    private static WindowsState populate(WindowsState empty, WorkingMemory memory, List<Core> cores) {
        Kernel kernel = new Kernel(empty, new Silent(cores, memory));
        Processes.create(kernel, cores.size());
        return kernel.state();
    }

    /** A computer at step 0 that tells nothing. */
    private record Silent(List<Core> cores, WorkingMemory memory) implements Computer {
        @Override
        public void emit(int cpu, Event event) {}

        @Override
        public Trail<Entry> told() {
            return Trail.empty();
        }

        @Override
        public long steps() {
            return 0;
        }
    }

    private static void start(Core core, int cpu, long root) {
        Processor was = core.freeze();
        CoreContext idle = Cpus.idleContext(cpu);
        long efer = Efer.SCE.mask() | Efer.LME.mask() | Efer.LMA.mask() | Efer.NXE.mask();
        long cr4 = cr4(was.profile());
        long xcr0 = Cr4.OSXSAVE.isSet(cr4) ? 3 | (was.profile().leaf(1, 0).ecx() >>> 28 & 1) << 2 : 1;
        Processor now = was.withGeneral(idle.general())
                .withRip(idle.rip())
                .withRflags(idle.rflags())
                .withControl(new ControlRegisters(CR0, 0, root, cr4, 0, efer, xcr0))
                .withSegments(idle.segments())
                .withTables(
                        new TablePointer(Cpus.tables(cpu), 0x57), new TablePointer(Cpus.tables(cpu) + 0x1000, 0xFFF))
                .withMsr(Msr.IA32_APIC_BASE.index(), APIC | (cpu == 0 ? BOOT_PROCESSOR : 0))
                .withMsr(Msr.IA32_PAT.index(), PAT)
                .withMsr(Msr.IA32_STAR.index(), STAR)
                .withMsr(Msr.IA32_LSTAR.index(), Gates.kernel("KiSystemCall64"))
                .withMsr(Msr.IA32_FMASK.index(), FMASK)
                .withMsr(Msr.IA32_TSC_AUX.index(), cpu)
                .withMsr(Msr.IA32_KERNEL_GS_BASE.index(), Layout.TEB);
        core.thaw(now);
    }

    /** What Windows 10 sets, as far as the model has it: 6F8H, and FSGSBASE, OSXSAVE, SMEP. */
    private static long cr4(CpuProfile profile) {
        CpuidValues one = profile.leaf(1, 0);
        CpuidValues seven = profile.leaf(7, 0);
        long cr4 = Cr4.PAE.mask();
        cr4 |= bit(one.edx(), 2, Cr4.DE.mask());
        cr4 |= bit(one.edx(), 3, Cr4.PSE.mask());
        cr4 |= bit(one.edx(), 7, Cr4.MCE.mask());
        cr4 |= bit(one.edx(), 13, Cr4.PGE.mask());
        cr4 |= bit(one.edx(), 24, Cr4.OSFXSR.mask());
        cr4 |= bit(one.edx(), 25, Cr4.OSXMMEXCPT.mask());
        cr4 |= bit(one.ecx(), 26, Cr4.OSXSAVE.mask());
        cr4 |= bit(seven.ebx(), 0, Cr4.FSGSBASE.mask());
        return cr4 | bit(seven.ebx(), 7, Cr4.SMEP.mask());
    }

    private static long bit(int cpuid, int number, long mask) {
        return (cpuid >>> number & 1) == 0 ? 0 : mask;
    }
}
