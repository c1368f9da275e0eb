package dev.vmxscope.core.session;

import dev.vmxscope.core.bits.FieldChange;
import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.nt.Major;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Numbers as a reader sees them: in hexadecimal, and by the name that Windows gives them. */
public final class Codes {
    private static final Texts NAMES = Texts.of(Language.ENGLISH, "codes");

    private Codes() {}

    /** {@code 0x2000}. */
    public static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** {@code 0xc0000010}: all 32 bits. */
    public static String hex32(int value) {
        return String.format(Locale.ROOT, "0x%08x", value);
    }

    /** The name of an NTSTATUS, {@code STATUS_SUCCESS}, if it is a known one. */
    public static Optional<String> statusName(int status) {
        return NAMES.find(String.format(Locale.ROOT, "ntstatus.%08X", status));
    }

    /** An NTSTATUS with its name, {@code STATUS_INVALID_DEVICE_REQUEST (0xc0000010)}, or the number alone. */
    public static String status(int status) {
        return named(statusName(status), hex32(status));
    }

    /** The name of a Win32 error code, if it is a known one. */
    public static Optional<String> errorName(int error) {
        return NAMES.find("win32." + error);
    }

    /** A Win32 error code with its name, {@code ERROR_FILE_NOT_FOUND (2)}, or the number alone. */
    public static String error(int error) {
        return named(errorName(error), Integer.toString(error));
    }

    /** The name of an IRP's major function, {@code IRP_MJ_CREATE}; with the number if there is no such function. */
    public static String major(int code) {
        return Major.name(code);
    }

    /** An exception in the manual's notation, {@code #GP(0)}; the error code is left out where the vector has none. */
    public static String vector(Vector vector, int errorCode) {
        String code = Integer.toHexString(errorCode).toUpperCase(Locale.ROOT);
        return vector.hasErrorCode()
                ? vector.mnemonic() + "(" + code + (Integer.compareUnsigned(errorCode, 9) > 0 ? "H" : "") + ")"
                : vector.mnemonic();
    }

    /** Whether a call of Win32 moves bytes: only then does its result count them. */
    public static boolean transfers(String call) {
        return call.equals("ReadFile") || call.equals("WriteFile") || call.equals("DeviceIoControl");
    }

    /** The fields that changed, {@code VMXE 0 -> 1, PCIDE 1 -> 0}. */
    static String changes(Texts texts, List<FieldChange> changes) {
        return texts.list(changes.stream()
                .map(change -> texts.format(
                        "write.field",
                        change.field().name(),
                        field(change, change.before()),
                        field(change, change.after())))
                .toList());
    }

    private static String field(FieldChange change, long value) {
        return change.field().width() == 1 ? Long.toString(value) : hex(value);
    }

    private static String named(Optional<String> name, String number) {
        return name.map(known -> known + " (" + number + ")").orElse(number);
    }
}
