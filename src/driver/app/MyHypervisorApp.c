/*
 * MyHypervisorApp: the user-mode program that opens the driver's device.
 *
 * It asks CPUID what the processor offers, opens \\.\MyHypervisorDevice, waits for a key
 * and closes it. Opening makes the I/O manager send IRP_MJ_CREATE to the driver; closing
 * the only handle makes it send IRP_MJ_CLEANUP and then IRP_MJ_CLOSE.
 *
 * Functions and output follow the tutorial "Hypervisor From Scratch". Unlike its program
 * this one looks at what CreateFile returned, and closes the handle itself.
 */
#include <conio.h>
#include <stdio.h>
#include <windows.h>

#define CPUID_1_ECX_VMX (1U << 5)

typedef struct _CPUID_RESULT
{
    UINT32 Eax;
    UINT32 Ebx;
    UINT32 Ecx;
    UINT32 Edx;
} CPUID_RESULT;

static CPUID_RESULT
Cpuid(UINT32 Leaf)
{
    CPUID_RESULT Result;

    /* CPUID is not privileged: ring 3 may execute it (Intel SDM Vol. 2A, "CPUID"). */
    __asm__ volatile("cpuid"
                     : "=a"(Result.Eax), "=b"(Result.Ebx), "=c"(Result.Ecx),
                       "=d"(Result.Edx)
                     : "0"(Leaf), "2"(0));
    return Result;
}

/* The twelve letters of the vendor lie in EBX, EDX, ECX: in this order. */
static void
GetCpuID(char Vendor[13])
{
    CPUID_RESULT Result = Cpuid(0);

    *(UINT32 *)&Vendor[0] = Result.Ebx;
    *(UINT32 *)&Vendor[4] = Result.Edx;
    *(UINT32 *)&Vendor[8] = Result.Ecx;
    Vendor[12] = 0;
}

/* CPUID.01H:ECX[5] says that the processor has VMX. It does not say that firmware permits
   VMXON: only ring 0 can read IA32_FEATURE_CONTROL to find that out. */
static BOOL
DetectVmxSupport(void)
{
    return (Cpuid(1).Ecx & CPUID_1_ECX_VMX) != 0;
}

static BOOL
SameText(const char *Left, const char *Right)
{
    while (*Left != 0 && *Left == *Right)
    {
        Left++;
        Right++;
    }
    return *Left == *Right;
}

static void
PrintAppearance(void)
{
    printf("*** Hypervisor From Scratch ***\n\n\n");
}

static int
OpenAndCloseDevice(void)
{
    HANDLE Device;

    /* The object manager resolves \\.\ to \DosDevices\, where the driver put its link. */
    Device = CreateFileW(L"\\\\.\\MyHypervisorDevice", GENERIC_READ | GENERIC_WRITE,
                         FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING,
                         FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OVERLAPPED, NULL);

    if (Device == INVALID_HANDLE_VALUE)
    {
        printf("[*] CreateFile failed : %d\n", (int)GetLastError());
        return 1;
    }

    printf("[*] The device is open. Press a key to close it.\n");
    _getch();

    CloseHandle(Device);
    printf("[*] The device is closed.\n");
    return 0;
}

static int
RunApp(void)
{
    char Vendor[13];

    PrintAppearance();

    GetCpuID(Vendor);
    printf("[*] The CPU Vendor is : %s\n", Vendor);

    if (SameText(Vendor, "GenuineIntel"))
    {
        printf("[*] The Processor virtualization technology is VT-x. \n");
    }
    else
    {
        printf("[*] This program is not designed to run in a non-VT-x environment !\n");
        return 1;
    }

    if (DetectVmxSupport())
    {
        printf("[*] VMX Operation is supported by your processor .\n");
    }
    else
    {
        printf("[*] VMX Operation is not supported by your processor .\n");
        return 1;
    }

    return OpenAndCloseDevice();
}

/* The program's entry. There is no C start-up code before it: none of it is needed. */
void
AppEntry(void)
{
    ExitProcess((UINT)RunApp());
}
