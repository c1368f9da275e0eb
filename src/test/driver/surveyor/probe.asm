; What C cannot say, for the driver "surveyor". Every routine leaves its answer in RAX.
.code

srv_gdtr PROC
    sgdt FWORD PTR [rcx]
    ret
srv_gdtr ENDP

srv_idtr PROC
    sidt FWORD PTR [rcx]
    ret
srv_idtr ENDP

srv_tr PROC
    xor eax, eax
    str ax
    ret
srv_tr ENDP

srv_ldtr PROC
    xor eax, eax
    sldt ax
    ret
srv_ldtr ENDP

srv_cs PROC
    xor eax, eax
    mov ax, cs
    ret
srv_cs ENDP

srv_ss PROC
    xor eax, eax
    mov ax, ss
    ret
srv_ss ENDP

srv_ds PROC
    xor eax, eax
    mov ax, ds
    ret
srv_ds ENDP

; Access rights of a selector, 0 if it has none.
srv_rights PROC
    lar eax, ecx
    jz found
    xor eax, eax
found:
    ret
srv_rights ENDP

; Limit of a selector in bytes, all ones if it has none.
srv_limit PROC
    lsl eax, ecx
    jz known
    mov eax, -1
known:
    ret
srv_limit ENDP

srv_cr PROC
    cmp ecx, 0
    je cr_0
    cmp ecx, 2
    je cr_2
    cmp ecx, 3
    je cr_3
    cmp ecx, 4
    je cr_4
    mov rax, cr8
    ret
cr_0:
    mov rax, cr0
    ret
cr_2:
    mov rax, cr2
    ret
cr_3:
    mov rax, cr3
    ret
cr_4:
    mov rax, cr4
    ret
srv_cr ENDP

srv_dr7 PROC
    mov rax, dr7
    ret
srv_dr7 ENDP

srv_rdmsr PROC
    rdmsr
    shl rdx, 32
    or rax, rdx
    ret
srv_rdmsr ENDP

; RCX = leaf, RDX = subleaf, R8 = four doublewords
srv_cpuid PROC
    push rbx
    mov eax, ecx
    mov ecx, edx
    cpuid
    mov DWORD PTR [r8], eax
    mov DWORD PTR [r8 + 4], ebx
    mov DWORD PTR [r8 + 8], ecx
    mov DWORD PTR [r8 + 12], edx
    pop rbx
    ret
srv_cpuid ENDP

srv_flags PROC
    pushfq
    pop rax
    ret
srv_flags ENDP

srv_tsc PROC
    rdtsc
    shl rdx, 32
    or rax, rdx
    ret
srv_tsc ENDP

srv_invlpg PROC
    invlpg BYTE PTR [rcx]
    ret
srv_invlpg ENDP

; The instruction returns 0 done, 1 ZF, 2 CF, as the compiler's intrinsics do.
srv_vmxon PROC
    vmxon QWORD PTR [rcx]
    jmp answer
srv_vmxon ENDP

srv_vmclear PROC
    vmclear QWORD PTR [rcx]
    jmp answer
srv_vmclear ENDP

srv_vmptrld PROC
    vmptrld QWORD PTR [rcx]
    jmp answer
srv_vmptrld ENDP

answer:
    jc carry
    jz zero
    xor eax, eax
    ret
zero:
    mov eax, 1
    ret
carry:
    mov eax, 2
    ret

srv_vmptrst PROC
    vmptrst QWORD PTR [rcx]
    ret
srv_vmptrst ENDP

srv_vmxoff PROC
    vmxoff
    ret
srv_vmxoff ENDP

srv_setcr4 PROC
    mov cr4, rcx
    ret
srv_setcr4 ENDP

END
