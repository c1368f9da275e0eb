package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sends what. Source: Microsoft, "IRP Major Function Codes" and the page of each code. */
class RequestWayTest {
    private static final int MAJORS = 28;

    @ParameterizedTest
    @CsvSource({
        "0x00, CreateFile",
        "0x02, CloseHandle",
        "0x03, ReadFile",
        "0x04, WriteFile",
        "0x08, NtSetEaFile",
        "0x09, FlushFileBuffers",
        "0x0C, NtQueryDirectoryFile",
        "0x0E, DeviceIoControl",
        "0x11, LockFile",
        "0x12, CloseHandle",
        "0x15, SetKernelObjectSecurity"
    })
    void aProgramBringsItAbout(int major, String function) {
        List<RequestWay> ways = RequestWay.of(major);
        assertThat(ways).extracting(RequestWay::name).contains(function);
        assertThat(ways).allSatisfy(way -> {
            assertThat(way.sender()).isEmpty();
            assertThat(way.action(AppData.FIRST, 0)).isInstanceOf(AppCall.class);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0x16, IRP_MN_SET_POWER, 2",
        "0x17, IRP_MN_EXECUTE_METHOD, 9",
        "0x1B, IRP_MN_START_DEVICE, 0",
        "0x1B, IRP_MN_SURPRISE_REMOVAL, 0x17"
    })
    void theKernelSendsItWithAMinorFunction(int major, String name, int minor) {
        RequestWay way = RequestWay.of(major).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(way.sender()).isPresent();
        assertThat(way.action(AppData.FIRST, 7)).isEqualTo(Action.SendRequest.of(major, minor));
    }

    @Test
    void anotherDriverSendsTheControlCodeThatIsTyped() {
        RequestWay way = RequestWay.of(0x0F).get(0);
        assertThat(way.action(new AppData(AppData.Form.BYTES, "01", "4"), 0x220003))
                .isEqualTo(new Action.SendRequest(0x0F, 0, 0x220003, Bytes.of((byte) 1), 4));
    }

    @Test
    void everyMajorFunctionCanBeSent() {
        for (int major = 0; major < MAJORS; major++) {
            assertThat(RequestWay.of(major)).as("%x", major).isNotEmpty();
        }
    }
}
