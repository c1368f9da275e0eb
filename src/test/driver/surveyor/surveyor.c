/*
 * Test driver "surveyor": reads what a hypervisor puts into the host-state area before its
 * first VM entry, and says whether each value is what it must be on 64-bit Windows.
 *
 * On every processor, by KeSetSystemGroupAffinityThread: the descriptor tables and the
 * descriptors that CS, SS and TR select, LAR and LSL of them, control registers, MSRs,
 * the processor region behind GS. Then VMXON, VMCLEAR, VMPTRLD, VMPTRST, VMXOFF with a
 * region of its own. Everything privileged is MASM; it writes only yes or no, so that the
 * text is the same on every processor and for every number of them.
 */
#include <ntddk.h>

#pragma pack(push, 1)
typedef struct descriptor_table {
    unsigned short limit;
    unsigned long long base;
} descriptor_table;
#pragma pack(pop)

typedef union descriptor {
    unsigned long long raw;
    struct {
        unsigned long long limit_low : 16, base_low : 24, type : 4, code_or_data : 1, dpl : 2, present : 1,
            limit_high : 4, available : 1, is_long : 1, big : 1, granular : 1, base_high : 8;
    } part;
} descriptor;

void NTAPI srv_gdtr(descriptor_table *table);
void NTAPI srv_idtr(descriptor_table *table);
unsigned NTAPI srv_tr(void);
unsigned NTAPI srv_ldtr(void);
unsigned NTAPI srv_cs(void);
unsigned NTAPI srv_ss(void);
unsigned NTAPI srv_ds(void);
unsigned NTAPI srv_rights(unsigned selector);
unsigned NTAPI srv_limit(unsigned selector);
unsigned long long NTAPI srv_cr(int number);
void NTAPI srv_setcr4(unsigned long long value);
unsigned long long NTAPI srv_dr7(void);
unsigned long long NTAPI srv_rdmsr(unsigned number);
void NTAPI srv_cpuid(unsigned leaf, unsigned subleaf, unsigned answer[4]);
unsigned long long NTAPI srv_flags(void);
unsigned long long NTAPI srv_tsc(void);
void NTAPI srv_invlpg(void *page);
int NTAPI srv_vmxon(unsigned long long *region);
int NTAPI srv_vmclear(unsigned long long *region);
int NTAPI srv_vmptrld(unsigned long long *region);
void NTAPI srv_vmptrst(unsigned long long *region);
void NTAPI srv_vmxoff(void);

typedef struct slot {
    void *vmxon_va, *vmcs_va;
    unsigned long long vmxon_pa, vmcs_pa;
} slot;

typedef struct extension {
    UNICODE_STRING link;
    slot *slots;
    unsigned long count;
    KMUTEX busy;
} extension;

static const char *
yes_no(int condition)
{
    return condition ? "yes" : "NO";
}

#define CHECK(What, Condition) DbgPrint("  %-28s %s\n", What, yes_no(!!(Condition)))

static unsigned long long
base_of(const descriptor_table *gdt, unsigned selector)
{
    const descriptor *entry = (const descriptor *)(ULONG_PTR)(gdt->base + (selector & 0xFFF8));
    unsigned long long base = entry->part.base_low | (unsigned long long)entry->part.base_high << 24;

    if (entry->part.code_or_data == 0) {
        base |= entry[1].raw << 32; /* a system descriptor has 16 bytes in 64-bit mode */
    }
    return base;
}

