#!/usr/bin/env python3
"""Writes the instruction forms as assembly, one record of the table `forms` each; run.c runs them.

A form is assembly text (Intel syntax), the flags that the manual leaves undefined after it, and how inputs are chosen.
Undefined flags: Intel SDM Vol. 1, appendix A (table A-2), and "Flags Affected" of each instruction in Vol. 2.
"""
import re

CF, PF, AF, ZF, SF, OF = 1, 4, 16, 64, 128, 2048
ALL = CF | PF | AF | ZF | SF | OF
PLAIN, SHIFT, DIVIDE, BITS, STRING, SCAN, FLOAT, DOUBLE, INTEGERS, COMPARE, POPF, JUMP, STATE = range(13)

R64 = "rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15".split()
R32 = "eax ecx edx ebx esp ebp esi edi".split() + [f"r{n}d" for n in range(8, 16)]
R16 = "ax cx dx bx sp bp si di".split() + [f"r{n}w" for n in range(8, 16)]
R8 = "al cl dl bl spl bpl sil dil".split() + [f"r{n}b" for n in range(8, 16)]
NUMBER = {name: n for names in (R64, R32, R16, R8) for n, name in enumerate(names)}
NUMBER.update({"ah": 0, "ch": 1, "dh": 2, "bh": 3})
SIZES = {"byte": 1, "word": 2, "dword": 4, "qword": 8, "xmmword": 16}
CC = "o no b ae e ne be a s ns p np l ge le g".split()
forms = []


def form(text, undefined=0, kind=PLAIN, count=10, extra="", width=0, p1=0, p2=0, vary=True):
    inside = " ".join(re.findall(r"\[(.*?)\]", text))
    outside = re.sub(r"\[.*?\]", "", text)
    general = 0
    if vary:
        for word in re.findall(r"[a-z0-9]+", outside + " " + extra):
            if word in NUMBER:
                general |= 1 << NUMBER[word]
    for word in re.findall(r"[a-z0-9]+", inside):
        if word in NUMBER:
            general &= ~(1 << NUMBER[word])
    general &= ~(1 << 4)
    vectors = 0
    for n in re.findall(r"xmm(\d+)", outside):
        vectors |= 1 << int(n)
    size = re.search(r"(\w+) ptr", text)
    memory = SIZES[size.group(1)] if size and "rdi" in inside else 0
    forms.append((text, undefined, kind, count, general, vectors, memory, width, p1, p2))


def operands(width):
    """Register pairs and a memory operand of a width."""
    regs = {8: R8, 16: R16, 32: R32, 64: R64}[width]
    ptr = {8: "byte", 16: "word", 32: "dword", 64: "qword"}[width] + " ptr "
    pairs = [(regs[0], regs[3]), (regs[6], regs[11]), (regs[9], regs[1]), (regs[5], regs[5])]
    if width == 8:
        pairs += [("ah", "bl"), ("cl", "dh"), ("bh", "ch"), ("al", "ah")]
    return pairs, ptr


def arithmetic():
    for op, undefined in [("add", 0), ("or", AF), ("adc", 0), ("sbb", 0), ("and", AF), ("sub", 0), ("xor", AF),
                          ("cmp", 0), ("test", AF)]:
        for width in (8, 16, 32, 64):
            pairs, ptr = operands(width)
            for a, b in pairs:
                form(f"{op} {a}, {b}", undefined)
                if op != "test":
                    form(f"{{load}} {op} {a}, {b}", undefined, count=4)
            reg = pairs[0][1]
            form(f"{op} {ptr}[rdi], {reg}", undefined)
            if op != "test":
                form(f"{op} {reg}, {ptr}[rdi]", undefined)
                form(f"{op} {ptr}[rdi], -7", undefined, count=5)
                form(f"{op} {pairs[1][0]}, 0x5a", undefined, count=5)
                form(f"{op} {pairs[2][0]}, -1", undefined, count=5)
            large = {8: "0x93", 16: "0x8123", 32: "0x81234567", 64: "-0x7edcba98"}[width]
            form(f"{op} {pairs[0][0]}, {large}", undefined, count=6)
            form(f"{op} {pairs[1][0]}, {large}", undefined, count=6)
            form(f"{op} {ptr}[rdi], {large}", undefined, count=6)
            if op not in ("cmp", "test"):
                form(f"lock {op} {ptr}[rdi], {reg}", undefined, count=4)
    for op in ("inc", "dec", "neg", "not"):
        for width in (8, 16, 32, 64):
            pairs, ptr = operands(width)
            for a, b in pairs:
                form(f"{op} {a}", count=14)
            form(f"{op} {ptr}[rdi]", count=14)
            form(f"lock {op} {ptr}[rdi]", count=4)


