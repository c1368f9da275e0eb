package dev.vmxscope.core.windows.nt;

import java.util.Map;

/** The status codes that this Windows uses, 32 bits each. Source: ntstatus.h; Win32 numbers: winerror.h. */
public final class NtStatus {
    /** STATUS_SUCCESS. */
    public static final int SUCCESS = 0;
    /** STATUS_ASSERTION_FAILURE. */
    public static final int ASSERTION_FAILURE = 0xC0000420;
    /** STATUS_TIMEOUT. */
    public static final int TIMEOUT = 0x102;
    /** STATUS_PENDING. */
    public static final int PENDING = 0x103;
    /** STATUS_BUFFER_OVERFLOW. */
    public static final int BUFFER_OVERFLOW = 0x80000005;
    /** STATUS_UNSUCCESSFUL. */
    public static final int UNSUCCESSFUL = 0xC0000001;
    /** STATUS_NOT_IMPLEMENTED. */
    public static final int NOT_IMPLEMENTED = 0xC0000002;
    /** STATUS_ACCESS_VIOLATION. */
    public static final int ACCESS_VIOLATION = 0xC0000005;
    /** STATUS_INVALID_HANDLE. */
    public static final int INVALID_HANDLE = 0xC0000008;
    /** STATUS_NOT_SUPPORTED. */
    public static final int NOT_SUPPORTED = 0xC00000BB;
    /** STATUS_INVALID_PARAMETER. */
    public static final int INVALID_PARAMETER = 0xC000000D;
    /** STATUS_NO_SUCH_DEVICE. */
    public static final int NO_SUCH_DEVICE = 0xC000000E;
    /** STATUS_INVALID_DEVICE_REQUEST. */
    public static final int INVALID_DEVICE_REQUEST = 0xC0000010;
    /** STATUS_MORE_PROCESSING_REQUIRED. */
    public static final int MORE_PROCESSING_REQUIRED = 0xC0000016;
    /** STATUS_NO_MEMORY. */
    public static final int NO_MEMORY = 0xC0000017;
    /** STATUS_CONFLICTING_ADDRESSES. */
    public static final int CONFLICTING_ADDRESSES = 0xC0000018;
    /** STATUS_ILLEGAL_INSTRUCTION. */
    public static final int ILLEGAL_INSTRUCTION = 0xC000001D;
    /** STATUS_ACCESS_DENIED. */
    public static final int ACCESS_DENIED = 0xC0000022;
    /** STATUS_BUFFER_TOO_SMALL. */
    public static final int BUFFER_TOO_SMALL = 0xC0000023;
    /** STATUS_OBJECT_NAME_INVALID. */
    public static final int OBJECT_NAME_INVALID = 0xC0000033;
    /** STATUS_OBJECT_NAME_NOT_FOUND. */
    public static final int OBJECT_NAME_NOT_FOUND = 0xC0000034;
    /** STATUS_OBJECT_NAME_COLLISION. */
    public static final int OBJECT_NAME_COLLISION = 0xC0000035;
    /** STATUS_PROCEDURE_NOT_FOUND. */
    public static final int PROCEDURE_NOT_FOUND = 0xC000007A;
    /** STATUS_INVALID_IMAGE_FORMAT. */
    public static final int INVALID_IMAGE_FORMAT = 0xC000007B;
    /** STATUS_INTEGER_DIVIDE_BY_ZERO. */
    public static final int INTEGER_DIVIDE_BY_ZERO = 0xC0000094;
    /** STATUS_PRIVILEGED_INSTRUCTION. */
    public static final int PRIVILEGED_INSTRUCTION = 0xC0000096;
    /** STATUS_INSUFFICIENT_RESOURCES. */
    public static final int INSUFFICIENT_RESOURCES = 0xC000009A;
    /** STATUS_IMAGE_ALREADY_LOADED. */
    public static final int IMAGE_ALREADY_LOADED = 0xC000010E;
    /** STATUS_STACK_BUFFER_OVERRUN. */
    public static final int STACK_BUFFER_OVERRUN = 0xC0000409;
    /** STATUS_BREAKPOINT. */
    public static final int BREAKPOINT = 0x80000003;
    /** STATUS_DATATYPE_MISALIGNMENT. */
    public static final int DATATYPE_MISALIGNMENT = 0x80000002;

    private static final int ERROR_MR_MID_NOT_FOUND = 317;

    /** What RtlNtStatusToDosError answers for the codes that drivers use. */
    private static final Map<Integer, Integer> WIN32 = Map.ofEntries(
            Map.entry(TIMEOUT, 258),
            Map.entry(PENDING, 997),
            Map.entry(BUFFER_OVERFLOW, 234),
            Map.entry(0x80000011, 170),
            Map.entry(UNSUCCESSFUL, 31),
            Map.entry(NOT_IMPLEMENTED, 1),
            Map.entry(0xC0000004, 24),
            Map.entry(ACCESS_VIOLATION, 998),
            Map.entry(INVALID_HANDLE, 6),
            Map.entry(INVALID_PARAMETER, 87),
            Map.entry(NO_SUCH_DEVICE, 433),
            Map.entry(0xC000000F, 2),
            Map.entry(INVALID_DEVICE_REQUEST, 1),
            Map.entry(0xC0000011, 38),
            Map.entry(MORE_PROCESSING_REQUIRED, 234),
            Map.entry(NO_MEMORY, 8),
            Map.entry(ACCESS_DENIED, 5),
            Map.entry(BUFFER_TOO_SMALL, 122),
            Map.entry(OBJECT_NAME_INVALID, 123),
            Map.entry(OBJECT_NAME_NOT_FOUND, 2),
            Map.entry(OBJECT_NAME_COLLISION, 183),
            Map.entry(0xC000003A, 3),
            Map.entry(0xC0000043, 32),
            Map.entry(0xC0000056, 5),
            Map.entry(0xC0000061, 1314),
            Map.entry(PROCEDURE_NOT_FOUND, 127),
            Map.entry(INSUFFICIENT_RESOURCES, 1450),
            Map.entry(0xC000009D, 1167),
            Map.entry(0xC00000A3, 21),
            Map.entry(NOT_SUPPORTED, 50),
            Map.entry(0xC0000120, 995),
            Map.entry(0xC0000185, 1117),
            Map.entry(0xC0000206, 1784));

    private NtStatus() {}

    /** NT_SUCCESS: success and information. */
    public static boolean isSuccess(int status) {
        return status >= 0;
    }

    /** Win32's number for an NTSTATUS; 0 for success. */
    public static int win32(int status) {
        return WIN32.getOrDefault(status, isSuccess(status) ? 0 : ERROR_MR_MID_NOT_FOUND);
    }
}
