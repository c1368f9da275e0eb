package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.journey.BufferSight;
import dev.vmxscope.core.windows.journey.IrpField;
import dev.vmxscope.core.windows.journey.IrpView;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.StackView;
import dev.vmxscope.core.windows.journey.Stop;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is expected follows Microsoft, "Buffer Descriptions for I/O Control Codes": METHOD_BUFFERED has SystemBuffer,
 * METHOD_IN_DIRECT and METHOD_OUT_DIRECT have SystemBuffer and MdlAddress, METHOD_NEITHER has Type3InputBuffer and
 * UserBuffer; and "IRP structure".
 */
class IrpViewTest {
    private static final Bytes THREE = Bytes.of((byte) 'a', (byte) 'b', (byte) 'c');

    private static Journey journey(String path, AppCall call) {
        Machine end = Computers.run(
                Computers.DRIVERS.resolve("cabinet-clang-O0.sys"),
                1,
                Firmware.UNLOCKED,
                new AppCall.Create(path),
                call,
                new AppCall.Close());
        return end.windows().journeys().kept().get(1);
    }

    private static Journey control(int code, int outputLength) {
        return journey("\\\\.\\DrawerA", new AppCall.DeviceControl(code, THREE, outputLength));
    }

    private static IrpView at(Journey journey, Stop.Kind kind) {
        return IrpView.of(journey.first(kind).orElseThrow().irp()).orElseThrow();
    }

    private static StackView location(Journey journey) {
        return at(journey, Stop.Kind.DISPATCHED).location().orElseThrow();
    }

    private static List<String> sight(Journey journey, Stop.Kind kind) {
        return BufferSight.of(journey, journey.first(kind).orElseThrow()).stream()
                .map(Message::key)
                .toList();
    }

    @Test
    void bufferedControlHasASystemBufferAndNoMdl() {
        Journey journey = control(0x90002000, 8);
        IrpView irp = at(journey, Stop.Kind.DISPATCHED);

        assertThat(irp.systemBuffer()).isNotZero();
        assertThat(irp.mdl()).isZero();
        assertThat(irp.flagNames()).containsExactly("IRP_BUFFERED_IO", "IRP_DEALLOCATE_BUFFER", "IRP_INPUT_OPERATION");
        assertThat(irp.requestorMode()).isEqualTo(1);
        assertThat(location(journey).parameter(".IoControlCode")).contains(0x90002000L);
        assertThat(location(journey).parameter(".InputBufferLength")).contains(3L);
        assertThat(location(journey).parameter(".OutputBufferLength")).contains(8L);
        assertThat(location(journey).parameter(".Type3InputBuffer")).contains(0L);
        assertThat(sight(journey, Stop.Kind.DISPATCHED)).containsExactly("irp.sight.copied", "irp.sight.buffered.out");
        assertThat(sight(journey, Stop.Kind.COMPLETED)).endsWith("irp.sight.back");
    }

    @Test
    void directControlHasASystemBufferForInputAndAnMdlForTheOther() {
        for (int method = 1; method <= 2; method++) {
            Journey journey = control(0x90002004 | method, 8);
            IrpView irp = at(journey, Stop.Kind.DISPATCHED);

            assertThat(irp.systemBuffer()).isNotZero();
            assertThat(irp.mdl()).isNotZero();
            assertThat(sight(journey, Stop.Kind.DISPATCHED)).startsWith("irp.sight.copied", "irp.sight.direct");
        }
        assertThat(sight(control(0x90002005, 8), Stop.Kind.DISPATCHED)).endsWith("irp.sight.in-direct");
    }

    @Test
    void neitherControlHasTheCallersOwnAddressesOnly() {
        Journey journey = control(0x9000200B, 8);
        IrpView irp = at(journey, Stop.Kind.DISPATCHED);

        assertThat(irp.systemBuffer()).isZero();
        assertThat(irp.mdl()).isZero();
        assertThat(irp.userBuffer()).isEqualTo(journey.buffers().output());
        assertThat(location(journey).parameter(".Type3InputBuffer"))
                .contains(journey.buffers().input());
        assertThat(sight(journey, Stop.Kind.DISPATCHED))
                .containsExactly("irp.sight.neither.two", "irp.sight.neither.user");
    }

    @Test
    void readsFollowTheFlagsOfTheDevice() {
        Journey buffered = journey("\\\\.\\DrawerA", new AppCall.Read(5));
        Journey direct = journey("\\\\.\\DrawerB", new AppCall.Read(5));
        Journey neither = journey("\\\\.\\DrawerC", new AppCall.Read(5));

        assertThat(at(buffered, Stop.Kind.DISPATCHED).systemBuffer()).isNotZero();
        assertThat(at(direct, Stop.Kind.DISPATCHED).mdl()).isNotZero();
        assertThat(at(neither, Stop.Kind.DISPATCHED).userBuffer())
                .isEqualTo(neither.buffers().output());
        assertThat(sight(direct, Stop.Kind.DISPATCHED)).containsExactly("irp.sight.direct");
        assertThat(sight(neither, Stop.Kind.DISPATCHED)).containsExactly("irp.sight.neither", "irp.sight.neither.user");
    }

    @Test
    void aCodeThatTheDriverDoesNotKnowBringsNothingBack() {
        assertThat(sight(control(0x90002FFC, 8), Stop.Kind.COMPLETED)).endsWith("irp.sight.back.error");
    }

    @Test
    void withoutAnyBufferThereIsNoSystemBuffer() {
        Journey journey = journey("\\\\.\\DrawerA", new AppCall.DeviceControl(0x90002000, Bytes.EMPTY, 0));

        assertThat(at(journey, Stop.Kind.DISPATCHED).systemBuffer()).isZero();
        assertThat(sight(journey, Stop.Kind.DISPATCHED)).containsExactly("irp.sight.buffered.empty");
    }

    @Test
    void theFieldsToBeShownNameTheControlCodeAsAHeaderDoes() {
        List<IrpField> fields = IrpField.of(location(control(0x90002004 | 2, 8)));

        assertThat(fields)
                .extracting(IrpField::name)
                .startsWith("MajorFunction", "MinorFunction")
                .contains("Parameters.DeviceIoControl.IoControlCode");
        assertThat(fields)
                .filteredOn(field -> field.name().endsWith("IoControlCode"))
                .singleElement()
                .satisfies(field -> assertThat(field.said())
                        .isEqualTo("CTL_CODE(0x9000, 0x801, METHOD_OUT_DIRECT, FILE_ANY_ACCESS)"));
        assertThat(IrpField.of(at(control(0x90002000, 8), Stop.Kind.BUILT)))
                .allSatisfy(field -> assertThat(field.what().toString()).isNotBlank());
    }

    @Test
    void tooFewBytesAreNoIrpAndAGarbledStackCountReadsOnlyWhatIsThere() {
        byte[] garbled = new byte[0xD0 + 0x48];
        garbled[0x42] = (byte) 0xFF;
        garbled[0x43] = (byte) 0xFF;

        assertThat(IrpView.of(Bytes.of(new byte[0xCF]))).isEmpty();
        IrpView irp = IrpView.of(Bytes.of(garbled)).orElseThrow();
        assertThat(irp.locations()).hasSize(1);
        assertThat(irp.location()).isEmpty();
    }
}
