package dev.vmxscope.core.lesson;

import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.symbols.ModuleSymbols;
import dev.vmxscope.core.symbols.Procedure;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Checks the names of code: {@code MyHypervisorDriver!DrvCreate}, {@code mov cr4}.
 *
 * @param document where they stand
 * @param programs the programs of the lesson
 */
record CodeNamesReader(TomlDocument document, List<ModuleFile> programs) {
    private static final List<String> MNEMONICS = Arrays.stream(Mnemonic.values())
            .map(mnemonic -> mnemonic.name().toLowerCase(Locale.ROOT))
            .toList();

    /** Checks the name of a procedure of that driver or of a program. */
    String procedure(List<String> path, String name, ModuleFile driver) throws ScenarioFormatException {
        int mark = name.indexOf('!');
        String module = name.substring(0, Math.max(mark, 0));
        List<ModuleSymbols> modules = Stream.concat(Stream.of(driver), programs.stream())
                .map(ModuleFile::symbols)
                .toList();
        for (ModuleSymbols symbols : modules) {
            if (symbols.name().equals(module)) {
                return inModule(path, name, symbols);
            }
        }
        List<String> names = modules.stream().map(ModuleSymbols::name).toList();
        throw document.error(
                path,
                Message.of("procedure.form", shortened(name), NearestName.hint(module, names), List.copyOf(names)));
    }

    private String inModule(List<String> path, String name, ModuleSymbols symbols) throws ScenarioFormatException {
        String procedure = name.substring(name.indexOf('!') + 1);
        if (symbols.rvaOf(procedure).isPresent()) {
            return name;
        }
        List<String> known = symbols.procedures().stream().map(Procedure::name).toList();
        throw document.error(
                path,
                Message.of("procedure.none", symbols.name(), shortened(procedure), NearestName.hint(procedure, known)));
    }

    /** Checks that a text begins with a mnemonic, as the disassembler writes it. */
    String instruction(List<String> path, String text) throws ScenarioFormatException {
        String mnemonic = text.split(" ", 2)[0];
        if (!MNEMONICS.contains(mnemonic)) {
            throw document.error(
                    path,
                    Message.of("instruction.form", shortened(text), NearestName.hint(mnemonic, MNEMONICS)));
        }
        return text;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
