; MyHypervisorDriver, sample "part2-vmxon": the instructions that C cannot express.
;
; The x64 calling convention passes the first two arguments in RCX and RDX, returns in
; RAX, and lets a callee destroy RAX, RCX, RDX and R8 to R11. All other general registers
; are kept. Section names are those of the Intel Software Developer's Manual (SDM).

PUBLIC AsmEnableVmxOperation
PUBLIC AsmDisableVmxOperation
PUBLIC AsmVmxon
PUBLIC AsmVmxoff
PUBLIC AsmCpuid
PUBLIC AsmReadMsr
PUBLIC AsmWriteMsr
PUBLIC AsmReadCr0
PUBLIC AsmWriteCr0
PUBLIC AsmReadCr4
PUBLIC AsmWriteCr4

.code

; VOID AsmEnableVmxOperation(VOID)
;
; Sets CR4.VMXE, bit 13 (2000H), on the logical processor that executes it. #GP(0) if the
; processor has no VMX: the bit is reserved then (SDM Vol. 3A, "Control Registers").

AsmEnableVmxOperation PROC

    push rax                    ; save RAX (not needed, as in the tutorial)
    xor  rax, rax               ; clear RAX (not needed)
    mov  rax, cr4               ; read this processor's CR4
    or   rax, 02000h            ; set bit 13, VMXE
    mov  cr4, rax               ; write it back
    pop  rax                    ; restore RAX
    ret

AsmEnableVmxOperation ENDP

; VOID AsmDisableVmxOperation(VOID)
;
; Clears CR4.VMXE. #GP(0) in VMX operation (SDM Vol. 3C, "Restrictions on VMX Operation").

AsmDisableVmxOperation PROC

    mov  rax, cr4
    btr  rax, 13                ; clear bit 13, VMXE
    mov  cr4, rax
    ret

AsmDisableVmxOperation ENDP

; ULONG AsmVmxon(PULONG64 VmxonRegionPhysicalAddress)
;
; VMXON takes the address of a variable that holds the physical address of the region.
; #UD: CR4.VMXE = 0. #GP(0): CPL > 0, IA32_FEATURE_CONTROL does not permit it, or a fixed
; bit of CR0 or CR4 is wrong. CF = 1: the region is not acceptable, or the processor is in
; VMX operation already (SDM Vol. 3C, "VMXON: Enter VMX Operation").
; Returns 0 for success, 1 for ZF = 1, 2 for CF = 1.

AsmVmxon PROC

    vmxon QWORD PTR [rcx]
    jc   VmxonFailInvalid
    jz   VmxonFailValid
    xor  eax, eax
    ret

VmxonFailValid:
    mov  eax, 1
    ret

VmxonFailInvalid:
    mov  eax, 2
    ret

AsmVmxon ENDP

; ULONG AsmVmxoff(VOID)
;
; #UD outside VMX operation. Returns as AsmVmxon does.

AsmVmxoff PROC

    vmxoff
    jc   VmxoffFailInvalid
    jz   VmxoffFailValid
    xor  eax, eax
    ret

VmxoffFailValid:
    mov  eax, 1
    ret

VmxoffFailInvalid:
    mov  eax, 2
    ret

AsmVmxoff ENDP

; VOID AsmCpuid(ULONG Leaf, ULONG Registers[4])
;
; Stores EAX, EBX, ECX, EDX in this order. Subleaf 0.

AsmCpuid PROC

    mov  r8, rbx                ; RBX belongs to the caller
    mov  r9, rdx                ; CPUID destroys RDX
    mov  eax, ecx               ; the leaf
    xor  ecx, ecx               ; the subleaf
    cpuid
    mov  DWORD PTR [r9], eax
    mov  DWORD PTR [r9+4], ebx
    mov  DWORD PTR [r9+8], ecx
    mov  DWORD PTR [r9+12], edx
    mov  rbx, r8
    ret

AsmCpuid ENDP

; ULONG64 AsmReadMsr(ULONG Msr)
;
; RDMSR returns bits 63:32 in EDX and 31:0 in EAX. #GP(0) if there is no such MSR.

AsmReadMsr PROC

    rdmsr                       ; ECX, the first argument, selects the MSR
    shl  rdx, 32
    or   rax, rdx
    ret

AsmReadMsr ENDP

; VOID AsmWriteMsr(ULONG Msr, ULONG64 Value)
;
; #GP(0) if there is no such MSR, a reserved bit is set, or the MSR is locked.

AsmWriteMsr PROC

    mov  eax, edx               ; bits 31:0
    shr  rdx, 32                ; bits 63:32
    wrmsr
    ret

AsmWriteMsr ENDP

AsmReadCr0 PROC

    mov  rax, cr0
    ret

AsmReadCr0 ENDP

AsmWriteCr0 PROC

    mov  cr0, rcx
    ret

AsmWriteCr0 ENDP

AsmReadCr4 PROC

    mov  rax, cr4
    ret

AsmReadCr4 ENDP

AsmWriteCr4 PROC

    mov  cr4, rcx
    ret

AsmWriteCr4 ENDP

END
