package dev.vmxscope.core.symbols;

import dev.vmxscope.core.bytes.BadBytesException;
import dev.vmxscope.core.pe.CodeView;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The debug information of one build of one image, as an immutable value. Places are RVAs. */
public final class Pdb {
    /** Largest file that is read, in bytes. */
    public static final int MAX_FILE_SIZE = 64 << 20;

    private final UUID guid;
    private final int age;
    private final List<Module> modules;
    private final List<Procedure> procedures;
    private final List<PublicSymbol> publics;
    private final List<DataSymbol> data;
    private final List<SourceFile> files;
    private final List<SourceLine> lines;
    private final Types types;

    Pdb(UUID guid, int age, PdbContents contents) {
        this.guid = guid;
        this.age = age;
        this.modules = contents.modules();
        this.procedures = contents.procedures();
        this.publics = contents.publics();
        this.data = contents.data();
        this.files = contents.files();
        this.lines = contents.lines();
        this.types = contents.types();
    }

    /**
     * Reads a PDB 7.00. Time and memory are bounded whatever the bytes say.
     *
     * @param file the whole file; not kept and not changed
     * @throws PdbFormatException when it is no PDB 7.00, or is damaged
     */
    public static Pdb parse(byte[] file) throws PdbFormatException {
        try {
            return PdbReader.read(file);
        } catch (PdbFormatException e) {
            throw e;
        } catch (BadBytesException e) {
            throw new PdbFormatException(e.sentence(), e.offset());
        }
    }

    /** The build's identity; the image of the same build names it too. */
    public UUID guid() {
        return guid;
    }

    /** How often the PDB of this build was written, 32 bits; the image names it too. */
    public int age() {
        return age;
    }

    /** The object files, in link order. */
    public List<Module> modules() {
        return modules;
    }

    /** In the order of the modules, and in each of its code. */
    public List<Procedure> procedures() {
        return procedures;
    }

    /** The public symbols that have a place in the image, in the order of the file. */
    public List<PublicSymbol> publics() {
        return publics;
    }

    /** Global and static variables, without repetitions. */
    public List<DataSymbol> data() {
        return data;
    }

    /** Each source file once, in the order of the modules. */
    public List<SourceFile> sourceFiles() {
        return files;
    }

    /** All records of the line tables, in the order of the modules and by address in each contribution. */
    public List<SourceLine> lines() {
        return lines;
    }

    /** The type table. */
    public Types types() {
        return types;
    }

    /** True when the image names this very PDB. */
    public boolean matches(PeImage image) {
        return mismatch(image).isEmpty();
    }

    /** Why the PDB does not belong to the image, empty when it does. */
    public Optional<Message> mismatch(PeImage image) {
        Optional<CodeView> named = image.codeView();
        if (named.isEmpty()) {
            return Optional.of(Message.of("pdb.unnamed"));
        }
        if (!named.get().guid().equals(guid)) {
            return Optional.of(
                    Message.of("pdb.build", guid.toString(), named.get().guid().toString()));
        }
        if (named.get().age() != age) {
            return Optional.of(Message.of("pdb.age", age, named.get().age()));
        }
        return Optional.empty();
    }
}