def multiplications():
    undefined = SF | ZF | AF | PF
    for width in (8, 16, 32, 64):
        pairs, ptr = operands(width)
        for op in ("mul", "imul"):
            for reg in [pairs[0][1], pairs[1][0], pairs[2][0], pairs[0][0], pairs[-1][1]]:
                form(f"{op} {reg}", undefined, extra="rax rdx", count=14)
            form(f"{op} {ptr}[rdi]", undefined, extra="rax rdx", count=10)
        for op in ("div", "idiv"):
            for reg in [pairs[0][1], pairs[1][0], pairs[2][0], "dh" if width == 8 else pairs[2][1]]:
                form(f"{op} {reg}", ALL, DIVIDE, extra="rax rdx", count=50, width=width, p1=op == "idiv")
            form(f"{op} {ptr}[rdi]", ALL, DIVIDE, extra="rax rdx", count=30, width=width, p1=op == "idiv")
        if width > 8:
            for a, b in pairs:
                form(f"imul {a}, {b}", undefined, count=12)
                form(f"imul {a}, {b}, 19", undefined, count=6)
                form(f"imul {a}, {b}, -5", undefined, count=6)
                form(f"imul {a}, {b}, 0x7123", undefined, count=6)
            form(f"imul {pairs[1][0]}, {ptr}[rdi]", undefined)
            form(f"imul {pairs[1][0]}, {ptr}[rdi], -77", undefined)


def shifts():
    for op, p1 in [("shl", 0), ("shr", 0), ("sar", 1), ("rol", 2), ("ror", 2), ("rcl", 3), ("rcr", 3)]:
        for width in (8, 16, 32, 64):
            pairs, ptr = operands(width)
            targets = [pairs[0][0], pairs[1][1], ptr + "[rdi]"] + (["bh"] if width == 8 else [])
            for target in targets:
                form(f"{op} {target}, 1", 0, SHIFT, 6, width=width, p1=p1, p2=1)
                form(f"{op} {target}, cl", 0, SHIFT, 40, width=width, p1=p1, p2=-1)
            for count in (0, 2, 5, width - 1, width, width + 1, 31, 33, 63, 255):
                if count < 256:
                    form(f"{op} {targets[1]}, {count}", 0, SHIFT, 3, width=width, p1=p1, p2=count)
                    form(f"{op} {targets[2]}, {count}", 0, SHIFT, 2, width=width, p1=p1, p2=count)
    for op in ("shld", "shrd"):
        for width in (16, 32, 64):
            pairs, ptr = operands(width)
            for target in (pairs[1][0], pairs[2][0], ptr + "[rdi]"):
                form(f"{op} {target}, {pairs[0][1]}, cl", 0, SHIFT, 40, width=width, p1=4, p2=-1)
                for count in (0, 1, 4, width - 1, width, 31, 63):
                    form(f"{op} {target}, {pairs[0][1]}, {count}", 0, SHIFT, 3, width=width, p1=4, p2=count)


