; MyHypervisorDriver, sample "part2": the one instruction sequence that C cannot express.

PUBLIC AsmEnableVmxOperation

.code

; VOID AsmEnableVmxOperation(VOID)
;
; Sets CR4.VMXE, bit 13 (2000H), on the logical processor that executes it. VMXON raises
; #UD as long as this bit is 0 (Intel SDM Vol. 3C, "VMXON: Enter VMX Operation"). If the
; processor has no VMX (CPUID.1:ECX[5] = 0) the bit is reserved and the MOV to CR4 below
; raises #GP(0) (SDM Vol. 3A, "Control Registers").
;
; Saving RAX is not needed: the x64 calling convention lets a callee destroy it. Nor is
; the XOR: the next instruction overwrites all of RAX. Both stand here as in the tutorial.

AsmEnableVmxOperation PROC

    push rax                    ; save RAX (not needed)
    xor  rax, rax               ; clear RAX (not needed)
    mov  rax, cr4               ; read this processor's CR4
    or   rax, 02000h            ; set bit 13, VMXE
    mov  cr4, rax               ; #GP(0) here if the processor has no VMX
    pop  rax                    ; restore RAX
    ret

AsmEnableVmxOperation ENDP

END
