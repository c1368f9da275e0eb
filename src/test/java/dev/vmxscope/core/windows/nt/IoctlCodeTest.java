package dev.vmxscope.core.windows.nt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes and their parts as Microsoft's headers define them: ntdddisk.h, ntddkbd.h, ntddstor.h, winioctl.h, usbioctl.h. */
class IoctlCodeTest {
    @ParameterizedTest
    @CsvSource({
        // IOCTL_DISK_GET_DRIVE_GEOMETRY
        "0x70000, 7, 0, 0x0, 0, FILE_DEVICE_DISK",
        // IOCTL_DISK_GET_LENGTH_INFO: FILE_READ_ACCESS
        "0x7405C, 7, 1, 0x17, 0, FILE_DEVICE_DISK",
        // IOCTL_DISK_SET_PARTITION_INFO: FILE_READ_ACCESS | FILE_WRITE_ACCESS
        "0x7C008, 7, 3, 0x2, 0, FILE_DEVICE_DISK",
        // IOCTL_STORAGE_QUERY_PROPERTY
        "0x2D1400, 0x2D, 0, 0x500, 0, FILE_DEVICE_MASS_STORAGE",
        // IOCTL_KEYBOARD_QUERY_ATTRIBUTES
        "0xB0000, 0xB, 0, 0x0, 0, FILE_DEVICE_KEYBOARD",
        // IOCTL_SCSI_PASS_THROUGH_DIRECT: FILE_DEVICE_CONTROLLER
        "0x4D014, 4, 3, 0x405, 0, FILE_DEVICE_CONTROLLER",
        // FSCTL_LOCK_VOLUME
        "0x90018, 9, 0, 0x6, 0, FILE_DEVICE_FILE_SYSTEM",
        // FSCTL_GET_RETRIEVAL_POINTERS: METHOD_NEITHER
        "0x90073, 9, 0, 0x1C, 3, FILE_DEVICE_FILE_SYSTEM",
        // IOCTL_CDROM_RAW_READ: METHOD_OUT_DIRECT, FILE_READ_ACCESS
        "0x2403E, 2, 1, 0xF, 2, FILE_DEVICE_CD_ROM",
        // IOCTL_INTERNAL_USB_SUBMIT_URB: METHOD_NEITHER of FILE_DEVICE_USB, which is FILE_DEVICE_UNKNOWN
        "0x220003, 0x22, 0, 0x0, 3, FILE_DEVICE_UNKNOWN"
    })
    void aCodeOfMicrosoftsHeadersComesApartAndTogether(
            String code, String type, int access, String function, int method, String name) {
        int whole = Integer.decode(code);

        IoctlCode parts = IoctlCode.of(whole);

        assertThat(parts).isEqualTo(new IoctlCode(Integer.decode(type), access, Integer.decode(function), method));
        assertThat(parts.code()).isEqualTo(whole);
        assertThat(parts.deviceName()).isEqualTo(name);
    }

    @Test
    void everyNumberIsACode() {
        for (int code : new int[] {0, -1, 0x80000000, 0x7FFFFFFF, 0x12345678}) {
            assertThat(IoctlCode.of(code).code()).isEqualTo(code);
        }
    }

    @Test
    void aPartThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new IoctlCode(0x10000, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IoctlCode(0, 4, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IoctlCode(0, 0, 0x1000, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IoctlCode(0, 0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void vendorsHaveTheUpperHalvesOfTypesAndFunctions() {
        IoctlCode vendors = IoctlCode.of(0x80002000);

        assertThat(vendors.reservedType()).isFalse();
        assertThat(vendors.reservedFunction()).isFalse();
        assertThat(vendors.macro()).isEqualTo("CTL_CODE(0x8000, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)");
        assertThat(IoctlCode.of(0x70000).reservedType()).isTrue();
        assertThat(IoctlCode.of(0x70000).reservedFunction()).isTrue();
    }

    @Test
    void aDeviceTypeIsFoundByItsName() {
        assertThat(FileDevice.byName("FILE_DEVICE_UNKNOWN")).hasValue(0x22);
        assertThat(FileDevice.byName("KSEC")).hasValue(0x39);
        assertThat(FileDevice.byName("NOTHING")).isEmpty();
        assertThat(FileDevice.byName("-")).isEmpty();
        assertThat(FileDevice.name(0x8000)).isEmpty();
        assertThat(FileDevice.named()).contains(1, 0x22).doesNotContain(0, 0x3C);
    }
}
