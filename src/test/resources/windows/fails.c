/* A driver whose DriverEntry returns STATUS_UNSUCCESSFUL.
   Built as seh.c is. */
#include <ntddk.h>

NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    (void)driver;
    DbgPrint("[*] %wZ\n", path);
    return STATUS_UNSUCCESSFUL;
}
