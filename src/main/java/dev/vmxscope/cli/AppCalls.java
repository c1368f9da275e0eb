package dev.vmxscope.cli;

import dev.vmxscope.core.session.StandardCalls;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.FileCall;
import dev.vmxscope.core.windows.journey.Sender;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.Minor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The list of calls that {@code --app} plays: {@code create,read,write,ioctl:0x222000,close}, calls by the function's
 * name as {@code flushfilebuffers}, and requests of the kernel as {@code send:pnp:query_capabilities}.
 */
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
        if (lower.startsWith("send:")) {
            return send(word, lower.substring("send:".length()));
        }
        Optional<FileCall> call = FileCall.ofWord(lower);
        if (call.isPresent()) {
            return AppCall.Invoke.of(call.get());
        }
        return switch (lower) {
            case "create" -> StandardCalls.open();
            case "read" -> StandardCalls.read();
            case "write" -> StandardCalls.write();
            case "close" -> StandardCalls.close();
            default -> throw new InputProblem(Message.of("option.app", word, words()));
        };
    }

    /** {@code MAJOR}, {@code MAJOR:MINOR} or, where the request has one, {@code MAJOR:CODE}. */
    private static Action send(String word, String written) throws InputProblem {
        int colon = written.indexOf(':');
        String name = colon < 0 ? written : written.substring(0, colon);
        String rest = colon < 0 ? "" : written.substring(colon + 1);
        int major = Sender.majors().stream()
                .filter(code -> Major.name(code).equalsIgnoreCase("IRP_MJ_" + name))
                .findFirst()
                .orElseThrow(() -> new InputProblem(Message.of(
                        "option.app.send",
                        word,
                        Sender.majors().stream()
                                .map(code -> Major.name(code)
                                        .substring("IRP_MJ_".length())
                                        .toLowerCase(Locale.ROOT))
                                .toList())));
        if (major == Major.INTERNAL_DEVICE_CONTROL) {
            return StandardCalls.send(major, 0, rest.isEmpty() ? 0 : code(rest));
        }
        return rest.isEmpty() ? Action.SendRequest.of(major, 0) : Action.SendRequest.of(major, minor(major, rest));
    }

    private static int minor(int major, String written) throws InputProblem {
        OptionalLong number = Numbers.parse(written);
        if (number.isPresent() && number.getAsLong() >= 0 && number.getAsLong() <= 0xFF) {
            return (int) number.getAsLong();
        }
        return Minor.of(major).stream()
                .filter(minor -> minor.name().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> new InputProblem(Message.of(
                        "option.app.minor",
                        written,
                        Major.name(major),
                        Minor.of(major).stream()
                                .map(minor -> minor.name().toLowerCase(Locale.ROOT))
                                .toList())))
                .code();
    }

    private static List<String> words() {
        return Stream.of(FileCall.values()).map(FileCall::word).toList();
    }

    private static int code(String written) throws InputProblem {
        OptionalLong code = Numbers.parse(written);
        if (code.isEmpty() || code.getAsLong() >>> Integer.SIZE != 0) {
            throw new InputProblem(Message.of("option.app.code", written));
        }
        return (int) code.getAsLong();
    }
}
