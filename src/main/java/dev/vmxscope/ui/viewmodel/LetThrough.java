package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.print.DebugComponent;
import dev.vmxscope.core.windows.print.FilterTest;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryValue;
import java.util.List;

/**
 * A way to let a message like one that did not reach the console through.
 *
 * @param kind which way
 * @param what the name that the way changes something of: a mask, or a value of the registry
 * @param mask what it is set to, 32 bits; 0 where nothing has a mask
 * @param inputs what is done to the machine, in order
 * @param again whether it also helps to go back to before the message and do it there
 */
public record LetThrough(Kind kind, String what, int mask, List<Input> inputs, boolean again) {
    /** The four levels with a name: what nearly everybody who edits the registry wants to see. */
    private static final int NAMED_LEVELS = 0xF;

    /** The ways. */
    public enum Kind {
        /** DebugView's switch for kernel messages. */
        KERNEL,
        /** DebugView's switch for messages of programs. */
        WIN32,
        /** DebugView's switch for all that the filter would hold. */
        VERBOSE,
        /** A debugger writes the mask in the running kernel. */
        DEBUGGER,
        /** A value of the registry, and a start. */
        REGISTRY
    }

    /** Keeps its own copy of the list. */
    public LetThrough {
        inputs = List.copyOf(inputs);
    }

    /** The ways that would have let a message through, given the present masks and switches; none if it got through. */
    public static List<LetThrough> of(DebugLine line, FilterState now) {
        DebugCapture capture = now.capture();
        return switch (line.verdict()) {
            case PASSED, VERBOSE -> List.of();
            case KERNEL_OFF -> List.of(capture(Kind.KERNEL, capture.withKernel(true)));
            case USER_OFF -> List.of(capture(Kind.WIN32, capture.withUser(true)));
            case FILTERED ->
                List.of(
                        capture(Kind.VERBOSE, capture.withVerbose(true)),
                        debugger(now.filter().test(line.component(), line.level())),
                        registry(now.filter().test(line.component(), line.level())));
        };
    }

    private static LetThrough capture(Kind kind, DebugCapture capture) {
        return new LetThrough(kind, "", 0, List.of(new Input.Adjust(new Setting.Capture(capture))), true);
    }

    private static LetThrough debugger(FilterTest test) {
        DebugComponent component = test.counted();
        Setting setting = new Setting.DebugMask(component.number(), test.opened());
        return new LetThrough(
                Kind.DEBUGGER, component.symbol(), test.opened(), List.of(new Input.Adjust(setting)), true);
    }

    /** The masks start from the registry, so that what a driver printed before must be printed once more. */
    private static LetThrough registry(FilterTest test) {
        int mask = Integer.lowestOneBit(test.bits()) | NAMED_LEVELS;
        Setting setting = new Setting.RegistrySet(
                Registry.DEBUG_PRINT_FILTER, test.counted().name(), new RegistryValue.Dword(mask));
        return new LetThrough(
                Kind.REGISTRY,
                test.counted().name(),
                mask,
                List.of(new Input.Adjust(setting), new Input.Start(Restart.WARM)),
                false);
    }
}
