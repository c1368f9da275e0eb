/*
 * MyHypervisorDriver, sample "faults": names and prototypes.
 *
 * Section names are those of the Intel Software Developer's Manual (SDM).
 */
#pragma once

#include "../part2/Source.h"
#include "../part2-vmxon/Vmx.h"

/* The n-th case: 222400H + 4 * n. FILE_DEVICE_UNKNOWN is 22H, and bits 1:0 say
   METHOD_BUFFERED. */
#define IOCTL_CASE(Number)                                                             \
    CTL_CODE(FILE_DEVICE_UNKNOWN, 0x900 + (Number), METHOD_BUFFERED, FILE_ANY_ACCESS)

/* A page that VMXON or VMPTRLD is given. */
typedef struct _VMX_REGION
{
    PULONG Virtual;   /* as the processor's page tables see it */
    ULONG64 Physical; /* as VMX instructions want it: in a variable of 64 bits */
} VMX_REGION, *PVMX_REGION;

/* Steps.c: the steps of the way into VMX operation and out of it, each done right, on the
   processor that this thread is on. */
VOID MoveToProcessor(ULONG Number);
BOOLEAN IsVmxSupported(VOID);
VOID PermitVmxon(VOID);
VOID ApplyFixedBits(VOID);
NTSTATUS AllocateRegion(PVMX_REGION Region);
VOID FreeRegion(PVMX_REGION Region);
NTSTATUS PrepareVmxon(PVMX_REGION Region);
NTSTATUS Vmxon(PULONG64 Operand);
VOID Vmxoff(VOID);
VOID LeaveVmx(PVMX_REGION Region);

/* Mistakes.c and Later.c */
typedef NTSTATUS CASE_ROUTINE(VOID);

CASE_ROUTINE Correct;
CASE_ROUTINE CorrectWithVmcs;

CASE_ROUTINE NoVmxe;
CASE_ROUTINE VmeForVmxe;
CASE_ROUTINE BitCountedFromOne;
CASE_ROUTINE VmxeOnOtherProcessor;
CASE_ROUTINE NumericErrorCleared;
CASE_ROUTINE MsrBeforeCpuid;
CASE_ROUTINE FeatureControlBeforeCpuid;
CASE_ROUTINE FeatureControlIgnored;
CASE_ROUTINE FeatureControlNotLocked;
CASE_ROUTINE FeatureControlLockedFirst;
CASE_ROUTINE FeatureControlWrittenAgain;

CASE_ROUTINE VirtualAddress;
CASE_ROUTINE ValueForPointer;
CASE_ROUTINE Unaligned;
CASE_ROUTINE HalfWritten;
CASE_ROUTINE NoRevision;
CASE_ROUTINE RevisionOfAnother;
CASE_ROUTINE RevisionBit31;

CASE_ROUTINE SecondVmxon;
CASE_ROUTINE SecondVmxonWithVmcs;
CASE_ROUTINE VmxeClearedInside;
CASE_ROUTINE VmxoffOutside;
CASE_ROUTINE SecondVmxoff;
CASE_ROUTINE VmxoffOnOtherProcessor;
CASE_ROUTINE VmptrldOfVmxonRegion;
CASE_ROUTINE VmreadWithoutVmcs;
CASE_ROUTINE VmwriteOfReadOnlyField;
CASE_ROUTINE VmlaunchOfZeros;

/* FaultsAsm.asm; they return as AsmVmxon does. */
ULONG AsmVmclear(PULONG64 Operand);
ULONG AsmVmptrld(PULONG64 Operand);
ULONG AsmVmread(ULONG64 Field, PULONG64 Value);
ULONG AsmVmwrite(ULONG64 Field, ULONG64 Value);
ULONG AsmVmlaunch(VOID);
