package dev.vmxscope.core.saved;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.bytes.Mutations;
import dev.vmxscope.core.console.Comment;
import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Hypervisor;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.machine.Poke;
import dev.vmxscope.core.machine.Restart;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.Engine;
import dev.vmxscope.core.session.History;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SampleFiles;
import dev.vmxscope.core.session.StandardCalls;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.BootOptions;
import dev.vmxscope.core.windows.FileCall;
import dev.vmxscope.core.windows.LoadPolicy;
import dev.vmxscope.core.windows.Setting;
import dev.vmxscope.core.windows.journey.Sender;
import dev.vmxscope.core.windows.print.DebugCapture;
import dev.vmxscope.core.windows.registry.Registry;
import dev.vmxscope.core.windows.registry.RegistryValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a person with no plan does to a machine: inputs of every kind, the same for the same seed. */
final class RandomWork {
    private static final String HOSTILE = "a 'quoted' \"na\\me\" # \u00fc\u9a71\u52a8\u007f\t[x]";

    private final Mutations random;
    private final ModuleFile own;
    private final List<Place> places = new ArrayList<>();

    RandomWork(long seed) {
        this.random = new Mutations(seed);
        this.own = own();
        places.addAll(List.of(Place.Control.CR0, Place.Control.CR4, new Place.EdxEax()));
        places.addAll(List.of(Place.State.values()));
        for (int number = 0; number < 16; number++) {
            places.add(new Place.General(number));
        }
        Stream.of(Msr.values()).map(Place.Model::new).filter(Place::settable).forEach(places::add);
        places.add(new Place.Memory("VMXON region", 0x5000, 4));
        places.add(new Place.Memory(HOSTILE, -8, 8));
    }

