# Every instruction form of 64-bit mode that the decoder knows, written by hand from the manual's instruction pages.
.intel_syntax noprefix
.text
.irp op, add, or, adc, sbb, and, sub, xor, cmp
  \op al, 0x12
  \op al, -2
  \op ax, 0x1234
  \op eax, 0x12345678
  \op rax, 0x12345678
  \op rax, -0x7ffffff0
  \op cl, 0x80
  \op r9b, 5
  \op sil, 5
  \op ah, 7
  \op r10w, 0x1234
  \op cx, -3
  \op r11d, 0x12345678
  \op ebx, -3
  \op r12, 0x1000
  \op rdx, 0x7f
  \op byte ptr [rax], 1
  \op word ptr [rbx+rcx*2], 0x1234
  \op dword ptr [r13], -1
  \op qword ptr [r12+r13*8-0x100], 0x1000
  \op byte ptr [rsp+8], dl
  \op [rip+0x1234], bx
  \op gs:[0x188], ecx
  \op fs:[rdi], r15
  \op bpl, [rbp]
  \op dx, [rbp+0x7f]
  \op edx, [r14+r15]
  \op r8, [rdx*4+0x100]
  \op ch, bh
  \op eax, [ecx+edx*4]
.endr
.irp op, add, or, adc, sbb, and, sub, xor
  lock \op dword ptr [rax], ecx
  lock \op byte ptr [rax], 4
  lock \op qword ptr [rax], 0x1000
.endr
.irp op, rol, ror, rcl, rcr, shl, shr, sar
  \op al, 1
  \op cx, 1
  \op edx, 1
  \op r9, 1
  \op byte ptr [rax], 3
  \op r8w, 3
  \op r8d, 31
  \op rsi, 63
  \op bl, cl
  \op bx, cl
  \op dword ptr [rbx], cl
  \op qword ptr [rsp+0x40], cl
  \op word ptr [r9], 1
.endr
.irp op, inc, dec, neg, not
  \op al
  \op r8w
  \op ecx
  \op r15
  \op byte ptr [rax]
  \op word ptr [rax]
  \op dword ptr [rax+rax]
  \op qword ptr [rsp]
  lock \op qword ptr [rsp]
  lock \op byte ptr [rsi]
.endr
.irp op, mul, imul, div, idiv
  \op cl
  \op dh
  \op r9w
  \op ebx
  \op r13
  \op byte ptr [rbx]
  \op word ptr [rbx]
  \op dword ptr [rbx]
  \op qword ptr [rbx]
.endr
imul ax, bx
imul eax, [rcx]
imul r8, r9
imul cx, dx, 5
imul ecx, edx, 0x12345
imul rcx, [rdx], -7
imul rcx, rdx, -0x70000000
imul cx, [rdx], 0x1234
test al, 5
test ax, 0x1234
test eax, 0x80000000
test rax, -1
test cl, 0x80
test word ptr [rax], 0x8000
test ecx, 0x1000
test r9, 0x1000
test byte ptr [rax], bl
test rsi, rsi
test [rdx], r8d
.irp op, shld, shrd
  \op ax, bx, 3
  \op [rcx], edx, 7
  \op r8, r9, 63
  \op bx, ax, cl
  \op eax, edx, cl
  \op [r8], rdx, cl
.endr
.irp op, bt, bts, btr, btc
  \op ax, cx
  \op [rbx], edx
  \op r8, r9
  \op cx, 5
  \op dword ptr [rax], 31
  \op r14, 63
.endr
.irp op, bts, btr, btc
  lock \op [rbx], edx
  lock \op qword ptr [rax], 13
.endr
.irp op, bsf, bsr, tzcnt, lzcnt, popcnt
  \op ax, cx
  \op eax, [rdx]
  \op r8, r9
