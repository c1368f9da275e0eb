package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import org.jspecify.annotations.Nullable;
import org.pcollections.ConsPStack;

/**
 * A thread of the emulated Windows, or a routine that borrows a processor.
 *
 * @param id its number, a multiple of 4 for a thread
 * @param name for people
 * @param kind a later kind has precedence on its processor
 * @param process number of its process: {@link #SYSTEM}, or the program's
 * @param cpu the processor that it is on, or was on last
 * @param affinity mask of the processors that it was told to run on; 0 for all
 * @param context its registers while it is not on a processor, else null
 * @param pending what goes on when guest code returns, innermost first
 * @param waitsFor what it waits for
 * @param stackTop address behind its kernel stack
 * @param object address of its KTHREAD; that of the interrupted thread for a DPC or IPI
 * @param group the broadcast call that it belongs to, 0 if none
 */
public record GuestThread(
        int id,
        Message name,
        Kind kind,
        int process,
        int cpu,
        long affinity,
        @Nullable CoreContext context,
        ConsPStack<Pending> pending,
        Wait waitsFor,
        long stackTop,
        long object,
        int group) {
    /** Number of the process System. */
    public static final int SYSTEM = 4;

    /** What kind of context it is. */
    public enum Kind {
        /** An ordinary thread. */
        THREAD,
        /** A deferred procedure call. */
        DPC,
        /** A routine broadcast by an interprocessor interrupt. */
        IPI
    }

    GuestThread onCpu(int newCpu) {
        return new GuestThread(
                id, name, kind, process, newCpu, affinity, context, pending, waitsFor, stackTop, object, group);
    }

    GuestThread withAffinity(long mask) {
        return new GuestThread(id, name, kind, process, cpu, mask, context, pending, waitsFor, stackTop, object, group);
    }

    GuestThread withContext(@Nullable CoreContext saved) {
        return new GuestThread(
                id, name, kind, process, cpu, affinity, saved, pending, waitsFor, stackTop, object, group);
    }

    GuestThread withPending(ConsPStack<Pending> stack) {
        return new GuestThread(
                id, name, kind, process, cpu, affinity, context, stack, waitsFor, stackTop, object, group);
    }

    GuestThread withObject(long address) {
        return new GuestThread(
                id, name, kind, process, cpu, affinity, context, pending, waitsFor, stackTop, address, group);
    }

    GuestThread inGroup(int number) {
        return new GuestThread(
                id, name, kind, process, cpu, affinity, context, pending, waitsFor, stackTop, object, number);
    }

    GuestThread waiting(Wait what) {
        return new GuestThread(id, name, kind, process, cpu, affinity, context, pending, what, stackTop, object, group);
    }

    /** Whether it waits for nothing. */
    public boolean runnable() {
        return waitsFor instanceof Wait.Nothing;
    }
}
