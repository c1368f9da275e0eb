/*
 * UserVmxon: a program that means to enter VMX operation by itself.
 *
 * It opens the device of sample "part2", whose driver sets CR4.VMXE, and then executes VMXON
 * in ring 3. Processor and firmware permit VMX, VMXE is 1, and still VMXON raises #GP(0):
 * only the kernel may execute it (Intel SDM Vol. 3C, "VMXON: Enter VMX Operation").
 */
#include <stdio.h>
#include <windows.h>

/* Where the driver would have put the region; it is never looked at. */
static UINT64 VmxonRegionPhysical = 0x100000;

void
AppEntry(void)
{
    HANDLE Device = CreateFileW(L"\\\\.\\MyHypervisorDevice", GENERIC_READ | GENERIC_WRITE, 0,
                                NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);

    if (Device == INVALID_HANDLE_VALUE)
    {
        printf("[*] CreateFile failed : %d\n", (int)GetLastError());
        ExitProcess(1);
    }

    printf("[*] The device is open. Executing VMXON in ring 3.\n");
    __asm__ volatile("vmxon %0" : : "m"(VmxonRegionPhysical) : "cc");

    CloseHandle(Device);
    ExitProcess(0);
}
