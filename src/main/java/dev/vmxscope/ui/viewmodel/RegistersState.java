package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.cpu.ControlRegisters;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.Segment;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.x86.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The registers of one processor.
 *
 * @param cpu number of the processor
 * @param rows RAX to R15, RIP, RFLAGS, control and segment registers
 * @param vectors XMM0 to XMM15 and MXCSR
 */
public record RegistersState(int cpu, List<Named> rows, List<Named> vectors) {
    /** Keeps the lists unmodifiable. */
    public RegistersState {
        rows = List.copyOf(rows);
        vectors = List.copyOf(vectors);
    }

    /** The registers of the processor that is shown. */
    public static RegistersState of(View view) {
        return new Reader(view).read();
    }

    /** Lists the registers. */
    private static final class Reader {
        private final View view;
        private final Processor now;
        private final Processor before;
        private final List<Named> rows = new ArrayList<>();

        Reader(View view) {
            this.view = view;
            this.now = view.processor();
            this.before = view.processorBefore();
        }

        RegistersState read() {
            for (int number = 0; number < GeneralRegisters.COUNT; number++) {
                int register = number;
                quad(
                        Register.of(Register.Kind.GPR64, number).name(),
                        cpu -> cpu.general().get(register));
            }
            quad("RIP", Processor::rip);
            quad("RFLAGS", Processor::rflags);
            text("flags", RegistersState::flags);
            text("CPL", cpu -> Integer.toString(cpu.cpl()));
            text("CR8", cpu -> Long.toString(cpu.control().cr8()));
            control("CR0", ControlRegisters::cr0);
            control("CR2", ControlRegisters::cr2);
            control("CR3", ControlRegisters::cr3);
            control("CR4", ControlRegisters::cr4);
            control("EFER", ControlRegisters::efer);
            for (SegmentName name : SegmentName.values()) {
                text(name.name(), cpu -> segment(cpu.segments().get(name)));
            }
            return new RegistersState(view.cpu(), rows, vectors());
        }

        private void quad(String name, ToLongFunction<Processor> value) {
            long present = value.applyAsLong(now);
            String place = view.name(present);
            rows.add(
                    new Named(name, hex(present), hex(value.applyAsLong(before)), place.startsWith("0x") ? "" : place));
        }

        private void control(String name, ToLongFunction<ControlRegisters> value) {
            quad(name, cpu -> value.applyAsLong(cpu.control()));
        }

        private void text(String name, Function<Processor, String> value) {
            rows.add(new Named(name, value.apply(now), value.apply(before), ""));
        }

        private List<Named> vectors() {
            List<Named> vectors = new ArrayList<>();
            for (int number = 0; number < 16; number++) {
                vectors.add(new Named("XMM" + number, xmm(now, number), xmm(before, number), ""));
            }
            vectors.add(new Named(
                    "MXCSR",
                    String.format(Locale.ROOT, "0x%08X", now.vectors().mxcsr()),
                    String.format(Locale.ROOT, "0x%08X", before.vectors().mxcsr()),
                    ""));
            return vectors;
        }
    }

    private static String hex(long value) {
        return String.format(Locale.ROOT, "0x%016X", value);
    }

    private static String xmm(Processor cpu, int number) {
        return String.format(
                Locale.ROOT,
                "%016X_%016X",
                cpu.vectors().high(number),
                cpu.vectors().low(number));
    }

    private static String segment(Segment segment) {
        return String.format(Locale.ROOT, "0x%04X base 0x%X", segment.selector(), segment.base());
    }

    /** The names of the flags that are 1; IOPL with its number. */
    static String flags(Processor cpu) {
        return Rflags.LAYOUT.named().stream()
                .filter(field -> !field.access().reserved() && field.isSet(cpu.rflags()))
                .map(field -> field.width() == 1 ? field.name() : field.name() + "=" + field.of(cpu.rflags()))
                .collect(Collectors.joining(" "));
    }
}
