package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.GuestMemory;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.symbols.Place;
import dev.vmxscope.core.symbols.Type;
import dev.vmxscope.core.symbols.Types;
import dev.vmxscope.core.symbols.VisibleLocal;
import dev.vmxscope.core.x86.Register;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Reads a variable where the PDB says it is. */
final class VariableReader {
    private final Processor processor;
    private final GuestMemory memory;
    private final Types types;

    VariableReader(Machine machine, Processor processor, Types types) {
        this.processor = processor;
        this.memory = new GuestMemory(machine, processor);
        this.types = types;
    }

    /** The value as C would write it; a question mark where it cannot be read. */
    String read(VisibleLocal local, Place place, LongFunction<String> names) {
        Type type = types.type(types.resolve(local.type()));
        boolean scalar = local.size() >= 1 && local.size() <= 8 && !(type instanceof Type.Structure);
        if (place instanceof Place.InMemory in && !scalar) {
            return register(in.base()).isPresent()
                    ? "@ " + hex(register(in.base()).getAsLong() + in.offset(), 8)
                    : "?";
        }
        OptionalLong value = scalar ? raw(place, (int) local.size()) : OptionalLong.empty();
        return value.isEmpty() ? "?" : text(type, value.getAsLong(), (int) local.size(), names);
    }

    private OptionalLong raw(Place place, int size) {
        if (place instanceof Place.InMemory in) {
            OptionalLong base = register(in.base());
            return base.isEmpty() ? base : memory.number(base.getAsLong() + in.offset(), size);
        }
        return place instanceof Place.InRegister in ? register(in.register()) : OptionalLong.empty();
    }

    private OptionalLong register(String name) {
        Optional<Register> found = Arrays.stream(Register.values())
                .filter(register -> register.name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            return OptionalLong.empty();
        }
        Register register = found.get();
        return switch (register.kind()) {
            case GPR8, GPR16, GPR32, GPR64 ->
                OptionalLong.of(cut(processor.general().get(register.number()), register.bits()));
            case GPR8_HIGH -> OptionalLong.of(processor.general().get(register.number() - 4) >> 8 & 0xFF);
            case XMM -> OptionalLong.of(processor.vectors().low(register.number()));
            case IP -> OptionalLong.of(processor.rip());
            default -> OptionalLong.empty();
        };
    }

    private String text(Type type, long raw, int size, LongFunction<String> names) {
        long value = cut(raw, 8 * size);
        if (type instanceof Type.Pointer) {
            String name = names.apply(value);
            return hex(value, size) + (name.startsWith("0x") ? "" : " " + name);
        }
        if (type instanceof Type.Enumeration enumeration) {
            return types.enumerators(enumeration.fields()).stream()
                    .filter(one -> one.value() == value)
                    .map(Type.Enumerator::name)
                    .findFirst()
                    .orElse(hex(value, size));
        }
        boolean signed = type instanceof Type.Simple simple && simple.encoding() == Type.Encoding.SIGNED;
        long number = signed ? raw << 64 - 8 * size >> 64 - 8 * size : value;
        return Long.toUnsignedString(value).equals(Long.toString(number)) || signed
                ? number + " (" + hex(value, size) + ")"
                : hex(value, size);
    }

    private static long cut(long value, int bits) {
        return bits >= Long.SIZE ? value : value & (1L << bits) - 1;
    }

    private static String hex(long value, int size) {
        return String.format(Locale.ROOT, "0x%0" + 2 * size + "X", value);
    }
}
