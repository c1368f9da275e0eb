package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.FileCall;
import dev.vmxscope.core.windows.journey.Sender;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.Minor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A way in which a request of a major function comes about.
 *
 * @param name of the function that a program calls, or of the minor function that the kernel sends
 * @param sender who sends it in the kernel; empty where a program does
 * @param maker makes the action out of the data that a person typed and the control code
 */
public record RequestWay(String name, Optional<Sender> sender, Function<Typed, Action> maker) {

    /** What a person typed: the data, and a control code of 32 bits. */
    public record Typed(Bytes input, int room, int code) {}

    /** All ways to a major function; there is one at least. */
    public static List<RequestWay> of(int major) {
        return Sender.of(major).map(RequestWay::kernel).orElseGet(() -> user(major));
    }

    private static List<RequestWay> user(int major) {
        return switch (major) {
            case Major.CREATE -> List.of(call("CreateFile", typed -> new AppCall.Create("")));
            case Major.READ -> List.of(call("ReadFile", typed -> new AppCall.Read(typed.room())));
            case Major.WRITE -> List.of(call("WriteFile", typed -> new AppCall.Write(typed.input())));
            case Major.CLEANUP, Major.CLOSE -> List.of(call("CloseHandle", typed -> new AppCall.Close()));
            case Major.DEVICE_CONTROL ->
                List.of(call(
                        "DeviceIoControl",
                        typed -> new AppCall.DeviceControl(typed.code(), typed.input(), typed.room())));
            default ->
                Stream.of(FileCall.values())
                        .filter(found -> found.major() == major)
                        .map(found -> call(found.function(), typed -> AppCall.Invoke.of(found)))
                        .toList();
        };
    }

    private static RequestWay call(String function, Function<Typed, Action> maker) {
        return new RequestWay(function, Optional.empty(), maker);
    }

    private static List<RequestWay> kernel(Sender sender) {
        int major = sender.major();
        List<RequestWay> ways = Minor.of(major).stream()
                .map(minor -> way(sender, minor.fullName(), minor.code()))
                .toList();
        boolean zero = Minor.of(major, 0).isPresent();
        return zero
                ? ways
                : Stream.concat(Stream.of(way(sender, String.format(Locale.ROOT, "0x%02X", 0), 0)), ways.stream())
                        .toList();
    }

    private static RequestWay way(Sender sender, String name, int minor) {
        boolean withCode = sender == Sender.ANOTHER_DRIVER || sender == Sender.FILE_SYSTEM;
        return new RequestWay(
                name,
                Optional.of(sender),
                typed -> withCode
                        ? new Action.SendRequest(sender.major(), minor, typed.code(), typed.input(), typed.room())
                        : Action.SendRequest.of(sender.major(), minor));
    }

    /** What is done with what a person typed; what cannot be sent is sent as nothing. */
    public Action action(AppData data, int code) {
        return maker.apply(
                new Typed(data.bytes().orElse(Bytes.EMPTY), data.length().orElse(0), code));
    }
}