def bits():
    undefined = OF | SF | AF | PF
    for op in ("bt", "bts", "btr", "btc"):
        for width in (16, 32, 64):
            pairs, ptr = operands(width)
            for a, b in pairs[:3]:
                form(f"{op} {a}, {b}", undefined)
                form(f"{op} {a}, 13", undefined, count=4)
                form(f"{op} {a}, {width - 1}", undefined, count=4)
            form(f"{op} {ptr}[rdi], {pairs[0][1]}", undefined, BITS, 24, p1=3, width=width)
            form(f"{op} {ptr}[rdi], 77", undefined, count=6)
            if op != "bt":
                form(f"lock {op} {ptr}[rdi], {pairs[0][1]}", undefined, BITS, 8, p1=3, width=width)
    for width in (16, 32, 64):
        pairs, ptr = operands(width)
        for a, b in pairs[:3]:
            for op, undefined in [("bsf", ALL & ~ZF), ("bsr", ALL & ~ZF)]:
                form(f"{op} {a}, {b}", undefined, SCAN, 14)
            for op in ("tzcnt", "lzcnt"):
                form(f"{op} {a}, {b}", OF | SF | PF | AF, count=14)
            form(f"popcnt {a}, {b}", 0, count=10)
        form(f"bsf {pairs[0][0]}, {ptr}[rdi]", ALL & ~ZF, SCAN)
        form(f"bsr {pairs[0][0]}, {ptr}[rdi]", ALL & ~ZF, SCAN)
        form(f"tzcnt {pairs[0][0]}, {ptr}[rdi]", OF | SF | PF | AF)
        form(f"lzcnt {pairs[0][0]}, {ptr}[rdi]", OF | SF | PF | AF)
        form(f"popcnt {pairs[0][0]}, {ptr}[rdi]")
        if width > 16:
            for a, b in pairs:
                form(f"bswap {a}", count=4)
                form(f"bswap {b}", count=4)


ADDRESSES = ["rdi", "rdi+0x11", "rdi-0x123", "rdi+r9*8", "rdi+r9*2-5", "rbp", "rbp+r9*4+0x40", "rsp+8", "rsp+r9", "r12",
             "r13", "r13+r9", "r12+0x70", "edi", "edi+r9d*4", "ebp-8", "rip+0xffffff0", "r9*4+0x20000700"]


