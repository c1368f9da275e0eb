package dev.vmxscope.core.windows;

import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Rflags;
import dev.vmxscope.core.cpu.VectorRegisters;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.memory.AddressSpace;
import dev.vmxscope.core.windows.nt.NtStatus;
import java.util.List;

/** Starts programs of user mode. */
final class ProgramLoader {
    private final Kernel kernel;

    ProgramLoader(Kernel kernel) {
        this.kernel = kernel;
    }

    void run(Action.RunProgram action) {
        kernel.scheduler.take(Boot.APP);
        PeImage image;
        try {
            image = PeImage.parse(action.image().toArray());
        } catch (PeFormatException bad) {
            refuse(
                    action.name(),
                    NtStatus.INVALID_IMAGE_FORMAT,
                    List.of(),
                    Message.of("refused.program", bad.message()));
            return;
        }
        List<String> missing = Images.missingUserImports(image);
        if (!missing.isEmpty()) {
            refuse(
                    action.name(),
                    NtStatus.PROCEDURE_NOT_FOUND,
                    missing,
                    Message.of("refused.program.imports", missing));
            return;
        }
        long base = image.header().imageBase();
        if (!image.isConsoleProgram()
                || base <= 0x10000
                || base >= Layout.PEB
                || base % 0x10000 != 0
                || base < Layout.USER_MEMORY + Layout.USER_MEMORY_SIZE
                        && base > Layout.USER_MEMORY - PeImage.MAX_IMAGE_SIZE) {
            refuse(action.name(), NtStatus.INVALID_IMAGE_FORMAT, List.of(), Message.of("refused.no-program"));
            return;
        }
        start(action, image, base);
    }

    private void refuse(String name, int status, List<String> missing, Message text) {
        kernel.emit(new WindowsEvent.DriverRefused(name, status, missing, text));
        kernel.scheduler.park();
        kernel.actionDone();
    }

    private void start(Action.RunProgram action, PeImage image, long base) {
        Images.map(kernel, image, base, Gates::userExport, AddressSpace.USER);
        long entry = base + Integer.toUnsignedLong(image.header().entryRva());
        Module module = new Module(action.name(), base, image.header().sizeOfImage(), entry, true, action.image());
        kernel.app.started(module);
        IoState io = kernel.io.state();
        kernel.io.put(io.withModules(io.modules().plus(module)));
        Processes.setImageName(kernel, action.name());
        kernel.emit(new WindowsEvent.ProgramStarted(module));
        kernel.space.write64(Layout.PEB + 0x10, base);
        long top = kernel.app.allocate(Layout.USER_STACK_SIZE) + Layout.USER_STACK_SIZE;
        kernel.space.write64(Layout.TEB + 0x08, top);
        kernel.space.write64(Layout.TEB + 0x10, top - Layout.USER_STACK_SIZE);
        long rsp = top - 0x48;
        kernel.space.write64(rsp, Gates.userExport("BaseThreadInitThunk").orElseThrow());
        GuestThread thread = kernel.scheduler.running();
        CoreContext start = new CoreContext(
                GeneralRegisters.ZERO.with(GeneralRegisters.RSP, rsp).with(GeneralRegisters.RCX, Layout.PEB),
                entry,
                Rflags.ONE.mask() | Rflags.IF.mask(),
                VectorRegisters.ZERO,
                Cpus.userSegments(thread.cpu()),
                0);
        Cpus.install(kernel, thread.cpu(), start, thread.object());
    }
}
