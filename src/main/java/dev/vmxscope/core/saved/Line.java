package dev.vmxscope.core.saved;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.StandardCalls;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import java.util.HexFormat;
import java.util.Locale;

/** Inputs and actions as lines of text: a word, its arguments, and last of all a name, which may hold anything. */
final class Line {
    static final String RUN = "run";
    static final String LOAD = "load";
    static final String UNLOAD = "unload";
    static final String PROGRAM = "program";
    static final String OPEN = "open";
    static final String READ = "read";
    static final String WRITE = "write";
    static final String IOCTL = "ioctl";
    static final String CLOSE = "close";
    static final String CALL = "call";
    static final String SEND = "send";
    static final String SET = "set";
    static final String MEMORY = "memory";
    static final String FIRMWARE = "firmware";
    static final String RESET = "reset";
    static final String POWER_CYCLE = "power-cycle";
    static final String MACHINE = "machine";

    private Line() {}

    /** An input. */
    static String of(Input input, Contents contents) {
        if (input instanceof Input.Execute execute) {
            return RUN + " " + execute.steps();
        }
        if (input instanceof Input.Request request) {
            return of(request.action(), contents);
        }
        if (input instanceof Input.Set set) {
            return of(set.poke());
        }
        if (input instanceof Input.SwitchFirmware change) {
            return FIRMWARE + " " + Codes.hex(change.firmware().featureControl());
        }
        if (input instanceof Input.Start start) {
            return start.kind() == Restart.WARM ? RESET : POWER_CYCLE;
        }
        if (input instanceof Input.Replace replace) {
            return MACHINE + " " + contents.number(replace.setup());
        }
        throw new IllegalArgumentException("no line for " + input);
    }

    /** An action. */
    static String of(Action action, Contents contents) {
        if (action instanceof Action.LoadDriver load) {
            return LOAD + " " + contents.number(load.image()) + " " + load.service();
        }
        if (action instanceof Action.UnloadDriver unload) {
            return UNLOAD + " " + unload.service();
        }
        if (action instanceof Action.RunProgram run) {
            return PROGRAM + " " + contents.number(run.image()) + " " + run.name();
        }
        if (action instanceof Action.SendRequest send) {
            return String.join(
                    " ",
                    SEND,
                    Codes.hex(send.major()),
                    Codes.hex(send.minor()),
                    Codes.hex32(send.code()),
                    Integer.toString(send.outputLength()),
                    bytes(send.input()));
        }
        return call((AppCall) action);
    }

    private static String call(AppCall call) {
        if (call instanceof AppCall.Create create) {
            return create.path().isEmpty() ? OPEN : OPEN + " " + create.path();
        }
        if (call instanceof AppCall.Read read) {
            return call.equals(StandardCalls.read()) ? READ : READ + " " + read.length();
        }
        if (call instanceof AppCall.Write write) {
            return call.equals(StandardCalls.write()) ? WRITE : WRITE + " " + bytes(write.data());
        }
        if (call instanceof AppCall.DeviceControl control) {
            String code = IOCTL + " " + Codes.hex32(control.code());
            return call.equals(StandardCalls.control(control.code()))
                    ? code
                    : code + " " + control.outputLength() + " " + bytes(control.input());
        }
        if (call instanceof AppCall.Invoke invoke) {
            String word = CALL + " " + invoke.call().word();
            return call.equals(AppCall.Invoke.of(invoke.call()))
                    ? word
                    : word + " " + invoke.outputLength() + " " + bytes(invoke.input());
        }
        return CLOSE;
    }

    private static String bytes(Bytes bytes) {
        return "0x" + HexFormat.of().formatHex(bytes.toArray());
    }

    private static String of(Poke poke) {
        String value = Codes.hex(poke.value());
        if (poke.place() instanceof Place.Memory memory) {
            return String.join(
                    " ",
                    SET,
                    Integer.toString(poke.cpu()),
                    MEMORY,
                    Codes.hex(memory.physical()),
                    Integer.toString(memory.bytes()),
                    value,
                    memory.label());
        }
        return String.join(" ", SET, Integer.toString(poke.cpu()), name(poke.place()), value);
    }

    /** A place other than memory, as a line writes it. */
    static String name(Place place) {
        return place.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** What the lines count: images and machines are numbered, from 1. */
    interface Contents {
        /** The number of an image. */
        int number(Bytes image);

        /** The number of a machine. */
        int number(MachineSetup setup);
    }
}
