package dev.vmxscope.app;

import dev.vmxscope.cli.Commands;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The entry point. Without arguments, or with one file of a driver or a session, it opens the window; everything else
 * is the command line, which must never load a class of the toolkit: this class names {@link Main} only where the window
 * opens.
 */
public final class Launcher {
    private static final String MODULE = "dev.vmxscope";

    private Launcher() {}

    /**
     * Starts the window or runs a command.
     *
     * @param args nothing, one {@code .sys} or {@code .vmxscope} file, or a subcommand with its options
     * @throws ReflectiveOperationException if the module beside the jar does not hold this program
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        if (opensWindow(args)) {
            openWindow(args);
        } else {
            System.exit(Commands.run(args));
        }
    }

    /** Whether these arguments ask for the window: none, or exactly one file of a driver or a session. */
    static boolean opensWindow(String... args) {
        return args.length == 0 || (args.length == 1 && !args[0].startsWith("-") && opens(args[0]));
    }

    /** Whether the window opens a file of that name: a driver or a session. */
    static boolean opens(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".sys") || lower.endsWith(".vmxscope");
    }

    /**
     * JavaFX supports the module path only and warns when {@code java -jar} put it on the class path. So if libraries
     * lie beside the jar, the window starts from modules made of them, the same arrangement as in tests and packages.
     */
    private static void openWindow(String[] args) throws ReflectiveOperationException {
        Path jar = ownLocation();
        Path libraries = jar.resolveSibling("lib");
        if (Launcher.class.getModule().isNamed() || !Files.isDirectory(libraries)) {
            Main.main(args);
            return;
        }
        ModuleLayer system = ModuleLayer.boot();
        Configuration modules = system.configuration()
                .resolveAndBind(ModuleFinder.of(), ModuleFinder.of(jar, libraries), Set.of(MODULE));
        ClassLoader loader = system.defineModulesWithOneLoader(modules, ClassLoader.getPlatformClassLoader())
                .findLoader(MODULE);
        Thread.currentThread().setContextClassLoader(loader);
        Method main = loader.loadClass(Launcher.class.getName()).getMethod("main", String[].class);
        main.invoke(null, (Object) args);
    }

    private static Path ownLocation() {
        try {
            return Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own file has no proper name", e);
        }
    }
}
