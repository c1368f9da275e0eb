package dev.vmxscope.core.windows.nt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against offsets that offsetof gave for the mingw-w64 headers (ddk/wdm.h) on x64. */
class OffsetsTest {
    @Test
    void driverObject() {
        assertThat(new int[] {
                    DriverObject.SIZE,
                    DriverObject.DEVICE_OBJECT,
                    DriverObject.DRIVER_UNLOAD,
                    DriverObject.MAJOR_FUNCTION
                })
                .containsExactly(0x150, 0x08, 0x68, 0x70);
        assertThat(DriverObject.MAJOR_FUNCTION + 8 * Major.COUNT).isEqualTo(DriverObject.SIZE);
    }

    @Test
    void irp() {
        assertThat(new int[] {
                    Irp.SIZE, Irp.MDL_ADDRESS, Irp.SYSTEM_BUFFER, Irp.STATUS, Irp.USER_BUFFER, Irp.CURRENT_STACK
                })
                .containsExactly(0xD0, 0x08, 0x18, 0x30, 0x70, 0xB8);
    }

    @Test
    void stackLocation() {
        assertThat(new int[] {StackLocation.SIZE, StackLocation.CONTROL_CODE, StackLocation.DEVICE_OBJECT})
                .containsExactly(0x48, 0x18, 0x28);
    }
}