def moves():
    for width in (8, 16, 32, 64):
        pairs, ptr = operands(width)
        for a, b in pairs:
            form(f"mov {a}, {b}", count=3)
            form(f"{{load}} mov {a}, {b}", count=2)
        immediate = {8: "0x9c", 16: "0x9cde", 32: "0x9cdef012", 64: "-0x12345678"}[width]
        form(f"mov {pairs[0][1]}, {immediate}", count=2)
        form(f"mov {pairs[1][1]}, {immediate}", count=2)
        form(f"mov {ptr}[rdi], {immediate}", count=6)
        for address in ADDRESSES:
            form(f"mov {ptr}[{address}], {pairs[0][1]}", count=3)
            form(f"mov {pairs[0][1]}, {ptr}[{address}]", count=3)
        form(f"mov {ptr}[rdi], {pairs[0][1]}", count=8)
        form(f"mov {pairs[0][1]}, {ptr}[rdi]", count=8)
        prefix = {8: "", 16: "0x66,", 32: "", 64: "0x48,"}[width]
        for opcode in (0xA0, 0xA2):
            opcode += width > 8
            form(f".byte {prefix}{opcode}; .quad 0x20000813", count=3, extra="rax")
        form(f".byte 0x67,{prefix}{0xA0 + (width > 8)}; .long 0x20000813", count=3, extra="rax")
        for a, b in pairs:
            form(f"xchg {a}, {b}", count=4)
            form(f"xadd {a}, {b}", count=8)
            form(f"cmpxchg {a}, {b}", 0, COMPARE, 14, extra="rax", width=width)
        form(f"xchg {ptr}[rdi], {pairs[0][1]}", count=8)
        form(f"xadd {ptr}[rdi], {pairs[0][1]}", count=8)
        form(f"lock xadd {ptr}[rdi], {pairs[1][1]}", count=8)
        form(f"cmpxchg {ptr}[rdi], {pairs[0][1]}", 0, COMPARE, 14, extra="rax", width=width)
        form(f"lock cmpxchg {ptr}[rdi], {pairs[1][1]}", 0, COMPARE, 14, extra="rax", width=width)
        if width > 8:
            for cc in CC:
                form(f"cmov{cc} {pairs[1][0]}, {pairs[1][1]}", count=6)
                form(f"cmov{cc} {pairs[0][1]}, {ptr}[rdi]", count=3)
            form(f"movbe {pairs[0][1]}, {ptr}[rdi]", count=4)
            form(f"movbe {ptr}[rdi], {pairs[0][1]}", count=4)
    form("mov rax, 0x123456789abcdef0", count=1)
    form("mov r11, 0xf23456789abcdef0", count=1)
    form("movnti dword ptr [rdi], ebx", count=4)
    form("movnti qword ptr [rdi], rbx", count=4)
    form("cmpxchg8b qword ptr [rdi]", 0, COMPARE, 16, extra="rax rdx rbx rcx", width=64, p1=1)
    form("lock cmpxchg8b qword ptr [rdi]", 0, COMPARE, 8, extra="rax rdx rbx rcx", width=64, p1=1)
    form("lock cmpxchg16b xmmword ptr [rdi]", 0, COMPARE, 24, extra="rax rdx rbx rcx", width=128, p1=1)
    for op in ("movzx", "movsx"):
        for target in ("bx", "r9w", "ecx", "r10d", "rdx", "r8"):
            for source in ("al", "r11b", "sil"):
                form(f"{op} {target}, {source}", count=3)
            form(f"{op} {target}, byte ptr [rdi]", count=4)
            if target not in ("bx", "r9w"):
                form(f"{op} {target}, ax", count=3)
                form(f"{op} {target}, word ptr [rdi]", count=4)
        form(f"{op} ebx, ah", count=4)
        form(f"{op} cx, dh", count=4)
    form("movsxd rbx, eax", count=5)
    form("movsxd r9, dword ptr [rdi]", count=5)
    form(".byte 0x63,0xd8", count=3, extra="rax rbx")
    for address in ["rax", "rax+rbx", "rax+rbx*8+0x12345678", "rbx*4-0x10", "rbp+r13*2", "r13", "r12+0x7f", "eax+ebx*4",
                    "r9d", "rip+0x1234", "rip-0x1000", "eip+0x10"]:
        for target in ("cx", "ecx", "rcx", "r15"):
            words = [w for w in re.findall(r"[a-z0-9]+", address) if w in NUMBER]
            form(f"lea {target}, [{address}]", count=3)
            text, undefined, kind, count, general, *rest = forms.pop()
            for word in words:
                general |= 1 << NUMBER[word]
            forms.append((text, undefined, kind, count, general, *rest))
    for op in ("cbw", "cwde", "cdqe", "cwd", "cdq", "cqo"):
        form(op, extra="rax rdx", count=10)
    for cc in CC:
        for target in ("al", "ch", "r9b", "sil", "byte ptr [rdi]"):
            form(f"set{cc} {target}", count=5)
    form("xlatb", count=4, kind=BITS, p1=3, extra="rax", width=1)
    for op in ("lahf", "sahf"):
        form(op, extra="rax", count=16)
    for op in ("clc", "stc", "cmc", "cld", "std", "nop", "lfence", "mfence", "sfence", "endbr64"):
        form(op, count=4)
    for text in (".byte 0xf3,0x0f,0x1e,0xfb", "nop dword ptr [rdi]", "prefetchnta [rdi]", "prefetcht0 [rdi]",
                 "prefetcht1 [rdi]", "prefetcht2 [rdi]", "prefetchw [rdi]", "prefetch [rdi]", "clflush [rdi]",
                 "clflushopt [rdi]", "clwb [rdi]"):
        form(text, count=2)


