/*
 * Test driver "lookaround": enters VMX operation in another style than the samples.
 *
 * All processors do it at the same time, in the callback of KeIpiGenericCall; privileged
 * instructions are inline assembly in the C functions; output goes through DbgPrintEx; and
 * everything is started by an IOCTL. It touches neither IA32_FEATURE_CONTROL nor the fixed
 * bits, and does not look at the result of IoCreateSymbolicLink.
 */
#include <ntddk.h>

#define LOOK_LEVEL DPFLTR_ERROR_LEVEL
#define Log(...) DbgPrintEx(DPFLTR_IHVDRIVER_ID, LOOK_LEVEL, __VA_ARGS__)

#define IOCTL_LOOK_ON CTL_CODE(FILE_DEVICE_UNKNOWN, 0xA00, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_LOOK_OFF CTL_CODE(FILE_DEVICE_UNKNOWN, 0xA01, METHOD_BUFFERED, FILE_ANY_ACCESS)

typedef struct
{
    UINT64 pa;
    UINT32 *va;
    UINT8 on, result;
    UINT16 group;
    UINT32 index;
} cpu_t;

static cpu_t *cpus;
static ULONG ncpus;
static PDEVICE_OBJECT dev;

static inline UINT64
rdmsr(UINT32 msr)
{
    UINT32 lo, hi;
    __asm__ volatile("rdmsr" : "=a"(lo), "=d"(hi) : "c"(msr));
    return ((UINT64)hi << 32) | lo;
}

static inline UINT64
rdcr4(void)
{
    UINT64 v;
    __asm__ volatile("mov %%cr4, %0" : "=r"(v));
    return v;
}

static inline void
wrcr4(UINT64 v)
{
    __asm__ volatile("mov %0, %%cr4" : : "r"(v) : "memory");
}

/* At IPI_LEVEL: no allocation, no printing, only this processor's own record. */
static ULONG_PTR NTAPI
go_on(ULONG_PTR context)
{
    PROCESSOR_NUMBER number;
    cpu_t *cpu = (cpu_t *)context + KeGetCurrentProcessorNumberEx(&number);
    UINT8 cf, zf;

    cpu->group = number.Group;
    wrcr4(rdcr4() | 0x2000);
    __asm__ volatile("vmxon %2; setc %0; setz %1"
                     : "=q"(cf), "=q"(zf) : "m"(cpu->pa) : "cc", "memory");
    cpu->result = (UINT8)(cf * 2 + zf);
    cpu->on = cpu->result == 0;
    return cpu->on;
}

static ULONG_PTR NTAPI
go_off(ULONG_PTR context)
{
    cpu_t *cpu = (cpu_t *)context + KeGetCurrentProcessorNumberEx(NULL);

    if (cpu->on)
    {
        __asm__ volatile("vmxoff" : : : "cc", "memory");
        cpu->on = 0;
    }
    wrcr4(rdcr4() & ~0x2000ULL);
    return 0;
}

static void
release(void)
{
    ULONG i;

    for (i = 0; cpus != NULL && i < ncpus; i++)
    {
        if (cpus[i].va != NULL)
        {
            MmFreeContiguousMemorySpecifyCache(cpus[i].va, PAGE_SIZE, MmCached);
        }
    }
    if (cpus != NULL)
    {
        ExFreePoolWithTag(cpus, 'kooL');
    }
    cpus = NULL;
}

static NTSTATUS
turn_on(void)
{
    PHYSICAL_ADDRESS lowest = {.QuadPart = 0}, highest = {.QuadPart = -1}, none = lowest;
    UINT32 revision = (UINT32)rdmsr(0x480) & 0x7FFFFFFF;
    ULONG i, failed = 0;

    if (cpus != NULL)
    {
        return STATUS_INVALID_DEVICE_STATE;
    }
    ncpus = KeQueryActiveProcessorCountEx(ALL_PROCESSOR_GROUPS);
    cpus = ExAllocatePoolWithTag(NonPagedPool, ncpus * sizeof(cpu_t), 'kooL');
    if (cpus == NULL)
    {
        return STATUS_NO_MEMORY;
    }
    RtlZeroMemory(cpus, ncpus * sizeof(cpu_t));

    for (i = 0; i < ncpus; i++)
    {
        cpus[i].index = i;
        cpus[i].va = MmAllocateContiguousMemorySpecifyCache(PAGE_SIZE, lowest, highest, none,
                                                            MmCached);
        if (cpus[i].va == NULL)
        {
            release();
            return STATUS_NO_MEMORY;
        }
        RtlZeroMemory(cpus[i].va, PAGE_SIZE);
        cpus[i].va[0] = revision;
        cpus[i].pa = (UINT64)MmGetPhysicalAddress(cpus[i].va).QuadPart;
    }

    KeIpiGenericCall(go_on, (ULONG_PTR)cpus);

    for (i = 0; i < ncpus; i++)
    {
        Log("look: cpu %u:%u %s (%u), revision %08x\n", cpus[i].group, cpus[i].index,
            cpus[i].on ? "on" : "failed", cpus[i].result, cpus[i].va[0]);
        failed += !cpus[i].on;
    }
    Log("look: %u of %u on\n", ncpus - failed, ncpus);
    return failed == 0 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}

static NTSTATUS
turn_off(void)
{
    if (cpus == NULL)
    {
        return STATUS_INVALID_DEVICE_STATE;
    }
    KeIpiGenericCall(go_off, (ULONG_PTR)cpus);
    Log("look: all off, cr4 %llx\n", rdcr4());
    release();
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI
control(PDEVICE_OBJECT device, PIRP irp)
{
    NTSTATUS status = STATUS_NOT_IMPLEMENTED;

    UNREFERENCED_PARAMETER(device);
    switch (IoGetCurrentIrpStackLocation(irp)->Parameters.DeviceIoControl.IoControlCode)
    {
    case IOCTL_LOOK_ON: status = turn_on(); break;
    case IOCTL_LOOK_OFF: status = turn_off(); break;
    }
    irp->IoStatus.Status = status;
    irp->IoStatus.Information = 0;
    IofCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}

static NTSTATUS NTAPI
open_close(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Status = STATUS_SUCCESS;
    irp->IoStatus.Information = 0;
    IofCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static void NTAPI
unload(PDRIVER_OBJECT driver)
{
    UNICODE_STRING link;

    UNREFERENCED_PARAMETER(driver);
    if (cpus != NULL)
    {
        turn_off();
    }
    RtlInitUnicodeString(&link, L"\\DosDevices\\Global\\look");
    IoDeleteSymbolicLink(&link);
    IoDeleteDevice(dev);
    Log("look: bye\n");
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    UNICODE_STRING name, link;
    NTSTATUS status;

    RtlInitUnicodeString(&name, L"\\Device\\lookaround");
    RtlInitUnicodeString(&link, L"\\DosDevices\\Global\\look");
    status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_UNKNOWN, 0, FALSE, &dev);
    if (status < 0)
    {
        return status;
    }
    IoCreateSymbolicLink(&link, &name);
    driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] = open_close;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = control;
    driver->DriverUnload = unload;
    Log("look: hello from %wZ\n", path);
    return STATUS_SUCCESS;
}
