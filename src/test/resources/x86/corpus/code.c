/* Ordinary C of many sorts, to see what compilers emit. It is compiled and disassembled, never run. */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef signed char s8;
typedef short s16;
typedef int s32;
typedef long long s64;

struct node {
    struct node *next;
    u32 key;
    u16 kind;
    u8 flags;
    s8 depth;
    double weight;
    float ratio;
    u64 data[5];
};

extern int print(const char *format, ...);
extern void (*callback)(struct node *, u64);
extern struct node *table[64];
volatile u32 ready;
static u64 counter;

u64 mix(u64 a, u64 b, u32 n) {
    u64 r = a * b + (a >> 7) - (b << 9);
    r ^= (r << (n & 63)) | (r >> (64 - (n & 63)));
    r /= b | 1;
    r %= 1000003;
    return r + (s64)a / ((s64)b | 1);
}
s32 narrow(s8 a, s16 b, u8 c, u16 d) {
    return a * b - c / (d | 1) + (a << 3) - (b >> 2) + (c % 7) * (s32)d;
}
u32 bits(u64 x, u32 y) {
    return __builtin_popcountll(x) + __builtin_ctz(y | 1) + __builtin_clzll(x | 1) + (u32)__builtin_bswap64(x)
            + __builtin_bswap32(y) + ((x >> 13) & 1) + !!(y & (1u << (x & 31)));
}
double real(double a, float b, s32 n, u64 m) {
    double s = a * n + b / (a - 1.5);
    for (s32 i = 0; i < n; i++) s += (double)i * b - (float)m;
    return s > a ? s : -a + __builtin_fabs(s) + (u32)s + (s64)(b * 2);
}
float single(float *p, u32 n) {
    float s = 0;
    for (u32 i = 0; i < n; i++) s += p[i] * p[i] - 0.25f;
    return __builtin_sqrtf(s < 0 ? -s : s);
}
void saxpy(float *restrict y, const float *restrict x, float a, u32 n) {
    for (u32 i = 0; i < n; i++) y[i] += a * x[i];
}
void scale(double *restrict y, const s32 *restrict x, u32 n) {
    for (u32 i = 0; i < n; i++) y[i] = x[i] / 3.0;
}
u32 sum(const u8 *p, u64 n) {
    u32 s = 0;
    for (u64 i = 0; i < n; i++) s += p[i];
    return s;
}
s32 largest(const s16 *p, u32 n) {
    s16 m = -32768;
    for (u32 i = 0; i < n; i++) if (p[i] > m) m = p[i];
    return m;
}
void blend(u8 *restrict d, const u8 *restrict a, const u8 *restrict b, u32 n) {
    for (u32 i = 0; i < n; i++) d[i] = (u8)((a[i] + b[i] + 1) >> 1) > 200 ? 200 : (u8)(a[i] ^ b[i]);
}
void widen(u64 *restrict d, const u32 *restrict a, u32 k, u32 n) {
    for (u32 i = 0; i < n; i++) d[i] = (u64)a[i] * k + (a[i] << 5) - (a[i] >> 3);
}
void fill(u64 *p, u64 v, u64 n) {
    while (n--) *p++ = v;
}
void zero(struct node *n) {
    __builtin_memset(n, 0, sizeof *n);
    __builtin_memcpy(n->data, table, sizeof n->data);
}
u32 classify(u32 c) {
    switch (c) {
        case 0: return 7;
        case 1: return 12;
        case 2: counter++; return 3;
        case 3: return c * 9;
        case 4: return ready;
        case 7: return 100;
        case 8: return (u32)counter;
        case 9: return bits(counter, c);
        default: return c > 1000 ? c - 1000 : ~c;
    }
}
struct node *find(u32 key, u16 kind) {
    for (struct node *n = table[key & 63]; n; n = n->next) {
        if (n->key == key && n->kind == kind && (n->flags & 0x41) != 0x40 && n->depth >= -3) return n;
    }
    return 0;
}
u64 walk(struct node *n, u32 limit) {
    u64 total = 0;
    while (n && limit--) {
        total += n->data[limit % 5] | ((u64)n->flags << 56);
        if (callback) callback(n, total);
        n->kind -= 5;
        n->depth = (s8)-n->depth;
        n = n->next;
    }
    return total;
}
u32 locked(volatile u32 *p, volatile u64 *q, volatile u8 *r) {
    u32 old = 0;
    __atomic_fetch_add(p, 3, __ATOMIC_SEQ_CST);
    old += __atomic_fetch_add(p, old, __ATOMIC_SEQ_CST);
    old += __atomic_exchange_n(p, 1, __ATOMIC_SEQ_CST);
    __atomic_or_fetch(q, 0x80, __ATOMIC_SEQ_CST);
    __atomic_and_fetch(p, ~4u, __ATOMIC_SEQ_CST);
    __atomic_sub_fetch(q, 1, __ATOMIC_SEQ_CST);
    old += __atomic_compare_exchange_n(p, &old, 9, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    old += (u32)__atomic_fetch_xor(q, 0x5555, __ATOMIC_SEQ_CST);
    while (__atomic_test_and_set(r, __ATOMIC_ACQUIRE)) __builtin_ia32_pause();
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    return old;
}
unsigned __int128 wide(u64 a, u64 b, s64 c) {
    unsigned __int128 p = (unsigned __int128)a * b;
    p += (unsigned __int128)(__int128)c << 17;
    return (p >> 5) - b;
}
u32 text(char *out, u64 value, u32 base) {
    char buffer[72];
    u32 n = 0;
    do {
        u32 digit = (u32)(value % base);
        buffer[n++] = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        value /= base;
    } while (value);
    for (u32 i = 0; i < n; i++) out[i] = buffer[n - 1 - i];
    out[n] = 0;
    return n;
}
u64 control(u32 msr) {
    u32 a, d, c, b;
    u64 cr4, f;
    __asm__ volatile("rdmsr" : "=a"(a), "=d"(d) : "c"(msr));
    __asm__ volatile("mov %%cr4, %0" : "=r"(cr4));
    cr4 |= 0x2000;
    __asm__ volatile("mov %0, %%cr4" ::"r"(cr4) : "memory");
    __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "=c"(c), "=d"(d));
    __asm__ volatile("pushfq; pop %0" : "=r"(f));
    return cr4 ^ f ^ ((u64)d << 32 | a) ^ b ^ c;
}
u32 compare(const char *a, const char *b, s64 x, s64 y) {
    u32 r = __builtin_strlen(a) > 3 && a[0] == b[0];
    r += (x < y) + 2 * (x <= y) + 4 * ((u64)x < (u64)y) + 8 * (x == y) + 16 * (x > 0) + 32 * (y < 0);
    return x > y ? r : (u64)x > (u64)y ? r + 1 : (s32)x == 5 ? r - 1 : ~r;
}
s64 minimum(s64 a, s64 b, u32 c, u32 d, double x, double y) {
    s64 m = a < b ? a : b;
    u32 n = c > d ? c : d;
    return m + n + (x < y ? 1 : 2) + (x == y) + (x != x);
}
int format(struct node *n) {
    return print("%u %llx %f %d\n", n->key, n->data[1], n->weight * n->ratio, n->depth);
}
