/* Runs every form of forms.s on the processor at hand with chosen inputs and prints, one case a line, tab-separated:
 * text, bytes, undefined flags, what differs from the standing start, what the instruction changed or which exception.
 * An instruction is run by loading all registers through a signal frame; it stands at CODE in a page full of INT3. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

#define CODE_PAGE 0x10000000UL
#define CODE (CODE_PAGE + 0x800)
#define DATA 0x20000000UL
#define SIZE 0x2000
#define FLAGS 0x8D5UL
#define DIRECTION 0x400UL

enum { PLAIN, SHIFT, DIVIDE, BITS, STRING, SCAN, FLOAT, DOUBLE, INTEGERS, COMPARE, POPF, JUMP, STATE };

struct form {
    const char *text;
    const uint8_t *code;
    int64_t length, undefined, kind, count, general, vectors, memory, width, p1, p2;
};
extern const struct form forms[];
extern const int64_t form_count;

struct state {
    uint64_t gpr[16], rip, flags, xmm[32], mxcsr, trap, error, cr2;
};

/* In the order of instruction encoding. */
static const int ORDER[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
                              REG_R8,  REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};
static const char *NAMES[16] = {"rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi",
                                "r8",  "r9",  "r10", "r11", "r12", "r13", "r14", "r15"};

static struct state in, out, standing;
static uint8_t start[SIZE], pattern[SIZE];
static volatile int running;
static ucontext_t home;
static struct _libc_fpstate home_fp;

static uint64_t seed = 0x123456789ABCDEF1UL;
static uint64_t next(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed * 0x2545F4914F6CDD1DUL;
}
static uint64_t below(uint64_t n) { return (next() >> 33) % n; }

static void load(ucontext_t *to, const struct state *from) {
    greg_t *regs = to->uc_mcontext.gregs;
    for (int n = 0; n < 16; n++) regs[ORDER[n]] = from->gpr[n];
    regs[REG_RIP] = from->rip;
    regs[REG_EFL] = from->flags;
    memcpy(to->uc_mcontext.fpregs->_xmm, from->xmm, 256);
    to->uc_mcontext.fpregs->mxcsr = from->mxcsr;
    /* XSTATE_BV of the XSAVE header: the SSE part is not in its initial state. */
    *(uint64_t *)((char *)to->uc_mcontext.fpregs + 512) |= 2;
}

static void on_signal(int number, siginfo_t *info, void *context) {
    ucontext_t *at = context;
    greg_t *regs = at->uc_mcontext.gregs;
    (void)number;
    (void)info;
    if (!running) {
        running = 1;
        memcpy(&home, at, sizeof home);
        memcpy(&home_fp, at->uc_mcontext.fpregs, sizeof home_fp);
        load(at, &in);
        return;
    }
    for (int n = 0; n < 16; n++) out.gpr[n] = regs[ORDER[n]];
    out.rip = regs[REG_RIP];
    out.flags = regs[REG_EFL];
    out.trap = regs[REG_TRAPNO];
    out.error = regs[REG_ERR];
    out.cr2 = regs[REG_CR2];
    memcpy(out.xmm, at->uc_mcontext.fpregs->_xmm, 256);
    out.mxcsr = at->uc_mcontext.fpregs->mxcsr;
    memcpy(regs, home.uc_mcontext.gregs, sizeof home.uc_mcontext.gregs);
    memcpy(at->uc_mcontext.fpregs, &home_fp, sizeof home_fp);
    running = 0;
}

static uint64_t corner(void) {
    static const uint64_t VALUES[] = {0, 1, 2, ~0UL, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000,
        0xFFFFFFFF, 0x100000000, 0x7FFFFFFFFFFFFFFF, 0x8000000000000000, 0x8080808080808080, 15, 16, 0x10, 10};
    uint64_t value = VALUES[below(sizeof VALUES / 8)];
    return below(3) ? value : (next() & ~0xFFFFFFFFUL) | (value & 0xFFFFFFFF);
}

static uint64_t number(void) {
    switch (below(8)) {
        case 0: case 1: case 2: return corner();
        case 3: return (int64_t)next() >> below(64);
        case 4: return below(256);
        default: return next();
    }
}

