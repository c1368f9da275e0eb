package dev.vmxscope.core.windows;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.windows.nt.DriverObject;
import dev.vmxscope.core.windows.verifier.Mistake.Kind;
import dev.vmxscope.core.windows.verifier.VerifierState;
import dev.vmxscope.core.x86.Mnemonic;
import dev.vmxscope.core.x86.exec.Core;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * What a driver leaves behind when it is unloaded, each with the line that made it. Source: Microsoft, "Writing an
 * Unload Routine", "Bug Check 0xC4" (62H for pool); VMX: Intel SDM Vol. 3C, section 24.7.
 */
final class Leftovers {
    private final Kernel kernel;
    private final Verifier verifier;

    Leftovers(Kernel kernel, Verifier verifier) {
        this.kernel = kernel;
        this.verifier = verifier;
    }

    /** A driver was to be unloaded while so many handles are open. */
    void open(Driver driver, long handles) {
        long unload = kernel.space.read64(driver.object() + DriverObject.DRIVER_UNLOAD);
        verifier.tell(Kind.UNLOAD_OPEN_HANDLES, driver, unload, driver.object(), Message.of("mistake.open", handles));
    }

    /** The driver has done all it does; its image is still there. */
    void unloading(Driver driver) {
        verifier.put(verifier.state()
                .with(verifier.state().watched().unload())
                .withGone(new VerifierState.Gone(
                        driver.service(),
                        driver.module().base(),
                        driver.module().size())));
        devices(driver);
        links(driver);
        memory(driver);
        verifier.requests().unloaded(driver);
        processors(driver);
    }

    private void devices(Driver driver) {
        for (Device device : kernel.io.state().devices().values()) {
            if (device.driver() == driver.object()) {
                long place = verifier.state().devices().getOrDefault(device.object(), 0L);
                Message text = device.name().isEmpty()
                        ? Message.of("mistake.device.unnamed", Message.digits(device.object()))
                        : Message.of("mistake.device", device.name());
                verifier.tell(Kind.DEVICE_LEFT, driver, place, device.object(), text);
            }
        }
    }

    private void links(Driver driver) {
        kernel.io.state().links().forEach((key, link) -> {
            long place = verifier.state().links().getOrDefault(key, 0L);
            if (driver.module().contains(place)) {
                verifier.tell(Kind.LINK_LEFT, driver, place, 0, Message.of("mistake.link", link.name(), link.target()));
            }
        });
    }

    /** What the blocks of one place come to. */
    private record Leak(long count, long bytes, PoolBlock first) {
        Leak and(PoolBlock block) {
            return new Leak(count + 1, bytes + block.size(), first);
        }
    }

    private void memory(Driver driver) {
        Map<Long, Leak> leaks = new TreeMap<>();
        for (PoolBlock block : kernel.pool.blocks()) {
            if (driver.module().contains(block.caller())) {
                leaks.merge(block.caller(), new Leak(1, block.size(), block), (sum, one) -> sum.and(one.first()));
            }
        }
        leaks.forEach((place, leak) -> {
            Message text = leak.count() == 1
                    ? Message.of(
                            "mistake.memory",
                            leak.bytes(),
                            Message.digits(leak.first().address()),
                            leak.first().kind())
                    : Message.of(
                            "mistake.memory.several",
                            leak.bytes(),
                            leak.count(),
                            leak.first().kind());
            verifier.tell(
                    Kind.MEMORY_LEFT,
                    driver,
                    CallSites.before(kernel.space, place),
                    leak.first().address(),
                    text);
        });
    }

    private void processors(Driver driver) {
        Map<Long, List<Integer>> on = new TreeMap<>();
        Map<Long, List<Integer>> enabled = new TreeMap<>();
        for (Core core : kernel.computer.cores()) {
            if (core.freeze().vmx().inOperation()) {
                add(on, core, driver, Leftovers::vmxon);
            } else if (Cr4.VMXE.isSet(core.control().cr4())) {
                add(enabled, core, driver, Leftovers::vmxe);
            }
        }
        on.forEach((place, numbers) ->
                verifier.tell(Kind.VMX_LEFT_ON, driver, place, 0, Message.of("mistake.vmx", numbers)));
        enabled.forEach((place, numbers) ->
                verifier.tell(Kind.VMXE_LEFT_ON, driver, place, 0, Message.of("mistake.vmxe", numbers)));
    }

    /** Counts a processor for the instruction that brought it where it is, if that is the driver's. */
    private void add(Map<Long, List<Integer>> places, Core core, Driver driver, ToLongFunction<Event> place) {
        Trail<Entry> told = kernel.computer.told();
        for (int at = told.size() - 1; at >= 0; at--) {
            Entry entry = told.get(at);
            long address = entry.cpu() == core.id() ? place.applyAsLong(entry.event()) : 0;
            if (address != 0) {
                if (driver.module().contains(address)) {
                    places.computeIfAbsent(address, key -> new ArrayList<>()).add(core.id());
                }
                return;
            }
        }
    }

    private static long vmxon(Event event) {
        return event instanceof SystemInstructionExecuted executed
                        && executed.verdict().spec().mnemonic() == Mnemonic.VMXON
                        && executed.verdict().outcome().success()
                ? executed.verdict().before().rip()
                : 0;
    }

    private static long vmxe(Event event) {
        return event instanceof RegisterWrite write
                        && write.layout().equals(Cr4.LAYOUT)
                        && Cr4.VMXE.isSet(write.after())
                        && !Cr4.VMXE.isSet(write.before())
                ? write.rip()
                : 0;
    }
}
