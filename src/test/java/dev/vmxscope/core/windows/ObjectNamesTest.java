package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObjectNamesTest {
    @Test
    void theDirectoryOfDosDevicesHasSeveralNames() {
        assertThat(ObjectNames.dosDevice("\\DosDevices\\Name")).contains("Name");
        assertThat(ObjectNames.dosDevice("\\??\\Name")).contains("Name");
        assertThat(ObjectNames.dosDevice("\\dosdevices\\Name\\rest")).contains("Name\\rest");
        assertThat(ObjectNames.dosDevice("\\DosDevices\\Global\\Name")).contains("Name");
        assertThat(ObjectNames.dosDevice("\\Device\\Name")).isEmpty();
    }

    @Test
    void aWin32DevicePathBecomesAnNtPath() {
        assertThat(ObjectNames.fromWin32("\\\\.\\Name")).contains("\\??\\Name");
        assertThat(ObjectNames.fromWin32("\\\\?\\Name")).contains("\\??\\Name");
        assertThat(ObjectNames.fromWin32("C:\\file.txt")).isEmpty();
        assertThat(ObjectNames.fromWin32("\\\\.\\")).isEmpty();
    }
}
