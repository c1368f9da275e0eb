package dev.vmxscope.core.windows;

import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.NtStatus;

/**
 * NtQuerySecurityObject and NtSetSecurityObject on a file. Where the driver answers that it does not know the request,
 * Windows answers in its place: with a descriptor that lets Everyone in, or with success. Source: Microsoft,
 * "IRP_MJ_QUERY_SECURITY", "IRP_MJ_SET_SECURITY"; the answer in the driver's place is as ReactOS has it.
 */
final class Security {
    private static final int SECURITY_INFORMATION = 0x08;
    private static final int SECOND = 0x10;
    private static final int HEADER = 20;
    private static final int SID = 12;
    /** S-1-1-0. */
    private static final byte[] EVERYONE = {1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0};

    private Security() {}

    static Transfer fill(Kernel kernel, FileCall call, long stack, RequestBuffers buffers, CallerBuffers data) {
        AddressSpace space = kernel.space;
        space.write32(stack + SECURITY_INFORMATION, call.informationClass());
        if (call == FileCall.QUERY_SECURITY) {
            space.write32(stack + SECOND, data.outputLength());
            kernel.push(new Over(call, data, 0));
            buffers.raw(data.output());
            return Transfer.NEITHER;
        }
        long copy = kernel.pool.allocateForWindows(data.inputLength(), "SeSd");
        kernel.push(new Over(call, data, copy));
        space.copy(copy, data.input(), data.inputLength());
        space.write64(stack + SECOND, copy);
        return Transfer.NONE;
    }

    /** The request is over, or none was made. */
    record Over(FileCall call, CallerBuffers data, long copy) implements Continuation {
        @Override
        public String caller() {
            return "IopSynchronousServiceTail";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.pool.freeForWindows(copy);
            if ((int) result != NtStatus.INVALID_DEVICE_REQUEST) {
                kernel.goOn(result, information);
            } else if (call == FileCall.SET_SECURITY) {
                kernel.goOn(NtStatus.SUCCESS, 0);
            } else {
                everyone(kernel, data);
            }
        }
    }

    /** A self-relative descriptor: owner and group are Everyone, and there is no DACL to refuse anybody. */
    private static void everyone(Kernel kernel, CallerBuffers data) {
        int size = HEADER + 2 * SID;
        if (data.outputLength() < size) {
            kernel.goOn(Integer.toUnsignedLong(NtStatus.BUFFER_TOO_SMALL), 0);
            return;
        }
        AddressSpace space = kernel.space;
        // Revision 1; SE_SELF_RELATIVE and SE_DACL_PRESENT.
        space.write(data.output(), 1, 2);
        space.write(data.output() + 2, 0x8004, 2);
        space.write32(data.output() + 4, HEADER);
        space.write32(data.output() + 8, HEADER + SID);
        space.write64(data.output() + 12, 0);
        space.write(data.output() + HEADER, EVERYONE);
        space.write(data.output() + HEADER + SID, EVERYONE);
        kernel.goOn(NtStatus.SUCCESS, size);
    }
}