def stack():
    for reg in ("rax", "rbp", "rsp", "r13", "cx", "r9w", "sp"):
        form(f"push {reg}", count=4)
        form(f"pop {reg}", count=4)
    for text in ("push 0x12", "push -0x12", "push 0x12345678", "push -0x12345678", "pushw 0x1234", "pushw -3",
                 "push qword ptr [rdi]", "push word ptr [rdi]", "push qword ptr [rsp+8]", "pop qword ptr [rdi]",
                 "pop word ptr [rdi]", "pop qword ptr [rsp]", "pop qword ptr [rsp+0x10]", "pop qword ptr [rbp-8]",
                 "leave", ".byte 0x66,0xc9", "enter 0x20, 0", "enter 0x123, 0", "pushf", "pushfw"):
        form(text, count=5)
    form("popfq", 0, POPF, 40)
    form("popfw", 0, POPF, 20)


def jumps():
    for cc in CC:
        form(f"j{cc} .+0x23", count=6)
        form(f"j{cc} .-0x300", count=4)
    for op in ("loop", "loope", "loopne", "jrcxz", "jecxz"):
        form(f"{op} .+0x23", kind=BITS, p1=1, width=8, count=16)
    form(".byte 0x67,0xe2,0x20", kind=BITS, p1=1, width=8, count=8)
    for text in ("jmp .+0x10", "jmp .-0x20", "jmp .+0x234", "call .+0x123", "call .-0x123"):
        form(text, count=2)
    for text in ("jmp rax", "jmp r14", "call rax", "call r14", "jmp qword ptr [rdi]", "call qword ptr [rdi]", "ret",
                 "ret 0x18"):
        form(text, 0, JUMP, count=6, vary=False)
    for text in ("ud2", ".byte 0x0f,0xb9,0xc0", ".byte 0x0f,0xff,0xc0"):
        form(text, count=1)


def strings():
    for size in "bwdq":
        element = {"b": 1, "w": 2, "d": 4, "q": 8}[size]
        for op in ("movs", "cmps", "stos", "lods", "scas"):
            full = op + size
            if full in ("movsd", "cmpsd"):
                full = {"movsd": "movs dword ptr [rdi], dword ptr [rsi]", "cmpsd": "cmps dword ptr [rsi], dword ptr [rdi]"}[full]
            for prefix in ("", "rep ", "repne "):
                raw = f"{prefix}{full}"
                if prefix and op in ("cmps", "scas"):
                    raw = raw.replace("rep ", "repe ")
                elif prefix == "repne ":
                    raw = f".byte 0xf2; {full}"
                form(raw, 0, STRING, 18 if prefix else 8, p1=element)
                if element in (1, 4):
                    form(f".byte 0x67; {raw}", 0, STRING, 5, p1=element)


