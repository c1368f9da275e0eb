package dev.vmxscope.core.saved;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SampleFiles;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.windows.Action;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The images of an investigation, each once, in the order in which they first occur. */
final class Modules {
    private Modules() {}

    /**
     * One image.
     *
     * @param name that it is first loaded under
     * @param image the file
     * @param sample the name of the sample that it is, empty if it is none
     * @param pdb its symbol file; empty for a sample, and where none is known
     */
    record Found(String name, Bytes image, Optional<String> sample, Optional<Bytes> pdb) {}

    /** The images that those actions load. */
    static List<Found> of(List<Action> actions, SymbolCatalogue symbols) {
        List<Found> found = new ArrayList<>();
        for (Action action : actions) {
            if (action instanceof Action.LoadDriver load) {
                add(found, load.service(), load.image(), symbols);
            } else if (action instanceof Action.CreateService create) {
                add(found, create.service(), create.image(), symbols);
            } else if (action instanceof Action.RunProgram run) {
                add(found, run.name(), run.image(), symbols);
            }
        }
        return found;
    }

    private static void add(List<Found> found, String name, Bytes image, SymbolCatalogue symbols) {
        if (found.stream().anyMatch(known -> known.image().equals(image))) {
            return;
        }
        Optional<String> sample = SampleFiles.named(image);
        Optional<Bytes> pdb = sample.isPresent()
                ? Optional.empty()
                : Optional.ofNullable(symbols.pdbs().get(name));
        found.add(new Found(name, image, sample, pdb));
    }

    /** The sample of that name. */
    static ModuleFile sample(String name) {
        return SampleFiles.programs().contains(name) ? SampleFiles.program(name) : SampleFiles.driver(name);
    }

    /** The SHA-256 of a file (FIPS 180-4), in hexadecimal. */
    static String sha256(Bytes file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