static void
survey_tables(unsigned long processor)
{
    descriptor_table gdt, idt;
    const descriptor *cs, *ss, *tr;
    unsigned selector = srv_tr();

    srv_gdtr(&gdt);
    srv_idtr(&idt);
    cs = (const descriptor *)(ULONG_PTR)(gdt.base + srv_cs());
    ss = (const descriptor *)(ULONG_PTR)(gdt.base + srv_ss());
    tr = (const descriptor *)(ULONG_PTR)(gdt.base + selector);

    DbgPrint("surveyor: tables of processor %u\n", processor);
    CHECK("GDT in the upper half", (long long)gdt.base < 0);
    CHECK("GDT holds CS, SS and TR", gdt.limit >= selector + 15u);
    CHECK("IDT has 256 gates", idt.limit == 0xFFF);
    CHECK("CS is 10h, SS is 18h", srv_cs() == 0x10 && srv_ss() == 0x18);
    CHECK("TR is 40h", selector == 0x40);
    CHECK("no LDT", srv_ldtr() == 0);
    CHECK("CS: 64-bit code, ring 0", cs->part.present && cs->part.is_long && !cs->part.dpl && (cs->part.type & 8));
    CHECK("SS: data, ring 0", ss->part.present && ss->part.code_or_data && !ss->part.dpl && !(ss->part.type & 8));
    CHECK("TSS: present and busy", tr->part.present && !tr->part.code_or_data && tr->part.type == 11);
    CHECK("TSS base in the upper half", (long long)base_of(&gdt, selector) < 0);
    CHECK("TSS limit holds 104 bytes", srv_limit(selector) >= 0x67);
    CHECK("LAR of CS agrees", (srv_rights(srv_cs()) >> 8 & 0xFF) == (cs->raw >> 40 & 0xFF));
    CHECK("LAR of TR agrees", (srv_rights(selector) >> 8 & 0xFF) == (tr->raw >> 40 & 0xFF));
    CHECK("LAR of a null selector fails", srv_rights(0) == 0);
    CHECK("LSL beyond the table fails", srv_limit(0xFFF8) == 0xFFFFFFFF);
}

static void
survey_registers(unsigned long processor)
{
    unsigned answer[4];
    unsigned long long gs = srv_rdmsr(0xC0000101), before;
    KIRQL irql;

    DbgPrint("surveyor: registers of processor %u\n", processor);
    CHECK("CR0: PG, NE, PE", (srv_cr(0) & 0x80000021) == 0x80000021);
    CHECK("CR3 is the process's", (srv_cr(3) & ~0xFFFULL) != 0);
    CHECK("CR4: PAE, no VMXE", (srv_cr(4) & 0x2020) == 0x20);
    CHECK("CR8 is 0", srv_cr(8) == 0 && KeGetCurrentIrql() == PASSIVE_LEVEL);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    CHECK("CR8 is 2 when raised", srv_cr(8) == 2 && irql == 0);
    KeLowerIrql(irql);
    CHECK("DR7 is 400h", srv_dr7() == 0x400);
    CHECK("interrupts are on", srv_flags() & 0x200);
    CHECK("EFER: SCE, LME, LMA, NXE", (srv_rdmsr(0xC0000080) & 0xD01) == 0xD01);
    CHECK("LSTAR in the upper half", (long long)srv_rdmsr(0xC0000082) < 0);
    CHECK("STAR: kernel CS, user CS", srv_rdmsr(0xC0000081) >> 32 == 0x230010);
    CHECK("FMASK masks IF", srv_rdmsr(0xC0000084) & 0x200);
    CHECK("SYSENTER_CS readable", srv_rdmsr(0x174) == srv_rdmsr(0x174));
    CHECK("SYSENTER_ESP, _EIP", srv_rdmsr(0x175) + srv_rdmsr(0x176) + 1 != 0);
    CHECK("DEBUGCTL is 0", srv_rdmsr(0x1D9) == 0);
    CHECK("PAT begins with write-back", (srv_rdmsr(0x277) & 7) == 6);
    CHECK("FS base is 0", srv_rdmsr(0xC0000100) == 0);
    CHECK("GS base is the KPCR", (long long)gs < 0 && *(unsigned long long *)(ULONG_PTR)(gs + 0x18) == gs);
    CHECK("KPCR has the number", *(unsigned *)(ULONG_PTR)(gs + 0x1A4) == processor);
    CHECK("KPCR has the thread", *(void **)(ULONG_PTR)(gs + 0x188) == (void *)KeGetCurrentThread());
    srv_cpuid(1, 0, answer);
    CHECK("CPUID says VMX", answer[2] >> 5 & 1);
    CHECK("CPUID has this APIC id", answer[1] >> 24 < 64);
    before = srv_tsc();
    CHECK("time goes on", srv_tsc() > before);
    CHECK("KUSER_SHARED_DATA", *(const unsigned char *)0xFFFFF78000000268ULL == 1
        && *(const unsigned *)0xFFFFF7800000026CULL == SharedUserData->NtMajorVersion);
}

