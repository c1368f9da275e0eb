package dev.vmxscope.core.session;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.symbols.ModuleSymbols;
import dev.vmxscope.core.symbols.SourceLine;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.windows.Windows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The names of the code that is loaded: symbols by the name that Windows loads a module under.
 *
 * @param byModule symbols by the service's or program's name
 * @param pdbs the PDB files that they were read from, by the same names; where one is known
 */
public record SymbolCatalogue(Map<String, ModuleSymbols> byModule, Map<String, Bytes> pdbs) {
    /** No names. */
    public static final SymbolCatalogue EMPTY = new SymbolCatalogue(Map.of(), Map.of());

    /** Keeps sorted, unmodifiable copies. */
    public SymbolCatalogue {
        byModule = Collections.unmodifiableMap(new TreeMap<>(byModule));
        pdbs = Collections.unmodifiableMap(new TreeMap<>(pdbs));
    }

    /** The same with one module more. */
    public SymbolCatalogue with(String module, ModuleSymbols symbols) {
        return with(module, symbols, Optional.empty());
    }

    /** The same with one module more, whose names come from that PDB. */
    public SymbolCatalogue with(String module, ModuleSymbols symbols, Optional<Bytes> pdb) {
        Map<String, ModuleSymbols> more = new TreeMap<>(byModule);
        more.put(module, symbols);
        Map<String, Bytes> files = new TreeMap<>(pdbs);
        pdb.ifPresentOrElse(file -> files.put(module, file), () -> files.remove(module));
        return new SymbolCatalogue(more, files);
    }

    /** The module at an address. */
    public static Optional<Module> moduleAt(Machine machine, long address) {
        return moduleAt(machine.windows().modules(), address);
    }

    private static Optional<Module> moduleAt(List<Module> modules, long address) {
        return modules.stream().filter(module -> module.contains(address)).findFirst();
    }

    /** The symbols of the module at an address. */
    public Optional<ModuleSymbols> symbolsAt(Machine machine, long address) {
        return moduleAt(machine, address).flatMap(module -> Optional.ofNullable(byModule.get(module.name())));
    }

    /**
     * An address in words: {@code MyHypervisorDriver!DrvCreate+0x0}, {@code nt!DbgPrint}, or the bare number in hex. An
     * address in no image of this moment is named by the image that was there last.
     */
    public String name(Machine machine, long address) {
        return name(images(machine), address);
    }

    /** The source line of an address; of one in no image of this moment, that in the image that was there last. */
    public Optional<SourceLine> sourceOf(Machine machine, long address) {
        return lineAt(images(machine), address);
    }

    /** The images of a moment, and behind them those that are gone, the latest first. */
    public static List<Module> images(Machine machine) {
        List<Module> images = new ArrayList<>(machine.images());
        Collections.reverse(images);
        images.addAll(0, machine.windows().modules());
        return images;
    }

    /** The same, for images that may no longer be mapped; the first that holds the address counts. */
    String name(List<Module> modules, long address) {
        Optional<String> gate = Windows.gateName(address);
        if (gate.isPresent()) {
            return gate.get();
        }
        Optional<Module> module = moduleAt(modules, address);
        if (module.isEmpty()) {
            return "0x" + Long.toHexString(address);
        }
        long rva = address - module.get().base();
        ModuleSymbols symbols = byModule.get(module.get().name());
        return symbols == null
                ? String.format(Locale.ROOT, "%s+0x%x", module.get().name(), rva)
                : symbols.symbolic(rva);
    }

    /** The source line of an address. */
    public Optional<SourceLine> lineAt(Machine machine, long address) {
        return lineAt(machine.windows().modules(), address);
    }

    /** The source line of an address when those modules are in memory. */
    Optional<SourceLine> lineAt(List<Module> modules, long address) {
        return moduleAt(modules, address)
                .flatMap(module -> Optional.ofNullable(byModule.get(module.name()))
                        .flatMap(symbols -> symbols.lineAt(address - module.base())))
                .filter(line -> !line.hidden());
    }

    /** The address of a symbol in a loaded module. */
    public Optional<Long> addressOf(Machine machine, String module, String symbol) {
        return machine.windows().modules().stream()
                .filter(loaded -> loaded.name().equals(module))
                .findFirst()
                .flatMap(loaded -> Optional.ofNullable(byModule.get(module))
                        .flatMap(symbols -> symbols.rvaOf(symbol))
                        .map(rva -> loaded.base() + rva));
    }
}
