package dev.vmxscope.core.windows.nt;

import java.util.Locale;

/**
 * An I/O control code in its parts, as the macro CTL_CODE puts it together. Source: Microsoft, "Defining I/O Control
 * Codes": device type in bits 31:16, required access in bits 15:14, function in bits 13:2, transfer method in bits 1:0.
 *
 * @param deviceType 16 bits; the topmost, "common", is set for types of vendors
 * @param access 2 bits: what the handle must have been opened for, which the I/O manager checks
 * @param function 12 bits; the topmost, "custom", is set for functions of vendors
 * @param method 2 bits
 */
public record IoctlCode(int deviceType, int access, int function, int method) {
    /** The first function code that a vendor may choose. */
    public static final int FIRST_FUNCTION_OF_VENDORS = 0x800;

    /** FILE_READ_ACCESS. */
    public static final int READ_ACCESS = 1;

    /** FILE_WRITE_ACCESS. */
    public static final int WRITE_ACCESS = 2;

    private static final String[] ACCESS = {
        "FILE_ANY_ACCESS", "FILE_READ_ACCESS", "FILE_WRITE_ACCESS", "FILE_READ_ACCESS | FILE_WRITE_ACCESS"
    };
    private static final String[] METHODS = {
        "METHOD_BUFFERED", "METHOD_IN_DIRECT", "METHOD_OUT_DIRECT", "METHOD_NEITHER"
    };

    /** Refuses parts that do not fit. */
    public IoctlCode {
        check(deviceType, 16);
        check(access, 2);
        check(function, 12);
        check(method, 2);
    }

    private static void check(int part, int bits) {
        if (part < 0 || part >>> bits != 0) {
            throw new IllegalArgumentException(part + " has more than " + bits + " bits");
        }
    }

    /** The parts of a code; every 32-bit number is one. */
    public static IoctlCode of(int code) {
        return new IoctlCode(code >>> 16, code >>> 14 & 3, code >>> 2 & 0xFFF, code & 3);
    }

    /** The code, 32 bits. */
    public int code() {
        return deviceType << 16 | access << 14 | function << 2 | method;
    }

    /** {@code FILE_DEVICE_UNKNOWN}, or the number in hexadecimal. */
    public String deviceName() {
        return FileDevice.name(deviceType).orElse(hex(deviceType));
    }

    /** {@code FILE_ANY_ACCESS}. */
    public String accessName() {
        return ACCESS[access];
    }

    /** {@code METHOD_BUFFERED}. */
    public String methodName() {
        return METHODS[method];
    }

    /** Whether Microsoft keeps the device type for itself; of its types FILE_DEVICE_UNKNOWN is for everybody. */
    public boolean reservedType() {
        return deviceType < FileDevice.FIRST_OF_VENDORS;
    }

    /** Whether Microsoft keeps the function code for itself. */
    public boolean reservedFunction() {
        return function < FIRST_FUNCTION_OF_VENDORS;
    }

    /** {@code CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)}, as a header has it. */
    public String macro() {
        return "CTL_CODE(" + String.join(", ", deviceName(), hex(function), methodName(), accessName()) + ")";
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value).toUpperCase(Locale.ROOT);
    }
}
