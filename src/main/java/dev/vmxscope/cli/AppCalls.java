package dev.vmxscope.cli;

import dev.vmxscope.core.session.StandardCalls;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The list of calls that {@code --app} plays: {@code create,read,write,ioctl:0x222000,close}. */
final class AppCalls {
    /** The calls that are played when none are asked for. */
    static final String DEFAULT = "create,close";

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
            return StandardCalls.control(code(word.substring("ioctl:".length())));
        }
        return switch (lower) {
            case "create" -> StandardCalls.open();
            case "read" -> StandardCalls.read();
            case "write" -> StandardCalls.write();
            case "close" -> StandardCalls.close();
            default ->
                throw new InputProblem(Message.of("option.app", word));
        };
    }

    private static int code(String written) throws InputProblem {
        OptionalLong code = Numbers.parse(written);
        if (code.isEmpty() || code.getAsLong() >>> Integer.SIZE != 0) {
            throw new InputProblem(Message.of("option.app.code", written));
        }
        return (int) code.getAsLong();
    }
}
