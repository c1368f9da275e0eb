package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.nt.NtStatus;
import java.util.OptionalLong;

/** When waits are over. */
final class Waits {
    private Waits() {}

    /** What the wait gives if it is over now. */
    static OptionalLong result(Kernel kernel, Wait wait) {
        if (wait instanceof Wait.Nothing) {
            return OptionalLong.of(0);
        } else if (wait instanceof Wait.Time time) {
            return when(kernel.clock.now() >= time.deadline(), 0);
        } else if (wait instanceof Wait.Objects objects) {
            return objects(kernel, objects);
        } else if (wait instanceof Wait.Completion completion) {
            Request request = kernel.io.requests().get(completion.irp());
            return when(request == null || request.completed(), 0);
        } else if (wait instanceof Wait.Group group) {
            return when(!Broadcasts.underWay(kernel, group.group()), group.result());
        } else if (wait instanceof Wait.SpinLock lock) {
            return when(kernel.space.read64(lock.address()) == 0, 0);
        }
        return OptionalLong.empty();
    }

    private static OptionalLong when(boolean over, long result) {
        return over ? OptionalLong.of(result) : OptionalLong.empty();
    }

    private static OptionalLong objects(Kernel kernel, Wait.Objects wait) {
        int signalled = 0;
        int first = -1;
        for (int at = 0; at < wait.objects().size(); at++) {
            if (Dispatcher.signalled(kernel, wait.objects().get(at))) {
                signalled++;
                first = first < 0 ? at : first;
            }
        }
        if (wait.all() ? signalled == wait.objects().size() : first >= 0) {
            return OptionalLong.of(wait.all() ? 0 : first);
        }
        return when(kernel.clock.now() >= wait.deadline(), NtStatus.TIMEOUT);
    }

    /** What the end of the wait changes: a synchronization event is reset, a lock is taken. */
    static void consume(Kernel kernel, Wait wait, long result) {
        if (wait instanceof Wait.SpinLock lock) {
            kernel.space.write64(lock.address(), 1);
        } else if (wait instanceof Wait.Objects objects && result != NtStatus.TIMEOUT) {
            for (int at = 0; at < objects.objects().size(); at++) {
                if (objects.all() || at == result) {
                    Dispatcher.acquire(kernel, objects.objects().get(at));
                }
            }
        }
    }

    /** When the wait ends at the latest. */
    static long deadline(Wait wait) {
        if (wait instanceof Wait.Time time) {
            return time.deadline();
        }
        return wait instanceof Wait.Objects objects ? objects.deadline() : Wait.FOREVER;
    }

    static Message text(Wait wait) {
        if (wait instanceof Wait.Completion completion) {
            return Message.of("wait.irp", Message.digits(completion.irp()));
        } else if (wait instanceof Wait.Objects objects) {
            return Message.of("wait.object", Message.digits(objects.objects().get(0)));
        } else if (wait instanceof Wait.Barrier barrier) {
            return Message.of("wait.barrier", Message.digits(barrier.address()));
        } else if (wait instanceof Wait.SpinLock lock) {
            return Message.of("wait.lock", Message.digits(lock.address()));
        } else if (wait instanceof Wait.Group) {
            return Message.of("wait.broadcast");
        }
        return Message.of("wait.time");
    }
}
