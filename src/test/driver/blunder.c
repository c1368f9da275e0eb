/*
 * Test driver "blunder": one mistake for each pair of I/O control codes. The even code makes
 * it, the odd one does the same work right. A line that a watch must name carries the word
 * MISTAKE and the name of its case; the tests read the number of the line from here.
 *
 * Code: CTL_CODE(8000H, 800H + 2 * case + right, method, FILE_ANY_ACCESS).
 */
#include <ntddk.h>

#define TAG 'nulB'
#define NEVER_INLINE __attribute__((noinline))
#define VMXE 0x2000ULL

typedef NTSTATUS (*work)(PIRP irp);

static PDEVICE_OBJECT Device;
static PIO_WORKITEM Item;
static PVOID Kept, Region;
static PIRP Late;
static UNICODE_STRING DeviceName = RTL_CONSTANT_STRING(L"\\Device\\Blunder");
static UNICODE_STRING LinkName = RTL_CONSTANT_STRING(L"\\DosDevices\\Blunder");
static UNICODE_STRING SecondName = RTL_CONSTANT_STRING(L"\\Device\\Blunder2");
static UNICODE_STRING SecondLink = RTL_CONSTANT_STRING(L"\\DosDevices\\Blunder2");
static PDEVICE_OBJECT Second;
static BOOLEAN HasSecondLink, VmxOn, WorkAtUnload, TimerAtUnload;
static KTIMER Timer;
static KDPC Dpc;

static NEVER_INLINE NTSTATUS
finish(PIRP irp, NTSTATUS status)
{
    irp->IoStatus.Status = status;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return status;
}

/* ---- completion */

static NTSTATUS
twice(PIRP irp)
{
    finish(irp, STATUS_SUCCESS);
    IoCompleteRequest(irp, IO_NO_INCREMENT); /* MISTAKE twice */
    return STATUS_SUCCESS;
}

static NTSTATUS
once(PIRP irp)
{
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
read_late(PIRP irp)
{
    finish(irp, STATUS_SUCCESS);
    return irp->IoStatus.Status; /* MISTAKE read_late */
}

static NTSTATUS
write_late(PIRP irp)
{
    finish(irp, STATUS_SUCCESS);
    irp->IoStatus.Information = 8; /* MISTAKE write_late */
    return STATUS_SUCCESS;
}

static NTSTATUS
marked(PIRP irp)
{
    IoMarkIrpPending(irp);
    irp->IoStatus.Status = STATUS_SUCCESS;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT); /* MISTAKE marked */
    return STATUS_SUCCESS;
}

static NTSTATUS
marked_right(PIRP irp)
{
    IoMarkIrpPending(irp);
    finish(irp, STATUS_SUCCESS);
    return STATUS_PENDING;
}

static VOID NTAPI
complete_later(PDEVICE_OBJECT device, PVOID context)
{
    UNREFERENCED_PARAMETER(device);
    UNREFERENCED_PARAMETER(context);
    finish(Late, STATUS_SUCCESS);
}

static NTSTATUS
not_marked(PIRP irp)
{
    Late = irp;
    IoQueueWorkItem(Item, complete_later, DelayedWorkQueue, NULL);
    return STATUS_PENDING;
}

static NTSTATUS
not_marked_right(PIRP irp)
{
    IoMarkIrpPending(irp);
    return not_marked(irp);
}

static NTSTATUS
other_status(PIRP irp)
{
    irp->IoStatus.Status = STATUS_INVALID_PARAMETER;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT); /* MISTAKE other_status */
    return STATUS_SUCCESS;
}

static NTSTATUS
same_status(PIRP irp)
{
    return finish(irp, STATUS_INVALID_PARAMETER);
}

static NTSTATUS
forgotten(PIRP irp)
{
    irp->IoStatus.Status = STATUS_SUCCESS;
    return STATUS_SUCCESS;
}

static NTSTATUS
never(PIRP irp)
{
    IoMarkIrpPending(irp);
    return STATUS_PENDING;
}

/* ---- pointers of the caller, which METHOD_NEITHER hands over as they are */

static PVOID
input(PIRP irp)
{
    return IoGetCurrentIrpStackLocation(irp)->Parameters.DeviceIoControl.Type3InputBuffer;
}

static NTSTATUS
raw_read(PIRP irp)
{
    volatile CHAR *from = input(irp);
    return finish(irp, *from == 'x' ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL); /* MISTAKE raw_read */
}

