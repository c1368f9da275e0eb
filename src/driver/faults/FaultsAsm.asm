; MyHypervisorDriver, sample "faults": the VMX instructions on VMCSs.
;
; Each returns 0 for success, 1 for ZF = 1 and 2 for CF = 1, as AsmVmxon does; the two flags
; are never 1 together (SDM Vol. 3C, "VMX Instruction Reference", "Conventions"). SETZ and
; SETC change no flag.

PUBLIC AsmVmclear
PUBLIC AsmVmptrld
PUBLIC AsmVmread
PUBLIC AsmVmwrite
PUBLIC AsmVmlaunch

.code

; ULONG AsmVmclear(PULONG64 Operand)

AsmVmclear PROC

    vmclear QWORD PTR [rcx]
    setz al
    setc cl
    movzx eax, al
    movzx ecx, cl
    lea  eax, [rax+rcx*2]       ; ZF + 2 * CF
    ret

AsmVmclear ENDP

; ULONG AsmVmptrld(PULONG64 Operand)

AsmVmptrld PROC

    vmptrld QWORD PTR [rcx]
    setz al
    setc cl
    movzx eax, al
    movzx ecx, cl
    lea  eax, [rax+rcx*2]       ; ZF + 2 * CF
    ret

AsmVmptrld ENDP

; ULONG AsmVmread(ULONG64 Field, PULONG64 Value)

AsmVmread PROC

    vmread QWORD PTR [rdx], rcx
    setz al
    setc cl
    movzx eax, al
    movzx ecx, cl
    lea  eax, [rax+rcx*2]       ; ZF + 2 * CF
    ret

AsmVmread ENDP

; ULONG AsmVmwrite(ULONG64 Field, ULONG64 Value)

AsmVmwrite PROC

    vmwrite rcx, rdx
    setz al
    setc cl
    movzx eax, al
    movzx ecx, cl
    lea  eax, [rax+rcx*2]       ; ZF + 2 * CF
    ret

AsmVmwrite ENDP

; ULONG AsmVmlaunch(VOID)
;
; Comes back only if it fails: after a success the guest runs.

AsmVmlaunch PROC

    vmlaunch
    setz al
    setc cl
    movzx eax, al
    movzx ecx, cl
    lea  eax, [rax+rcx*2]       ; ZF + 2 * CF
    ret

AsmVmlaunch ENDP

END