static void
survey_vmx(slot *mine)
{
    unsigned long long current = 0, none = 0;
    unsigned revision = (unsigned)srv_rdmsr(0x480) & 0x7FFFFFFF;
    int on, clear, load;

    *(unsigned *)mine->vmxon_va = revision;
    *(unsigned *)mine->vmcs_va = revision;
    srv_setcr4(srv_cr(4) | 0x2000);
    on = srv_vmxon(&mine->vmxon_pa);
    if (on != 0) {
        DbgPrint("surveyor: vmxon answers %d\n", on);
        srv_setcr4(srv_cr(4) & ~0x2000ULL);
        return;
    }
    srv_vmptrst(&none);
    clear = srv_vmclear(&mine->vmcs_pa);
    load = srv_vmptrld(&mine->vmcs_pa);
    srv_vmptrst(&current);
    CHECK("no current VMCS at first", none == ~0ULL);
    CHECK("VMCLEAR, VMPTRLD", clear == 0 && load == 0);
    CHECK("VMPTRST gives it back", current == mine->vmcs_pa);
    CHECK("VMPTRLD of the VMXON region", srv_vmptrld(&mine->vmxon_pa) == 1);
    CHECK("VMXON again", srv_vmxon(&mine->vmxon_pa) == 1);
    CHECK("VMCLEAR of the current one", srv_vmclear(&mine->vmcs_pa) == 0);
    CHECK("VMXON again without one", srv_vmxon(&mine->vmxon_pa) == 2);
    srv_vmxoff();
    srv_setcr4(srv_cr(4) & ~0x2000ULL);
}

static void
each_processor(extension *ext, int with_vmx)
{
    unsigned long index;

    for (index = 0; index < ext->count; ++index) {
        PROCESSOR_NUMBER number;
        GROUP_AFFINITY wanted, old;

        if (KeGetProcessorNumberFromIndex(index, &number) != STATUS_SUCCESS) {
            DbgPrint("surveyor: no processor %u\n", index);
            continue;
        }
        RtlZeroMemory(&wanted, sizeof wanted);
        wanted.Group = number.Group;
        wanted.Mask = (KAFFINITY)1 << number.Number;
        KeSetSystemGroupAffinityThread(&wanted, &old);
        if (with_vmx) {
            DbgPrint("surveyor: VMX on processor %u\n", KeGetCurrentProcessorNumberEx(NULL));
            survey_vmx(&ext->slots[index]);
        } else {
            survey_tables(KeGetCurrentProcessorNumberEx(NULL));
            survey_registers(index);
            srv_invlpg(ext->slots[index].vmcs_va);
        }
        KeRevertToUserGroupAffinityThread(&old);
    }
}

