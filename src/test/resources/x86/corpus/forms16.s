# Forms of 16-bit code.
.intel_syntax noprefix
.code16
.text
mov ax, 0x1234
mov eax, 0x12345678
mov al, 5
mov ds, ax
mov ax, es
mov cx, [bx+si]
mov cx, [bx+di+1]
mov cx, [bp+si+0x1000]
mov cx, [bp+di]
mov cx, [si]
mov cx, [di]
mov cx, [0x1000]
mov cx, [bp-2]
mov ecx, [bx]
mov ecx, [eax]
mov cl, [esp+eax*4]
mov cl, es:[di]
mov al, [0x1000]
mov eax, cr0
mov cr0, eax
mov eax, cr4
push ax
push eax
push cs
pop ds
push 5
push 0x1234
pushf
pushfd
popf
pusha
popa
pushad
iret
call .Lfar
jmp .Lfar
je .Lfar
1: jcxz 1b
1: jecxz 1b
1: loop 1b
call word ptr [bx]
jmp ax
jmp dword ptr [bx]
ret
ret 2
retf
int 0x10
lgdt [bx]
lidt [0x600]
les di, [bx]
lds si, [bx+4]
bound ax, [bx]
aaa
daa
movsb
movsw
movsd
rep stosw
rep stosd
in al, 0x92
in ax, dx
out dx, eax
inc cx
dec ecx
imul ax, bx, 5
add ax, 0x1000
add eax, 0x1000
add word ptr [bx], 5
shl ax, 4
movzx eax, byte ptr [bx]
movzx ax, cl
xchg ax, bx
enter 4, 0
leave
lmsw ax
smsw ax
clts
cpuid
rdmsr
wrmsr
hlt
vmxon [bx]
cli
.Lfar: sti
