package dev.vmxscope.core.windows;

import dev.vmxscope.core.pe.ImportedDll;
import dev.vmxscope.core.pe.ImportedSymbol;
import dev.vmxscope.core.pe.LoadConfig;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.pe.Section;
import dev.vmxscope.core.windows.memory.AddressSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Puts images into memory: sections with their rights, imports, security cookie. */
final class Images {
    private static final int PAGE = AddressSpace.PAGE;
    private static final long ALIGNMENT = 0x10000;
    private static final Set<String> KERNEL_DLLS = Set.of("ntoskrnl.exe", "hal.dll", "ntkrnlmp.exe");
    private static final Set<String> USER_DLLS =
            Set.of("kernel32.dll", "kernelbase.dll", "msvcrt.dll", "ucrtbase.dll", "vcruntime140.dll", "ntdll.dll");
    /** What the loader puts in place of the linker's default; a real one is random. */
    private static final long COOKIE = 0x0000C0FFEE5EC0DEL;

    private static final long DEFAULT_COOKIE = 0x00002B992DDFA232L;

    private Images() {}

    /** Where an imported function or variable lies. */
    interface Binder {
        Optional<Long> address(String name);
    }

    static Optional<Long> kernelAddress(String name) {
        return Gates.kernelExport(name).or(() -> Variables.address(name));
    }

    static List<String> missingKernelImports(PeImage image) {
        return missing(image, KERNEL_DLLS, Images::kernelAddress);
    }

    static List<String> missingUserImports(PeImage image) {
        return missing(image, USER_DLLS, Gates::userExport);
    }

    private static List<String> missing(PeImage image, Set<String> dlls, Binder binder) {
        List<String> missing = new ArrayList<>();
        for (ImportedDll dll : image.imports()) {
            String file = dll.name().toLowerCase(Locale.ROOT);
            boolean known = dlls.contains(file) || dlls == USER_DLLS && file.startsWith("api-ms-win-");
            for (ImportedSymbol symbol : dll.symbols()) {
                if (!known
                        || symbol.name() == null
                        || binder.address(symbol.label()).isEmpty()) {
                    missing.add(dll.name() + "!" + symbol.label());
                }
            }
        }
        return missing;
    }

    /** The lowest free base for a driver of that size. */
    static long freeBase(Kernel kernel, int size) {
        long base = Layout.DRIVERS;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Module module : kernel.io.state().modules()) {
                if (!module.user() && base < module.base() + module.size() && module.base() < base + size) {
                    base = module.base() + module.size() + ALIGNMENT - 1 & -ALIGNMENT;
                    moved = true;
                }
            }
        }
        return base;
    }

    /**
     * Maps an image.
     *
     * @param rights added to every page: {@link AddressSpace#USER} or 0
     */
    static void map(Kernel kernel, PeImage image, long base, Binder binder, long rights) {
        ByteBuffer bytes = ByteBuffer.wrap(image.mappedAt(base)).order(ByteOrder.LITTLE_ENDIAN);
        for (ImportedDll dll : image.imports()) {
            for (ImportedSymbol symbol : dll.symbols()) {
                binder.address(symbol.label()).ifPresent(address -> bytes.putLong(symbol.slotRva(), address));
            }
        }
        image.loadConfig()
                .ifPresent(config -> prepare(bytes, config, image.header().imageBase()));
        AddressSpace space = kernel.space;
        space.allocate(base, bytes.capacity(), AddressSpace.WRITE | rights);
        space.write(base, bytes.array());
        boolean aligned = image.header().sectionAlignment() >= PAGE;
        space.protect(base, bytes.capacity(), aligned ? AddressSpace.NO_EXECUTE | rights : AddressSpace.WRITE | rights);
        for (Section section : image.sections()) {
            if (aligned) {
                long own = rights
                        | (section.writable() ? AddressSpace.WRITE : 0)
                        | (section.executable() ? 0 : AddressSpace.NO_EXECUTE);
                space.protect(base + section.rva(), section.virtualSize(), own);
            }
        }
    }

    /** Gives the security cookie a value and the control-flow guard its two routines. */
    private static void prepare(ByteBuffer bytes, LoadConfig config, long imageBase) {
        put(bytes, config.securityCookieVa() - imageBase, COOKIE, DEFAULT_COOKIE);
        put(bytes, config.guardCheckVa() - imageBase, Boot.GUARD_CHECK, 0);
        put(bytes, config.guardDispatchVa() - imageBase, Boot.GUARD_DISPATCH, 0);
    }

    private static void put(ByteBuffer bytes, long rva, long value, long onlyIf) {
        if (rva > 0 && rva <= bytes.capacity() - 8 && (onlyIf == 0 || bytes.getLong((int) rva) == onlyIf)) {
            bytes.putLong((int) rva, value);
        }
    }
}
