package dev.vmxscope.core.windows.nt;

/** IO_STACK_LOCATION. Offsets in bytes. Source: wdm.h for x64. */
public final class StackLocation {
    /** Bytes in all. */
    public static final int SIZE = 0x48;
    /** MajorFunction, 8 bits. */
    public static final int MAJOR = 0x00;
    /** MinorFunction, 8 bits. */
    public static final int MINOR = 0x01;
    /** 8 bits. */
    public static final int FLAGS = 0x02;
    /** SL_ flags, 8 bits. */
    public static final int CONTROL = 0x03;
    /** Parameters.Create.SecurityContext. */
    public static final int CREATE_SECURITY = 0x08;
    /** Parameters.Create.Options, 32 bits. */
    public static final int CREATE_OPTIONS = 0x10;
    /** Parameters.Create.FileAttributes, 16 bits. */
    public static final int CREATE_ATTRIBUTES = 0x18;
    /** Parameters.Create.ShareAccess, 16 bits. */
    public static final int CREATE_SHARE = 0x1A;
    /** Parameters.CreatePipe.Parameters and Parameters.CreateMailslot.Parameters. */
    public static final int CREATE_PARAMETERS = 0x20;
    /** Parameters.Read.Length and Parameters.Write.Length, 32 bits. */
    public static final int LENGTH = 0x08;
    /** Parameters.Read.ByteOffset. */
    public static final int BYTE_OFFSET = 0x18;
    /** Parameters.DeviceIoControl.OutputBufferLength, 32 bits. */
    public static final int OUTPUT_LENGTH = 0x08;
    /** Parameters.DeviceIoControl.InputBufferLength, 32 bits. */
    public static final int INPUT_LENGTH = 0x10;
    /** Parameters.DeviceIoControl.IoControlCode, 32 bits. */
    public static final int CONTROL_CODE = 0x18;
    /** Parameters.DeviceIoControl.Type3InputBuffer. */
    public static final int TYPE3_INPUT = 0x20;
    /** The device. */
    public static final int DEVICE_OBJECT = 0x28;
    /** The file. */
    public static final int FILE_OBJECT = 0x30;
    /** CompletionRoutine. */
    public static final int COMPLETION_ROUTINE = 0x38;
    /** Its context. */
    public static final int CONTEXT = 0x40;
    /** SL_PENDING_RETURNED. */
    public static final int SL_PENDING = 0x01;
    /** SL_INVOKE_ON_CANCEL. */
    public static final int SL_ON_CANCEL = 0x20;
    /** SL_INVOKE_ON_SUCCESS. */
    public static final int SL_ON_SUCCESS = 0x40;
    /** SL_INVOKE_ON_ERROR. */
    public static final int SL_ON_ERROR = 0x80;

    private StackLocation() {}
}
