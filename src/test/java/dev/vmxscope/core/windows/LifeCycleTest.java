package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
    private static final AppCall CREATE = new AppCall.Create("");
    private static final AppCall CLOSE = new AppCall.Close();

    @Test
    void part2PrintsTheTutorialsLinesInOrder() {
        Machine end = Computers.run(Computers.SAMPLES.resolve("part2.sys"), 2, Firmware.VMX_OUTSIDE_SMX, CREATE, CLOSE);

        assertThat(Computers.printed(end))
                .containsExactly(
                        "[*] DriverEntry Called.",
                        "[*] Setting Devices major functions.",
                        "[*] VMX Operation Enabled Successfully !",
                        "[*] This function is not supported :( !",
                        "[*] Not implemented yet :( !",
                        "[*] DrvUnload Called.");
        assertThat(end.windows().status()).isEqualTo(new Status.Idle());
        assertThat(Cr4.VMXE.isSet(end.processors().get(0).control().cr4())).isTrue();
        assertThat(Cr4.VMXE.isSet(end.processors().get(1).control().cr4())).isFalse();
    }

    @Test
    void aHandleIsCleanedUpBeforeItIsClosed() {
        Machine end = Computers.run(Computers.SAMPLES.resolve("part2.sys"), 2, Firmware.VMX_OUTSIDE_SMX, CREATE, CLOSE);

        assertThat(Computers.events(end, WindowsEvent.IrpSent.class).map(WindowsEvent.IrpSent::major))
                .containsExactly(0x00, 0x12, 0x02);
    }

    @Test
    void afterUnloadNothingOfTheDriverIsLeft() {
        Machine end = Computers.run(Computers.SAMPLES.resolve("part2.sys"), 2, Firmware.VMX_OUTSIDE_SMX, CREATE, CLOSE);

        assertThat(end.windows().io()).isEqualTo(IoState.EMPTY);
        assertThat(Computers.events(end, WindowsEvent.Note.class)).isEmpty();
    }

    @Test
    void aDriverStaysWhileItsDeviceIsOpen() {
        Machine end = Computers.run(Computers.SAMPLES.resolve("part2.sys"), 2, Firmware.VMX_OUTSIDE_SMX, CREATE);

        assertThat(end.windows().modules()).hasSize(1);
        assertThat(Computers.events(end, WindowsEvent.Note.class)
                        .map(note -> note.text().toString()))
                .containsExactly(
                        "driver stays loaded until its device is closed (1 handles are open); it cannot be opened any more");
    }

    @Test
    void vmxonWhereFirmwareLockedItOffIsABugcheckOfTheSystemCall() {
        Machine end = Computers.run(Computers.SAMPLES.resolve("part2-vmxon.sys"), 2, Firmware.OFF, CREATE, CLOSE);

        Status.Bugcheck bugcheck = (Status.Bugcheck) end.windows().status();
        assertThat(bugcheck.code()).isEqualTo(0x3B);
        assertThat(bugcheck.parameters().get(0)).isEqualTo(0xC0000096L);
    }

    @Test
    void vmxonOnlyWhereVmxeIsSetIsAnIllegalInstructionOnTheSecondProcessor() {
        Machine end = Computers.run(
                Computers.SAMPLES.resolve("part2-one-core.sys"), 2, Firmware.VMX_OUTSIDE_SMX, CREATE, CLOSE);

        Status.Bugcheck bugcheck = (Status.Bugcheck) end.windows().status();
        assertThat(bugcheck.code()).isEqualTo(0x3B);
        assertThat(bugcheck.parameters().get(0)).isEqualTo(0xC000001DL);
        assertThat(end.journal().last().cpu()).isEqualTo(1);
    }

    @Test
    void theProgramOpensAndClosesTheDevice() {
        Action program = new Action.RunProgram(
                "MyHypervisorApp.exe", Computers.file(Computers.SAMPLES.resolve("MyHypervisorApp.exe")));

        Machine end = Computers.run(Computers.SAMPLES.resolve("part2.sys"), 2, Firmware.VMX_OUTSIDE_SMX, program);

        assertThat(end.windows().console())
                .containsSubsequence(
                        "[*] The CPU Vendor is : GenuineIntel",
                        "[*] VMX Operation is supported by your processor .",
                        "[*] The device is open. Press a key to close it.",
                        "[*] The device is closed.");
        assertThat(end.windows().app().exitCode()).isZero();
    }

    @Test
    void theProgramIsToldThatThereIsNoDevice() {
        Action program = new Action.RunProgram(
                "MyHypervisorApp.exe", Computers.file(Computers.SAMPLES.resolve("MyHypervisorApp.exe")));

        Machine end = Computers.run(Computers.OWN.resolve("seh.sys"), 1, Firmware.VMX_OUTSIDE_SMX, program);

        assertThat(end.windows().console().last()).isEqualTo("[*] CreateFile failed : 2");
        assertThat(end.windows().app().exitCode()).isEqualTo(1);
    }

    @Test
    void anUnknownImportIsRefusedByName() {
        Machine end = Computers.run(Computers.DRIVERS.resolve("unknown-import.sys"), 1, Firmware.UNLOCKED);

        assertThat(Computers.events(end, WindowsEvent.DriverRefused.class))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.missing()).containsExactly("ntoskrnl.exe!ZqNoSuchRoutine");
                    assertThat(refused.status()).isEqualTo(0xC000007A);
                });
    }

    @Test
    void aWriteThroughANullPointerInADispatchRoutineIsABugcheck() {
        Machine end = Computers.run(Computers.DRIVERS.resolve("nullpointer-gcc-O1.sys"), 1, Firmware.UNLOCKED, CREATE);

        Status.Bugcheck bugcheck = (Status.Bugcheck) end.windows().status();
        assertThat(bugcheck.code()).isEqualTo(0x3B);
        assertThat(bugcheck.parameters().get(0)).isEqualTo(0xC0000005L);
    }

    @Test
    void theFourTransferMethodsCarryDataBothWays() {
        Bytes data = Bytes.of("hello".getBytes(StandardCharsets.US_ASCII));

        Machine end = Computers.run(
                Computers.DRIVERS.resolve("tally-clang-O2.sys"),
                1,
                Firmware.UNLOCKED,
                CREATE,
                new AppCall.Write(data),
                new AppCall.DeviceControl(0x8123200E, Bytes.EMPTY, 16),
                new AppCall.DeviceControl(0x81232004, data, 4),
                new AppCall.Read(16),
                new AppCall.DeviceControl(0x81232013, data, 3),
                CLOSE);

        List<Bytes> outputs = Computers.events(end, WindowsEvent.CallReturned.class)
                .map(WindowsEvent.CallReturned::output)
                .toList();
        assertThat(outputs)
                .containsExactly(
                        Bytes.EMPTY,
                        Bytes.EMPTY,
                        data,
                        Bytes.of((byte) 1, (byte) 0, (byte) 0, (byte) 0),
                        data,
                        Bytes.of((byte) 0xA5, (byte) 0xA5, (byte) 0xA5),
                        Bytes.EMPTY);
    }
}