def sse():
    for op in "movaps movapd movups movupd movdqa movdqu".split():
        form(f"{op} xmm1, xmm10", kind=INTEGERS, count=3)
        form(f"{{store}} {op} xmm9, xmm2", kind=INTEGERS, count=3)
        form(f"{op} xmm1, xmmword ptr [rdi]", kind=INTEGERS, count=10)
        form(f"{op} xmmword ptr [rdi], xmm13", kind=INTEGERS, count=10)
        form(f"{op} xmmword ptr [rbp+r9*8], xmm3", kind=INTEGERS, count=3)
    for op in "movntps movntpd movntdq".split():
        form(f"{op} xmmword ptr [rdi], xmm3", kind=INTEGERS, count=6)
    for text in ("movd xmm1, eax", "movd r9d, xmm3", "movq xmm2, rbx", "movq rcx, xmm2", "movd xmm1, dword ptr [rdi]",
                 "movd dword ptr [rdi], xmm1", "movq xmm1, qword ptr [rdi]", "movq qword ptr [rdi], xmm1",
                 "movq xmm1, xmm12", "movss xmm1, xmm2", "movss xmm1, dword ptr [rdi]", "movss dword ptr [rdi], xmm1",
                 "movsd xmm1, xmm2", "movsd xmm1, qword ptr [rdi]", "movsd qword ptr [rdi], xmm1",
                 "movlps xmm1, qword ptr [rdi]", "movlps qword ptr [rdi], xmm1", "movhps xmm1, qword ptr [rdi]",
                 "movhps qword ptr [rdi], xmm1", "movlpd xmm1, qword ptr [rdi]", "movlpd qword ptr [rdi], xmm1",
                 "movhpd xmm1, qword ptr [rdi]", "movhpd qword ptr [rdi], xmm1", "movhlps xmm1, xmm9",
                 "movlhps xmm1, xmm9", "movlhps xmm3, xmm3", "movmskps ebx, xmm4", "movmskpd r8d, xmm4", "pmovmskb r11d, xmm14",
                 "{store} movq xmm7, xmm1", ".byte 0x66,0x48,0x0f,0x6e,0x0f", ".byte 0x66,0x48,0x0f,0x7e,0x0f"):
        form(text, kind=INTEGERS, count=6, p1=1)
    for op in """pxor por pand pandn xorps xorpd andps andpd andnps andnpd orps orpd paddb paddw paddd paddq paddsb paddsw
            paddusb paddusw psubb psubw psubd psubq psubsb psubsw psubusb psubusw pcmpeqb pcmpeqw pcmpeqd pcmpgtb pcmpgtw
            pcmpgtd psllw pslld psllq psrlw psrld psrlq psraw psrad punpcklbw punpcklwd punpckldq punpcklqdq punpckhbw
            punpckhwd punpckhdq punpckhqdq pmuludq pmullw pmulhw pmulhuw pmaddwd packsswb packssdw packuswb pminub pminsw
            pmaxub pmaxsw pavgb pavgw psadbw unpcklps unpcklpd unpckhps unpckhpd""".split():
        shift = int(op in "psllw pslld psllq psrlw psrld psrlq psraw psrad".split())
        form(f"{op} xmm1, xmm12", kind=INTEGERS, count=14, p2=shift)
        form(f"{op} xmm8, xmmword ptr [rdi]", kind=INTEGERS, count=6, p2=shift)
        form(f"{op} xmm5, xmm5", kind=INTEGERS, count=2)
    for op in "psllw pslld psllq psrlw psrld psrlq psraw psrad pslldq psrldq".split():
        for count in (0, 1, 7, 8, 15, 16, 17, 31, 32, 63, 64, 200):
            form(f"{op} xmm11, {count}", kind=INTEGERS, count=2)
    for op in "pshufd pshuflw pshufhw shufps shufpd".split():
        for control in (0, 0x1B, 0xE4, 0x4E, 0x93, 0xFF, 1, 2):
            form(f"{op} xmm1, xmm12, {control}", kind=INTEGERS, count=2)
            form(f"{op} xmm6, xmm6, {control}", kind=INTEGERS, count=1)
        form(f"{op} xmm1, xmmword ptr [rdi], 0x1B", kind=INTEGERS, count=5)
    for control in (0, 3, 4, 7, 9):
        form(f"pextrw ebx, xmm3, {control}", kind=INTEGERS, count=2)
        form(f"pinsrw xmm3, ebx, {control}", kind=INTEGERS, count=2)
        form(f"pinsrw xmm3, word ptr [rdi], {control}", kind=INTEGERS, count=3)


