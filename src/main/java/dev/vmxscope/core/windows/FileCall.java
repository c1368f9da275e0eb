package dev.vmxscope.core.windows;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.windows.nt.Major;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call of user mode on a file handle, other than the five that {@link AppCall} has records of their own for; each
 * makes the I/O manager send one kind of request. Two open a handle themselves. Sources: Microsoft, the page of each
 * function; ntifs.h for the classes of information.
 */
public enum FileCall {
    /** NtCreateNamedPipeFile, which CreateNamedPipe calls; by name it can reach any device. */
    CREATE_NAMED_PIPE("NtCreateNamedPipeFile", Major.CREATE_NAMED_PIPE, 0, 0, Bytes.EMPTY, 0),
    /** NtCreateMailslotFile, which CreateMailslot calls; by name it can reach any device. */
    CREATE_MAILSLOT("NtCreateMailslotFile", Major.CREATE_MAILSLOT, 0, 0, Bytes.EMPTY, 0),
    /** GetFileSizeEx: FileStandardInformation. */
    GET_FILE_SIZE("GetFileSizeEx", Major.QUERY_INFORMATION, 0, 5, Bytes.EMPTY, 0x18),
    /** SetFileInformationByHandle: FileEndOfFileInformation. */
    SET_END_OF_FILE("SetFileInformationByHandle", Major.SET_INFORMATION, 0, 20, numbers(0x1000), 0),
    /** NtQueryEaFile. */
    QUERY_EA("NtQueryEaFile", Major.QUERY_EA, 0, 0, Bytes.EMPTY, 0x100),
    /** NtSetEaFile: one attribute, VMX of value 1. */
    SET_EA("NtSetEaFile", Major.SET_EA, 0, 0, attribute(), 0),
    /** FlushFileBuffers. */
    FLUSH("FlushFileBuffers", Major.FLUSH_BUFFERS, 0, 0, Bytes.EMPTY, 0),
    /** GetVolumeInformationByHandleW, asked for label and serial number: FileFsVolumeInformation. */
    QUERY_VOLUME("GetVolumeInformationByHandleW", Major.QUERY_VOLUME_INFORMATION, 0, 1, Bytes.EMPTY, 0x58),
    /** NtSetVolumeInformationFile, which SetVolumeLabel calls: FileFsLabelInformation. */
    SET_VOLUME("NtSetVolumeInformationFile", Major.SET_VOLUME_INFORMATION, 0, 2, label(), 0),
    /** NtQueryDirectoryFile, which FindFirstFile calls: FileBothDirectoryInformation. */
    QUERY_DIRECTORY("NtQueryDirectoryFile", Major.DIRECTORY_CONTROL, 1, 3, Bytes.EMPTY, 0x400),
    /** ReadDirectoryChangesW, which waits until something changes. */
    WATCH_DIRECTORY("ReadDirectoryChangesW", Major.DIRECTORY_CONTROL, 2, 0, Bytes.EMPTY, 0x400),
    /** LockFile: the first 16 bytes. */
    LOCK("LockFile", Major.LOCK_CONTROL, 1, 0, Bytes.EMPTY, 0),
    /** UnlockFile: the first 16 bytes. */
    UNLOCK("UnlockFile", Major.LOCK_CONTROL, 2, 0, Bytes.EMPTY, 0),
    /** GetKernelObjectSecurity: owner, group and DACL. */
    QUERY_SECURITY("GetKernelObjectSecurity", Major.QUERY_SECURITY, 0, 7, Bytes.EMPTY, 0x100),
    /** SetKernelObjectSecurity: a DACL that is not there lets everybody in. */
    SET_SECURITY("SetKernelObjectSecurity", Major.SET_SECURITY, 0, 4, descriptor(), 0),
    /** NtQueryQuotaInformationFile. */
    QUERY_QUOTA("NtQueryQuotaInformationFile", Major.QUERY_QUOTA, 0, 0, Bytes.EMPTY, 0x100),
    /** NtSetQuotaInformationFile: one entry, for Everyone. */
    SET_QUOTA("NtSetQuotaInformationFile", Major.SET_QUOTA, 0, 0, quota(), 0);

    private final String function;
    private final int major;
    private final int minor;
    private final int informationClass;
    private final Bytes input;
    private final int outputLength;

    FileCall(String function, int major, int minor, int informationClass, Bytes input, int outputLength) {
        this.function = function;
        this.major = major;
        this.minor = minor;
        this.informationClass = informationClass;
        this.input = input;
        this.outputLength = outputLength;
    }

    /** The function that the program calls. */
    public String function() {
        return function;
    }

    /** IRP_MJ_ code of the request. */
    public int major() {
        return major;
    }

    /** IRP_MN_ code of the request. */
    public int minor() {
        return minor;
    }

    /** What is asked for: a class of information, or the bits of SECURITY_INFORMATION; 0 if there is no choice. */
    public int informationClass() {
        return informationClass;
    }

    /** The data that go in unless a person gives others. */
    public Bytes input() {
        return input;
    }

    /** The size of the output buffer in bytes unless a person wants another. */
    public int outputLength() {
        return outputLength;
    }

    /** Whether it opens a handle. */
    public boolean opens() {
        return this == CREATE_NAMED_PIPE || this == CREATE_MAILSLOT;
    }

    /** Whether it is a function of ntdll: it returns an NTSTATUS and leaves the last-error value alone. */
    public boolean returnsStatus() {
        return function.startsWith("Nt");
    }

    /** The word by which scripts and sessions name it: {@code flushfilebuffers}. */
    public String word() {
        return function.toLowerCase(Locale.ROOT);
    }

    /** The call of a word. */
    public static Optional<FileCall> ofWord(String word) {
        return Stream.of(values()).filter(call -> call.word().equals(word)).findFirst();
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Bytes numbers(long number) {
        return Bytes.of(room(Long.BYTES).putLong(number).array());
    }

    /** FILE_FULL_EA_INFORMATION: next 4 bytes, flags, length of name 1 byte each, of value 2; name, NUL, value. */
    private static Bytes attribute() {
        return Bytes.of(room(13).putInt(0)
                .put((byte) 0)
                .put((byte) 3)
                .putShort((short) 1)
                .put("VMX\0".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .array());
    }

    /** FILE_FS_LABEL_INFORMATION. */
    private static Bytes label() {
        byte[] letters = "VMX".getBytes(StandardCharsets.UTF_16LE);
        return Bytes.of(
                room(4 + letters.length).putInt(letters.length).put(letters).array());
    }

    /** A self-relative SECURITY_DESCRIPTOR: revision 1, SE_SELF_RELATIVE and SE_DACL_PRESENT, no DACL. */
    private static Bytes descriptor() {
        return Bytes.of(
                room(20).put((byte) 1).put((byte) 0).putShort((short) 0x8004).array());
    }

    /** FILE_QUOTA_INFORMATION: no next, SID of 12 bytes, four 64-bit numbers, S-1-1-0. */
    private static Bytes quota() {
        return Bytes.of(room(0x34)
                .putInt(0)
                .putInt(12)
                .putLong(0)
                .putLong(0)
                .putLong(0x100000)
                .putLong(0x200000)
                .put(new byte[] {1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0})
                .array());
    }
}