static NTSTATUS NTAPI
surveyor_open(PDEVICE_OBJECT device, PIRP irp)
{
    extension *ext = device->DeviceExtension;

    KeWaitForSingleObject(&ext->busy, Executive, KernelMode, FALSE, NULL);
    each_processor(ext, FALSE);
    KeReleaseMutex(&ext->busy, FALSE);
    irp->IoStatus.Status = STATUS_SUCCESS;
    irp->IoStatus.Information = FILE_OPENED;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static NTSTATUS NTAPI
surveyor_control(PDEVICE_OBJECT device, PIRP irp)
{
    extension *ext = device->DeviceExtension;
    unsigned long long feature = srv_rdmsr(0x3A);

    KeWaitForSingleObject(&ext->busy, Executive, KernelMode, FALSE, NULL);
    DbgPrint("surveyor: VMX is %s\n", (feature & 5) == 5 ? "enabled" : "not enabled by the firmware");
    if ((feature & 5) == 5) {
        each_processor(ext, TRUE);
    }
    KeReleaseMutex(&ext->busy, FALSE);
    irp->IoStatus.Status = (feature & 5) == 5 ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return (feature & 5) == 5 ? STATUS_SUCCESS : STATUS_NOT_SUPPORTED;
}

static NTSTATUS NTAPI
surveyor_close(PDEVICE_OBJECT device, PIRP irp)
{
    UNREFERENCED_PARAMETER(device);
    irp->IoStatus.Status = STATUS_SUCCESS;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static void
release(extension *ext)
{
    unsigned long index;

    for (index = 0; ext->slots && index < ext->count; ++index) {
        if (ext->slots[index].vmxon_va) {
            MmFreeContiguousMemory(ext->slots[index].vmxon_va);
        }
        if (ext->slots[index].vmcs_va) {
            MmFreeContiguousMemory(ext->slots[index].vmcs_va);
        }
    }
    if (ext->slots) {
        ExFreePool(ext->slots);
    }
}

static int
reserve(extension *ext)
{
    PHYSICAL_ADDRESS below4g;
    unsigned long index;

    below4g.QuadPart = 0xFFFFFFFF;
    ext->count = KeQueryActiveProcessorCountEx(ALL_PROCESSOR_GROUPS);
    ext->slots = ExAllocatePool(NonPagedPool, ext->count * sizeof *ext->slots);
    if (!ext->slots) {
        return FALSE;
    }
    RtlZeroMemory(ext->slots, ext->count * sizeof *ext->slots);
    for (index = 0; index < ext->count; ++index) {
        slot *one = &ext->slots[index];

        one->vmxon_va = MmAllocateContiguousMemory(PAGE_SIZE, below4g);
        one->vmcs_va = MmAllocateContiguousMemory(PAGE_SIZE, below4g);
        if (!one->vmxon_va || !one->vmcs_va) {
            return FALSE;
        }
        RtlZeroMemory(one->vmxon_va, PAGE_SIZE);
        RtlZeroMemory(one->vmcs_va, PAGE_SIZE);
        one->vmxon_pa = MmGetPhysicalAddress(one->vmxon_va).QuadPart;
        one->vmcs_pa = MmGetPhysicalAddress(one->vmcs_va).QuadPart;
    }
    return TRUE;
}

static void NTAPI
surveyor_unload(PDRIVER_OBJECT driver)
{
    extension *ext = driver->DeviceObject->DeviceExtension;

    release(ext);
    IoDeleteSymbolicLink(&ext->link);
    IoDeleteDevice(driver->DeviceObject);
    DbgPrint("surveyor: gone\n");
}

NTSTATUS NTAPI
DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING registry)
{
    UNICODE_STRING name;
    PDEVICE_OBJECT device;
    extension *ext;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(registry);
    RtlInitUnicodeString(&name, L"\\Device\\LandSurveyor0");
    status = IoCreateDevice(driver, sizeof(extension), &name, 0x8337, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ext = device->DeviceExtension;
    KeInitializeMutex(&ext->busy, 0);
    RtlInitUnicodeString(&ext->link, L"\\GLOBAL??\\LandSurveyor");
    if (!reserve(ext)) {
        release(ext);
        IoDeleteDevice(device);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = IoCreateSymbolicLink(&ext->link, &name);
    if (!NT_SUCCESS(status)) {
        release(ext);
        IoDeleteDevice(device);
        return status;
    }
    driver->MajorFunction[IRP_MJ_CREATE] = surveyor_open;
    driver->MajorFunction[IRP_MJ_CLOSE] = surveyor_close;
    driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = surveyor_control;
    driver->DriverUnload = surveyor_unload;
    DbgPrint("surveyor: ready\n");
    return STATUS_SUCCESS;
}
