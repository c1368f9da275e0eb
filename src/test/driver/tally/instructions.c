/*
 * Instructions that compilers use sparingly, each written out: bit scans and tests, string
 * instructions, locked read-modify-write, wide multiplication and division.
 */
#include "core.h"

typedef unsigned long long Wide;

static void
BitScans(void)
{
    static const uint64_t Value[] = {1, 0x80, 0x8000000000000000ULL, 0x00FF00F000000000ULL};
    unsigned Index;

    for (Index = 0; Index < 4; Index++)
    {
        uint64_t Lowest, Highest, Swapped = Value[Index];
        uint32_t Swapped32 = (uint32_t)(Value[Index] >> 8);

        __asm__("bsfq %1, %0" : "=r"(Lowest) : "r"(Value[Index]) : "cc");
        __asm__("bsrq %1, %0" : "=r"(Highest) : "r"(Value[Index]) : "cc");
        __asm__("bswapq %0" : "+r"(Swapped));
        __asm__("bswapl %0" : "+r"(Swapped32));
        Say("scan %016llx: %llu %llu, swapped %016llx %08x\n", (Wide)Value[Index], (Wide)Lowest,
            (Wide)Highest, (Wide)Swapped, Swapped32);
    }
}

/* With a register as bit number and an operand in memory the number is not taken modulo the
   operand's size: it selects a bit of the string of bits that begins there. */
static void
BitStrings(void)
{
    uint64_t Bits[4] = {0, 0x10, 0, 0x8000000000000000ULL};
    uint8_t Before[6];
    uint16_t Word = 0;
    int64_t Number = 68;

    __asm__("btq %2, %0; setc %1" : "+m"(Bits), "=q"(Before[0]) : "r"(Number) : "cc");
    __asm__("btrq %2, %0; setc %1" : "+m"(Bits), "=q"(Before[1]) : "r"(Number) : "cc");
    __asm__("btsq %2, %0; setc %1" : "+m"(Bits), "=q"(Before[2]) : "r"(Number - 67) : "cc");
    __asm__("btcq %2, %0; setc %1" : "+m"(Bits), "=q"(Before[3]) : "r"(Number + 187) : "cc");
    __asm__("lock btsl %2, %0; setc %1" : "+m"(Bits), "=q"(Before[4]) : "r"(130) : "cc");
    __asm__("lock btcw $3, %0; setc %1" : "+m"(Word), "=q"(Before[5]) : : "cc");
    Bits[0] |= Word;
    Say("bits: %llx %llx %llx %llx, before %u%u%u%u%u%u\n", (Wide)Bits[0], (Wide)Bits[1],
        (Wide)Bits[2], (Wide)Bits[3], Before[0], Before[1], Before[2], Before[3], Before[4],
        Before[5]);
}

static void
Strings(void)
{
    char From[48] = "string instructions move, fill, scan, compare";
    char To[48];
    uint16_t Fill[8];
    void *Source = From, *Target = To;
    size_t Count = sizeof(From);
    uint8_t Equal;

    __asm__ volatile("rep movsb" : "+S"(Source), "+D"(Target), "+c"(Count) : : "memory");
    Say("moved: %s, %u left, %d\n", To, (uint32_t)Count, (int)((char *)Target - To));

    /* Backwards, onto itself three bytes further: the direction flag keeps it whole. */
    Source = To + 40;
    Target = To + 43;
    Count = 41;
    __asm__ volatile("std; rep movsb; cld" : "+S"(Source), "+D"(Target), "+c"(Count) : : "memory");
    Say("moved up: %s\n", To);

    Target = Fill;
    Count = 7;
    __asm__ volatile("rep stosw" : "+D"(Target), "+c"(Count) : "a"(0xBEEF) : "memory");
    Target = &Fill[2];
    Count = 1;
    __asm__ volatile("rep stosl" : "+D"(Target), "+c"(Count) : "a"(0x12345678) : "memory");
    Say("filled: %x %x %x %x\n", Fill[0], Fill[2], Fill[3], Fill[6]);

    Target = From;
    Count = sizeof(From);
    __asm__ volatile("repne scasb" : "+D"(Target), "+c"(Count) : "a"(',') : "memory", "cc");
    Say("scanned: %d, %u left\n", (int)((char *)Target - From), (uint32_t)Count);

    Source = From;
    Target = To;
    Count = 20;
    __asm__ volatile("repe cmpsb; sete %3"
                     : "+S"(Source), "+D"(Target), "+c"(Count), "=q"(Equal) : : "memory", "cc");
    Say("compared: %d, %u left, equal %u\n", (int)((char *)Source - From), (uint32_t)Count, Equal);

    Source = From;
    Target = To;
    Count = 0;
    __asm__ volatile("rep movsq" : "+S"(Source), "+D"(Target), "+c"(Count) : : "memory");
    Say("nothing moved: %d\n", (int)((char *)Target - To));
}

