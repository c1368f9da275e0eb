package dev.vmxscope.core.windows.nt;

import java.util.ArrayList;
import java.util.List;

/**
 * What the union Parameters of an IO_STACK_LOCATION holds for a request, by its major and minor function. Source: wdm.h
 * and ntifs.h for x64, where POINTER_ALIGNMENT is 8.
 */
public final class StackParameters {
    /** Where the union begins. */
    public static final int OFFSET = 0x08;

    private StackParameters() {}

    /**
     * One of them.
     *
     * @param name {@code Parameters.Read.Length}
     * @param offset from the beginning of the stack location, in bytes
     * @param bytes its width: 1, 2, 4 or 8
     */
    public record Parameter(String name, int offset, int bytes) {}

    /** Those of a request, in the order of the structure; none where the request has none. */
    public static List<Parameter> of(int major, int minor) {
        return switch (major) {
            case Major.CREATE ->
                list("Create", "SecurityContext:08:8 Options:10:4 FileAttributes:18:2 ShareAccess:1A:2 EaLength:20:4");
            case Major.CREATE_NAMED_PIPE ->
                list("CreatePipe", "SecurityContext:08:8 Options:10:4 ShareAccess:1A:2 Parameters:20:8");
            case Major.CREATE_MAILSLOT ->
                list("CreateMailslot", "SecurityContext:08:8 Options:10:4 ShareAccess:1A:2 Parameters:20:8");
            case Major.READ -> list("Read", "Length:08:4 Key:10:4 ByteOffset:18:8");
            case Major.WRITE -> list("Write", "Length:08:4 Key:10:4 ByteOffset:18:8");
            case Major.QUERY_INFORMATION -> list("QueryFile", "Length:08:4 FileInformationClass:10:4");
            case Major.SET_INFORMATION ->
                list("SetFile", "Length:08:4 FileInformationClass:10:4 FileObject:18:8 DeleteHandle:20:8");
            case Major.QUERY_EA -> list("QueryEa", "Length:08:4 EaList:10:8 EaListLength:18:4 EaIndex:20:4");
            case Major.SET_EA -> list("SetEa", "Length:08:4");
            case Major.QUERY_VOLUME_INFORMATION -> list("QueryVolume", "Length:08:4 FsInformationClass:10:4");
            case Major.SET_VOLUME_INFORMATION -> list("SetVolume", "Length:08:4 FsInformationClass:10:4");
            case Major.DEVICE_CONTROL, Major.INTERNAL_DEVICE_CONTROL ->
                list(
                        "DeviceIoControl",
                        "OutputBufferLength:08:4 InputBufferLength:10:4 IoControlCode:18:4 Type3InputBuffer:20:8");
            case Major.LOCK_CONTROL -> list("LockControl", "Length:08:8 Key:10:4 ByteOffset:18:8");
            case Major.QUERY_SECURITY -> list("QuerySecurity", "SecurityInformation:08:4 Length:10:4");
            case Major.SET_SECURITY -> list("SetSecurity", "SecurityInformation:08:4 SecurityDescriptor:10:8");
            case Major.SYSTEM_CONTROL -> list("WMI", "ProviderId:08:8 DataPath:10:8 BufferSize:18:4 Buffer:20:8");
            case Major.QUERY_QUOTA -> list("QueryQuota", "Length:08:4 StartSid:10:8 SidList:18:8 SidListLength:20:4");
            case Major.SET_QUOTA -> list("SetQuota", "Length:08:4");
            default -> byMinor(major, minor);
        };
    }

    private static List<Parameter> byMinor(int major, int minor) {
        return switch (major << 8 | minor) {
            case Major.DIRECTORY_CONTROL << 8 | 1 ->
                list("QueryDirectory", "Length:08:4 FileName:10:8 FileInformationClass:18:4 FileIndex:20:4");
            case Major.DIRECTORY_CONTROL << 8 | 2 -> list("NotifyDirectory", "Length:08:4 CompletionFilter:10:4");
            case Major.DIRECTORY_CONTROL << 8 | 3 ->
                list("NotifyDirectoryEx", "Length:08:4 CompletionFilter:10:4 DirectoryNotifyInformationClass:18:4");
            case Major.FILE_SYSTEM_CONTROL << 8 | 1 -> list("MountVolume", "Vpb:08:8 DeviceObject:10:8");
            case Major.FILE_SYSTEM_CONTROL << 8 | 2 -> list("VerifyVolume", "Vpb:08:8 DeviceObject:10:8");
            case Major.FILE_SYSTEM_CONTROL << 8, Major.FILE_SYSTEM_CONTROL << 8 | 4 ->
                list(
                        "FileSystemControl",
                        "OutputBufferLength:08:4 InputBufferLength:10:4 FsControlCode:18:4 Type3InputBuffer:20:8");
            case Major.POWER << 8 -> list("WaitWake", "PowerState:08:4");
            case Major.POWER << 8 | 1 -> list("PowerSequence", "PowerSequence:08:8");
            case Major.POWER << 8 | 2, Major.POWER << 8 | 3 ->
                list("Power", "SystemContext:08:4 Type:10:4 State:18:4 ShutdownType:20:4");
            default -> major == Major.PNP ? plugAndPlay(minor) : List.of();
        };
    }

    private static List<Parameter> plugAndPlay(int minor) {
        return switch (minor) {
            case 0x00 -> list("StartDevice", "AllocatedResources:08:8 AllocatedResourcesTranslated:10:8");
            case 0x07 -> list("QueryDeviceRelations", "Type:08:4");
            case 0x08 ->
                list(
                        "QueryInterface",
                        "InterfaceType:08:8 Size:10:2 Version:12:2 Interface:18:8 InterfaceSpecificData:20:8");
            case 0x09 -> list("DeviceCapabilities", "Capabilities:08:8");
            case 0x0C -> list("QueryDeviceText", "DeviceTextType:08:4 LocaleId:10:4");
            case 0x0D -> list("FilterResourceRequirements", "IoResourceRequirementList:08:8");
            case 0x0F, 0x10 -> list("ReadWriteConfig", "WhichSpace:08:4 Buffer:10:8 Offset:18:4 Length:20:4");
            case 0x12 -> list("SetLock", "Lock:08:1");
            case 0x13 -> list("QueryId", "IdType:08:4");
            case 0x16 -> list("UsageNotification", "InPath:08:1 Type:10:4");
            default -> List.of();
        };
    }

    private static List<Parameter> list(String struct, String fields) {
        List<Parameter> list = new ArrayList<>();
        for (String field : fields.split(" ")) {
            String[] parts = field.split(":");
            list.add(new Parameter(
                    "Parameters." + struct + "." + parts[0],
                    Integer.parseInt(parts[1], 16),
                    Integer.parseInt(parts[2])));
        }
        return List.copyOf(list);
    }
}
