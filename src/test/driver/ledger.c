/*
 * Test driver "ledger": imports functions that the real Windows has and the emulated one
 * has not. It must be loaded, find the one it asks for by name, and be stopped with the
 * name of the one that it calls.
 */
#include <ntddk.h>

static VOID NTAPI
OnUnload(PDRIVER_OBJECT Driver)
{
    UNREFERENCED_PARAMETER(Driver);
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING Name = RTL_CONSTANT_STRING(L"ZwOpenProcess");
    OBJECT_ATTRIBUTES Attributes;
    HANDLE Key;

    Driver->DriverUnload = OnUnload;
    DbgPrint("ledger: ZwOpenProcess %s\n", MmGetSystemRoutineAddress(&Name) ? "found" : "missing");
    if (RegistryPath == NULL) {
        return RtlDeleteRegistryValue(RTL_REGISTRY_ABSOLUTE, NULL, L"Never");
    }
    InitializeObjectAttributes(&Attributes, RegistryPath, OBJ_KERNEL_HANDLE, NULL, NULL);
    return ZwOpenKey(&Key, KEY_READ, &Attributes);
}
