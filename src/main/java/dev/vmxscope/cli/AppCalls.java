package dev.vmxscope.cli;

import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The list of calls that {@code --app} plays: {@code create,read,write,ioctl:0x222000,close}. */
final class AppCalls {
    /** The calls that are played when none are asked for. */
    static final String DEFAULT = "create,close";

    private static final int BUFFER = 1000;
    private static final Bytes GREETING =
            Bytes.of("This string comes from the user-mode program.\0".getBytes(StandardCharsets.US_ASCII));

    private AppCalls() {}

    /**
     * The calls of a list.
     *
     * @throws InputProblem if a word of it is none
     */
    static List<Action> parse(String list) throws InputProblem {
        List<Action> calls = new ArrayList<>();
        for (String word : list.split(",", -1)) {
            calls.add(call(word.strip()));
        }
        return calls;
    }

    private static Action call(String word) throws InputProblem {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith("ioctl:")) {
            return new AppCall.DeviceControl(code(word.substring("ioctl:".length())), GREETING, BUFFER);
        }
        return switch (lower) {
            case "create" -> new AppCall.Create("");
            case "read" -> new AppCall.Read(BUFFER);
            case "write" -> new AppCall.Write(GREETING);
            case "close" -> new AppCall.Close();
            default ->
                throw new InputProblem("--app: \"" + word
                        + "\" is no call; there are create, read, write, ioctl:CODE and close, and FILE.exe");
        };
    }

    private static int code(String written) throws InputProblem {
        OptionalLong code = Numbers.parse(written);
        if (code.isEmpty() || code.getAsLong() >>> Integer.SIZE != 0) {
            throw new InputProblem("--app: \"" + written
                    + "\" is no I/O control code; write a number of 32 bits, 0x222000 or 222000h");
        }
        return (int) code.getAsLong();
    }
}