static uint32_t single(void) {
    static const uint32_t VALUES[] = {0, 0x80000000, 0x3F800000, 0xBF800000, 0x7F800000, 0xFF800000, 0x7FC00000,
        0xFFC12345, 0x7F812345, 0xFFA00001, 1, 0x80000001, 0x007FFFFF, 0x00800000, 0x7F7FFFFF, 0xFF7FFFFF, 0x4F000000,
        0xCF000000, 0x5F000000, 0x4EFFFFFF, 0x40490FDB, 0x3F000000, 0x3FC00000, 0x40200000, 0x4B800001, 0x33800000};
    switch (below(5)) {
        case 0: case 1: return VALUES[below(sizeof VALUES / 4)];
        case 2: return 0x3F000000 + (next() >> 32) % 0x04000000 + (below(2) << 31);
        case 3: return (uint32_t)(next() >> 32);
        default: { float f = (float)((int)below(4000) - 2000) / (1 << below(5)); uint32_t bits; memcpy(&bits, &f, 4); return bits; }
    }
}

static uint64_t double_bits(void) {
    static const uint64_t VALUES[] = {0, 0x8000000000000000, 0x3FF0000000000000, 0xBFF0000000000000, 0x7FF0000000000000,
        0xFFF0000000000000, 0x7FF8000000000000, 0xFFF8123456789ABC, 0x7FF0123456789ABC, 0xFFF4000000000001, 1,
        0x8000000000000001, 0x000FFFFFFFFFFFFF, 0x0010000000000000, 0x7FEFFFFFFFFFFFFF, 0x41DFFFFFFFC00000,
        0x41E0000000000000, 0xC1E0000000000000, 0x43E0000000000000, 0xC3E0000000000000, 0x400921FB54442D18,
        0x3FE0000000000000, 0x4004000000000000, 0x36A0000000000000, 0x380FFFFFE0000000, 0x47EFFFFFF0000000, 0x3CA0000000000000};
    switch (below(5)) {
        case 0: case 1: return VALUES[below(sizeof VALUES / 8)];
        case 2: return 0x3FD0000000000000 + next() % 0x0080000000000000 + (below(2) << 63);
        case 3: return next();
        default: { double f = (double)((int)below(4000) - 2000) / (1 << below(5)); uint64_t bits; memcpy(&bits, &f, 8); return bits; }
    }
}

static uint64_t half(int kind) {
    if (kind == FLOAT) return single() | (uint64_t)single() << 32;
    if (kind == DOUBLE) return double_bits();
    return below(2) ? next() : (corner() & 0xFFFFFFFF) | corner() << 32;
}

/* What every form chooses: the registers that it names, flags, the operand in memory, now and then a bad address. */
static void choose(const struct form *f) {
    in = standing;
    memcpy(start, pattern, SIZE);
    for (int n = 0; n < 16; n++)
        if (f->general >> n & 1) in.gpr[n] = number();
    for (int n = 0; n < 16; n++)
        if (f->vectors >> n & 1) in.xmm[2 * n] = half(f->kind), in.xmm[2 * n + 1] = half(f->kind);
    in.flags = 0x202 | (next() & FLAGS);
    if (strstr(f->text, "r9*") || strstr(f->text, "r9]") || strstr(f->text, "r9d*")) in.gpr[9] = below(16) - (strstr(f->text, "r9d") || strstr(f->text, "0x20000700") ? 0 : 8);
    if (strstr(f->text, "0x20000700")) in.gpr[9] &= 15;
    if (f->memory) {
        int vector = f->kind == FLOAT || f->kind == DOUBLE || f->kind == INTEGERS;
        if (vector ? !below(5) : below(2)) in.gpr[7] += below(16);
        if (!below(10)) in.gpr[7] = DATA + 0x1000 - f->memory / 2 - (f->memory == 1);
        uint64_t fresh[2] = {vector ? half(f->kind) : number(), vector ? half(f->kind) : number()};
        memcpy(start + (in.gpr[7] - DATA), fresh, f->memory);
    }
}

static void bad_address(const struct form *f) {
    if (!f->memory || f->kind == BITS || below(12)) return;
    uint64_t low = in.gpr[7] & 15;
    switch (below(4)) {
        case 0: in.gpr[7] = DATA + SIZE - f->memory / 2; break;
        case 1: in.gpr[7] = 0x8000000000000000 | low << 4; break;
        case 2: in.gpr[7] = DATA - 0x1000 + 16 * low; break;
        default: in.gpr[7] = CODE_PAGE + 16 * low; break;
    }
}

