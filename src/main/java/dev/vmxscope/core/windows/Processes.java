package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import java.nio.charset.StandardCharsets;

/** The two processes, and threads in them. Offsets of EPROCESS and ETHREAD: public symbols of Windows 10 22H2. */
final class Processes {
    /** Number of the program's process. */
    static final int APP = 5000;

    private static final int PROCESS_SIZE = 0xB80;
    private static final int DIRECTORY_TABLE = 0x28;
    private static final int PROCESS_ID = 0x440;
    private static final int PEB = 0x550;
    private static final int IMAGE_NAME = 0x5A8;
    private static final int THREAD_SIZE = 0x8B0;
    private static final int THREAD_PROCESS = 0x220;
    private static final int THREAD_STACK_BASE = 0x38;
    private static final int THREAD_STACK_LIMIT = 0x30;
    private static final int CLIENT_ID = 0x478;

    private Processes() {}

    /** The name of a process, as a debugger shows it. */
    static String name(Kernel kernel, int process) {
        return kernel.space.text(object(kernel, process) + IMAGE_NAME, 15);
    }

    /** Everything that must exist before the first action. */
    static void create(Kernel kernel, int processors) {
        AddressSpace space = kernel.space;
        long system = process(kernel, GuestThread.SYSTEM, "System");
        long app = process(kernel, APP, "app");
        set(kernel, "PsInitialSystemProcess", system);
        set(kernel, "KeNumberProcessors", processors);
        set(kernel, "NtBuildNumber", kernel.options().build() | 0xF0000000L);
        set(kernel, "MmHighestUserAddress", 0x7FFFFFFEFFFFL);
        set(kernel, "MmUserProbeAddress", 0x7FFFFFFF0000L);
        set(kernel, "MmSystemRangeStart", 0xFFFF800000000000L);
        set(kernel, "KdDebuggerNotPresent", 1);
        set(kernel, "_fltused", 0x9875);
        for (String type : new String[] {
            "ExEventObjectType",
            "ExSemaphoreObjectType",
            "IoDeviceObjectType",
            "IoDriverObjectType",
            "IoFileObjectType",
            "PsProcessType",
            "PsThreadType"
        }) {
            set(kernel, type, kernel.pool.allocateForWindows(0xD8, "ObjT"));
        }
        for (int cpu = 0; cpu < processors; cpu++) {
            long idle = threadObject(kernel, 0, system, Cpus.idleStack(cpu));
            space.write64(Cpus.kpcr(cpu) + Cpus.CURRENT_THREAD, idle);
            space.write64(Cpus.kpcr(cpu) + Cpus.IDLE_THREAD, idle);
        }
        park(kernel, thread(kernel, Message.of("thread.worker.system"), GuestThread.SYSTEM, 0));
        park(kernel, thread(kernel, Message.of("thread.program"), APP, 0));
        space.allocate(Layout.PEB, 0x3000, AddressSpace.WRITE | AddressSpace.USER | AddressSpace.NO_EXECUTE);
        // NT_TIB.Self, ClientId and ProcessEnvironmentBlock of the TEB.
        space.write64(Layout.TEB + 0x30, Layout.TEB);
        space.write64(Layout.TEB + 0x40, APP);
        space.write64(Layout.TEB + 0x48, Boot.APP);
        space.write64(Layout.TEB + 0x60, Layout.PEB);
        space.write64(app + PEB, Layout.PEB);
    }

    private static void set(Kernel kernel, String variable, long value) {
        kernel.space.write64(Variables.of(variable), value);
    }

    private static void park(Kernel kernel, GuestThread thread) {
        kernel.scheduler.put(thread.waiting(new Wait.Parked()));
    }

    private static long process(Kernel kernel, int id, String name) {
        long process = kernel.pool.allocateForWindows(PROCESS_SIZE, "Proc");
        Dispatcher.initialize(kernel, process, Dispatcher.PROCESS, 0x18, 0);
        kernel.space.write64(process + DIRECTORY_TABLE, kernel.space.root());
        kernel.space.write64(process + PROCESS_ID, id);
        kernel.space.write(process + IMAGE_NAME, name.getBytes(StandardCharsets.ISO_8859_1));
        return process;
    }

    private static long threadObject(Kernel kernel, int id, long process, long stackTop) {
        long thread = kernel.pool.allocateForWindows(THREAD_SIZE, "Thre");
        Dispatcher.initialize(kernel, thread, Dispatcher.THREAD, 0x18, 0);
        kernel.space.write64(thread + THREAD_PROCESS, process);
        kernel.space.write64(thread + THREAD_STACK_BASE, stackTop);
        kernel.space.write64(thread + THREAD_STACK_LIMIT, stackTop - Layout.STACK_SIZE);
        kernel.space.write64(thread + CLIENT_ID, kernel.space.read64(process + PROCESS_ID));
        kernel.space.write64(thread + CLIENT_ID + 8, id);
        return thread;
    }

    /** A new thread that would run on that processor; it has done nothing yet. */
    static GuestThread thread(Kernel kernel, Message name, int process, int cpu) {
        long stack = kernel.pool.allocatePages(Layout.STACK_SIZE, PoolBlock.Kind.STACK, true, 0);
        long top = stack + Layout.STACK_SIZE;
        GuestThread thread = kernel.scheduler.create(name, GuestThread.Kind.THREAD, process, cpu, top, 0);
        GuestThread known = thread.withObject(threadObject(kernel, thread.id(), object(kernel, process), top));
        kernel.scheduler.put(known);
        return known;
    }

    /** The address of a process's EPROCESS. */
    static long object(Kernel kernel, int process) {
        long system = kernel.space.read64(Variables.of("PsInitialSystemProcess"));
        if (process == GuestThread.SYSTEM || system == 0) {
            return system;
        }
        for (PoolBlock block : kernel.pool.blocks()) {
            if (block.tag() == Pool.tag("Proc") && kernel.space.read64(block.address() + PROCESS_ID) == process) {
                return block.address();
            }
        }
        return 0;
    }

    static void setImageName(Kernel kernel, String name) {
        String shown = name.length() > 14 ? name.substring(0, 14) : name;
        byte[] bytes = new byte[15];
        System.arraycopy(shown.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, 0, shown.length());
        kernel.space.write(object(kernel, APP) + IMAGE_NAME, bytes);
    }
}
