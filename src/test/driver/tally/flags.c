/*
 * Results and status flags of the arithmetic instructions for telling operands, in all four
 * sizes, folded into one number a line. Flags the manual leaves undefined are masked off
 * (Intel SDM Vol. 1, appendix "EFLAGS Cross-Reference").
 */
#include "core.h"

#define CF 0x001u
#define PF 0x004u
#define AF 0x010u
#define ZF 0x040u
#define SF 0x080u
#define OF 0x800u
#define ALL (CF | PF | AF | ZF | SF | OF)

static const uint64_t Operand[] = {
    0, 1, 2, 7, 0x0F, 0x10, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000,
    0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x100000000ULL, 0x123456789ABCDEF0ULL,
    0x7FFFFFFFFFFFFFFFULL, 0x8000000000000000ULL, 0xFEDCBA9876543210ULL,
    0xFFFFFFFFFFFFFFFEULL, 0xFFFFFFFFFFFFFFFFULL};

#define OPERANDS (sizeof(Operand) / sizeof(Operand[0]))

static uint64_t
Fold(uint64_t Sum, uint64_t Value)
{
    Sum ^= Value;
    Sum *= 0x100000001B3ULL;
    return Sum ^ (Sum >> 29);
}

/* Runs one instruction on A and B with the carry flag given, and folds in what came out. */
#define TRY(Instruction, Type, Before)                                                        \
    {                                                                                         \
        Type Left = (Type)Operand[I], Right = (Type)Operand[J];                               \
        uint64_t Flags;                                                                       \
        __asm__ volatile(Before Instruction "; pushfq; popq %1"                               \
                         : "+r"(Left), "=&r"(Flags) : "r"(Right) : "cc");                     \
        Sum = Fold(Fold(Sum, (uint64_t)Left), Flags & Defined);                               \
    }

#define FORM(Name, Mask, Operands)                                                            \
    {                                                                                         \
        const uint64_t Defined = (Mask);                                                      \
        uint64_t Sum = 1;                                                                     \
        unsigned I, J;                                                                        \
        for (I = 0; I < OPERANDS; I++)                                                        \
        {                                                                                     \
            for (J = 0; J < OPERANDS; J++)                                                    \
            {                                                                                 \
                EACH_SIZE(Name, Operands)                                                     \
            }                                                                                 \
        }                                                                                     \
        Say("%-5s%016llx\n", Name, (unsigned long long)Sum);                                  \
    }

#define EACH_SIZE(Name, Operands)                                                             \
    TRY(Name "b" Operands, uint8_t, "clc; ")                                                  \
    TRY(Name "w" Operands, uint16_t, "stc; ")                                                 \
    TRY(Name "l" Operands, uint32_t, "clc; ")                                                 \
    TRY(Name "q" Operands, uint64_t, "stc; ")                                                 \
    TRY(Name "b" Operands, uint8_t, "stc; ")                                                  \
    TRY(Name "q" Operands, uint64_t, "clc; ")

#define BINARY(Name, Mask) FORM(Name, Mask, " %2, %0")
#define UNARY(Name, Mask) FORM(Name, Mask, " %0")

/* The count of a shift is in CL. With a count of 0 no flag changes, so all flags are defined
   and those of the ADD before it are expected; with another count AF is undefined, OF too
   unless the count is 1, and CF if the count reaches the operand's size. */
#define SHIFT_SIZE(Name, Type, Bits)                                                          \
    {                                                                                         \
        Type Left = (Type)Operand[I];                                                         \
        uint64_t Flags, Mask = Rotates ? (CF) : (CF | PF | ZF | SF);                          \
        unsigned Effective = Count & (Bits == 64 ? 63 : 31);                                  \
        __asm__ volatile("movb $0x7F, %%al; addb $1, %%al; " Name " %%cl, %0; pushfq; popq %1" \
                         : "+r"(Left), "=&r"(Flags) : "c"(Count) : "rax", "cc");              \
        Mask |= Rotates ? (PF | AF | ZF | SF) : 0;                                            \
        Mask |= Effective <= 1 ? OF : 0;                                                      \
        Mask = Effective == 0 ? ALL : Mask;                                                   \
        Mask &= !Rotates && Effective >= Bits ? ~(uint64_t)CF : ~(uint64_t)0;                  \
        Sum = Fold(Fold(Sum, (uint64_t)Left), Flags & Mask);                                  \
    }