static NTSTATUS
raw_read_right(PIRP irp)
{
    volatile CHAR *from = input(irp);
    NTSTATUS status;

    __try {
        ProbeForRead((PVOID)from, 1, 1);
        status = *from == 'x' ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return finish(irp, status);
}

static NTSTATUS
raw_write(PIRP irp)
{
    volatile CHAR *to = irp->UserBuffer;
    *to = 'y'; /* MISTAKE raw_write */
    return finish(irp, STATUS_SUCCESS);
}

/* By an MDL of the driver's own. */
static NTSTATUS
raw_write_right(PIRP irp)
{
    PMDL mdl = IoAllocateMdl(irp->UserBuffer, 1, FALSE, FALSE, NULL);
    NTSTATUS status = STATUS_SUCCESS;
    volatile CHAR *to;

    __try {
        MmProbeAndLockPages(mdl, UserMode, IoWriteAccess);
        to = MmGetSystemAddressForMdlSafe(mdl, NormalPagePriority);
        *to = 'y';
        MmUnlockPages(mdl);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    IoFreeMdl(mdl);
    return finish(irp, status);
}

static NTSTATUS
raw_call(PIRP irp)
{
    CHAR copy[8];
    RtlMoveMemory(copy, input(irp), 1); /* MISTAKE raw_call */
    return finish(irp, copy[0] == 'x' ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL);
}

static NTSTATUS
raw_call_right(PIRP irp)
{
    CHAR copy[8] = {0};
    NTSTATUS status = STATUS_SUCCESS;

    __try {
        ProbeForRead(input(irp), 1, 1);
        RtlMoveMemory(copy, input(irp), 1);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return finish(irp, copy[0] == 'x' ? status : STATUS_UNSUCCESSFUL);
}

/* ---- IRQL */

static NTSTATUS
paged_high(PIRP irp)
{
    KIRQL before;
    PVOID block;

    KeRaiseIrql(DISPATCH_LEVEL, &before);
    block = ExAllocatePoolWithTag(PagedPool, 64, TAG); /* MISTAKE paged_high */
    KeLowerIrql(before);
    ExFreePoolWithTag(block, TAG);
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
paged_low(PIRP irp)
{
    KIRQL before;
    PVOID paged = ExAllocatePoolWithTag(PagedPool, 64, TAG), block;

    KeRaiseIrql(DISPATCH_LEVEL, &before);
    block = ExAllocatePoolWithTag(NonPagedPoolNx, 64, TAG);
    ExFreePoolWithTag(block, TAG);
    KeLowerIrql(before);
    ExFreePoolWithTag(paged, TAG);
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
wait_high(PIRP irp)
{
    KIRQL before;
    LARGE_INTEGER soon = {.QuadPart = -10};

    KeRaiseIrql(DISPATCH_LEVEL, &before);
    KeDelayExecutionThread(KernelMode, FALSE, &soon); /* MISTAKE wait_high */
    KeLowerIrql(before);
    return finish(irp, STATUS_SUCCESS);
}

/* At DISPATCH_LEVEL a wait that does not wait is allowed. */
static NTSTATUS
wait_right(PIRP irp)
{
    KIRQL before;
    KEVENT event;
    LARGE_INTEGER now = {.QuadPart = 0};

    KeInitializeEvent(&event, NotificationEvent, FALSE);
    KeRaiseIrql(DISPATCH_LEVEL, &before);
    KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &now);
    KeSetEvent(&event, IO_NO_INCREMENT, FALSE);
    KeLowerIrql(before);
    return finish(irp, STATUS_SUCCESS);
}

/* ---- memory */

static NTSTATUS
leak(PIRP irp)
{
    PVOID lost = ExAllocatePoolWithTag(NonPagedPoolNx, 100, TAG); /* MISTAKE leak */
    return finish(irp, lost == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS);
}

static NTSTATUS
keep(PIRP irp)
{
    Kept = Kept == NULL ? ExAllocatePoolWithTag(NonPagedPoolNx, 100, TAG) : Kept;
    return finish(irp, Kept == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS);
}

static NTSTATUS
free_twice(PIRP irp)
{
    PVOID block = ExAllocatePoolWithTag(NonPagedPoolNx, 100, TAG);

    ExFreePoolWithTag(block, TAG);
    ExFreePoolWithTag(block, TAG); /* MISTAKE free_twice */
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
free_inside(PIRP irp)
{
    PUCHAR block = ExAllocatePoolWithTag(NonPagedPoolNx, 100, TAG);

    ExFreePoolWithTag(block + 16, TAG); /* MISTAKE free_inside */
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
free_otherwise(PIRP irp)
{
    PVOID block = ExAllocatePoolWithTag(NonPagedPoolNx, 100, TAG);

    MmFreeContiguousMemory(block); /* MISTAKE free_otherwise */
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
free_right(PIRP irp)
{
    PHYSICAL_ADDRESS limit = {.QuadPart = MAXULONG64};
    PVOID block = ExAllocatePoolWithTag(NonPagedPoolNx, 100, TAG);
    PVOID pages = MmAllocateContiguousMemory(PAGE_SIZE, limit);

    ExFreePoolWithTag(block, TAG);
    MmFreeContiguousMemory(pages);
    return finish(irp, STATUS_SUCCESS);
}

/* ---- VMX, on processor 0 */

static NEVER_INLINE VOID
set_vmxe(VOID)
{
    ULONG64 cr4;
    __asm__ volatile("mov %%cr4, %0" : "=r"(cr4));
    __asm__ volatile("mov %0, %%cr4" : : "r"(cr4 | VMXE) : "memory"); /* MISTAKE vmxe_left */
}

static NEVER_INLINE VOID
clear_vmxe(VOID)
{
    ULONG64 cr4;
    __asm__ volatile("mov %%cr4, %0" : "=r"(cr4));
    __asm__ volatile("mov %0, %%cr4" : : "r"(cr4 & ~VMXE) : "memory");
}

static NEVER_INLINE BOOLEAN
vmx_on(VOID)
{
    PHYSICAL_ADDRESS limit = {.QuadPart = MAXULONG64}, physical;
    ULONG low, high;
    UCHAR carry;

    Region = MmAllocateContiguousMemory(PAGE_SIZE, limit);
    if (Region == NULL) {
        return FALSE;
    }
    RtlZeroMemory(Region, PAGE_SIZE);
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(0x480));
    *(PULONG)Region = low & 0x7FFFFFFF;
    physical = MmGetPhysicalAddress(Region);
    set_vmxe();
    __asm__ volatile("vmxon %1; setc %0" : "=q"(carry) : "m"(physical.QuadPart) : "cc", "memory"); /* MISTAKE vmx_left */
    VmxOn = !carry;
    return VmxOn;
}

static VOID
vmx_off(VOID)
{
    if (VmxOn) {
        __asm__ volatile("vmxoff" : : : "cc", "memory");
        clear_vmxe();
        VmxOn = FALSE;
    }
}

static NTSTATUS
free_in_use(PIRP irp)
{
    KeSetSystemAffinityThread(1);
    if (vmx_on()) {
        MmFreeContiguousMemory(Region); /* MISTAKE free_in_use */
        vmx_off();
        Region = NULL;
    }
    KeRevertToUserAffinityThread();
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
free_unused(PIRP irp)
{
    KeSetSystemAffinityThread(1);
    if (vmx_on()) {
        vmx_off();
        MmFreeContiguousMemory(Region);
        Region = NULL;
    }
    KeRevertToUserAffinityThread();
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
leave_vmx(PIRP irp)
{
    KeSetSystemAffinityThread(1);
    vmx_on();
    VmxOn = FALSE;
    Region = NULL;
    KeRevertToUserAffinityThread();
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
use_vmx(PIRP irp)
{
    KeSetSystemAffinityThread(1);
    vmx_on();
    KeRevertToUserAffinityThread();
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
leave_vmxe(PIRP irp)
{
    KeSetSystemAffinityThread(1);
    set_vmxe();
    KeRevertToUserAffinityThread();
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
use_vmxe(PIRP irp)
{
    KeSetSystemAffinityThread(1);
    set_vmxe();
    clear_vmxe();
    KeRevertToUserAffinityThread();
    return finish(irp, STATUS_SUCCESS);
}

/* ---- devices and links */

static NTSTATUS
leave_device(PIRP irp)
{
    PDEVICE_OBJECT lost;
    NTSTATUS status = IoCreateDevice(Device->DriverObject, 0, &SecondName, FILE_DEVICE_UNKNOWN, 0, FALSE, &lost); /* MISTAKE leave_device */
    return finish(irp, status);
}

static NTSTATUS
use_device(PIRP irp)
{
    return finish(irp, IoCreateDevice(Device->DriverObject, 0, &SecondName, FILE_DEVICE_UNKNOWN, 0, FALSE, &Second));
}

static NTSTATUS
leave_link(PIRP irp)
{
    NTSTATUS status = IoCreateSymbolicLink(&SecondLink, &DeviceName); /* MISTAKE leave_link */
    return finish(irp, status);
}

static NTSTATUS
use_link(PIRP irp)
{
    NTSTATUS status = IoCreateSymbolicLink(&SecondLink, &DeviceName);

    HasSecondLink = NT_SUCCESS(status);
    return finish(irp, status);
}

/* ---- what outlives the driver */

static VOID NTAPI
later(PDEVICE_OBJECT device, PVOID context)
{
    UNREFERENCED_PARAMETER(device);
    UNREFERENCED_PARAMETER(context);
}

static VOID NTAPI
tick(PKDPC dpc, PVOID context, PVOID first, PVOID second)
{
    UNREFERENCED_PARAMETER(dpc);
    UNREFERENCED_PARAMETER(context);
    UNREFERENCED_PARAMETER(first);
    UNREFERENCED_PARAMETER(second);
}

static NTSTATUS
work_at_unload(PIRP irp)
{
    WorkAtUnload = TRUE;
    return finish(irp, STATUS_SUCCESS);
}

static NTSTATUS
timer_at_unload(PIRP irp)
{
    TimerAtUnload = TRUE;
    KeInitializeTimer(&Timer);
    KeInitializeDpc(&Dpc, tick, NULL);
    return finish(irp, STATUS_SUCCESS);
}

/* ---- the table: wrong, right */

static const work Cases[][2] = {
    {twice, once},
    {read_late, once},
    {write_late, once},
    {marked, marked_right},
    {not_marked, not_marked_right},
    {other_status, same_status},
    {forgotten, once},
    {never, not_marked_right},
    {raw_read, raw_read_right},
    {raw_write, raw_write_right},
    {raw_call, raw_call_right},
    {paged_high, paged_low},
    {wait_high, wait_right},
    {leak, keep},
    {free_twice, free_right},
    {free_inside, free_right},
    {free_otherwise, free_right},
    {free_in_use, free_unused},
    {leave_vmx, use_vmx},
    {leave_vmxe, use_vmxe},
    {leave_device, use_device},
    {leave_link, use_link},
    {work_at_unload, once},
    {timer_at_unload, once},
};

static NTSTATUS NTAPI
on_control(PDEVICE_OBJECT device, PIRP irp)
{
    ULONG number = IoGetCurrentIrpStackLocation(irp)->Parameters.DeviceIoControl.IoControlCode >> 2 & 0x7FF;

    UNREFERENCED_PARAMETER(device);
    return number / 2 < RTL_NUMBER_OF(Cases) ? Cases[number / 2][number % 2](irp)
                                             : finish(irp, STATUS_INVALID_DEVICE_REQUEST);
}

static NTSTATUS NTAPI
on_open(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);
    return finish(irp, STATUS_SUCCESS);
}

static VOID NTAPI
on_unload(PDRIVER_OBJECT driver)
{
    UNREFERENCED_PARAMETER(driver);
    KeSetSystemAffinityThread(1);
    vmx_off();
    KeRevertToUserAffinityThread();
    if (Region != NULL) {
        MmFreeContiguousMemory(Region);
    }
    if (Kept != NULL) {
        ExFreePoolWithTag(Kept, TAG);
    }
    if (HasSecondLink) {
        IoDeleteSymbolicLink(&SecondLink);
    }
    if (Second != NULL) {
        IoDeleteDevice(Second);
    }
    if (WorkAtUnload) {
        IoQueueWorkItem(Item, later, DelayedWorkQueue, NULL);
    } else {
        IoFreeWorkItem(Item);
    }
    if (TimerAtUnload) {
        LARGE_INTEGER soon = {.QuadPart = -1};
        KeSetTimer(&Timer, soon, &Dpc);
    }
    IoDeleteSymbolicLink(&LinkName);
    IoDeleteDevice(Device);
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path)
{
    NTSTATUS status;

    UNREFERENCED_PARAMETER(path);
    status = IoCreateDevice(driver, 0, &DeviceName, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &Device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    Item = IoAllocateWorkItem(Device);
    status = Item == NULL ? STATUS_INSUFFICIENT_RESOURCES : IoCreateSymbolicLink(&LinkName, &DeviceName);
    if (!NT_SUCCESS(status)) {
        if (Item != NULL) {
            IoFreeWorkItem(Item);
        }
        IoDeleteDevice(Device);
        return status;
    }
    driver->MajorFunction[IRP_MJ_CREATE] = on_open;
    driver->MajorFunction[IRP_MJ_CLEANUP] = on_open;
    driver->MajorFunction[IRP_MJ_CLOSE] = on_open;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = on_control;
    driver->DriverUnload = on_unload;
    return STATUS_SUCCESS;
}