.endr
bswap eax
bswap r9d
bswap rdi
bswap r15
movbe ax, [rcx]
movbe r8d, [rcx]
movbe r9, [rcx+8]
movbe [rcx], ax
movbe [rcx], edx
movbe [rcx], r10
mov al, 0xff
mov r9b, 1
mov ah, 1
mov spl, 2
mov cx, 0xffff
mov r10w, 7
mov esi, 0xffffffff
mov r10d, 0x80000000
mov rax, -1
mov rbx, 0x7fffffff
movabs rax, 0x1122334455667788
movabs r11, 0xffff800012345678
mov byte ptr [rsp+1], 2
mov word ptr [rax], 0xfffe
mov dword ptr [rbp-0x10], 0xdeadbeef
mov qword ptr [rbp-0x1000], -5
mov [rax], cl
mov [r8+r9*8+0x12345678], cx
mov [rip-4], edx
mov [rsp], r8
mov dil, [rax]
mov di, [rax]
mov edi, [rax]
mov rdi, gs:[0x20]
movabs al, [0x1122334455667788]
movabs ax, [0x1122334455667788]
movabs eax, [0x8122334455667788]
movabs rax, [0x1122334455667788]
movabs [0x1122334455667788], al
movabs [0x1122334455667788], ax
movabs [0x1122334455667788], eax
movabs [0x1122334455667788], rax
movabs rax, gs:[0x188]
mov ax, ds
mov eax, cs
mov rax, gs
mov r9, ss
mov [rax], fs
mov ds, [rax]
mov ss, eax
mov es, rdx
mov fs, cx
mov rax, cr0
mov r8, cr2
mov rcx, cr3
mov rax, cr4
mov rax, cr8
mov cr0, rax
mov cr2, r9
mov cr3, rcx
mov cr4, rdx
mov cr8, r15
mov rax, dr0
mov rbx, dr6
mov r9, dr7
mov dr1, rax
mov dr2, rax
mov dr3, rsi
mov dr7, r8
movzx ax, bl
movzx eax, byte ptr [rcx]
movzx r8, dl
movzx ecx, word ptr [rsp]
movzx rcx, r9w
movzx edx, ah
movsx ax, bl
movsx eax, byte ptr [rcx]
movsx r8, dl
movsx ecx, word ptr [rsp]
movsx rcx, r9w
movsxd rax, ecx
movsxd r9, dword ptr [rdx+rax*4]
movnti [rax], ecx
movnti [rax+8], r9
lea ax, [rbx]
lea eax, [rbx+rcx]
lea rcx, [rip+0x1000]
lea r9, [rsp+0x20]
lea rax, [rax*8]
lea eax, [edi+8]
lea r13, [r13]
lea r12, [r12]
lea rax, [rbp+r12*2]
lea rax, [r13+r12*1]
lea rdx, [rsp+rbp]
xchg al, bl
xchg [rcx], ah
xchg ax, cx
xchg ecx, [rdx]
xchg r9, [rdx]
xchg eax, ebx
xchg rax, r8
xchg r8d, eax
lock xchg [rdx], ecx
xadd al, bl
xadd [rcx], edx
lock xadd [rcx], r8
lock xadd [rcx], ax
cmpxchg al, bl
cmpxchg cx, dx
lock cmpxchg [rdi], esi
lock cmpxchg [rdi], r11
lock cmpxchg byte ptr [rdi], r11b
cmpxchg8b [rax]
lock cmpxchg8b [r9]
cmpxchg16b [rax]
lock cmpxchg16b [r9+0x10]
xlatb
cbw
cwde
cdqe
cwd
cdq
cqo
push rax
push r12
push cx
push 5
push -1
push 0x12345678
push -0x1000
push qword ptr [rax]
push word ptr [rax]
push fs
push gs
pop rbx
pop r13
pop dx
pop qword ptr [rsp+8]
pop word ptr [r8]
pop fs
pop gs
pushf
pushfq
popf
popfq
enter 0x20, 0
enter 0x1000, 5
leave
call .Lfar
call rax
call r9
call qword ptr [rax+8]
call qword ptr [rip+0x200]
jmp .Lfar
jmp rcx
jmp r11
jmp qword ptr [rdx*8+0x40]
jmp qword ptr [rip]
ret
ret 8
ret 0x8000
iretd
iretq
int3
int 0x29
int 0x80
ud2
ud1 eax, [rcx]
ud1 rax, rcx
ud1 ax, cx
1: jo 1b
.irp cc, o, no, b, ae, e, ne, be, a, s, ns, p, np, l, ge, le, g
  j\cc 1b
  j\cc .Lfar
  set\cc al
  set\cc r9b
  set\cc byte ptr [rsp+3]
  cmov\cc ax, cx
  cmov\cc r8d, [rax]
  cmov\cc rax, r15
.endr
2: jrcxz 2b
jecxz 2b
loop 2b
loope 2b
loopne 2b
.irp s, b, w, d, q
  movs\s
  cmps\s
  stos\s
  lods\s
  scas\s
  rep movs\s
  rep stos\s
  rep lods\s
  repe cmps\s
  repne cmps\s
  repe scas\s
  repne scas\s
