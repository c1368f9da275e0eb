package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the samples do to the processors under each firmware, on one to four of them. The expectations are put together
 * here from the drivers' sources and from the manual's rules for VMXON (Intel SDM Vol. 3C, 24.7 and 31.3).
 */
class SampleLifeCycleTest {
    private static final String FOLDER = "assets/drivers/";

    private static Run run(String sample, int featureControl, int cpus) {
        return Run.of(
                FOLDER + sample + ".sys", "--feature-control", "" + featureControl, "--cpus", Integer.toString(cpus));
    }

    /** All processors enter VMX operation when the device is opened and leave it when it is closed. */
    private static List<String> inAndOut(int featureControl, int cpus) {
        List<String> log = new ArrayList<>();
        for (int cpu = 0; cpu < cpus; cpu++) {
            if (featureControl == 0) {
                log.add(cpu + " IA32_FEATURE_CONTROL Lock=1 VMX outside SMX=1");
            }
            log.add(cpu + " CR4 VMXE=1");
            log.add(cpu + " vmxon VMsucceed");
        }
        for (int cpu = 0; cpu < cpus; cpu++) {
            log.add(cpu + " vmxoff VMsucceed");
            log.add(cpu + " CR4 VMXE=0");
        }
        return log;
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "0, 3", "0, 4", "1, 1", "1, 2", "1, 3", "1, 4", "5, 1", "5, 2", "5, 3", "5, 4"})
    void part2SetsVmxeOnOneProcessorAndNothingElse(int featureControl, int cpus) {
        Run run = run("part2", featureControl, cpus);

        assertThat(run.processorLog()).containsExactly("0 CR4 VMXE=1");
        assertThat(run.printed()).contains("[*] VMX Operation Enabled Successfully !");
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "part2-vmxon, 0, 1",
        "part2-vmxon, 0, 2",
        "part2-vmxon, 0, 3",
        "part2-vmxon, 0, 4",
        "part2-vmxon, 5, 1",
        "part2-vmxon, 5, 2",
        "part2-vmxon, 5, 3",
        "part2-vmxon, 5, 4",
        "part2-vmxon, 5, 16",
        "part2-careful, 0, 1",
        "part2-careful, 0, 2",
        "part2-careful, 0, 3",
        "part2-careful, 0, 4",
        "part2-careful, 5, 1",
        "part2-careful, 5, 2",
        "part2-careful, 5, 3",
        "part2-careful, 5, 4",
        "part2-one-core, 5, 1"
    })
    void everyProcessorEntersVmxOperationAndLeavesIt(String sample, int featureControl, int cpus) {
        Run run = run(sample, featureControl, cpus);

        assertThat(run.processorLog()).containsExactlyElementsOf(inAndOut(featureControl, cpus));
        assertThat(run.all("fault")).isEmpty();
        assertThat(run.outcome()).isEqualTo("completed");
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "part2-vmxon, 1",
        "part2-vmxon, 2",
        "part2-vmxon, 3",
        "part2-vmxon, 4",
        "part2-one-core, 1",
        "part2-one-core, 2",
        "part2-one-core, 3",
        "part2-one-core, 4"
    })
    void vmxonRaisesGp0OnTheFirstProcessorWhereVmxIsLockedOff(String sample, int cpus) {
        Run run = run(sample, 1, cpus);

        assertThat(run.processorLog()).containsExactly("0 CR4 VMXE=1", "0 vmxon #GP(0) feature-control-outside-smx");
        assertThat(run.only("fault"))
                .containsEntry("vector", "#GP(0)")
                .containsEntry("errorCode", 0L)
                .containsEntry("symbol", "MyHypervisorDriver!AsmVmxon+0x0");
        assertThat(run.outcome()).isEqualTo("bugcheck");
        assertThat(run.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void carefulRefusesWhereVmxIsLockedOff(int cpus) {
        Run run = run("part2-careful", 1, cpus);

        assertThat(run.processorLog()).isEmpty();
        assertThat(run.all("irp"))
                .singleElement()
                .satisfies(irp -> assertThat(irp)
                        .containsEntry("major", "IRP_MJ_CREATE")
                        .containsEntry("handler", "MyHypervisorDriver!DrvCreate+0x0")
                        .containsEntry("status", "0xc035001e")
                        .containsEntry("statusName", "STATUS_HV_FEATURE_UNAVAILABLE"));
        assertThat(run.all("fault")).isEmpty();
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "0, 3", "0, 4", "5, 2", "5, 3", "5, 4"})
    void oneCoreRaisesUdOnTheSecondProcessor(int featureControl, int cpus) {
        Run run = run("part2-one-core", featureControl, cpus);
        List<String> expected = new ArrayList<>(List.of("0 CR4 VMXE=1"));
        if (featureControl == 0) {
            expected.add("0 IA32_FEATURE_CONTROL Lock=1 VMX outside SMX=1");
        }
        expected.add("0 vmxon VMsucceed");
        if (featureControl == 0) {
            expected.add("1 IA32_FEATURE_CONTROL Lock=1 VMX outside SMX=1");
        }
        expected.add("1 vmxon #UD vmxe-set");

        assertThat(run.processorLog()).containsExactlyElementsOf(expected);
        assertThat(run.only("fault"))
                .containsEntry("vector", "#UD")
                .containsEntry("cpu", 1L)
                .doesNotContainKey("errorCode");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void requestsComeInTheOrderOfWindowsToTheHandlersOfTheTable() {
        assertThat(run("part2", 5, 2).all("irp"))
                .extracting(irp -> irp.get("major") + " " + irp.get("handler") + " " + irp.get("status"))
                .containsExactly(
                        "IRP_MJ_CREATE MyHypervisorDriver!DrvCreate+0x0 0x00000000",
                        "IRP_MJ_CLEANUP MyHypervisorDriver!DrvUnsupported+0x0 0x00000000",
                        "IRP_MJ_CLOSE MyHypervisorDriver!DrvClose+0x0 0x00000000");
    }

    @Test
    void everyCallOfTheListIsPlayed() {
        Run run = Run.of(FOLDER + "part2.sys", "--app", "create,read,write,ioctl:222000h,ioctl:0x222004,close");

        assertThat(run.all("call"))
                .extracting(call -> call.get("call") + " " + call.get("error") + " " + call.get("transferred"))
                .containsExactly(
                        "CreateFile 0 null",
                        "ReadFile 0 0",
                        "WriteFile 0 0",
                        "DeviceIoControl 0 38",
                        "DeviceIoControl 1 0",
                        "CloseHandle 0 null");
        assertThat(run.printed())
                .contains("This string comes from the user-mode program.")
                .contains("This String is from Device Driver !!!")
                .contains("ERROR: unrecognized IOCTL 222004");
    }

    @Test
    void theProgramRunsInUserModeAndDrivesTheDriver() {
        Run run = Run.of(FOLDER + "part2-vmxon.sys", "--app", FOLDER + "MyHypervisorApp.exe");

        assertThat(run.all("app-output"))
                .extracting(output -> output.get("text"))
                .containsExactly(
                        "*** Hypervisor From Scratch ***\n\n\n",
                        "[*] The CPU Vendor is : GenuineIntel\n",
                        "[*] The Processor virtualization technology is VT-x. \n",
                        "[*] VMX Operation is supported by your processor .\n",
                        "[*] The device is open. Press a key to close it.\n",
                        "[*] The device is closed.\n");
        assertThat(run.only("app-exited")).containsEntry("exitCode", 0L);
        assertThat(run.processorLog()).containsExactlyElementsOf(inAndOut(5, 2));
        assertThat(run.status()).isZero();
    }

    @Test
    void withoutVmxTheDriverRefusesAndTheProgramGivesUp() {
        Run run = Run.of(FOLDER + "part2-vmxon.sys", "--profile", "pentium-4", "--app", FOLDER + "MyHypervisorApp.exe");

        assertThat(run.all("app-output"))
                .last()
                .satisfies(output -> assertThat(output)
                        .containsEntry("text", "[*] VMX Operation is not supported by your processor .\n"));
        assertThat(run.only("app-exited")).containsEntry("exitCode", 1L);
        assertThat(run.status()).isZero();
    }

    @Test
    void withoutVmxSettingVmxeRaisesGp0() {
        Run run = Run.of(FOLDER + "part2.sys", "--profile", "pentium-4");

        assertThat(run.processorLog()).hasSize(1).first().asString().startsWith("0 mov #GP(0) cr4-vmxe-supported");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void twoRunsSayTheSame() {
        assertThat(run("part2-vmxon", 0, 3)).isEqualTo(run("part2-vmxon", 0, 3));
    }
}