static void choose_special(const struct form *f) {
    switch (f->kind) {
        case SHIFT:
            if (f->p2 < 0) {
                static const int COUNTS[] = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 18, 24, 31, 32, 33, 63, 64, 65, 255};
                in.gpr[1] = (next() & ~0xFFUL) | (below(3) ? (uint64_t)COUNTS[below(19)] : below(256));
            }
            break;
        case DIVIDE:
            if (below(4)) {
                in.gpr[2] = f->p1 && below(2) ? ~0UL : below(3);
                if (f->width == 8) in.gpr[0] = (in.gpr[0] & ~0xFFFFUL) | (below(0x2000) - (f->p1 ? 0x1000 : 0));
            }
            break;
        case BITS:
            in.gpr[1] = f->p1 == 1 ? below(3) + (below(2) << 32) : in.gpr[1];
            if (f->p1 == 3) {
                if (f->width == 1) in.gpr[3] = DATA + 0x300;
                else {
                    int64_t bit = (int64_t)below(8000) - 4000;
                    uint64_t top = f->width == 64 ? 0 : ~0UL << f->width;
                    in.gpr[3] = (next() & top) | ((uint64_t)bit & ~top);
                }
            }
            break;
        case STRING:
            in.gpr[1] = below(12);
            in.gpr[7] = DATA + 0x800 + below(24);
            in.gpr[6] = DATA + 0x800 + below(24);
            if (!below(3)) in.flags |= DIRECTION;
            memset(start + 0x780, below(2) ? 0 : 0x41, 0x120);
            in.gpr[0] = below(2) ? 0 : next();
            for (int n = below(5); n > 0; n--) start[0x780 + below(0x120)] = below(3);
            if (!below(9)) in.gpr[below(2) ? 6 : 7] = in.flags & DIRECTION ? DATA + 5 * f->p1 : DATA + SIZE - 5 * f->p1;
            break;
        case COMPARE: {
            int equal = below(2);
            if (f->p1) {
                uint64_t pair[2] = {in.gpr[0], in.gpr[2]};
                uint8_t *where = start + (in.gpr[7] - DATA);
                if (f->width == 128 && below(6)) in.gpr[7] &= ~15UL, where = start + (in.gpr[7] - DATA);
                if (equal && f->width == 128) memcpy(where, pair, 16);
                else if (equal) memcpy(where, pair, 4), memcpy(where + 4, pair + 1, 4);
            } else if (equal && f->memory) memcpy(start + (in.gpr[7] - DATA), &in.gpr[0], f->memory);
            else if (equal) for (int n = 1; n < 16; n++) if (f->general >> n & 1) in.gpr[n] = in.gpr[0];
            break;
        }
        case POPF: {
            uint64_t flags = next() & ~0x54100UL;
            memcpy(start + (in.gpr[4] - DATA), &flags, 8);
            break;
        }
        case JUMP: {
            uint64_t target = CODE_PAGE + 0x100 + below(0x500);
            in.gpr[0] = in.gpr[14] = target;
            memcpy(start + (in.gpr[4] - DATA), &target, 8);
            memcpy(start + (in.gpr[7] - DATA), &target, 8);
            break;
        }
        case STATE: {
            uint32_t mxcsr = below(5) ? (next() & 0x3F) | 0x1F80 | (next() & 0xE000) : (uint32_t)next();
            in.gpr[7] = DATA + 0x800 + (below(4) ? 0 : 8);
            if (f->p1 == 1) memcpy(start + (in.gpr[7] - DATA), &mxcsr, 4);
            if (f->p1 == 3) {
                uint8_t *image = start + (in.gpr[7] - DATA);
                memset(image, 0, 24);
                image[0] = 0x7F, image[1] = 3;
                mxcsr = 0x1FA1;
                memcpy(image + 24, &mxcsr, 4);
                memset(image + 32, 0, 128);
            }
            break;
        }
        case FLOAT: case DOUBLE:
            if (!below(4)) in.mxcsr = 0x1FA0;
            break;
        case INTEGERS:
            if (f->p2) {
                uint64_t count[2] = {below(70), next()};
                if (!below(4)) count[0] = next();
                if (f->memory) memcpy(start + (in.gpr[7] - DATA), count, 16);
                else memcpy(in.xmm + 24, count, 16);
            }
            break;
    }
}

/* The flags that are undefined for these very operands; -1 if even the result is. */
static int64_t undefined(const struct form *f) {
    if (f->kind == SCAN) return out.flags & 0x40 ? -1 : f->undefined;
    if (f->kind != SHIFT) return f->undefined;
    int64_t count = (f->p2 < 0 ? (int64_t)in.gpr[1] : f->p2) & (f->width == 64 ? 63 : 31);
    if (count == 0) return 0;
    int64_t none = count == 1 ? 0 : 0x800;
    switch (f->p1) {
        case 0: return none | 0x10 | (count >= f->width && f->width < 32);
        case 1: return none | 0x10 | (count >= f->width && f->width < 32);
        case 2: case 3: return none;
        default: return count > f->width ? -1 : none | 0x10;
    }
}

