package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.diagnosis.Origin;
import dev.vmxscope.core.symbols.SourceLine;
import java.util.Optional;

/** Addresses in words. */
public final class Places {
    private Places() {}

    /** {@code MyHypervisorDriver!DrvCreate+0x12, Source.c:131}; without the line where none is known. */
    public static String place(View view, long address) {
        String source = source(view, address);
        return source.isEmpty() ? view.name(address) : view.name(address) + ", " + source;
    }

    /** The code that set a value, in words; empty if no code did. */
    static String writer(View view, Origin origin) {
        return origin.rip() == 0 ? "" : place(view, origin.rip());
    }

    /** {@code Source.c:131}, empty where no line is known; of an image that is gone too. */
    public static String source(View view, long address) {
        Optional<SourceLine> line = view.frame().symbols().sourceOf(view.machine(), address);
        return line.map(found -> fileName(found.file()) + ":" + found.line()).orElse("");
    }

    /** The last part of a path with slashes or backslashes. */
    static String fileName(String path) {
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }
}