    /** A driver that is no sample: one of them with another time stamp, so that its PDB still fits. */
    static ModuleFile own() {
        try {
            byte[] image = Files.readAllBytes(Path.of("assets", "drivers", "part2-careful.sys"));
            int header = image[0x3C] & 0xFF | (image[0x3D] & 0xFF) << 8;
            image[header + 8] ^= 0x55;
            return ModuleFile.driver("Mine.sys", image)
                    .withPdb(Files.readAllBytes(Path.of("assets", "drivers", "part2-careful.pdb")));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Some work of that many inputs. */
    Investigation work(int inputs) {
        MachineSetup start = setup();
        Engine engine = new Engine();
        History history = History.of(Machine.powerOn(start));
        for (int made = 0; made < inputs; made++) {
            Input input = input(history.present().machine().processors().size());
            history = history.apply(input, engine);
        }
        TreeSet<Long> breakpoints = new TreeSet<>(List.of(0xfffff80100001000L, 0x140001000L));
        SymbolCatalogue symbols = own.driverNames(SymbolCatalogue.EMPTY);
        return new Investigation(
                        start,
                        history.log().stream().map(line -> line.input()).toList(),
                        random.next((int) history.end() + 1),
                        breakpoints,
                        symbols,
                        new java.util.TreeMap<>())
                .withLesson(Map.of("id", "entering-vmx", "step", "7", "answer." + HOSTILE, HOSTILE))
                .withNotes(notes());
    }

    private ConsoleNotes notes() {
        ConsoleNotes notes = ConsoleNotes.EMPTY;
        for (int made = 0; made < random.next(4); made++) {
            Comment comment = new Comment(random.next(20), HOSTILE + made);
            notes = random.next(3) == 0 ? notes.withCleared(random.next(20)) : notes.with(comment);
        }
        return notes;
    }

    private Input input(int processors) {
        return switch (random.next(14)) {
            case 0, 1, 2, 3, 4 -> new Input.Execute(1 + random.next(120));
            case 5, 6 -> new Input.Request(action());
            case 7, 8 -> new Input.Set(poke(processors));
            case 9 -> new Input.SwitchFirmware(firmware());
            case 10 -> new Input.Start(random.next(2) == 0 ? Restart.WARM : Restart.POWER_CYCLE);
            case 11, 12 -> new Input.Adjust(setting());
            default -> new Input.Replace(setup());
        };
    }

    private Setting setting() {
        String key =
                random.next(2) == 0 ? Registry.DEBUG_PRINT_FILTER : "HKLM\\" + HOSTILE.replaceAll("\\p{Cntrl}", "");
        String name = random.next(2) == 0 ? "DEFAULT" : random.next(2) == 0 ? "" : "% 20%25 %";
        boolean even = random.next(2) == 0;
        return switch (random.next(5)) {
            case 0 -> new Setting.RegistrySet(key, name, new RegistryValue.Dword(-1 - random.next(1 << 20)));
            case 1 ->
                new Setting.RegistrySet(key, name, new RegistryValue.Text(even ? "" : HOSTILE, random.next(2) == 0));
            case 2 -> new Setting.RegistryDelete(key, name);
            case 3 -> new Setting.DebugMask(random.next(155) - 1, random.next(1 << 30) << 2);
            default -> new Setting.Capture(new DebugCapture(even, random.next(2) == 0, random.next(2) == 0));
        };
    }

    private Firmware firmware() {
        return new Firmware(random.next(8));
    }

    private Poke poke(int processors) {
        Place place = places.get(random.next(places.size()));
        long value = random.next(3) == 0 ? 1L << random.next(64) : (long) random.next(1 << 30) << random.next(34);
        return new Poke(random.next(processors), place, place == Place.State.VMX_OPERATION ? 0 : value);
    }

    private Action action() {
        return switch (random.next(19)) {
            case 0 ->
                SampleFiles.driver(SampleFiles.drivers().get(random.next(5))).load();
            case 1 -> own.load();
            case 2 -> new Action.LoadDriver(HOSTILE, Bytes.of((byte) 'M', (byte) 'Z', (byte) 0));
            case 3 -> new Action.UnloadDriver(random.next(2) == 0 ? "part2" : own.service());
            case 4 -> SampleFiles.program(SampleFiles.PROGRAM).runProgram();
            case 5 -> new AppCall.Create(random.next(2) == 0 ? "\\\\.\\MyHypervisorDevice" : HOSTILE);
            case 6 -> random.next(2) == 0 ? StandardCalls.read() : new AppCall.Read(random.next(5000));
            case 7 -> random.next(2) == 0 ? StandardCalls.write() : new AppCall.Write(bytes());
            case 8 -> StandardCalls.control(random.next(1 << 24));
            case 9 -> new AppCall.DeviceControl(-1 - random.next(100), bytes(), random.next(100));
            case 10 -> StandardCalls.close();
            case 11 -> own.createService();
            case 12 -> new Action.StartService(random.next(2) == 0 ? own.service() : HOSTILE);
            case 13 -> new Action.StopService(own.service());
            case 14 -> new Action.DeleteService(random.next(2) == 0 ? own.service() : HOSTILE);
            case 15 -> AppCall.Invoke.of(fileCall());
            case 16 -> new AppCall.Invoke(fileCall(), bytes(), random.next(300));
            case 17 ->
                new Action.SendRequest(sender(), random.next(256), random.next(1 << 24), bytes(), random.next(100));
            default -> StandardCalls.open();
        };
    }

    private FileCall fileCall() {
        return FileCall.values()[random.next(FileCall.values().length)];
    }

    private int sender() {
        return Sender.majors().get(random.next(Sender.majors().size()));
    }

    private Bytes bytes() {
        byte[] bytes = new byte[random.next(50)];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) random.next(256);
        }
        return Bytes.of(bytes);
    }

    private MachineSetup setup() {
        List<Action> agenda = new ArrayList<>();
        for (int number = random.next(4); number > 0; number--) {
            agenda.add(action());
        }
        return new MachineSetup(
                profile(),
                1 + random.next(4),
                random.next(3) == 0 ? 64L << 20 : MachineSetup.DEFAULT_RAM,
                firmware(),
                (random.next(3) == 0 ? new BootOptions(6, 1, 7601, LoadPolicy.OPEN) : BootOptions.DEFAULT)
                        .withPolicy(policy()),
                agenda);
    }

    private LoadPolicy policy() {
        LoadPolicy.Signing[] modes = LoadPolicy.Signing.values();
        return LoadPolicy.OPEN
                .withSigning(modes[random.next(modes.length)])
                .withMemoryIntegrity(random.next(3) == 0)
                .withSecureBoot(random.next(3) == 0);
    }

    private CpuProfile profile() {
        try {
            CpuProfile shipped = CpuProfiles.load(
                    CpuProfiles.names().get(random.next(CpuProfiles.names().size())));
            return switch (random.next(4)) {
                case 0 -> new Hypervisor("VMwareVMware", "", random.next(2) == 0).over(shipped);
                case 1 -> shipped.asClosed();
                default -> shipped;
            };
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
