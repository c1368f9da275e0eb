package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.symbols.ModuleSymbols;
import dev.vmxscope.core.symbols.Pdb;
import dev.vmxscope.core.symbols.Procedure;
import dev.vmxscope.core.symbols.VisibleLocal;
import dev.vmxscope.core.windows.Module;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The variables of the routine that runs.
 *
 * @param procedure its name, empty where none is known
 * @param rows name and value of each variable, its type as the meaning
 */
public record LocalsState(String procedure, List<Named> rows) {
    /** Keeps the list unmodifiable. */
    public LocalsState {
        rows = List.copyOf(rows);
    }

    /** The variables of the routine that the running processor is in. */
    public static LocalsState of(View view) {
        OptionalInt cpu = View.running(view.machine());
        if (cpu.isEmpty()) {
            return new LocalsState("", List.of());
        }
        Processor processor = view.machine().processors().get(cpu.getAsInt());
        Optional<Module> module = SymbolCatalogue.moduleAt(view.machine(), processor.rip());
        Optional<ModuleSymbols> symbols = view.frame().symbols().symbolsAt(view.machine(), processor.rip());
        if (module.isEmpty() || symbols.isEmpty()) {
            return new LocalsState("", List.of());
        }
        long rva = processor.rip() - module.get().base();
        Optional<Procedure> procedure = symbols.get().procedureAt(rva);
        List<Named> rows = symbols.get().localsAt(rva).stream()
                .map(local -> row(view, cpu.getAsInt(), symbols.get(), module.get(), procedure, local))
                .toList();
        return new LocalsState(procedure.map(Procedure::name).orElse(""), rows);
    }

    private static Named row(
            View view,
            int cpu,
            ModuleSymbols symbols,
            Module module,
            Optional<Procedure> procedure,
            VisibleLocal local) {
        String value = value(view, view.machine(), cpu, symbols, local);
        return new Named(
                local.name(),
                value,
                before(view, cpu, symbols, module, procedure, local).orElse(value),
                local.typeName());
    }

    /** The value before, if the processor was in the same routine then. */
    private static Optional<String> before(
            View view,
            int cpu,
            ModuleSymbols symbols,
            Module module,
            Optional<Procedure> procedure,
            VisibleLocal local) {
        Machine old = view.before();
        if (cpu >= old.processors().size()) {
            return Optional.empty();
        }
        long rva = old.processors().get(cpu).rip() - module.base();
        return procedure
                .filter(routine -> routine.range().contains(rva))
                .flatMap(routine -> symbols.localsAt(rva).stream()
                        .filter(other -> other.name().equals(local.name()) && other.type() == local.type())
                        .findFirst())
                .map(other -> value(view, old, cpu, symbols, other));
    }

    private static String value(View view, Machine machine, int cpu, ModuleSymbols symbols, VisibleLocal local) {
        Optional<Pdb> pdb = symbols.pdb();
        if (pdb.isEmpty() || local.place().isEmpty()) {
            return "";
        }
        VariableReader reader = new VariableReader(
                machine, machine.processors().get(cpu), pdb.get().types());
        return reader.read(local, local.place().get(), view::name);
    }
}
