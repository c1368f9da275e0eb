package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Outcome;
import dev.vmxscope.core.windows.journey.Sender;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.NtStatus;
import dev.vmxscope.core.windows.nt.StackLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Requests that components of the kernel send, from a thread of the system at PASSIVE_LEVEL with RequestorMode KernelMode
 * and no file object. They go to the device that was made first, or rather to the top of its stack. Source: Microsoft,
 * "Plug and Play Minor IRPs", "Power Management Minor IRPs", "WMI Minor IRPs", "IoBuildDeviceIoControlRequest".
 */
final class Senders {
    private final Kernel kernel;

    Senders(Kernel kernel) {
        this.kernel = kernel;
    }

    void send(Action.SendRequest request) {
        kernel.scheduler.take(Boot.WORKER);
        Optional<Device> target = target(request.major());
        String name = target.map(Device::name).orElse("");
        Sender sender = Sender.of(request.major()).orElseThrow();
        int journey = kernel.journal.begin(sender.name(), false, name, 0);
        List<Long> blocks = new ArrayList<>();
        if (target.isEmpty()) {
            boolean shutdown = sender == Sender.IO_MANAGER && device().isPresent();
            kernel.emit(new WindowsEvent.Note(Message.of(shutdown ? "irp.note.shutdown" : "irp.note.no-device")));
            kernel.push(new SendOver(journey, CallerBuffers.NONE, blocks));
            Files.fail(kernel, journey, shutdown ? NtStatus.SUCCESS : NtStatus.NO_SUCH_DEVICE);
            return;
        }
        long device = target.get().object();
        kernel.journal.named(journey, Stop.Kind.DEVICE, device, name);
        CallerBuffers data = data(request, blocks);
        long top = kernel.io.top(device);
        long irp = kernel.requests.allocate(top, 0, request.major(), Requests.KERNEL);
        long stack = kernel.requests.nextLocation(irp);
        kernel.space.write(stack + StackLocation.MINOR, request.minor(), 1);
        if (Major.carriesCode(request.major(), request.minor())) {
            kernel.push(new SendOver(journey, data, blocks));
            Transfers.send(kernel, journey, irp, top, request.major(), request.code(), data);
            return;
        }
        // A driver that does not know such a request passes it on or completes it as it came.
        kernel.space.write32(irp + Irp.STATUS, NtStatus.NOT_SUPPORTED);
        new SentParameters(kernel, blocks).fill(request, stack, device);
        kernel.push(new SendOver(journey, data, blocks));
        Request sent = new Request(irp, journey, request.major(), top, 0, 0, 0, 0, 0, false, 0, 0);
        kernel.requests.send(sent, CallerBuffers.NONE);
    }

    private Optional<Device> target(int major) {
        return major != Major.SHUTDOWN
                ? device()
                : kernel.io.state().shutdown().stream()
                        .flatMap(object ->
                                Optional.ofNullable(kernel.io.state().devices().get(object)).stream())
                        .findFirst();
    }

    /** The first device with a name, else the first of all. */
    private Optional<Device> device() {
        Optional<Device> named = kernel.io.state().devices().values().stream()
                .filter(device -> !device.name().isEmpty() && !device.deleting())
                .findFirst();
        return named.or(() -> kernel.io.state().devices().values().stream()
                .filter(device -> !device.deleting())
                .findFirst());
    }

    /** Puts data into pool, as a driver would that sends them. */
    private CallerBuffers data(Action.SendRequest request, List<Long> blocks) {
        long input = 0;
        if (request.input().length() > 0) {
            input = kernel.pool.allocateForWindows(request.input().length(), "Send");
            kernel.space.write(input, request.input().toArray());
            blocks.add(input);
        }
        long output = 0;
        if (request.outputLength() > 0) {
            output = kernel.pool.allocateForWindows(request.outputLength(), "Send");
            blocks.add(output);
        }
        return new CallerBuffers(Transfer.NONE, input, request.input().length(), output, request.outputLength());
    }

    /**
     * The request is over.
     *
     * @param data what was sent with it
     * @param blocks what is to be given back, addresses in pool
     */
    record SendOver(int journey, CallerBuffers data, List<Long> blocks) implements Continuation {
        /** Keeps its own copy of the list. */
        SendOver {
            blocks = List.copyOf(blocks);
        }

        @Override
        public String caller() {
            return "KiSystemServiceExit";
        }

        @Override
        public void resume(Kernel kernel, long result, long information) {
            kernel.senders.over(this, (int) result, information);
        }
    }

    private void over(SendOver sent, int status, long information) {
        AddressSpace space = kernel.space;
        long count = Math.max(0, Math.min(information, sent.data().outputLength()));
        count = Math.min(count, Outcome.MOST_BYTES);
        Bytes output = sent.data().output() == 0
                ? Bytes.EMPTY
                : Bytes.of(space.bytes(sent.data().output(), count));
        sent.blocks().forEach(kernel.pool::freeForWindows);
        kernel.journal.finish(sent.journey(), new Outcome(status, 0, status, information, output));
        kernel.scheduler.park();
        kernel.actionDone();
    }
}