static void
Locked(void)
{
    int64_t Quad = 40;
    int32_t Long = -1;
    int16_t Word = 0x7FFF;
    uint8_t Byte = 0xF0, Done;
    int64_t Old = 2;
    int32_t OldLong = 5;
    uint64_t Expected;

    __asm__("lock xaddq %0, %1" : "+r"(Old), "+m"(Quad) : : "cc");
    __asm__("lock xaddl %0, %1" : "+r"(OldLong), "+m"(Long) : : "cc");
    __asm__("lock incw %0" : "+m"(Word) : : "cc");
    __asm__("lock orb $0x0F, %0" : "+m"(Byte) : : "cc");
    Say("xadd: %lld %lld %d %d, inc %d, or %x\n", (long long)Old, (long long)Quad, OldLong, Long,
        Word, Byte);

    Expected = 42;
    __asm__("lock cmpxchgq %3, %1; sete %2"
            : "+a"(Expected), "+m"(Quad), "=q"(Done) : "r"(77LL) : "cc");
    Say("cmpxchg: %llu %lld %u\n", (Wide)Expected, (long long)Quad, Done);
    __asm__("lock cmpxchgq %3, %1; sete %2"
            : "+a"(Expected), "+m"(Quad), "=q"(Done) : "r"(88LL) : "cc");
    Say("cmpxchg: %llu %lld %u\n", (Wide)Expected, (long long)Quad, Done);

    /* The upper half of RAX: kept by a 32-bit CMPXCHG that succeeds is implementation detail,
       so only the lower halves are printed. */
    Expected = 4;
    __asm__("lock cmpxchgl %3, %1; sete %2"
            : "+a"(Expected), "+m"(Long), "=q"(Done) : "r"(0x55) : "cc");
    Say("cmpxchg: %u %d %u\n", (uint32_t)Expected, Long, Done);

    __asm__("lock decl %0" : "+m"(Long) : : "cc");
    __asm__("lock negl %0" : "+m"(Long) : : "cc");
    __asm__("lock andl $0xFF0, %0" : "+m"(Long) : : "cc");
    __asm__("lock xorl $-1, %0" : "+m"(Long) : : "cc");
    __asm__("lock subq $7, %0" : "+m"(Quad) : : "cc");
    __asm__("xchgb %0, %b1" : "+q"(Byte), "+m"(Quad));
    Say("dec neg and xor sub xchg: %d %lld %u\n", Long, (long long)Quad, Byte);
}

static void
WideArithmetic(void)
{
    uint64_t Low = 0xFEDCBA9876543210ULL, High = 0x0123456789ABCDEFULL;
    uint64_t Quotient, Remainder;
    int64_t Product, ProductHigh;

    __asm__("mulq %3" : "=a"(Quotient), "=d"(Remainder) : "0"(Low), "r"(High) : "cc");
    Say("mul: %llx %llx\n", (Wide)Remainder, (Wide)Quotient);
    __asm__("divq %4" : "=a"(Quotient), "=d"(Remainder) : "0"(Low), "1"(High), "r"(Low) : "cc");
    Say("div 128: %llx %llx\n", (Wide)Quotient, (Wide)Remainder);
    __asm__("imulq %3" : "=a"(Product), "=d"(ProductHigh) : "0"(Low), "r"(High) : "cc");
    Say("imul: %llx %llx\n", (Wide)ProductHigh, (Wide)Product);
    __asm__("idivq %4"
            : "=a"(Product), "=d"(ProductHigh) : "0"(Product), "1"(ProductHigh), "r"(High) : "cc");
    Say("idiv 128: %llx %llx\n", (Wide)Product, (Wide)ProductHigh);
    __asm__("addq $1, %0; adcq $0, %1" : "+&r"(Low), "+r"(High) : : "cc");
    __asm__("subq %1, %0; sbbq %0, %1" : "+&r"(Low), "+&r"(High) : : "cc");
    Say("carry: %llx %llx\n", (Wide)High, (Wide)Low);
    __asm__("shldq $20, %1, %0; shrdq %%cl, %0, %1" : "+&r"(Low), "+&r"(High) : "c"(13) : "cc");
    Say("double shift: %llx %llx\n", (Wide)High, (Wide)Low);
}

/* Writing a 32-bit register clears the upper half of the 64-bit one; 8 and 16 bits do not. */
static void
PartialRegisters(void)
{
    uint64_t Value = 0x1122334455667788ULL;

    __asm__("movb $0x99, %%ah; movw %%ax, %%cx; movb %%ch, %%al"
            : "+a"(Value) : : "rcx");
    Say("bytes: %llx\n", (Wide)Value);
    __asm__("movw $0x1234, %w0" : "+r"(Value));
    Say("word: %llx\n", (Wide)Value);
    __asm__("xorl $0, %k0" : "+r"(Value) : : "cc");
    Say("dword: %llx\n", (Wide)Value);
    __asm__("movl $-2, %%eax; cltq; cqto; xchgq %%rax, %%rdx; cwtl; movsbw %%dl, %%dx"
            : "=a"(Value) : : "rdx", "cc");
    Say("extended: %llx\n", (Wide)Value);
    __asm__("pushfq; popq %0; andq $0x400, %0" : "=r"(Value) : : "cc");
    Say("direction: %llx\n", (Wide)Value);
}

void
TallyInstructions(void)
{
    BitScans();
    BitStrings();
    Strings();
    Locked();
    WideArithmetic();
    PartialRegisters();
}
