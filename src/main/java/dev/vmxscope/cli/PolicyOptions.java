package dev.vmxscope.cli;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.BootOptions;
import dev.vmxscope.core.windows.LoadPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What Windows demands of a driver's file: {@code --signing}, {@code --hvci}, {@code --secure-boot}. */
final class PolicyOptions {
    /** Their names. */
    static final List<String> NAMES = List.of("--signing", "--hvci", "--secure-boot");

    @Option(names = "--signing", paramLabel = "enforce|test|off", descriptionKey = "run.signing")
    private @Nullable String signing;

    @Option(names = "--hvci", paramLabel = "on|off", descriptionKey = "run.hvci")
    private @Nullable String memoryIntegrity;

    @Option(names = "--secure-boot", paramLabel = "on|off", descriptionKey = "run.secure-boot")
    private @Nullable String secureBoot;

    /** The Windows that those options ask for. */
    BootOptions windows() throws InputProblem {
        LoadPolicy policy = LoadPolicy.OPEN
                .withMemoryIntegrity(on("--hvci", memoryIntegrity))
                .withSecureBoot(on("--secure-boot", secureBoot));
        if (signing == null) {
            return BootOptions.DEFAULT.withPolicy(policy);
        }
        LoadPolicy.Signing mode = LoadPolicy.Signing.of(signing).orElse(null);
        if (mode == null) {
            throw new InputProblem(Message.of("option.signing", signing));
        }
        return BootOptions.DEFAULT.withPolicy(policy.withSigning(mode));
    }

    private static boolean on(String option, @Nullable String value) throws InputProblem {
        if (value == null || value.equals("off")) {
            return false;
        }
        if (value.equals("on")) {
            return true;
        }
        throw new InputProblem(Message.of("option.switch", option, value));
    }
}
