package dev.vmxscope.core.windows;

import static dev.vmxscope.core.windows.journey.Stop.Kind.BUILT;
import static dev.vmxscope.core.windows.journey.Stop.Kind.CALLED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.COMPLETED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.DEVICE;
import static dev.vmxscope.core.windows.journey.Stop.Kind.DISPATCHED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.FINISHED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.LINK;
import static dev.vmxscope.core.windows.journey.Stop.Kind.REFUSED;
import static dev.vmxscope.core.windows.journey.Stop.Kind.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.windows.journey.CallerBuffers;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Outcome;
import dev.vmxscope.core.windows.journey.SlotUse;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.journey.Transfer;
import dev.vmxscope.core.windows.nt.DriverObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Offsets in the IRP are those of wdm.h, typed here by hand; the order of stops is Microsoft's, "Handling IRPs". */
class JourneyOfRequestsTest {
    private static final AppCall CREATE = new AppCall.Create("");
    private static final AppCall CLOSE = new AppCall.Close();

    private static Machine part2(AppCall... calls) {
        return Computers.run(Computers.SAMPLES.resolve("part2.sys"), 2, Firmware.VMX_OUTSIDE_SMX, calls);
    }

    private static Machine cabinet(AppCall... calls) {
        return Computers.run(Computers.DRIVERS.resolve("cabinet-clang-O0.sys"), 1, Firmware.UNLOCKED, calls);
    }

    private static List<Journey> journeys(Machine machine) {
        return List.copyOf(machine.windows().journeys().kept());
    }

    private static Outcome outcome(Journey journey) {
        return Objects.requireNonNull(journey.outcome());
    }

    private static List<Stop.Kind> kinds(Journey journey) {
        return journey.stops().stream().map(Stop::kind).toList();
    }