.endr
.irp s, b, w, d
  ins\s
  outs\s
  rep ins\s
  rep outs\s
.endr
lods al, byte ptr gs:[rsi]
movs dword ptr es:[rdi], dword ptr fs:[rsi]
movs byte ptr es:[edi], byte ptr [esi]
cmps qword ptr gs:[rsi], qword ptr es:[rdi]
outs dx, byte ptr fs:[rsi]
.irp op, clc, stc, cmc, cld, std, cli, sti, lahf, sahf, clac, stac
  \op
.endr
retf
retf 8
retfq
retfq 16
call fword ptr [rax]
call dword ptr [rax]
jmp fword ptr [rax+8]
rex64 jmp fword ptr [rax]
lss eax, [rcx]
lss rax, [rcx]
lfs ax, [rcx]
lfs rcx, [rdx]
lgs ecx, [rdx]
lgs r8, [r9]
lar ax, cx
lar eax, ecx
lar r8, r9d
lar ecx, word ptr [rax]
lsl ax, cx
lsl eax, ecx
lsl r8, r9d
lsl ecx, word ptr [rax]
verr ax
verr word ptr [rbx]
verw cx
verw word ptr [rbx]
nop
pause
nop ax
nop eax
nop rax
nop dword ptr [rax]
nop word ptr [rax+rax]
nop qword ptr [rax+0x1000]
endbr32
endbr64
prefetch [rax]
prefetchw [rax]
prefetchnta [rax]
prefetcht0 [rcx+8]
prefetcht1 [rcx]
prefetcht2 [rcx]
lfence
mfence
sfence
clflush [rax]
clflushopt [rax]
clwb [r9]
hlt
cpuid
rdtsc
rdtscp
rdpmc
rdmsr
wrmsr
clts
lmsw ax
lmsw word ptr [rax]
smsw ax
smsw eax
smsw rax
smsw word ptr [rax]
lgdt [rax]
lidt [rsp+2]
sgdt [rax]
sidt [r9]
lldt ax
lldt word ptr [rax]
ltr cx
ltr word ptr [rax]
sldt ax
sldt eax
sldt rax
sldt word ptr [rax]
str ax
str eax
str r9
str word ptr [rax]
invlpg [rax]
invlpg byte ptr gs:[rcx]
invpcid rax, [rcx]
invd
wbinvd
swapgs
syscall
sysret
sysretq
sysenter
sysexit
sysexitq
rdfsbase eax
rdfsbase r9
rdgsbase ecx
rdgsbase rax
wrfsbase edx
wrfsbase rax
wrgsbase ebx
wrgsbase r15
xgetbv
xsetbv
in al, 0x60
in ax, 0x60
in eax, 0xcf
in al, dx
in ax, dx
in eax, dx
out 0x60, al
out 0x60, ax
out 0xcf, eax
out dx, al
out dx, ax
out dx, eax
monitor
mwait
rdrand ax
rdrand ecx
rdrand r9
rdseed ax
rdseed ecx
rdseed r9
rdpid rax
rsm
getsec
vmxon [rax]
vmxon qword ptr [rsp+0x30]
vmxon [rip+0x100]
vmclear [rax]
vmclear [r9+8]
vmptrld [rax]
vmptrld qword ptr gs:[0x10]
vmptrst [rax]
vmptrst [rsp+8]
vmxoff
vmread rax, rcx
vmread [rdx], r9
vmwrite rax, rcx
vmwrite r9, [rdx]
vmlaunch
vmresume
vmcall
vmfunc
invept rax, [rcx]
invept r9, [rsp]
invvpid rax, [rcx]
fxsave [rax]
fxsave64 [rax]
fxrstor [rcx]
fxrstor64 [rcx]
ldmxcsr [rsp]
stmxcsr [rsp+4]
.irp op, movaps, movapd, movups, movupd, movdqa, movdqu
  \op xmm0, xmm9
  \op xmm8, [rax]
  \op [rsp+0x20], xmm7
.endr
movd xmm0, eax
movd xmm9, [rax]
movd ecx, xmm3
movd [rcx], xmm8
movq xmm0, rax
movq rax, xmm15
movq xmm1, xmm2
movq xmm1, qword ptr [rax]
movq qword ptr [rax], xmm1
movss xmm0, xmm1
movss xmm0, [rax]
movss [rax], xmm0
movsd xmm0, xmm1
movsd xmm9, [rax]
movsd [rax], xmm0
.irp op, movlps, movhps, movlpd, movhpd
  \op xmm3, [rax]
  \op [rax+8], xmm3
