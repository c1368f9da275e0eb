package dev.vmxscope.core.saved;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.scenario.ProfileNumbers;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.StandardCalls;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.FileCall;
import dev.vmxscope.core.windows.journey.Sender;
import dev.vmxscope.core.windows.nt.Major;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads one line that {@link Line} wrote, word for word. */
final class LineReader {
    /** The longest buffer of a call, in bytes. */
    static final int LONGEST_BUFFER = 1 << 16;

    private static final List<String> ACTIONS = List.of(
            Line.LOAD,
            Line.UNLOAD,
            Line.PROGRAM,
            Line.OPEN,
            Line.READ,
            Line.WRITE,
            Line.IOCTL,
            Line.CLOSE,
            Line.CALL,
            Line.SEND);
    private static final List<String> INPUTS = Stream.concat(
                    ACTIONS.stream(),
                    Stream.of(Line.RUN, Line.SET, Line.FIRMWARE, Line.RESET, Line.POWER_CYCLE, Line.MACHINE))
            .toList();
    private static final List<Place> PLACES = places();
    private static final int GENERAL_REGISTERS = 16;
    private static final int LONGEST_NAME = 1000;
    /** The longest run, in steps: hours of it. */
    private static final long LONGEST_RUN = 1L << 40;

    private static final int LONGEST_SHOWN = 60;

    private final List<Bytes> images;
    private final Function<Message, ScenarioFormatException> error;
    private String rest;

    /**
     * A line that nothing was read of.
     *
     * @param images those that can be loaded, by their numbers less 1
     * @param error a problem at the place of the line
     */
    LineReader(String line, List<Bytes> images, Function<Message, ScenarioFormatException> error) {
        this.rest = line;
        this.images = images;
        this.error = error;
    }

    private static List<Place> places() {
        List<Place> places = new ArrayList<>(List.of(Place.Control.CR0, Place.Control.CR4, new Place.EdxEax()));
        places.addAll(List.of(Place.State.values()));
        IntStream.range(0, GENERAL_REGISTERS).mapToObj(Place.General::new).forEach(places::add);
        Stream.of(Msr.values()).map(Place.Model::new).filter(Place::settable).forEach(places::add);
        return List.copyOf(places);
    }

    /**
     * The input of the line.
     *
     * @param machines those that can be put in place, by their numbers less 1
     * @param processors how many the machine has at that time
     */
    Input input(List<MachineSetup> machines, int processors) throws ScenarioFormatException {
        String word = word();
        Input input = switch (word) {
            case Line.RUN -> new Input.Execute(number(Message.of("saved.count.steps"), 1, LONGEST_RUN));
            case Line.SET -> new Input.Set(poke(processors));
            case Line.FIRMWARE -> new Input.SwitchFirmware(firmware(value(), error));
            case Line.RESET -> new Input.Start(Restart.WARM);
            case Line.POWER_CYCLE -> new Input.Start(Restart.POWER_CYCLE);
            case Line.MACHINE ->
                new Input.Replace(
                        machines.get((int) number(Message.of("saved.number.machine"), 1, machines.size()) - 1));
            default -> new Input.Request(action(word, INPUTS));
        };
        end();
        return input;
    }

    /** The action of the line. */
    Action action() throws ScenarioFormatException {
        Action action = action(word(), ACTIONS);
        end();
        return action;
    }

    private Action action(String word, List<String> words) throws ScenarioFormatException {
        return switch (word) {
            case Line.LOAD -> {
                Bytes image = image();
                yield new Action.LoadDriver(name(), image);
            }
            case Line.UNLOAD -> new Action.UnloadDriver(name());
            case Line.PROGRAM -> {
                Bytes image = image();
                yield new Action.RunProgram(name(), image);
            }
            case Line.OPEN -> new AppCall.Create(name());
            case Line.READ -> rest.isEmpty() ? StandardCalls.read() : new AppCall.Read(length());
            case Line.WRITE -> rest.isEmpty() ? StandardCalls.write() : new AppCall.Write(bytes());
            case Line.IOCTL -> control();
            case Line.CLOSE -> StandardCalls.close();
            case Line.CALL -> invoke();
            case Line.SEND -> send();
            default ->
                throw error.apply(
                        Message.of("deed.none", shortened(word), NearestName.hint(word, words), List.copyOf(words)));
        };
    }

    private AppCall control() throws ScenarioFormatException {
        String word = word();
        OptionalLong code = ProfileNumbers.hex(word, Integer.SIZE);
        if (code.isEmpty()) {
            throw error.apply(Message.of("start.ioctl", shortened(word)));
        }
        if (rest.isEmpty()) {
            return StandardCalls.control((int) code.getAsLong());
        }
        int output = length();
        return new AppCall.DeviceControl((int) code.getAsLong(), bytes(), output);
    }

