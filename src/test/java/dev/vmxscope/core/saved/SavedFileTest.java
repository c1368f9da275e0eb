package dev.vmxscope.core.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.console.Comment;
import dev.vmxscope.core.console.ConsoleNotes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.Engine;
import dev.vmxscope.core.session.History;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.ReplayException;
import dev.vmxscope.core.session.SampleFiles;
import dev.vmxscope.core.session.Samples;
import dev.vmxscope.core.session.StandardCalls;
import dev.vmxscope.core.session.SymbolCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SavedFileTest {
    private static Bench vmxonWithFirmwareOff() throws Exception {
        var driver = SampleFiles.driver("part2-vmxon");
        MachineSetup setup = MachineSetup.of(
                CpuProfiles.load("ice-lake"),
                2,
                Firmware.OFF,
                List.of(driver.load(), StandardCalls.open(), StandardCalls.close(), driver.unload()));
        Bench bench = new Bench(Machine.powerOn(setup), driver.driverNames(SymbolCatalogue.EMPTY));
        bench.execute(new Command.Run());
        return bench;
    }

    private static Investigation readAgain(Investigation saved) throws SavedFileException {
        return SavedFile.read(SavedFile.write(saved));
    }

    private static String session(Investigation saved) throws SavedFileException {
        return new String(Archive.read(SavedFile.write(saved)).get("session.toml"), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverWasDoneReplaysToTheSameStatesAtEveryPosition(long seed) throws Exception {
        Investigation saved = new RandomWork(seed).work(40);
        Investigation read = readAgain(saved);
        assertThat(read.start()).isEqualTo(saved.start());
        assertThat(read.inputs()).isEqualTo(saved.inputs());
        assertThat(read.position()).isEqualTo(saved.position());
        assertThat(read.breakpoints()).isEqualTo(saved.breakpoints());
        assertThat(read.lesson()).isEqualTo(saved.lesson());
        assertThat(read.notes()).isEqualTo(saved.notes());

        Engine engine = new Engine();
        History first = History.of(Machine.powerOn(saved.start()));
        for (Input input : saved.inputs()) {
            first = first.apply(input, engine);
        }
        Engine other = new Engine();
        Bench bench = read.replay();
        assertThat(bench.machine())
                .isEqualTo(first.seek(saved.position(), engine).present().machine());
        History again = bench.history();
        assertThat(again.end()).isEqualTo(first.end());
        for (long position = 0; position <= first.end(); position++) {
            first = first.seek(position, engine);
            again = again.seek(position, other);
            assertThat(again.present().machine().equals(first.present().machine()))
                    .as("seed %d, position %d", seed, position)
                    .isTrue();
        }
    }

    @Test
    void theSameWorkMakesTheSameFile() throws Exception {
        assertThat(SavedFile.write(new RandomWork(5).work(20))).isEqualTo(SavedFile.write(new RandomWork(5).work(20)));
    }

    @Test
    void aSessionOfASampleTakesAFewHundredBytes() throws Exception {
        byte[] file = SavedFile.write(Investigation.of(vmxonWithFirmwareOff()));
        assertThat(file.length).isBetween(200, 1000);
    }

    @Test
    void aSampleIsNamedAndADriverOfOnesOwnIsTakenAlongWithItsSymbols() throws Exception {
        Investigation saved = new RandomWork(1).work(1);
        MachineSetup setup = MachineSetup.of(
                CpuProfiles.load("ice-lake"),
                1,
                Firmware.OFF,
                List.of(RandomWork.own().load(), SampleFiles.driver("part2").load()));
        Investigation both = new Investigation(setup, List.of(), 0, new TreeSet<>(), saved.symbols(), new TreeMap<>());
        assertThat(Archive.read(SavedFile.write(both)).keySet())
                .containsExactly("module-1.bin", "module-1.pdb", "session.toml");
        assertThat(session(both)).contains("sample = 'part2'");
        assertThat(readAgain(both).symbols().byModule().get("Mine").rvaOf("DriverEntry"))
                .isPresent();
    }

    @Test
    void theVerdictOfTheOpenedSessionIsTheOneThatWasSaved() throws Exception {
        Bench bench = vmxonWithFirmwareOff();
        Bench again = readAgain(Investigation.of(bench)).replay();
        assertThat(again.machine()).isEqualTo(bench.machine());
        assertThat(again.history().present().position())
                .isEqualTo(bench.history().present().position());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind = 'session'  | kind = 'lesson'      | session.toml:2:1: the kind of a session is \"session\"",
                "format = 1        | format = 2           | session.toml:3:1: this program reads format 1",
                "position =        | positron =           | session.toml:4:1: unknown key \"positron\"; did you mean \"position\"?",
                "position = 5      | position = 6         | session.toml:4:1: \"position\" is a whole number from 0 to 5",
                "'run 3'           | 'rum 3'              | session.toml:7:3: \"rum\" is nothing that can be done; did you mean \"run\"?",
                "'run 3'           | 'run 0'              | session.toml:7:3: \"0\" is not a number of steps",
                "set 1 cr4         | set 2 cr4            | session.toml:8:3: \"2\" is not the number of a processor: 0 to 1",
                "set 1 cr4         | set 1 cr5            | session.toml:8:3: \"cr5\" is nothing that can be set by hand; did you mean \"cr0\"?",
                "0x2000            | 8192                 | session.toml:8:3: \"8192\" is no value of 64 bits",
                "'ice-lake'        | 'ice-like'           | session.toml:13:1: no processor profile is called \"ice-like\"; did you mean \"ice-lake\"?",
                "processors = 2    | processors = 17      | session.toml:14:1: \"processors\" is a whole number from 1 to 16",
                "0x8000000         | 0x7FFFFFFFFFFFF000   | session.toml:15:1: a machine has 0x4000000 to",
                "'load 1 part2'    | 'load 2 part2'       | session.toml:19:3: \"2\" is not the number of a module: 1 to 1",
                "sample = 'part2'  | sample = 'part3'     | session.toml:25:1: no sample is called \"part3\"; did you mean \"part2\"?",
            })
    void anErrorNamesTheLineAndTheNearestName(String good, String bad, String problem) throws Exception {
        List<Input> inputs = List.of(
                new Input.Execute(3),
                new Input.Set(new dev.vmxscope.core.machine.Poke(1, dev.vmxscope.core.vmx.Place.Control.CR4, 0x2000)),
                new Input.Start(dev.vmxscope.core.machine.Restart.WARM));
        MachineSetup setup = MachineSetup.of(
                CpuProfiles.load("ice-lake"),
                2,
                Firmware.OFF,
                List.of(SampleFiles.driver("part2").load()));
        String text =
                session(new Investigation(setup, inputs, 5, new TreeSet<>(), SymbolCatalogue.EMPTY, new TreeMap<>()));
        assertThat(text).contains(good);
        byte[] file = with(text.replace(good, bad));
        assertThatThrownBy(() -> SavedFile.read(file))
                .isInstanceOf(SavedFileException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment 2", "comment x here", "cleared 1 x", "note 2 here", "comment 9999999999 here"})
    void aNoteOfTheConsoleThatIsNoneIsAnErrorWithItsLine(String bad) throws Exception {
        MachineSetup setup = MachineSetup.of(CpuProfiles.load("ice-lake"), 1, Firmware.OFF, List.of());
        Investigation saved = new Investigation(
                        setup, List.of(), 0, new TreeSet<>(), SymbolCatalogue.EMPTY, new TreeMap<>())
                .withNotes(ConsoleNotes.EMPTY.with(new Comment(2, "here")));
        byte[] file = with(session(saved).replace("comment 2 here", bad));

        assertThatThrownBy(() -> SavedFile.read(file))
                .isInstanceOf(SavedFileException.class)
                .hasMessageContaining("session.toml:")
                .hasMessageContaining("write \"comment 12 a text\" or \"cleared 12 0\"");
    }

    private static byte[] with(String session) {
        SortedMap<String, byte[]> members = new TreeMap<>();
        members.put("session.toml", session.getBytes(StandardCharsets.UTF_8));
        return Archive.write(members);
    }

    @Test
    void anotherBuildOfASampleIsTold() throws Exception {
        String text = session(Investigation.of(vmxonWithFirmwareOff()));
        byte[] file = with(text.replaceFirst("sha256 = '.", "sha256 = 'g"));
        assertThatThrownBy(() -> SavedFile.read(file))
                .isInstanceOf(SavedFileException.class)
                .hasMessageContaining("the sample \"part2-vmxon\" of this program is another one: its SHA-256 is");
    }

    @Test
    void aMachineThatStopsEarlierIsToldAndChangesNothing() throws Exception {
        Bench bench = vmxonWithFirmwareOff();
        long end = bench.history().end();
        String text = session(Investigation.of(bench));
        Investigation longer = SavedFile.read(with(text.replace("run " + end, "run " + (end + 1))));
        Machine before = bench.machine();
        assertThatThrownBy(() -> bench.execute(longer.restore()))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("input 1 made " + (end + 1) + " steps once and makes only " + end);
        assertThat(bench.machine()).isSameAs(before);
    }

    @Test
    void aSessionWithMoreInputsThanFitIsRefusedWhenItIsWritten() throws Exception {
        List<Input> inputs = new ArrayList<>();
        for (int at = 0; at < 20_000; at++) {
            inputs.add(new Input.SwitchFirmware(Firmware.OFF));
        }
        Investigation large = new Investigation(
                Samples.lifeCycle("part2", Firmware.OFF),
                inputs,
                0,
                new TreeSet<>(),
                SymbolCatalogue.EMPTY,
                new TreeMap<>());
        assertThatThrownBy(() -> SavedFile.write(large))
                .isInstanceOf(SavedFileException.class)
                .hasMessageContaining("20000 inputs, more than a file can hold");
    }
}
