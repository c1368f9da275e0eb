package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.VectorRegisters;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.pe.RuntimeFunction;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.x86.exec.GuestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks the stack of kernel code by the unwind data of its images. Source: Microsoft, "x64 exception handling". */
final class Unwinder {
    private static final int MOST_FRAMES = 64;
    private static final int MOST_SCOPES = 4096;
    private static final int HANDLER = 1;
    private static final int CHAINED = 4;

    private final Kernel kernel;
    private final AddressSpace space;
    private final long[] registers = new long[16];
    private final long[] vectors = new long[32];
    private CoreContext context;
    private long rip;

    private Unwinder(Kernel kernel, CoreContext context) {
        this.kernel = kernel;
        this.space = kernel.space;
        this.context = context;
        this.rip = context.rip();
        context.general().copyTo(registers);
        context.vectors().copyTo(vectors);
    }

    /** The functions from the one that raised the exception up to the one that Windows called. */
    static List<UnwoundFrame> walk(Kernel kernel, CoreContext context) {
        return new Unwinder(kernel, context).walk();
    }

    private List<UnwoundFrame> walk() {
        List<UnwoundFrame> frames = new ArrayList<>();
        try {
            walk(frames);
        } catch (GuestFault broken) {
            // The stack or the unwind data cannot be read: what lies above is out of reach, as on a real stack.
            return frames;
        }
        return frames;
    }

    private void walk(List<UnwoundFrame> frames) {
        if (Gates.isGate(rip)) {
            // A function of Windows raised it: its caller is the first frame.
            leave();
        }
        while (frames.size() < MOST_FRAMES) {
            Optional<Module> module = kernel.io.state().modules().stream()
                    .filter(candidate -> !candidate.user() && candidate.contains(rip))
                    .findFirst();
            if (module.isEmpty()) {
                return;
            }
            Optional<RuntimeFunction> function = function(module.get());
            frames.add(frame(module.get(), function));
            function.ifPresent(found -> unwind(module.get().base(), found));
            leave();
        }
    }

    private void leave() {
        rip = space.read64(registers[GeneralRegisters.RSP]);
        registers[GeneralRegisters.RSP] += 8;
        now();
    }

    private void now() {
        context = new CoreContext(
                GeneralRegisters.of(registers),
                rip,
                context.rflags(),
                VectorRegisters.of(vectors, context.vectors().mxcsr()),
                context.segments(),
                context.irql());
    }

    private Optional<RuntimeFunction> function(Module module) {
        try {
            long rva = rip - module.base();
            return PeImage.parse(module.file().toArray()).runtimeFunctions().stream()
                    .filter(found -> found.beginRva() <= rva && rva < found.endRva())
                    .findFirst();
        } catch (PeFormatException bad) {
            throw new IllegalStateException("the image was parsed when it was loaded", bad);
        }
    }

    private UnwoundFrame frame(Module module, Optional<RuntimeFunction> function) {
        if (function.isEmpty()) {
            return new UnwoundFrame(context, registers[GeneralRegisters.RSP], false, List.of());
        }
        long info = module.base() + function.get().unwindRva();
        return new UnwoundFrame(context, base(info), true, scopes(module.base(), info));
    }

    /** The stack pointer behind the prologue. */
    private long base(long info) {
        int frame = space.read8(info + 3);
        return (frame & 15) == 0 ? registers[GeneralRegisters.RSP] : registers[frame & 15] - 16L * (frame >> 4);
    }

    private static long codesEnd(int count) {
        return 4 + 2L * (count + 1 & ~1);
    }

    private List<UnwoundFrame.Scope> scopes(long image, long info) {
        int flags = space.read8(info) >> 3;
        long at = info + codesEnd(space.read8(info + 2));
        if ((flags & 3) == 0 || (flags & CHAINED) != 0 || !isLanguageHandler(image + space.read(at, 4))) {
            return List.of();
        }
        List<UnwoundFrame.Scope> scopes = new ArrayList<>();
        long count = Math.min(MOST_SCOPES, space.read(at + 4, 4));
        for (long entry = at + 8; entry < at + 8 + 16 * count; entry += 16) {
            long filter = space.read(entry + 8, 4);
            long target = space.read(entry + 12, 4);
            scopes.add(new UnwoundFrame.Scope(
                    image + space.read(entry, 4),
                    image + space.read(entry + 4, 4),
                    filter == HANDLER && target != 0 ? HANDLER : image + filter,
                    target == 0 ? 0 : image + target));
        }
        return scopes;
    }

    /** Whether the handler is __C_specific_handler: by its address, or by a jump through the import table. */
    private boolean isLanguageHandler(long handler) {
        long target = handler;
        if (space.read16(handler) == 0x25FF) {
            target = space.read64(handler + 6 + space.read32(handler + 2));
        }
        return target == Gates.kernel("__C_specific_handler");
    }

    /** Undoes the prologue, so far as it was executed. */
    private void unwind(long image, RuntimeFunction function) {
        long info = image + function.unwindRva();
        long offset = rip - image - function.beginRva();
        boolean chained = true;
        for (int depth = 0; chained && depth < 32; depth++) {
            long base = base(info);
            int count = space.read8(info + 2);
            for (int slot = 0; slot < count; ) {
                long code = info + 4 + 2L * slot;
                boolean done = depth > 0 || space.read8(code) <= offset;
                slot += undo(code, base, info, done);
            }
            chained = (space.read8(info) >> 3 & CHAINED) != 0;
            info = chained ? image + space.read(info + codesEnd(count) + 8, 4) : info;
        }
    }

    /** Undoes one step of a prologue; returns how many slots its code takes. */
    private int undo(long code, long base, long info, boolean done) {
        int operation = space.read8(code + 1) & 15;
        int operand = space.read8(code + 1) >> 4;
        long near = space.read16(code + 2);
        long far = space.read(code + 2, 4);
        int slots = switch (operation) {
            case 1 -> operand == 0 ? 2 : 3;
            case 4, 8 -> 2;
            case 5, 9 -> 3;
            default -> 1;
        };
        if (!done) {
            return slots;
        }
        int rsp = GeneralRegisters.RSP;
        switch (operation) {
            case 0 -> {
                registers[operand] = space.read64(registers[rsp]);
                registers[rsp] += 8;
            }
            case 1 -> registers[rsp] += operand == 0 ? 8 * near : far;
            case 2 -> registers[rsp] += 8L * operand + 8;
            case 3 -> registers[rsp] = base(info);
            case 4 -> registers[operand] = space.read64(base + 8 * near);
            case 5 -> registers[operand] = space.read64(base + far);
            case 8, 9 -> {
                long at = base + (operation == 8 ? 16 * near : far);
                vectors[2 * operand] = space.read64(at);
                vectors[2 * operand + 1] = space.read64(at + 8);
            }
            default -> {}
        }
        return slots;
    }
}