def floats():
    for op in "add sub mul div sqrt min max".split():
        for suffix, kind, ptr in [("ps", FLOAT, "xmmword"), ("pd", DOUBLE, "xmmword"), ("ss", FLOAT, "dword"),
                                  ("sd", DOUBLE, "qword")]:
            form(f"{op}{suffix} xmm1, xmm12", 0, kind, 60)
            form(f"{op}{suffix} xmm1, {ptr} ptr [rdi]", 0, kind, 10)
    for suffix, kind, ptr in [("ps", FLOAT, "xmmword"), ("pd", DOUBLE, "xmmword"), ("ss", FLOAT, "dword"),
                              ("sd", DOUBLE, "qword")]:
        for predicate in range(8):
            form(f"cmp{suffix} xmm1, xmm12, {predicate}", 0, kind, 16)
        form(f"cmp{suffix} xmm1, {ptr} ptr [rdi], 1", 0, kind, 10)
    for op in ("ucomis", "comis"):
        form(f"{op}s xmm1, xmm2", 0, FLOAT, 50)
        form(f"{op}s xmm1, dword ptr [rdi]", 0, FLOAT, 10)
        form(f"{op}d xmm1, xmm2", 0, DOUBLE, 50)
        form(f"{op}d xmm1, qword ptr [rdi]", 0, DOUBLE, 10)
    for source in ("eax", "rax", "dword ptr [rdi]", "qword ptr [rdi]"):
        form(f"cvtsi2ss xmm1, {source}", 0, FLOAT, 20)
        form(f"cvtsi2sd xmm1, {source}", 0, DOUBLE, 20)
    for target in ("ebx", "r9"):
        for op in ("cvtss2si", "cvttss2si"):
            form(f"{op} {target}, xmm3", 0, FLOAT, 40)
            form(f"{op} {target}, dword ptr [rdi]", 0, FLOAT, 8)
        for op in ("cvtsd2si", "cvttsd2si"):
            form(f"{op} {target}, xmm3", 0, DOUBLE, 40)
            form(f"{op} {target}, qword ptr [rdi]", 0, DOUBLE, 8)
    for op, kind, ptr in [("cvtss2sd", FLOAT, "dword"), ("cvtsd2ss", DOUBLE, "qword"), ("cvtps2pd", FLOAT, "qword"),
                          ("cvtpd2ps", DOUBLE, "xmmword"), ("cvtdq2ps", INTEGERS, "xmmword"),
                          ("cvtdq2pd", INTEGERS, "qword"), ("cvtps2dq", FLOAT, "xmmword"),
                          ("cvttps2dq", FLOAT, "xmmword"), ("cvtpd2dq", DOUBLE, "xmmword"),
                          ("cvttpd2dq", DOUBLE, "xmmword")]:
        form(f"{op} xmm1, xmm12", 0, kind, 60)
        form(f"{op} xmm1, {ptr} ptr [rdi]", 0, kind, 10)
    form("ldmxcsr dword ptr [rdi]", 0, STATE, 12, p1=1)
    form("stmxcsr dword ptr [rdi]", count=3)
    form("fxsave64 [rdi]", 0, STATE, 3, p1=2)
    form("fxrstor64 [rdi]", 0, STATE, 3, p1=3)


for family in (arithmetic, multiplications, shifts, bits, moves, stack, jumps, strings, sse, floats):
    family()

print(".intel_syntax noprefix\n.text")
for n, record in enumerate(forms):
    print(f"b{n}: {record[0]}\ne{n}:")
print(".section .rodata")
for n, record in enumerate(forms):
    print(f't{n}: .asciz "{record[0]}"')
print(".balign 8\n.global forms\n.global form_count\nform_count: .quad", len(forms), "\nforms:")
for n, (text, undefined, kind, count, general, vectors, memory, width, p1, p2) in enumerate(forms):
    print(f".quad t{n}, b{n}, e{n}-b{n}, {undefined}, {kind}, {count}, {general}, {vectors}, {memory}, {width}, {int(p1)}, {p2}")
print('.section .note.GNU-stack,"",@progbits')
