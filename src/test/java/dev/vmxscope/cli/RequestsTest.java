package dev.vmxscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Requests of all kinds on the command line. */
class RequestsTest {
    private static final String DRIVER = "src/test/resources/drivers/postoffice-clang-O0.sys";

    @Test
    void callsAreNamedByTheirFunctionsAndRequestsOfTheKernelByTheirCodes() {
        Result result = Result.of(
                "run", DRIVER, "--app", "create,FlushFileBuffers,close,send:pnp:query_capabilities,send:power:2");

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("IRP_MJ_FLUSH_BUFFERS to postoffice-clang-O0!dispatch")
                .contains("FlushFileBuffers succeeds")
                .contains("IRP_MJ_PNP, IRP_MN_QUERY_CAPABILITIES to ")
                .contains("IRP_MJ_POWER, IRP_MN_SET_POWER to ");
    }

    @Test
    void aControlCodeIsDecodedInTextAndInJson() {
        String[] command = {"run", DRIVER, "--app", "create,ioctl:0x22E00E,close"};

        assertThat(Result.of(command).out())
                .contains("IRP_MJ_DEVICE_CONTROL, 0x0022e00e CTL_CODE(FILE_DEVICE_UNKNOWN, 0x803, METHOD_OUT_DIRECT, "
                        + "FILE_READ_ACCESS | FILE_WRITE_ACCESS) to ");
        assertThat(Result.of(command[0], command[1], "--json", command[2], command[3])
                        .out())
                .contains("\"major\":\"IRP_MJ_DEVICE_CONTROL\",\"code\":\"0x0022e00e\",\"codeName\":\"CTL_CODE("
                        + "FILE_DEVICE_UNKNOWN, 0x803, METHOD_OUT_DIRECT, FILE_READ_ACCESS | FILE_WRITE_ACCESS)\"");
    }

    @Test
    void windbgAnswersBeforeTheDriverIsUnloaded() {
        Result text = Result.of("run", DRIVER, "--windbg", "!drvobj 2");
        Result json = Result.of("run", DRIVER, "--json", "--windbg", "!devobj Letterbox");

        assertThat(text.out())
                .contains("kd> !drvobj 2\nDriver object (ffff")
                .contains("[1b] IRP_MJ_PNP                         fffff");
        assertThat(json.out())
                .contains("{\"event\":\"windbg\",\"command\":\"!devobj Letterbox\",\"lines\":[\"Device object (")
                .contains("\" Letterbox \\\\Driver\\\\postoffice-clang-O0 DriverObject ");
    }
}
