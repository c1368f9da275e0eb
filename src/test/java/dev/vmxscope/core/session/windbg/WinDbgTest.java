package dev.vmxscope.core.session.windbg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.SampleFiles;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.journey.IrpView;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Stop;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The layouts are those of Microsoft's own examples: "!drvobj", "!devobj", "Getting Started with WinDbg (Kernel-Mode)",
 * "!ioctldecode", with the names and numbers of our driver in place of theirs.
 */
class WinDbgTest {
    private static final SymbolCatalogue SYMBOLS = SampleFiles.driver("part2").driverNames(SymbolCatalogue.EMPTY);

    private static Machine opened() throws Exception {
        MachineSetup setup = MachineSetup.of(
                CpuProfiles.load(CpuProfiles.DEFAULT),
                1,
                Firmware.VMX_OUTSIDE_SMX,
                List.of(
                        SampleFiles.driver("part2").load(),
                        new AppCall.Create(""),
                        new AppCall.DeviceControl(0x222000, Bytes.of((byte) 1), 16)));
        return Machine.powerOn(setup).run(100_000);
    }

    private static List<String> answer(String command) throws Exception {
        // Addresses differ from those of Microsoft's examples; of them only the number of digits is expected.
        return new WinDbg(opened(), SYMBOLS)
                .answer(command).stream()
                        .map(line -> line.replaceAll("\\bffff[0-9a-f]{12}\\b", "ADDRESS"))
                        .toList();
    }

    @Test
    void driverObjectWithAllItsFlags() throws Exception {
        List<String> lines = answer("!drvobj part2 7");

        assertThat(lines.subList(0, 14))
                .containsExactly(
                        "Driver object (ADDRESS) is for:",
                        " \\Driver\\part2",
                        "",
                        "Driver Extension List: (id , addr)",
                        "",
                        "Device Object list:",
                        "ADDRESS  ",
                        "",
                        "DriverEntry:   ADDRESS\tMyHypervisorDriver!DriverEntry",
                        "DriverStartIo: 00000000\t",
                        "DriverUnload:  ADDRESS\tMyHypervisorDriver!DrvUnload",
                        "AddDevice:     00000000\t",
                        "",
                        "Dispatch routines:");
        assertThat(lines)
                .contains(
                        "[00] IRP_MJ_CREATE                      ADDRESS\tMyHypervisorDriver!DrvCreate",
                        "[0a] IRP_MJ_QUERY_VOLUME_INFORMATION    ADDRESS\tMyHypervisorDriver!DrvUnsupported",
                        "[1b] IRP_MJ_PNP                         ADDRESS\tnt!IopInvalidDeviceRequest");
        assertThat(lines.subList(42, lines.size()))
                .containsExactly(
                        "",
                        "",
                        "Device Object stacks:",
                        "",
                        "!devstack ADDRESS :",
                        "  !DevObj           !DrvObj            !DevExt           ObjectName",
                        "> ADDRESS  \\Driver\\part2      00000000  MyHypervisorDevice",
                        "",
                        "Processed 1 device objects.");
    }

    @Test
    void theFlagsChooseWhatIsShown() throws Exception {
        assertThat(answer("!drvobj part2"))
                .isEqualTo(answer("!drvobj \\Driver\\part2 1"))
                .hasSize(7);
        assertThat(answer("!drvobj part2 2")).contains("Dispatch routines:").doesNotContain("Device Object list:");
        assertThat(answer("!drvobj 7")).isEqualTo(answer("!drvobj part2 7"));
    }

    @Test
    void deviceObject() throws Exception {
        assertThat(answer("!devobj MyHypervisorDevice"))
                .isEqualTo(answer("!devobj \\Device\\MyHypervisorDevice"))
                .isEqualTo(answer("!devobj"))
                .containsExactly(
                        "Device object (ADDRESS) is for:",
                        " MyHypervisorDevice \\Driver\\part2 DriverObject ADDRESS",
                        "Current Irp 00000000 RefCount 1 Type 00000022 Flags 00000040",
                        "DevExt 00000000 DevObjExt ADDRESS ",
                        "ExtensionFlags (0000000000)  ",
                        "Characteristics (0x00000100)  FILE_DEVICE_SECURE_OPEN",
                        "Device queue is not busy.");
    }

    @Test
    void requestAtAStopOfItsJourney() throws Exception {
        Machine machine = opened();
        Journey control = machine.windows().journeys().journey(2).orElseThrow();
        IrpView irp = IrpView.of(
                        control.first(Stop.Kind.DISPATCHED).orElseThrow().irp())
                .orElseThrow();

        List<String> lines = new WinDbg(machine, SYMBOLS)
                .irp(control.irp(), irp, false).stream()
                        .map(line -> line.replaceAll("\\bffff[0-9a-f]{12}\\b", "ADDRESS"))
                        .toList();

        assertThat(lines)
                .containsExactly(
                        "Irp is active with 1 stacks 1 is current (= 0x" + Target.hex(irp.currentStack()) + ")",
                        " No Mdl: System buffer=ADDRESS: Thread ADDRESS:  Irp stack trace.  ",
                        "     cmd  flg cl Device   File     Completion-Context",
                        ">[IRP_MJ_DEVICE_CONTROL(e), N/A(0)]",
                        "            5  0 ADDRESS ADDRESS 00000000-00000000    ",
                        "\t       \\Driver\\part2",
                        "\t\t\tArgs: 00000010 00000001 0x222000 00000000");
        assertThat(new WinDbg(machine, SYMBOLS).irp(control.irp(), irp, true))
                .contains("IoStatus.Status = 00000000", "RequestorMode = 00000001", "Flags = 00000070");
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(answer("!drvobj nothing")).containsExactly("Driver object nothing not found");
        assertThat(answer("!devobj nothing")).containsExactly("Device object nothing not found");
        assertThat(answer("!irp 1234")).containsExactly("IRP signature does not match, probably not an IRP");
        assertThat(answer("!irp")).containsExactly("No IRP is under way");
        assertThat(WinDbg.knows("!drvobj x 7")).isTrue();
        assertThat(WinDbg.knows("!process")).isFalse();
    }
}