    private AppCall invoke() throws ScenarioFormatException {
        String word = word();
        Optional<FileCall> call = FileCall.ofWord(word);
        if (call.isEmpty()) {
            List<String> words =
                    Stream.of(FileCall.values()).map(FileCall::word).toList();
            throw error.apply(Message.of("saved.call", shortened(word), NearestName.hint(word, words), words));
        }
        if (rest.isEmpty()) {
            return AppCall.Invoke.of(call.get());
        }
        int output = length();
        return new AppCall.Invoke(call.get(), bytes(), output);
    }

    private Action send() throws ScenarioFormatException {
        int major = (int) value(Byte.SIZE);
        int minor = (int) value(Byte.SIZE);
        if (Sender.of(major).isEmpty()) {
            throw error.apply(Message.of("saved.send", Major.name(major)));
        }
        int code = (int) value(Integer.SIZE);
        int output = length();
        return new Action.SendRequest(major, minor, code, bytes(), output);
    }

    private Poke poke(int processors) throws ScenarioFormatException {
        int cpu = (int) number(Message.of("saved.number.processor"), 0, processors - 1L);
        String name = word();
        if (name.equals(Line.MEMORY)) {
            long physical = value();
            int bytes = (int) number(Message.of("saved.count.bytes"), 1, Long.BYTES);
            long value = value();
            return new Poke(cpu, new Place.Memory(name(), physical, bytes), value);
        }
        Optional<Place> place =
                PLACES.stream().filter(known -> Line.name(known).equals(name)).findFirst();
        if (place.isEmpty()) {
            List<String> names = Stream.concat(PLACES.stream().map(Line::name), Stream.of(Line.MEMORY))
                    .toList();
            throw error.apply(Message.of("saved.place", shortened(name), NearestName.hint(name, names)));
        }
        long value = value();
        if (place.get() == Place.State.VMX_OPERATION && value != 0) {
            throw error.apply(Message.of("saved.vmx"));
        }
        return new Poke(cpu, place.get(), value);
    }

    /** What the firmware leaves in IA32_FEATURE_CONTROL. */
    static Firmware firmware(long value, Function<Message, ScenarioFormatException> error)
            throws ScenarioFormatException {
        long reserved = value & ~FeatureControl.LAYOUT.namedMask();
        if (reserved != 0) {
            throw error.apply(Message.of("saved.reserved", Long.toHexString(reserved)));
        }
        return new Firmware(value);
    }

    private Bytes image() throws ScenarioFormatException {
        return images.get((int) number(Message.of("saved.number.module"), 1, images.size()) - 1);
    }

    private int length() throws ScenarioFormatException {
        return (int) number(Message.of("saved.count.bytes"), 0, LONGEST_BUFFER);
    }

    private Bytes bytes() throws ScenarioFormatException {
        String word = word();
        try {
            if (word.startsWith("0x") && word.length() <= 2 + 2 * LONGEST_BUFFER) {
                return Bytes.of(HexFormat.of().parseHex(word.substring(2)));
            }
        } catch (IllegalArgumentException e) {
            // Told below, as every other number that is none.
        }
        throw error.apply(Message.of("saved.bytes", shortened(word), LONGEST_BUFFER));
    }

    private long value() throws ScenarioFormatException {
        return value(Long.SIZE);
    }

    private long value(int bits) throws ScenarioFormatException {
        String word = word();
        OptionalLong value = ProfileNumbers.hex(word, bits);
        if (value.isEmpty()) {
            throw error.apply(Message.of("saved.value", shortened(word), bits));
        }
        return value.getAsLong();
    }

    private long number(Message what, long least, long most) throws ScenarioFormatException {
        String word = word();
        if (word.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(word);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw error.apply(
                most < least
                        ? Message.of("saved.number.none", shortened(word), what)
                        : Message.of("saved.number.from", shortened(word), what, least, most));
    }

    /** The next word, empty at the end. */
    private String word() {
        int blank = rest.indexOf(' ');
        String word = blank < 0 ? rest : rest.substring(0, blank);
        rest = blank < 0 ? "" : rest.substring(blank + 1);
        return word;
    }

    /** All that is left. */
    private String name() throws ScenarioFormatException {
        String name = rest;
        rest = "";
        if (name.length() > LONGEST_NAME) {
            throw error.apply(Message.of("saved.name", LONGEST_NAME));
        }
        return name;
    }

    private void end() throws ScenarioFormatException {
        if (!rest.isEmpty()) {
            throw error.apply(Message.of("saved.rest", shortened(rest)));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }
}
