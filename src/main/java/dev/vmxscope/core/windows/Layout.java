package dev.vmxscope.core.windows;

/** Where things lie in the linear address space. A real Windows chooses most of these at random at every start. */
final class Layout {
    /** ntoskrnl: gates first, variables behind them. */
    static final long NT = 0xFFFFF80004000000L;

    static final int NT_GATES_SIZE = 0x10000;
    static final long NT_DATA = NT + 0x100000;
    static final int NT_DATA_SIZE = 0x2000;
    /** GDT, IDT, TSS: 4 pages for each processor. */
    static final long TABLES = 0xFFFFF80006000000L;

    static final int TABLES_SIZE = 0x4000;
    /** One processor control region for each processor. */
    static final long KPCR = 0xFFFFF80007000000L;

    static final int KPCR_SIZE = 0xC000;
    /** Three stacks for each processor: idle, DPC, IPI; below each lies an unmapped page. */
    static final long CPU_STACKS = 0xFFFFF80008000000L;

    static final int CPU_STACK_SPACE = 0x8000;
    /** Drivers' images. */
    static final long DRIVERS = 0xFFFFF80010000000L;

    static final long DRIVERS_SIZE = 0x10000000L;
    static final long POOL = 0xFFFF808000000000L;
    static final long POOL_SIZE = 0x40000000L;
    /** Contiguous memory, mappings and stacks. */
    static final long MAPPINGS = 0xFFFFA70000000000L;

    static final long MAPPINGS_SIZE = 0x100000000L;
    /** IRPs, each on pages of its own. */
    static final long IRPS = 0xFFFFA80000000000L;

    static final long IRPS_SIZE = 0x10000000L;
    static final int STACK_SIZE = 0x6000;
    static final long SHARED_DATA = 0xFFFFF78000000000L;
    static final long USER_SHARED_DATA = 0x7FFE0000L;

    /** User space: DLLs' gates, TEB and PEB, memory for everything else. */
    static final long USER_GATES = 0x7FFA10000000L;

    static final int USER_GATES_SIZE = 0x4000;
    static final long PEB = 0x7FF600000000L;
    static final long TEB = PEB + 0x1000;
    static final long USER_MEMORY = 0x20000000000L;
    static final long USER_MEMORY_SIZE = 0x40000000L;
    static final int USER_STACK_SIZE = 0x20000;

    private Layout() {}
}
