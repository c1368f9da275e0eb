package dev.vmxscope.core.windows;

import static dev.vmxscope.core.windows.verifier.Mistake.Kind.COMPLETED_TWICE;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.DEVICE_LEFT;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.FREED_IN_USE;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.IRQL_TOO_HIGH;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.LINK_LEFT;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.MEMORY_LEFT;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.NEVER_COMPLETED;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.TOUCHED_AFTER_COMPLETION;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.UNLOAD_OPEN_HANDLES;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.USER_POINTER_RAW;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.VMXE_LEFT_ON;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.VMX_LEFT_ON;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.WRONG_FREE;
import static dev.vmxscope.core.windows.verifier.Mistake.Kind.WRONG_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.pe.PeFormatException;
import dev.vmxscope.core.pe.PeImage;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.symbols.ModuleSymbols;
import dev.vmxscope.core.symbols.Pdb;
import dev.vmxscope.core.symbols.PdbFormatException;
import dev.vmxscope.core.symbols.PdbMismatchException;
import dev.vmxscope.core.windows.verifier.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The driver "blunder" makes one mistake for each pair of control codes. What a watch must say of it stands here, and
 * the line that it must name in the driver's source, behind the word MISTAKE. Sources: Microsoft, "Returning
 * STATUS_PENDING from a Dispatch Routine", "Completing IRPs", "Using Neither Buffered Nor Direct I/O", "Writing an
 * Unload Routine", "ExAllocatePoolWithTag", "KeDelayExecutionThread", "KeWaitForSingleObject".
 */
class MistakesTest {
    private static final AppCall CREATE = new AppCall.Create("");
    private static final AppCall CLOSE = new AppCall.Close();
    private static final Path SOURCE = Path.of("src", "test", "driver", "blunder.c");
    private static final List<String> LEVELS = List.of("O0", "O2");

    /**
     * A case of the driver.
     *
     * @param number in its table
     * @param method METHOD_ of its codes
     * @param kind what is to be told
     * @param line the word behind MISTAKE on the line that did it; {@code routine()} where a routine did not do what it
     *     had to, so that no line of it is to blame alone
     */
    record Case(int number, int method, Mistake.Kind kind, String line) {
        int code(boolean right) {
            return 0x8000 << 16 | 0x800 + 2 * number + (right ? 1 : 0) << 2 | method;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(0, 0, COMPLETED_TWICE, "twice"),
            new Case(1, 0, TOUCHED_AFTER_COMPLETION, "read_late"),
            new Case(2, 0, TOUCHED_AFTER_COMPLETION, "write_late"),
            new Case(3, 0, WRONG_STATUS, "marked"),
            new Case(4, 0, WRONG_STATUS, "on_control()"),
            new Case(5, 0, WRONG_STATUS, "other_status"),
            new Case(6, 0, NEVER_COMPLETED, "on_control()"),
            new Case(7, 0, NEVER_COMPLETED, "on_control()"),
            new Case(8, 3, USER_POINTER_RAW, "raw_read"),
            new Case(9, 3, USER_POINTER_RAW, "raw_write"),
            new Case(10, 3, USER_POINTER_RAW, "raw_call"),
            new Case(11, 0, IRQL_TOO_HIGH, "paged_high"),
            new Case(12, 0, IRQL_TOO_HIGH, "wait_high"),
            new Case(13, 0, MEMORY_LEFT, "leak"),
            new Case(14, 0, WRONG_FREE, "free_twice"),
            new Case(15, 0, WRONG_FREE, "free_inside"),
            new Case(16, 0, WRONG_FREE, "free_otherwise"),
            new Case(17, 0, FREED_IN_USE, "free_in_use"),
            new Case(18, 0, VMX_LEFT_ON, "vmx_left"),
            new Case(19, 0, VMXE_LEFT_ON, "vmxe_left"),
            new Case(20, 0, DEVICE_LEFT, "leave_device"),
            new Case(21, 0, LINK_LEFT, "leave_link"));

    static Stream<Object[]> cases() {
        return LEVELS.stream().flatMap(level -> CASES.stream().map(one -> new Object[] {level, one}));
    }

    private static Machine play(String level, int... codes) {
        List<Action> actions = new ArrayList<>();
        actions.add(CREATE);
        for (int code : codes) {
            actions.add(new AppCall.DeviceControl(code, Bytes.of((byte) 'x'), 1));
        }
        actions.add(CLOSE);
        return Computers.run(driver(level), 2, Firmware.VMX_OUTSIDE_SMX, actions.toArray(Action[]::new));
    }

