PUBLIC asm_add
PUBLIC asm_read_flags

.code

asm_add PROC
    lea rax, [rcx + rdx]
    ret
asm_add ENDP

asm_read_flags PROC
    pushfq
    pop rax
    ret
asm_read_flags ENDP

END
