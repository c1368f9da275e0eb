/*
 * Test driver "forever": DriverEntry never returns. A run of it must end by its own limit,
 * with a clear message.
 */
#include <ntddk.h>

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    volatile ULONG64 Rounds = 0;

    UNREFERENCED_PARAMETER(Driver);
    UNREFERENCED_PARAMETER(Path);
    DbgPrint("forever: begins\n");
    for (;;)
    {
        Rounds++;
    }
}
