package dev.vmxscope.core.saved;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SampleFiles;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.symbols.PdbMismatchException;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads the drivers and programs of a session: samples by their names, others from the members of the file. */
final class ModuleReader {
    private static final List<String> KEYS = List.of("name", "sha256", "sample", "file", "pdb");
    private static final List<String> NAME = List.of("name");
    private static final List<String> HASH = List.of("sha256");
    private static final List<String> SAMPLE = List.of("sample");
    private static final List<String> FILE = List.of("file");
    private static final List<String> PDB = List.of("pdb");

    private final SortedMap<String, byte[]> members;
    private final List<Bytes> images = new ArrayList<>();
    private SymbolCatalogue symbols = SymbolCatalogue.EMPTY;

    ModuleReader(SortedMap<String, byte[]> members) {
        this.members = members;
    }

    /** Reads all modules. */
    void read(TomlDocument document) throws ScenarioFormatException {
        for (TomlDocument module : document.tables(List.of("module"))) {
            module.allowOnly(List.of(), KEYS);
            Optional<String> sample = module.text(SAMPLE);
            if (sample.isPresent()) {
                sample(module, sample.get());
            } else {
                own(module);
            }
        }
    }

    /** The images in their order. */
    List<Bytes> images() {
        return images;
    }

    /** The names in them. */
    SymbolCatalogue symbols() {
        return symbols;
    }

    private void sample(TomlDocument table, String name) throws ScenarioFormatException {
        List<String> names = new ArrayList<>(SampleFiles.drivers());
        names.addAll(SampleFiles.programs());
        if (!names.contains(name)) {
            throw table.error(SAMPLE, Message.of("saved.sample", name, NearestName.hint(name, names)));
        }
        ModuleFile sample = Modules.sample(name);
        String here = Modules.sha256(sample.content());
        if (!here.equals(table.requiredText(HASH))) {
            throw table.error(HASH, Message.of("saved.sample.other", name, here));
        }
        images.add(sample.content());
        name(table.text(NAME).orElse(sample.service()), sample);
    }

    private void own(TomlDocument table) throws ScenarioFormatException {
        String name = table.text(NAME).orElse("");
        Bytes image = Bytes.of(member(table, FILE, table.requiredText(FILE)));
        if (image.length() > PeImage.MAX_FILE_SIZE) {
            throw table.error(FILE, Message.of("saved.module.size", PeImage.MAX_FILE_SIZE));
        }
        String here = Modules.sha256(image);
        if (!here.equals(table.requiredText(HASH))) {
            throw table.error(HASH, Message.of("saved.module.damaged", name, here));
        }
        images.add(image);
        Optional<String> pdb = table.text(PDB);
        byte @Nullable [] names = pdb.isPresent() ? member(table, PDB, pdb.get()) : null;
        try {
            ModuleFile module = module(name, image);
            name(name, names == null ? module : module.withPdb(names));
        } catch (PeFormatException e) {
            // Windows refuses it when it is loaded, and says so there.
        } catch (BadBytesException e) {
            throw table.error(PDB, Message.of("saved.symbols", name, e.message()));
        } catch (PdbMismatchException e) {
            throw table.error(PDB, Message.of("saved.symbols", name, e.message()));
        }
    }

    private static ModuleFile module(String name, Bytes image) throws PeFormatException {
        byte[] file = image.toArray();
        return PeImage.parse(file).isNativeDriver()
                ? ModuleFile.driver(name + ".sys", file)
                : ModuleFile.program(name, file);
    }

    private void name(String name, ModuleFile module) {
        symbols = symbols.with(name, module.symbols(), module.pdb());
    }

    private byte[] member(TomlDocument table, List<String> path, String name) throws ScenarioFormatException {
        byte @Nullable [] member = members.get(name);
        if (member == null) {
            throw table.error(path, Message.of("saved.member.none", name, NearestName.hint(name, members.keySet())));
        }
        return member;
    }
}
