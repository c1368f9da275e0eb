/*
 * MyHypervisorDriver, sample "part2": names and prototypes.
 */
#pragma once

#include <ntddk.h>

/* The device object's name, and the name under which user mode finds it: a program opens
   \\.\MyHypervisorDevice, which the object manager looks up below \DosDevices. */
#define DEVICE_NAME L"\\Device\\MyHypervisorDevice"
#define DOS_DEVICE_NAME L"\\DosDevices\\MyHypervisorDevice"

/* 222000H: device type 22H in bits 31:16, function 800H in bits 13:2, and in bits 1:0 the
   buffer method, 0 = METHOD_BUFFERED. (The tutorial uses the bare number 1, whose low
   bits say METHOD_IN_DIRECT although its handler treats the request as buffered.) */
#define IOCTL_TEST CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)

/* SourceAsm.asm: sets CR4.VMXE on the logical processor that executes it. */
VOID AsmEnableVmxOperation(VOID);

NTSTATUS CompleteRequest(PIRP Irp, NTSTATUS Status, ULONG_PTR Information);

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath);
VOID NTAPI DrvUnload(PDRIVER_OBJECT DriverObject);

NTSTATUS NTAPI DrvCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp);
NTSTATUS NTAPI DrvRead(PDEVICE_OBJECT DeviceObject, PIRP Irp);
NTSTATUS NTAPI DrvWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp);
NTSTATUS NTAPI DrvClose(PDEVICE_OBJECT DeviceObject, PIRP Irp);
NTSTATUS NTAPI DrvUnsupported(PDEVICE_OBJECT DeviceObject, PIRP Irp);
NTSTATUS NTAPI DrvIoctlDispatcher(PDEVICE_OBJECT DeviceObject, PIRP Irp);
