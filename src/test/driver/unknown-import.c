/*
 * Test driver "unknown-import": imports a function that no Windows exports, and calls it.
 * Its import library is made by llvm-dlltool from unknown-import.def.
 */
#include <ntddk.h>

__declspec(dllimport) ULONG NTAPI ZqNoSuchRoutine(ULONG Value);

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNREFERENCED_PARAMETER(Driver);
    UNREFERENCED_PARAMETER(Path);
    DbgPrint("unknown-import: before\n");
    DbgPrint("unknown-import: after, %u\n", ZqNoSuchRoutine(42));
    return STATUS_SUCCESS;
}
