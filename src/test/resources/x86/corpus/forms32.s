# Forms of 32-bit code: what 64-bit mode lacks, and the 32-bit and 16-bit addressing forms.
.intel_syntax noprefix
.code32
.text
aaa
aas
aam
aad
aam 7
aad 16
daa
das
pushad
popad
bound eax, [ecx]
bound cx, [edx]
arpl ax, cx
arpl [eax], dx
les eax, [ecx]
les ax, [ecx]
lds ecx, [edx]
lss eax, [ecx]
into
.irp op, inc, dec, push, pop
  \op eax
  \op esp
  \op edi
  \op cx
.endr
push es
push cs
push ss
push ds
pop es
pop ss
pop ds
push fs
pop gs
pushfd
popfd
pushf
popf
iretd
call fword ptr [eax]
jmp fword ptr [eax]
call dword ptr [eax]
call eax
jmp ecx
jmp dword ptr [eax*4+0x1000]
ret
retf
retf 4
push 5
push 0x12345678
push dword ptr [eax]
pop dword ptr [eax]
enter 8, 1
leave
mov eax, cr0
mov cr4, ecx
mov dr7, eax
mov eax, dr6
mov eax, [0x1000]
mov al, [0x1000]
mov [0x1000], ax
mov [0x1000], eax
mov ax, ds
mov ds, ax
mov es:[eax], cl
mov eax, ss:[eax]
mov eax, ds:[ebp]
mov eax, [ebp+4]
mov eax, [esp]
mov eax, [esp+ebp*2+0x100]
mov eax, [ebp*8]
mov eax, [bx+si]
mov eax, [bp+di-3]
mov ax, [bp]
mov ax, [bx+0x1234]
mov cl, [di]
mov cl, [si+2]
mov [bp+si], dl
mov [bx+di+5], dx
lea eax, [bx]
lea ax, [ebx+ecx]
lgdt [eax]
sidt [ecx]
vmread eax, ecx
vmwrite ecx, [eax]
vmxon [eax]
vmptrst [ecx]
invept eax, [ecx]
1: jecxz 1b
1: jcxz 1b
1: loop 1b
1: jmp 1b
1: je 1b
call .Lfar
jne .Lfar
movsd
rep stosd
cmpsw
lodsb
outsd
insw
xlatb
sysenter
sysexit
cwde
cbw
cdq
cwd
xchg eax, ecx
nop
pause
cmpxchg8b [eax]
movzx eax, byte ptr [ecx]
movsx ax, bl
bswap esi
shld [eax], ecx, cl
movups xmm0, [eax]
movd xmm0, eax
movq xmm1, [eax]
cvtsi2sd xmm0, ecx
pextrw eax, xmm1, 2
rdrand ax
smsw eax
str ax
lar eax, cx
.Lfar: hlt
