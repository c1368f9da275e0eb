package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.nt.NtStatus;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pool. */
final class PoolExports {
    private static final int NONE = Pool.tag("None");
    /** Tags of Windows's own objects. */
    private static final Set<Integer> OBJECTS = Stream.of("Devi", "Driv", "File", "Irp ", "ObjT", "Proc", "Thre")
            .map(Pool::tag)
            .collect(Collectors.toUnmodifiableSet());

    /** POOL_FLAG_ bits. Source: Microsoft, "POOL_FLAGS". */
    private static final long UNINITIALIZED = 0x02;

    private static final long NON_PAGED = 0x40;
    private static final long NON_PAGED_EXECUTE = 0x80;
    private static final long RAISE_ON_FAILURE = 0x20;
    private static final long PAGED = 0x100;

    private PoolExports() {}

    static void define(ExportTable table) {
        table.function("ExAllocatePool", (kernel, a) -> allocate(kernel, a, NONE));
        table.function("ExAllocatePoolWithTag", (kernel, a) -> allocate(kernel, a, a.int32(2)));
        table.function("ExAllocatePoolZero", (kernel, a) -> allocate(kernel, a, a.int32(2)));
        table.function("ExAllocatePoolWithTagPriority", (kernel, a) -> allocate(kernel, a, a.int32(2)));
        table.function("ExAllocatePoolWithQuotaTag", (kernel, a) -> allocate(kernel, a, a.int32(2)));
        table.function("ExAllocatePoolWithQuota", (kernel, a) -> allocate(kernel, a, NONE));
        table.function("ExAllocatePool2", (kernel, a) -> allocate2(kernel, a));
        table.function("ExAllocatePool3", (kernel, a) -> allocate2(kernel, a));
        table.service("ExFreePool", (kernel, a) -> free(kernel, a.get(0)));
        table.service("ExFreePoolWithTag", (kernel, a) -> free(kernel, a.get(0)));
        table.service("ExFreePool2", (kernel, a) -> free(kernel, a.get(0)));
    }

    private static long allocate(Kernel kernel, Arguments a, int tag) {
        int type = a.int32(0);
        boolean paged = (type & 1) != 0;
        boolean executable = (type & 0x200) == 0;
        return kernel.pool.allocate(
                a.get(1), tag, paged ? PoolBlock.Kind.PAGED : PoolBlock.Kind.NON_PAGED, a.returnAddress(), executable);
    }

    private static long allocate2(Kernel kernel, Arguments a) {
        long flags = a.get(0);
        boolean known = (flags & (NON_PAGED | NON_PAGED_EXECUTE | PAGED)) != 0
                && (flags
                                & 0xFFFFFFFFL
                                & ~(NON_PAGED | NON_PAGED_EXECUTE | PAGED | UNINITIALIZED | RAISE_ON_FAILURE | 0x1D))
                        == 0;
        if (!known) {
            return 0;
        }
        return kernel.pool.allocate(
                a.get(1),
                a.int32(2),
                (flags & PAGED) != 0 ? PoolBlock.Kind.PAGED : PoolBlock.Kind.NON_PAGED,
                a.returnAddress(),
                (flags & NON_PAGED_EXECUTE) != 0);
    }

    /** Not what only looks like pool: objects have a header of their own in front, and IRPs go back another way. */
    private static boolean mayBeFreed(PoolBlock block) {
        boolean pool = block.kind() == PoolBlock.Kind.NON_PAGED || block.kind() == PoolBlock.Kind.PAGED;
        return pool && (block.caller() != 0 || !OBJECTS.contains(block.tag()));
    }

    private static void free(Kernel kernel, long address) {
        Optional<PoolBlock> block = kernel.pool.block(address).filter(PoolExports::mayBeFreed);
        if (block.isPresent()) {
            kernel.verifier.frees().freeing(block.get());
            kernel.pool.release(block.get());
            kernel.ret(NtStatus.SUCCESS);
        } else if (kernel.pool.freedBlock(address).isPresent()) {
            int tag = kernel.pool.freedBlock(address).get().tag();
            refuse(kernel, address, Message.of("bugcheck.freed-twice", Message.digits(address)), 7, 0, tag, address);
        } else {
            refuse(kernel, address, Message.of("bugcheck.no-block", Message.digits(address)), 0x46, address, 0, 0);
        }
    }

    private static void refuse(Kernel kernel, long address, Message text, long... parameters) {
        kernel.verifier.frees().wrong(address, text);
        kernel.faults.bugcheck(0xC2, text, parameters);
    }
}