static void print_bytes(const char *key, const uint8_t *now, const uint8_t *before) {
    for (int at = 0; at < SIZE; at++) {
        if (now[at] == before[at]) continue;
        int end = at + 1;
        while (end < SIZE && end - at < 64 && now[end] != before[end]) end++;
        printf(" %s%x=", key, at);
        for (; at < end; at++) printf("%02x", now[at]);
        at--;
    }
}

static void print_state(const struct state *now, const struct state *before, uint64_t flags) {
    for (int n = 0; n < 16; n++)
        if (now->gpr[n] != before->gpr[n]) printf(" %s=%lx", NAMES[n], now->gpr[n]);
    for (int n = 0; n < 32; n++)
        if (now->xmm[n] != before->xmm[n]) printf(" x%d%c=%lx", n / 2, n & 1 ? 'h' : 'l', now->xmm[n]);
    if (now->mxcsr != before->mxcsr) printf(" mxcsr=%lx", now->mxcsr);
    if ((now->flags ^ before->flags) & flags) printf(" f=%lx", now->flags & 0xFFF & (flags | 0x202));
}

static void report(const struct form *f) {
    int64_t skipped = undefined(f);
    int fault = out.trap != 3;
    /* MXCSR_MASK in an FXSAVE image: bit 17 is AMD's misaligned mode; Intel has none. */
    if (f->kind == STATE && f->p1 == 2 && !fault) ((uint8_t *)in.gpr[7])[30] = 0;
    if (skipped < 0 && !fault) return;
    if (fault) skipped = 0;
    printf("%s\t", f->text);
    for (int at = 0; at < f->length; at++) printf("%02x", f->code[at]);
    printf("\t%lx\t", (unsigned long)skipped);
    print_state(&in, &standing, FLAGS | DIRECTION);
    print_bytes("m", start, pattern);
    printf("\t");
    if (fault) {
        printf("!%ld:%lx", out.trap, out.trap == 14 ? out.error : 0);
        if (out.trap == 14) printf(":%lx", out.cr2);
        if (out.rip != CODE) abort();
    } else {
        printf("%lx", out.rip - 1 - CODE_PAGE);
    }
    print_state(&out, &in, (FLAGS | DIRECTION) & ~skipped);
    print_bytes("m", (uint8_t *)DATA, start);
    printf("\n");
}

int main(void) {
    stack_t stack = {.ss_sp = malloc(1 << 20), .ss_size = 1 << 20};
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    int numbers[] = {SIGTRAP, SIGSEGV, SIGBUS, SIGILL, SIGFPE};
    sigaltstack(&stack, NULL);
    for (int n = 0; n < 5; n++) sigaction(numbers[n], &action, NULL);
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE;
    void *code = mmap((void *)CODE_PAGE, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, flags, -1, 0);
    void *data = mmap((void *)DATA, SIZE, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (code != (void *)CODE_PAGE || data != (void *)DATA) return 1;
    for (int at = 0; at < SIZE; at++) pattern[at] = (uint8_t)(at * 0x9D + (at >> 8) * 7 + 0x35);
    for (int n = 0; n < 16; n++) standing.gpr[n] = 0x0101010101010101UL * (n + 0xA1);
    standing.gpr[4] = DATA + 0xE00, standing.gpr[5] = DATA + 0x600, standing.gpr[6] = DATA + 0x400;
    standing.gpr[7] = DATA + 0x800, standing.gpr[12] = DATA + 0xA00, standing.gpr[13] = DATA + 0xC00;
    for (int n = 0; n < 32; n++) standing.xmm[n] = 0x1122334455667788UL * (n + 3);
    standing.mxcsr = 0x1F80;
    standing.flags = 0x202;
    standing.rip = CODE;
    for (int64_t n = 0; n < form_count; n++) {
        for (int64_t turn = 0; turn < forms[n].count; turn++) {
            choose(&forms[n]);
            choose_special(&forms[n]);
            bad_address(&forms[n]);
            memcpy((void *)DATA, start, SIZE);
            mprotect((void *)CODE_PAGE, 4096, PROT_READ | PROT_WRITE | PROT_EXEC);
            memset((void *)CODE_PAGE, 0xCC, 4096);
            memcpy((void *)CODE, forms[n].code, forms[n].length);
            mprotect((void *)CODE_PAGE, 4096, PROT_READ | PROT_EXEC);
            running = 0;
            __asm__ volatile("int3" ::: "memory");
            report(&forms[n]);
        }
    }
    return 0;
}
