package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.windows.journey.BufferSight;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Outcome;
import dev.vmxscope.core.windows.journey.Sender;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.nt.Major;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every major function reaches a driver that answers all of them, by the call or the component that Microsoft's page of
 * the code names as its sender. What the driver prints of its stack location are the values that ntifs.h and the pages
 * of the functions give: FileStandardInformation 5, FileEndOfFileInformation 20, FileFsVolumeInformation 1,
 * FileFsLabelInformation 2, FileBothDirectoryInformation 3, IRP_MN_LOCK 1, STATUS_NOT_SUPPORTED C00000BBH in a new PnP
 * or power IRP, DEVICE_CAPABILITIES of 64 bytes.
 */
class AllRequestsTest {
    private static final AppCall OPEN = new AppCall.Create("\\\\.\\Postoffice");
    private static final AppCall CLOSE = new AppCall.Close();
    private static final Bytes FOUR = Bytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4);
    private static final Bytes TURNED = Bytes.of((byte) 4, (byte) 3, (byte) 2, (byte) 1);

    private static Machine run(Action... actions) {
        return Computers.run(Computers.DRIVERS.resolve("postoffice-clang-O0.sys"), 1, Firmware.UNLOCKED, actions);
    }

    private static Machine opened(Action action) {
        return run(OPEN, action, CLOSE);
    }

    private static Machine invoked(FileCall call) {
        return opened(AppCall.Invoke.of(call));
    }

    private static Journey journey(Machine machine, int number) {
        return machine.windows().journeys().journey(number).orElseThrow();
    }

    private static Outcome outcome(Machine machine, int number) {
        return Objects.requireNonNull(journey(machine, number).outcome());
    }

    @Test
    void eachOfTheTwentyEightReachesTheDriver() {
        List<Action> all = new ArrayList<>(List.of(
                new AppCall.Create("\\\\.\\Postoffice\\below"),
                new AppCall.Read(4),
                new AppCall.Write(FOUR),
                new AppCall.DeviceControl(0x222000, FOUR, 4)));
        for (FileCall call : FileCall.values()) {
            if (!call.opens()) {
                all.add(AppCall.Invoke.of(call));
            }
        }
        all.add(CLOSE);
        for (FileCall call : List.of(FileCall.CREATE_NAMED_PIPE, FileCall.CREATE_MAILSLOT)) {
            all.add(AppCall.Invoke.of(call));
            all.add(CLOSE);
        }
        Sender.majors().forEach(major -> all.add(new Action.SendRequest(major, 0, 0x222000, FOUR, 4)));

        Machine end = run(all.toArray(Action[]::new));

        TreeSet<Integer> sent = new TreeSet<>();
        Computers.events(end, WindowsEvent.IrpSent.class).forEach(event -> sent.add(event.major()));
        assertThat(sent)
                .containsExactlyElementsOf(IntStream.range(0, 28).boxed().toList());
        assertThat(end.windows().status()).isEqualTo(new Status.Idle());
        assertThat(end.windows().journeys().kept()).allMatch(Journey::over);
        assertThat(end.windows().io()).isEqualTo(IoState.EMPTY);
    }

    @Test
    void aCallOrAComponentExistsForEveryMajorFunction() {
        TreeSet<Integer> majors = new TreeSet<>(Sender.majors());
        for (FileCall call : FileCall.values()) {
            majors.add(call.major());
        }
        majors.addAll(List.of(Major.CREATE, Major.READ, Major.WRITE, Major.DEVICE_CONTROL, Major.CLEANUP, Major.CLOSE));

        assertThat(majors).hasSize(Major.COUNT);
    }

    @Test
    void informationIsAskedForByItsClassAndComesBackThroughTheSystemBuffer() {
        Machine end = invoked(FileCall.GET_FILE_SIZE);

        assertThat(Computers.printed(end)).contains("postoffice: class 5, 24 bytes\n");
        // EndOfFile, 64 bits at offset 8 of FILE_STANDARD_INFORMATION.
        assertThat(outcome(end, 2).output().toArray()[9]).isEqualTo((byte) 0x12);
        assertThat(outcome(end, 2).output().toArray()[8]).isEqualTo((byte) 0x34);
        assertThat(outcome(end, 2).returned()).isEqualTo(1);
    }

    @Test
    void theOtherCallsBringTheirParameters() {
        assertThat(Computers.printed(invoked(FileCall.SET_END_OF_FILE)))
                .contains("postoffice: class 20, end of file 1000\n");
        assertThat(Computers.printed(invoked(FileCall.SET_EA))).contains("postoffice: attribute VMX, 13 bytes\n");
        assertThat(Computers.printed(invoked(FileCall.QUERY_VOLUME))).contains("postoffice: class 1, 88 bytes\n");
        assertThat(Computers.printed(invoked(FileCall.SET_VOLUME))).contains("postoffice: class 2, label VMX\n");
        assertThat(Computers.printed(invoked(FileCall.QUERY_DIRECTORY))).contains("postoffice: class 3, 1024 bytes\n");
        assertThat(Computers.printed(invoked(FileCall.LOCK))).contains("postoffice: minor 01, 16 bytes\n");
        assertThat(Computers.printed(invoked(FileCall.UNLOCK))).contains("postoffice: minor 02, 16 bytes\n");
        assertThat(Computers.printed(invoked(FileCall.SET_QUOTA))).contains("postoffice: sid of 12 bytes\n");
    }

    @Test
    void attributesAndQuotasComeBackThroughTheMdlOfADirectDevice() {
        Bytes answer = Bytes.of("PO".getBytes(StandardCharsets.US_ASCII));

        assertThat(outcome(invoked(FileCall.QUERY_EA), 2).output()).isEqualTo(answer);
        assertThat(outcome(invoked(FileCall.QUERY_QUOTA), 2).output()).isEqualTo(answer);
    }

    @Test
    void theFourMethodsTurnTheSameBytesRound() {
        for (int method = 0; method < 4; method++) {
            Machine end = opened(new AppCall.DeviceControl(0x222000 | method, FOUR, 4));

            assertThat(outcome(end, 2).output()).as("method %d", method).isEqualTo(TURNED);
        }
    }

    @Test
    void aFileSystemControlCodeMakesAnotherMajorFunction() {
        // FSCTL_LOCK_VOLUME: DeviceIoControl calls NtFsControlFile for FILE_DEVICE_FILE_SYSTEM.
        Machine end = opened(new AppCall.DeviceControl(0x90018, FOUR, 4));

        assertThat(journey(end, 2).major()).isEqualTo(Major.FILE_SYSTEM_CONTROL);
        assertThat(outcome(end, 2).output()).isEqualTo(TURNED);
    }

    @Test
    void securityOfADeviceHandleIsAnsweredByWindowsAndOfANameBelowByTheDriver() {
        Machine bare = invoked(FileCall.QUERY_SECURITY);
        Machine below =
                run(new AppCall.Create("\\\\.\\Postoffice\\below"), AppCall.Invoke.of(FileCall.QUERY_SECURITY), CLOSE);

        assertThat(journey(bare, 2).first(Stop.Kind.ANSWERED)).isPresent();
        assertThat(journey(bare, 2).first(Stop.Kind.BUILT)).isEmpty();
        assertThat(Computers.printed(below)).contains("postoffice: information 7, 256 bytes\n");
        // The driver answers STATUS_INVALID_DEVICE_REQUEST, and Windows gives a descriptor in its place.
        assertThat(journey(below, 2).first(Stop.Kind.COMPLETED).orElseThrow().status())
                .isEqualTo(0xC0000010);
        assertThat(outcome(below, 2).status()).isZero();
        assertThat(outcome(below, 2).output().toArray()).startsWith(1, 0, 4, 0x80);
    }

    @Test
    void securityIsSetThroughACopyOfTheDescriptor() {
        Machine end =
                run(new AppCall.Create("\\\\.\\Postoffice\\below"), AppCall.Invoke.of(FileCall.SET_SECURITY), CLOSE);

        assertThat(Computers.printed(end)).contains("postoffice: information 4, revision 1\n");
    }

    @Test
    void theKernelsRequestsComeFromKernelModeWithoutAFileAndWithStatusNotSupported() {
        Machine end = run(Action.SendRequest.of(Major.PNP, 0x09), Action.SendRequest.of(Major.POWER, 0x02));

        assertThat(Computers.printed(end))
                .contains(
                        "postoffice: minor 09, status c00000bb, mode 0, file 0\n",
                        "postoffice: capabilities of 64 bytes, version 1\n",
                        "postoffice: minor 02, status c00000bb, mode 0, file 0\n",
                        "postoffice: type 0, state 4\n");
        assertThat(journey(end, 1).user()).isFalse();
        assertThat(journey(end, 1).caller().toString()).isEqualTo("PnP manager");
        assertThat(outcome(end, 1).status()).isZero();
    }

    @Test
    void anInternalControlCarriesItsDataFromTheKernel() {
        Machine end = run(new Action.SendRequest(Major.INTERNAL_DEVICE_CONTROL, 0, 0x222003, FOUR, 4));

        assertThat(outcome(end, 1).output()).isEqualTo(TURNED);
        assertThat(BufferSight.of(
                        journey(end, 1),
                        journey(end, 1).first(Stop.Kind.DISPATCHED).orElseThrow()))
                .extracting(message -> message.key())
                .containsExactly("irp.sight.neither.two", "irp.sight.neither.kernel");
    }

    @Test
    void theKernelsOwnBuffersAreLockedForDirectTransferAsWell() {
        for (int method = 0; method < 4; method++) {
            Machine end = run(new Action.SendRequest(Major.INTERNAL_DEVICE_CONTROL, 0, 0x222000 | method, FOUR, 4));

            assertThat(outcome(end, 1).output()).as("method %d", method).isEqualTo(TURNED);
        }
    }

    @Test
    void shutdownGoesOnlyToADeviceThatRegistered() {
        Machine registered = run(Action.SendRequest.of(Major.SHUTDOWN, 0));
        Machine other = Computers.run(
                Computers.SAMPLES.resolve("part2.sys"),
                1,
                Firmware.VMX_OUTSIDE_SMX,
                Action.SendRequest.of(Major.SHUTDOWN, 0));

        assertThat(Computers.printed(registered)).contains("postoffice: IRP_MJ_SHUTDOWN\n");
        assertThat(Computers.events(other, WindowsEvent.IrpSent.class)).isEmpty();
        assertThat(Computers.events(other, WindowsEvent.Note.class)
                        .map(note -> note.text().key()))
                .contains("irp.note.shutdown");
    }

    @Test
    void aRequestThatTheDriverLeftToTheDefaultRoutineIsInvalid() {
        Machine end = Computers.run(
                Computers.DRIVERS.resolve("cabinet-clang-O0.sys"),
                1,
                Firmware.UNLOCKED,
                new AppCall.Create("\\\\.\\DrawerA"),
                AppCall.Invoke.of(FileCall.FLUSH),
                Action.SendRequest.of(Major.PNP, 0),
                CLOSE);

        // STATUS_INVALID_DEVICE_REQUEST is ERROR_INVALID_FUNCTION.
        assertThat(outcome(end, 2)).isEqualTo(new Outcome(0xC0000010, 1, 0, 0, Bytes.EMPTY));
        assertThat(outcome(end, 3).status()).isEqualTo(0xC0000010);
    }

    @Test
    void withoutADeviceNothingCanBeSent() {
        Machine end = Computers.run(
                Computers.OWN.resolve("seh.sys"), 1, Firmware.UNLOCKED, Action.SendRequest.of(Major.PNP, 0));

        assertThat(journey(end, 1).first(Stop.Kind.REFUSED)).isPresent();
        assertThat(end.windows().status()).isEqualTo(new Status.Idle());
    }

    @Test
    void withoutAHandleEveryCallFailsWithInvalidHandle() {
        for (FileCall call : FileCall.values()) {
            if (!call.opens()) {
                Machine end = run(AppCall.Invoke.of(call));

                assertThat(outcome(end, 1).status()).as(call.function()).isEqualTo(0xC0000008);
            }
        }
    }

    @Test
    void aRequestPendedAndCompletedByADpcTellsSoInItsOrder() {
        Machine end = run(new AppCall.Create("\\\\.\\Letterbox"), AppCall.Invoke.of(FileCall.FLUSH), CLOSE);

        assertThat(journey(end, 2).stops())
                .extracting(Stop::kind)
                .containsExactly(
                        Stop.Kind.CALLED,
                        Stop.Kind.BUILT,
                        Stop.Kind.DISPATCHED,
                        Stop.Kind.PENDED,
                        Stop.Kind.RETURNED,
                        Stop.Kind.COMPLETED,
                        Stop.Kind.FINISHED);
        assertThat(journey(end, 2).first(Stop.Kind.RETURNED).orElseThrow().status())
                .isEqualTo(0x103);
    }

    @Test
    void moreInformationThanTheCallerHasRoomForIsToldAndOnlyWhatFitsComesBack() {
        Machine end = run(new AppCall.Create("\\\\.\\Letterbox"), new AppCall.Read(4), CLOSE);

        assertThat(outcome(end, 2).output()).isEqualTo(Bytes.of("abcd".getBytes(StandardCharsets.US_ASCII)));
        assertThat(outcome(end, 2).information()).isEqualTo(104);
        assertThat(BufferSight.of(
                        journey(end, 2),
                        journey(end, 2).first(Stop.Kind.COMPLETED).orElseThrow()))
                .extracting(message -> message.key())
                .endsWith("irp.sight.back.too-much");
    }

    @Test
    void whatNoComponentOfTheKernelSendsIsNoRequestOfTheirs() {
        assertThatThrownBy(() -> Action.SendRequest.of(Major.READ, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Action.SendRequest.of(Major.PNP, 0x100)).isInstanceOf(IllegalArgumentException.class);
    }
}
