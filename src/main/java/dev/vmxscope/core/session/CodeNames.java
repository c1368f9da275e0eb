package dev.vmxscope.core.session;

import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.windows.WindowsEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names of addresses in the events of a journal. It goes through the journal with its reader, so that an event is
 * named by the images that were mapped when it happened, be they gone by now.
 *
 * @param symbols the names in the images
 * @param modules the images that were mapped so far, the latest first
 */
public record CodeNames(SymbolCatalogue symbols, List<Module> modules) {
    /** Keeps the list unmodifiable. */
    public CodeNames {
        modules = List.copyOf(modules);
    }

    /** The names before anything was mapped. */
    public static CodeNames of(SymbolCatalogue symbols) {
        return new CodeNames(symbols, List.of());
    }

    /** The names after that event. */
    public CodeNames after(Event event) {
        if (event instanceof WindowsEvent.DriverLoaded loaded) {
            return with(loaded.module());
        }
        return event instanceof WindowsEvent.ProgramStarted started ? with(started.module()) : this;
    }

    private CodeNames with(Module module) {
        List<Module> more = new ArrayList<>();
        more.add(module);
        more.addAll(modules);
        return new CodeNames(symbols, more);
    }

    /** {@code MyHypervisorDriver!DrvCreate+0x0}, {@code nt!DbgPrint}, or the bare number in hexadecimal. */
    public String name(long address) {
        return symbols.name(modules, address);
    }

    /** The file, without its folder, and the line: {@code Source.c:123}. */
    public Optional<String> source(long address) {
        return symbols.lineAt(modules, address).map(CodeNames::shortened);
    }

    /** The name and, where it is known, the source line: {@code MyHypervisorDriver!DrvCreate+0x0 (Source.c:123)}. */
    public String place(long address) {
        return name(address) + source(address).map(line -> " (" + line + ")").orElse("");
    }

    private static String shortened(SourceLine line) {
        String path = line.file().replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1) + ":" + line.line();
    }
}