#define SHIFT(Name, IsRotate)                                                                 \
    {                                                                                         \
        const int Rotates = (IsRotate);                                                       \
        static const uint8_t Counts[] = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64};\
        uint64_t Sum = 1;                                                                     \
        unsigned I, J;                                                                        \
        for (I = 0; I < OPERANDS; I++)                                                        \
        {                                                                                     \
            for (J = 0; J < sizeof(Counts); J++)                                              \
            {                                                                                 \
                uint8_t Count = Counts[J];                                                    \
                SHIFT_SIZE(Name "b", uint8_t, 8)                                              \
                SHIFT_SIZE(Name "w", uint16_t, 16)                                            \
                SHIFT_SIZE(Name "l", uint32_t, 32)                                            \
                SHIFT_SIZE(Name "q", uint64_t, 64)                                            \
            }                                                                                 \
        }                                                                                     \
        Say("%-5s%016llx\n", Name, (unsigned long long)Sum);                                  \
    }

static void
Additive(void)
{
    BINARY("add", ALL)
    BINARY("adc", ALL)
    BINARY("sub", ALL)
    BINARY("sbb", ALL)
    BINARY("cmp", ALL)
    UNARY("neg", ALL)
    UNARY("inc", ALL)
    UNARY("dec", ALL)
}

static void
Logical(void)
{
    BINARY("and", ALL & ~AF)
    BINARY("or", ALL & ~AF)
    BINARY("xor", ALL & ~AF)
    BINARY("test", ALL & ~AF)
    UNARY("not", CF)
}

static void
Shifts(void)
{
    SHIFT("shl", 0)
    SHIFT("shr", 0)
    SHIFT("sar", 0)
    SHIFT("rol", 1)
    SHIFT("ror", 1)
    SHIFT("rcl", 1)
    SHIFT("rcr", 1)
}

/* All sixteen conditions after CMP of every pair. */
static void
Conditions(void)
{
    uint64_t Sum = 1;
    unsigned I, J;

    for (I = 0; I < OPERANDS; I++)
    {
        for (J = 0; J < OPERANDS; J++)
        {
            uint32_t Left = (uint32_t)Operand[I], Right = (uint32_t)Operand[J];
            uint64_t Bits = 0;
            uint8_t O, No, B, Ae, E, Ne, Be, A, S, Ns, P, Np, L, Ge, Le, G;

#define SET(Code, Where)                                                                      \
    __asm__("cmpl %2, %1; set" Code " %0" : "=q"(Where) : "r"(Left), "r"(Right) : "cc")
            SET("o", O);
            SET("no", No);
            SET("b", B);
            SET("ae", Ae);
            SET("e", E);
            SET("ne", Ne);
            SET("be", Be);
            SET("a", A);
            SET("s", S);
            SET("ns", Ns);
            SET("p", P);
            SET("np", Np);
            SET("l", L);
            SET("ge", Ge);
            SET("le", Le);
            SET("g", G);
#undef SET
            Bits = O | No << 1 | B << 2 | Ae << 3 | E << 4 | Ne << 5 | Be << 6 | A << 7 | S << 8 |
                   Ns << 9 | P << 10 | Np << 11 | L << 12 | Ge << 13 | Le << 14 | G << 15;
            Sum = Fold(Sum, Bits);
        }
    }
    Say("setcc%016llx\n", (unsigned long long)Sum);
}

void
TallyFlags(void)
{
    Additive();
    Logical();
    Shifts();
    Conditions();
}