.endr
movhlps xmm1, xmm2
movlhps xmm1, xmm12
movntdq [rax], xmm1
movntps [rax], xmm1
movntpd [rax], xmm1
movmskps eax, xmm1
movmskpd ecx, xmm9
pmovmskb edx, xmm1
.irp op, add, sub, mul, div, sqrt, min, max
  \op\()ss xmm1, xmm2
  \op\()ss xmm8, [rax+0x10]
  \op\()sd xmm1, xmm2
  \op\()sd xmm8, [rax+0x10]
  \op\()ps xmm1, xmm2
  \op\()ps xmm8, [rax+0x10]
  \op\()pd xmm1, xmm2
  \op\()pd xmm8, [rax+0x10]
.endr
.irp p, eq, lt, le, unord, neq, nlt, nle, ord
  cmp\p\()ss xmm1, xmm2
  cmp\p\()ss xmm9, [rdi]
  cmp\p\()sd xmm1, xmm2
  cmp\p\()sd xmm9, [rdi]
  cmp\p\()ps xmm1, xmm2
  cmp\p\()ps xmm9, [rdi]
  cmp\p\()pd xmm1, xmm2
  cmp\p\()pd xmm9, [rdi]
.endr
cmpps xmm1, xmm2, 9
cmpsd xmm1, xmm2, 31
.irp op, rcpps, rcpss, rsqrtps, rsqrtss, ucomiss, ucomisd, comiss, comisd, andps, andpd, andnps, andnpd, orps, orpd, xorps, xorpd, unpcklps, unpcklpd, unpckhps, unpckhpd
  \op xmm1, xmm2
  \op xmm10, [rax]
.endr
shufps xmm1, xmm2, 0x1b
shufps xmm1, [rax], 0xe4
shufpd xmm1, xmm2, 1
cvtsi2ss xmm1, eax
cvtsi2ss xmm1, r9
cvtsi2ss xmm1, dword ptr [rax]
cvtsi2ss xmm1, qword ptr [rax]
cvtsi2sd xmm1, eax
cvtsi2sd xmm9, rax
cvtsi2sd xmm1, dword ptr [rax]
cvtsi2sd xmm1, qword ptr [rax]
.irp op, cvttss2si, cvttsd2si, cvtss2si, cvtsd2si
  \op eax, xmm1
  \op r9, xmm9
  \op ecx, [rax]
  \op rcx, [rax]
.endr
.irp op, cvtss2sd, cvtsd2ss, cvtps2pd, cvtpd2ps, cvtdq2ps, cvtdq2pd, cvtps2dq, cvttps2dq, cvtpd2dq, cvttpd2dq
  \op xmm1, xmm9
  \op xmm8, [rax]
.endr
.irp op, pxor, por, pand, pandn, paddb, paddw, paddd, paddq, paddsb, paddsw, paddusb, paddusw, psubb, psubw, psubd, psubq, psubsb, psubsw, psubusb, psubusw, pcmpeqb, pcmpeqw, pcmpeqd, pcmpgtb, pcmpgtw, pcmpgtd, psllw, pslld, psllq, psrlw, psrld, psrlq, psraw, psrad, punpcklbw, punpcklwd, punpckldq, punpcklqdq, punpckhbw, punpckhwd, punpckhdq, punpckhqdq, pmuludq, pmullw, pmulhw, pmulhuw, pmaddwd, packsswb, packssdw, packuswb, pminub, pminsw, pmaxub, pmaxsw, pavgb, pavgw, psadbw
  \op xmm1, xmm9
  \op xmm8, [rsp+0x10]
.endr
.irp op, psllw, pslld, psllq, pslldq, psrlw, psrld, psrlq, psrldq, psraw, psrad
  \op xmm1, 3
  \op xmm9, 15
.endr
pshufd xmm1, xmm2, 0x4e
pshufd xmm1, [rax], 0xff
pshuflw xmm1, xmm2, 0
pshufhw xmm1, [rax], 0x10
pextrw eax, xmm1, 7
pinsrw xmm1, eax, 3
pinsrw xmm9, word ptr [rax], 3
.Lfar: nop
