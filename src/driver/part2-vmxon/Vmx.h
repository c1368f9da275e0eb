/*
 * MyHypervisorDriver, sample "part2-vmxon": entering and leaving VMX operation.
 *
 * Section names are those of the Intel Software Developer's Manual (SDM).
 */
#pragma once

#include <ntddk.h>

/* Which driver this source becomes. build.sh defines at most one of the two.
   VMX_CAREFUL: refuses, with a status, where firmware has locked VMX off.
   VMX_ONE_CORE: sets CR4.VMXE only on the processor that runs DrvCreate. */
#if !defined(VMX_CAREFUL)
#define VMX_CAREFUL 0
#endif
#if !defined(VMX_ONE_CORE)
#define VMX_ONE_CORE 0
#endif

/* CPUID.01H:ECX, bit 5, reports VMX (Vol. 3C, "Discovering Support for VMX"). */
#define CPUID_1_ECX_VMX (1UL << 5)

/* CR4, bit 13 (Vol. 3A, "Control Registers"). */
#define CR4_VMXE (1ULL << 13)

/* Vol. 3C, "Enabling and Entering VMX Operation". */
#define IA32_FEATURE_CONTROL 0x03A
#define FEATURE_CONTROL_LOCK (1ULL << 0)
#define FEATURE_CONTROL_VMX_OUTSIDE_SMX (1ULL << 2)

/* Vol. 3D, appendix "VMX Capability Reporting Facility". */
#define IA32_VMX_BASIC 0x480
#define IA32_VMX_CR0_FIXED0 0x486
#define IA32_VMX_CR0_FIXED1 0x487
#define IA32_VMX_CR4_FIXED0 0x488
#define IA32_VMX_CR4_FIXED1 0x489
#define VMX_BASIC_REVISION_MASK 0x7FFFFFFFULL

/* ntstatus.h: a feature the hypervisor needs is not available. Not in all header sets. */
#if !defined(STATUS_HV_FEATURE_UNAVAILABLE)
#define STATUS_HV_FEATURE_UNAVAILABLE ((NTSTATUS)0xC035001EL)
#endif

/* How a VMX instruction ended, as the assembly routines report it (Vol. 3C, chapter "VMX
   Instruction Reference", "Conventions"). The numbers are those of MSVC's __vmx_on. */
#define VMX_SUCCEED 0      /* CF = 0, ZF = 0 */
#define VMX_FAIL_VALID 1   /* ZF = 1: an error number is in the current VMCS */
#define VMX_FAIL_INVALID 2 /* CF = 1: there is no current VMCS, so no error number */

NTSTATUS VmxEnterOnAllProcessors(VOID);
VOID VmxLeaveOnAllProcessors(VOID);

/* SourceAsm.asm */
VOID AsmEnableVmxOperation(VOID);
VOID AsmDisableVmxOperation(VOID);
ULONG AsmVmxon(PULONG64 VmxonRegionPhysicalAddress);
ULONG AsmVmxoff(VOID);
VOID AsmCpuid(ULONG Leaf, ULONG Registers[4]);
ULONG64 AsmReadMsr(ULONG Msr);
VOID AsmWriteMsr(ULONG Msr, ULONG64 Value);
ULONG64 AsmReadCr0(VOID);
VOID AsmWriteCr0(ULONG64 Value);
ULONG64 AsmReadCr4(VOID);
VOID AsmWriteCr4(ULONG64 Value);