    private static Path driver(String level) {
        return Computers.DRIVERS.resolve("blunder-clang-" + level + ".sys");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theMistakeIsToldWithTheLineThatMadeIt(String level, Case one) throws IOException {
        Machine end = play(level, one.code(false));

        // Who leaves VMX on in this driver loses the region too.
        assertThat(end.windows().mistakes())
                .extracting(Mistake::kind)
                .containsExactlyElementsOf(
                        one.kind() == VMX_LEFT_ON ? List.of(MEMORY_LEFT, VMX_LEFT_ON) : List.of(one.kind()));
        assertThat(end.windows().mistakes()).extracting(Mistake::driver).containsOnly("driver");
        assertNamed(level, end, end.windows().mistakes().last(), one.line());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameWorkDoneRightRaisesNothing(String level, Case one) {
        Machine end = play(level, one.code(true));

        assertThat(end.windows().mistakes()).isEmpty();
        assertThat(end.windows().status()).isEqualTo(new Status.Idle());
        assertThat(end.windows().modules()).isEmpty();
        assertThat(end.windows().verifier().watched().requests()).isEqualTo(4);
    }

    @Test
    void allTheRightWaysInOneLifeRaiseNothing() {
        // While VMX operation lasts, CR4.VMXE cannot be cleared: the case that keeps it on comes last.
        int[] codes = Stream.concat(CASES.stream().filter(one -> one.kind() != VMX_LEFT_ON), Stream.of(CASES.get(18)))
                .mapToInt(one -> one.code(true))
                .toArray();

        Machine end = play("O2", codes);

        assertThat(end.windows().mistakes()).isEmpty();
    }

    @Test
    void unloadWithAnOpenHandleIsToldAndTheDriverStays() throws IOException {
        Machine end = Computers.run(driver("O0"), 1, Firmware.VMX_OUTSIDE_SMX, CREATE);

        assertThat(end.windows().mistakes()).extracting(Mistake::kind).containsExactly(UNLOAD_OPEN_HANDLES);
        assertNamed("O0", end, end.windows().mistakes().last(), "on_unload()");
        assertThat(end.windows().modules()).hasSize(1);
    }

    @Test
    void aMistakeAtTheSameLineIsToldOnce() {
        Case raw = CASES.get(8);

        Machine end = play("O0", raw.code(false), raw.code(false), raw.code(false));

        assertThat(end.windows().mistakes()).hasSize(1);
    }

    @Test
    void blocksOfOneLineAreToldTogether() {
        Case leak = CASES.get(13);

        Machine end = play("O0", leak.code(false), leak.code(false), leak.code(false));

        assertThat(end.windows().mistakes().last().text())
                .hasToString("300 bytes in 3 blocks are left behind (NON_PAGED)");
    }

    @Test
    void aLateReadStillSeesTheIrpAsItWas() {
        Machine end = play("O0", CASES.get(1).code(false));

        assertThat(Computers.events(end, WindowsEvent.CallReturned.class).map(WindowsEvent.CallReturned::error))
                .containsExactly(0, 0, 0);
    }

    @Test
    void theBugChecksThatARealWindowsStopsWithCome() {
        Map<Integer, List<Long>> expected = Map.of(
                0, List.of(0x44L, -1L), 14, List.of(0xC2L, 7L), 15, List.of(0xC2L, 0x46L), 16, List.of(0xC2L, 0x60L));

        expected.forEach((number, code) -> {
            Status.Bugcheck stopped = (Status.Bugcheck)
                    play("O0", CASES.get(number).code(false)).windows().status();
            assertThat((long) stopped.code()).isEqualTo(code.get(0));
            if (code.get(1) >= 0) {
                assertThat(stopped.parameters().get(0)).isEqualTo(code.get(1));
            }
        });
    }

    /**
     * Work of an unloaded driver. Sources: Microsoft, "Bug Check 0xCE", "Bug Check 0xD4": the first parameter is the
     * address, and at a raised IRQL the second is the IRQL.
     */
    @Test
    void whatOutlivesItsDriverIsABugCheckThatSaysSo() {
        Machine end = play("O0", 0x8000 << 16 | 0x800 + 44 << 2);

        Status.Bugcheck stopped = (Status.Bugcheck) end.windows().status();
        assertThat(stopped.code()).isEqualTo(0xCE);
        assertThat(end.images().last().contains(stopped.parameters().get(0))).isTrue();
        assertThat(stopped.parameters().subList(1, 4))
                .containsExactly(16L, stopped.parameters().get(0), 0L);
    }

    @Test
    void aTimerThatOutlivesItsDriverIsTheOneOfARaisedIrql() {
        Machine unloaded = play("O0", 0x8000 << 16 | 0x800 + 46 << 2);
        Machine end = unloaded.withAction(
                        new Action.LoadDriver("other", Computers.file(Computers.DRIVERS.resolve("cabinet-gcc-O1.sys"))))
                .run(10_000);

        Status.Bugcheck stopped = (Status.Bugcheck) end.windows().status();
        assertThat(stopped.code()).isEqualTo(0xD4);
        // Windows touches the DPC object, which lay in the driver's data.
        assertThat(unloaded.images().last().contains(stopped.parameters().get(0)))
                .isTrue();
        assertThat(stopped.parameters().get(1)).isEqualTo(2);
    }

    /** Every other driver here, with the mistakes that it truly makes: the tutorial's leave CR4.VMXE set. */
    @Test
    void otherDriversAreNotAccused() {
        Map<String, List<Mistake.Kind>> known = Map.of(
                "part2.sys", List.of(VMXE_LEFT_ON),
                "part3-like-clang-O0.sys", List.of(VMXE_LEFT_ON),
                "part3-like-clang-O2.sys", List.of(VMXE_LEFT_ON),
                "part3-like-gcc-O1.sys", List.of(VMXE_LEFT_ON));
        List<Path> drivers = new ArrayList<>();
        for (String sample : List.of("part2", "part2-careful", "part2-vmxon", "part2-one-core", "faults")) {
            drivers.add(Computers.SAMPLES.resolve(sample + ".sys"));
        }
        for (String driver : List.of("cabinet", "pager", "lookaround", "part3-like", "surveyor")) {
            for (String built : List.of("clang-O0", "clang-O2", "gcc-O1")) {
                drivers.add(Computers.DRIVERS.resolve(driver + "-" + built + ".sys"));
            }
        }
        drivers.add(Computers.DRIVERS.resolve("stumble-clang-O1.sys"));
        drivers.add(Computers.DRIVERS.resolve("tally-clang-O2.sys"));
        Bytes data = Bytes.of(new byte[16]);

        for (Path driver : drivers) {
            Machine end = Computers.run(
                    driver, 2, Firmware.VMX_OUTSIDE_SMX, CREATE, new AppCall.Write(data), new AppCall.Read(16), CLOSE);
            String name = driver.getFileName().toString();

            assertThat(end.windows().mistakes())
                    .extracting(Mistake::kind)
                    .as(name)
                    .isEqualTo(known.getOrDefault(name, List.of()));
        }
    }

    @Test
    void theFourTransferMethodsDoneRightRaiseNothing() {
        Bytes data = Bytes.of(new byte[16]);
        for (String driver : List.of("part3-like-clang-O2.sys", "cabinet-clang-O0.sys", "tally-clang-O2.sys")) {
            List<Action> actions = new ArrayList<>(List.of(CREATE));
            for (int method = 0; method < 4; method++) {
                actions.add(new AppCall.DeviceControl(code(driver, method), data, 16));
            }
            actions.add(CLOSE);

            Machine end = Computers.run(
                    Computers.DRIVERS.resolve(driver), 2, Firmware.VMX_OUTSIDE_SMX, actions.toArray(Action[]::new));

            assertThat(end.windows().mistakes())
                    .extracting(Mistake::kind)
                    .as(driver)
                    .isSubsetOf(VMXE_LEFT_ON);
        }
    }

    /** By the drivers' sources. */
    private static int code(String driver, int method) {
        if (driver.startsWith("part3")) {
            return List.of(0x9C402408, 0x9C402401, 0x9C402406, 0x9C40240F).get(method);
        }
        return driver.startsWith("cabinet")
                ? 0x9000 << 16 | 0x800 + (method + 1) / 2 << 2 | method
                : List.of(0x81232004, 0x81232004, 0x8123200E, 0x81232013).get(method);
    }

    /** The line of the source that carries the word MISTAKE and then that name. */
    private static int marked(String name) throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        return 1
                + IntStream.range(0, lines.size())
                        .filter(at -> lines.get(at).contains("/* MISTAKE " + name + " */"))
                        .boxed()
                        .toList()
                        .get(0);
    }

    private static void assertNamed(String level, Machine end, Mistake mistake, String line) throws IOException {
        CodeNames names = new CodeNames(symbols(level), end.images());
        if (line.endsWith("()")) {
            assertThat(names.name(mistake.place())).endsWith("!" + line.replace("()", "+0x0"));
        } else {
            assertThat(names.source(mistake.place())).contains("blunder.c:" + marked(line));
        }
    }

    private static SymbolCatalogue symbols(String level) {
        try {
            Bytes pdb = Computers.file(Computers.DRIVERS.resolve("blunder-clang-" + level + ".pdb"));
            PeImage image = PeImage.parse(Computers.file(driver(level)).toArray());
            return SymbolCatalogue.EMPTY.with(
                    "driver", ModuleSymbols.of("blunder.sys", image, Optional.of(Pdb.parse(pdb.toArray()))));
        } catch (PeFormatException | PdbFormatException | PdbMismatchException bad) {
            throw new AssertionError(bad);
        }
    }
}