    private static ByteBuffer irp(Journey journey, Stop.Kind kind) {
        return ByteBuffer.wrap(journey.first(kind).orElseThrow().irp().toArray())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void createFileGoesThroughLinkDeviceIrpHandlerAndCompletionBackToItsCaller() {
        Journey journey = journeys(part2(CREATE, CLOSE)).get(0);

        assertThat(kinds(journey))
                .containsExactly(CALLED, LINK, DEVICE, BUILT, DISPATCHED, COMPLETED, RETURNED, FINISHED);
        assertThat(journey.call()).isEqualTo("CreateFile");
        assertThat(journey.user()).isTrue();
        assertThat(journey.path()).isEqualTo("\\\\.\\MyHypervisorDevice");
        assertThat(journey.first(LINK).orElseThrow().name()).isEqualTo("\\??\\MyHypervisorDevice");
        assertThat(journey.first(DEVICE).orElseThrow().name()).isEqualTo("\\Device\\MyHypervisorDevice");
        assertThat(outcome(journey).status()).isZero();
        assertThat(outcome(journey).error()).isZero();
        // Handles of Windows are multiples of 4.
        assertThat(outcome(journey).returned()).isPositive().matches(handle -> handle % 4 == 0);
    }

    @Test
    void theIrpIsKeptAsItLiesInGuestMemoryBeforeAndAfterTheHandlerWroteToIt() {
        Journey read = journeys(cabinet(new AppCall.Create("\\\\.\\DrawerA"), new AppCall.Read(26), CLOSE))
                .get(1);

        ByteBuffer built = irp(read, BUILT);
        ByteBuffer completed = irp(read, COMPLETED);

        // Type 6, size 0xD0 and one stack location of 0x48; StackCount 1, CurrentLocation 2 then 1.
        assertThat(built.getShort(0)).isEqualTo((short) 6);
        assertThat(built.getShort(2)).isEqualTo((short) 0x118);
        assertThat(built.capacity()).isEqualTo(0x118);
        assertThat(built.get(0x42)).isEqualTo((byte) 1);
        assertThat(built.get(0x43)).isEqualTo((byte) 2);
        assertThat(irp(read, DISPATCHED).get(0x43)).isEqualTo((byte) 1);
        // The stack location: MajorFunction IRP_MJ_READ, Parameters.Read.Length.
        assertThat(built.get(0xD0)).isEqualTo((byte) 3);
        assertThat(built.getInt(0xD8)).isEqualTo(26);
        // IoStatus.Information
        assertThat(built.getLong(0x38)).isZero();
        assertThat(completed.getLong(0x38)).isEqualTo(26);
        assertThat(read.first(COMPLETED).orElseThrow().information()).isEqualTo(26);
        assertThat(outcome(read).output())
                .isEqualTo(Bytes.of("abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aPathThatNamesNothingIsRefusedBeforeThereIsAnIrp() {
        Journey journey = journeys(part2(new AppCall.Create("\\\\.\\Nothing"))).get(0);

        assertThat(kinds(journey)).containsExactly(CALLED, REFUSED, FINISHED);
        assertThat(journey.irp()).isZero();
        // STATUS_OBJECT_NAME_NOT_FOUND is ERROR_FILE_NOT_FOUND; INVALID_HANDLE_VALUE is -1.
        assertThat(outcome(journey)).isEqualTo(new Outcome(0xC0000034, 2, -1, 0, Bytes.EMPTY));
    }

    @Test
    void closeHandleIsOneJourneyOfTwoIrps() {
        Journey journey = journeys(part2(CREATE, CLOSE)).get(1);

        assertThat(kinds(journey))
                .containsExactly(
                        CALLED,
                        BUILT,
                        DISPATCHED,
                        COMPLETED,
                        RETURNED,
                        BUILT,
                        DISPATCHED,
                        COMPLETED,
                        RETURNED,
                        FINISHED);
        assertThat(journey.stops().stream()
                        .filter(stop -> stop.kind() == BUILT)
                        .map(stop -> stop.irp().toArray()[0xD0]))
                .containsExactly((byte) 0x12, (byte) 0x02);
    }

    @Test
    void whatTheCallerGaveStandsInTheJourney() {
        Journey journey = journeys(cabinet(
                        new AppCall.Create("\\\\.\\DrawerB"),
                        new AppCall.DeviceControl(0x90002006, Bytes.of((byte) 1, (byte) 2, (byte) 3), 5),
                        CLOSE))
                .get(1);

        CallerBuffers buffers = journey.buffers();
        assertThat(buffers.transfer()).isEqualTo(Transfer.OUT_DIRECT);
        assertThat(buffers.inputLength()).isEqualTo(3);
        assertThat(buffers.outputLength()).isEqualTo(5);
        assertThat(buffers.input()).isPositive();
        assertThat(buffers.output()).isPositive();
    }

    @Test
    void everySlotKnowsHowOftenItWasCalledAndWithWhatStatus() {
        Machine end = Computers.run(
                Computers.SAMPLES.resolve("part2.sys"),
                2,
                Firmware.VMX_OUTSIDE_SMX,
                CREATE,
                new AppCall.Read(8),
                new AppCall.Read(8));
        long driver = end.windows().io().drivers().firstKey();

        assertThat(use(end, driver, 0x00).calls()).isEqualTo(1);
        assertThat(use(end, driver, 0x03).calls()).isEqualTo(2);
        assertThat(use(end, driver, 0x03).statuses())
                .containsOnlyKeys(use(end, driver, 0x03).last());
        assertThat(use(end, driver, 0x04)).isEqualTo(SlotUse.NONE);
    }

    @Test
    void theCountsOfADriverGoWithIt() {
        assertThat(part2(CREATE, CLOSE).windows().journeys().uses()).isEmpty();
    }

    private static SlotUse use(Machine machine, long driver, int major) {
        return machine.windows().journeys().use(driver + DriverObject.MAJOR_FUNCTION + 8L * major);
    }

    @Test
    void theStopsOfAProgramNameTheLineThatCalled() {
        Action program = new Action.RunProgram(
                "MyHypervisorApp.exe", Computers.file(Computers.SAMPLES.resolve("MyHypervisorApp.exe")));

        Machine end = Computers.run(Computers.SAMPLES.resolve("part2.sys"), 2, Firmware.VMX_OUTSIDE_SMX, program);

        List<Journey> journeys = journeys(end);
        assertThat(journeys).extracting(Journey::call).containsExactly("CreateFile", "CloseHandle");
        assertThat(journeys).allSatisfy(journey -> {
            long place = journey.first(CALLED).orElseThrow().place();
            assertThat(end.images().stream().filter(image -> image.contains(place)))
                    .singleElement()
                    .satisfies(image -> assertThat(image.user()).isTrue());
        });
        assertThat(outcome(journeys.get(0)).returned()).isPositive();
        assertThat(outcome(journeys.get(1)).returned()).isEqualTo(1);
    }

    @Test
    void onlyTheLastJourneysAreKeptAndStillFoundByTheirNumbers() {
        AppCall[] calls = new AppCall[Journey.KEPT + 10];
        java.util.Arrays.fill(calls, new AppCall.Read(1));
        calls[0] = CREATE;

        Machine end = part2(calls);

        assertThat(end.windows().journeys().kept()).hasSize(Journey.KEPT);
        assertThat(end.windows().journeys().count()).isEqualTo(Journey.KEPT + 10);
        assertThat(end.windows().journeys().journey(10)).isEmpty();
        assertThat(end.windows().journeys().journey(11).orElseThrow().number()).isEqualTo(11);
        assertThat(journeys(end)).allMatch(Journey::over);
    }
}
