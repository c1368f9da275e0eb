package dev.vmxscope.cli;

import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What decides which debug messages reach DebugView, set before the driver is loaded. */
final class DebugOptions {
    @Option(names = "--registry", paramLabel = "NAME=VALUE", descriptionKey = "run.registry")
    private List<String> registry = new ArrayList<>();

    @Option(names = "--debug-mask", paramLabel = "COMPONENT=VALUE", descriptionKey = "run.debug-mask")
    private List<String> masks = new ArrayList<>();

    @Option(names = "--no-verbose", descriptionKey = "run.no-verbose")
    private boolean quiet;

    /** A component's name or number and a mask. */
    private record Assignment(DebugComponent component, int mask) {}

    /**
     * What is done before anything else. The registry counts only when Windows starts, so that it is started again after
     * that.
     */
    List<Input> inputs() throws InputProblem {
        List<Input> inputs = new ArrayList<>();
        for (String written : registry) {
            Assignment value = assignment("--registry", written);
            if (!value.component().inRegistry()) {
                throw new InputProblem(Message.of("option.component", "--registry", written));
            }
            inputs.add(new Input.Adjust(new Setting.RegistrySet(
                    Registry.DEBUG_PRINT_FILTER, value.component().name(), new RegistryValue.Dword(value.mask()))));
        }
        if (!registry.isEmpty()) {
            inputs.add(new Input.Start(Restart.POWER_CYCLE));
        }
        for (String written : masks) {
            Assignment value = assignment("--debug-mask", written);
            inputs.add(new Input.Adjust(new Setting.DebugMask(value.component().number(), value.mask())));
        }
        if (quiet) {
            inputs.add(new Input.Adjust(new Setting.Capture(DebugCapture.ALL.withVerbose(false))));
        }
        return inputs;
    }

    private static Assignment assignment(String option, String written) throws InputProblem {
        int equals = written.indexOf('=');
        if (equals < 0) {
            throw new InputProblem(Message.of("option.component", option, written));
        }
        OptionalLong mask = Numbers.parse(written.substring(equals + 1));
        if (mask.isEmpty() || mask.getAsLong() >>> Integer.SIZE != 0) {
            throw new InputProblem(Message.of("option.mask", option, written.substring(equals + 1)));
        }
        String name = written.substring(0, equals).strip();
        OptionalLong number = Numbers.parse(name);
        DebugComponent component = number.isPresent() && number.getAsLong() < DebugComponent.COUNT
                ? DebugComponent.of((int) number.getAsLong())
                : DebugComponent.named(name)
                        .orElseThrow(() -> new InputProblem(Message.of("option.component", option, written)));
        return new Assignment(component, (int) mask.getAsLong());
    }
}
