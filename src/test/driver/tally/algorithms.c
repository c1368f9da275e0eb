/*
 * Ordinary C: what a compiler makes of loops, tables, structures, recursion and switches.
 */
#include "core.h"

static uint64_t Seed = 88172645463325252ULL;

static uint64_t
NextNumber(void)
{
    Seed ^= Seed << 13;
    Seed ^= Seed >> 7;
    Seed ^= Seed << 17;
    return Seed;
}

static uint32_t
Rotate(uint32_t Value, unsigned Count)
{
    return (Value >> Count) | (Value << (32 - Count));
}

/* SHA-256 (FIPS 180-4) of a text shorter than 56 bytes. The round constants are the first
   32 bits of the fractional parts of the cube roots of the first 64 primes; they are found
   here by integer search, which is a test of 64-bit arithmetic in itself. */
static uint32_t
FractionOfRoot(uint32_t Prime, unsigned Degree)
{
    uint64_t Low = 0;
    uint64_t High = 32ULL << 32;

    /* The largest r with (r / 2^32) ^ Degree <= Prime, by bisection. */
    while (High - Low > 1)
    {
        uint64_t Middle = Low + (High - Low) / 2;
        unsigned __int128 Square = (unsigned __int128)Middle * Middle;
        unsigned __int128 Power = Square;
        unsigned __int128 Limit = (unsigned __int128)Prime << 64;

        if (Degree == 3)
        {
            Power = Square * Middle;
            Limit = (unsigned __int128)Prime << 96;
        }
        if (Power <= Limit)
        {
            Low = Middle;
        }
        else
        {
            High = Middle;
        }
    }
    return (uint32_t)Low;
}

static void
Primes(uint32_t *Table, unsigned Count)
{
    unsigned Found = 0;
    uint32_t Candidate;

    for (Candidate = 2; Found < Count; Candidate++)
    {
        unsigned Index;
        int Divides = 0;

        for (Index = 0; Index < Found && !Divides; Index++)
        {
            Divides = Candidate % Table[Index] == 0;
        }
        if (!Divides)
        {
            Table[Found++] = Candidate;
        }
    }
}

static void
Sha256(const char *Text)
{
    uint32_t Prime[64], Round[64], Word[64], State[8], Work[8];
    uint8_t Block[64];
    unsigned Index, Length = 0;

    Primes(Prime, 64);
    for (Index = 0; Index < 64; Index++)
    {
        Round[Index] = FractionOfRoot(Prime[Index], 3);
        Block[Index] = 0;
    }
    for (Index = 0; Index < 8; Index++)
    {
        State[Index] = FractionOfRoot(Prime[Index], 2);
        Work[Index] = State[Index];
    }
    while (Text[Length] != 0)
    {
        Block[Length] = (uint8_t)Text[Length];
        Length++;
    }
    Block[Length] = 0x80;
    Block[62] = (uint8_t)(Length * 8 >> 8);
    Block[63] = (uint8_t)(Length * 8);

    for (Index = 0; Index < 16; Index++)
    {
        Word[Index] = (uint32_t)Block[4 * Index] << 24 | (uint32_t)Block[4 * Index + 1] << 16 |
                      (uint32_t)Block[4 * Index + 2] << 8 | Block[4 * Index + 3];
    }
    for (; Index < 64; Index++)
    {
        uint32_t A = Word[Index - 15];
        uint32_t B = Word[Index - 2];
        Word[Index] = Word[Index - 16] + Word[Index - 7] +
                      (Rotate(A, 7) ^ Rotate(A, 18) ^ (A >> 3)) +
                      (Rotate(B, 17) ^ Rotate(B, 19) ^ (B >> 10));
    }
    for (Index = 0; Index < 64; Index++)
    {
        uint32_t A = Work[0], E = Work[4];
        uint32_t T1 = Work[7] + (Rotate(E, 6) ^ Rotate(E, 11) ^ Rotate(E, 25)) +
                      ((E & Work[5]) ^ (~E & Work[6])) + Round[Index] + Word[Index];
        uint32_t T2 = (Rotate(A, 2) ^ Rotate(A, 13) ^ Rotate(A, 22)) +
                      ((A & Work[1]) ^ (A & Work[2]) ^ (Work[1] & Work[2]));
        Work[7] = Work[6];
        Work[6] = Work[5];
        Work[5] = E;
        Work[4] = Work[3] + T1;
        Work[3] = Work[2];
        Work[2] = Work[1];
        Work[1] = A;
        Work[0] = T1 + T2;
    }
    Say("sha256 of %s:", Text);
    for (Index = 0; Index < 8; Index++)
    {
        Say(" %08x", State[Index] + Work[Index]);
    }
    Say("\n");
}

static uint32_t
Crc32(const uint8_t *Data, size_t Length)
{
    uint32_t Crc = 0xFFFFFFFF;

    while (Length-- > 0)
    {
        int Bit;
        Crc ^= *Data++;
        for (Bit = 0; Bit < 8; Bit++)
        {
            Crc = (Crc & 1) != 0 ? (Crc >> 1) ^ 0xEDB88320 : Crc >> 1;
        }
    }
    return ~Crc;
}

/* Structures big enough to be moved by SSE registers, by loops, or by calls of memcpy. */
typedef struct
{
    uint64_t Word[2];
} Small;

typedef struct
{
    uint8_t Tag;
    Small Pair[3];
    int16_t Tail[5];
} Medium;

typedef struct
{
    Medium Part[12];
    char Name[20];
} Large;

static Medium
MakeMedium(uint8_t Tag)
{
    Medium Result = {0};
    unsigned Index;

    Result.Tag = Tag;
    for (Index = 0; Index < 3; Index++)
    {
        Result.Pair[Index].Word[0] = NextNumber();
        Result.Pair[Index].Word[1] = NextNumber() >> Tag;
    }
    for (Index = 0; Index < 5; Index++)
    {
        Result.Tail[Index] = (int16_t)(NextNumber() % 2000) - 1000;
    }
    return Result;
}

static void
Structures(void)
{
    static Large First;
    Large Second;
    Small Swapped;
    uint64_t Sum = 0;
    int32_t Tail = 0;
    unsigned Index, Inner;

    for (Index = 0; Index < 12; Index++)
    {
        First.Part[Index] = MakeMedium((uint8_t)(Index + 1));
    }
    for (Index = 0; Index < sizeof(First.Name); Index++)
    {
        First.Name[Index] = (char)('a' + Index);
    }
    Second = First;
    Swapped = Second.Part[0].Pair[0];
    Second.Part[0].Pair[0] = Second.Part[11].Pair[2];
    Second.Part[11].Pair[2] = Swapped;
    First.Part[5] = Second.Part[6];

    for (Index = 0; Index < 12; Index++)
    {
        for (Inner = 0; Inner < 3; Inner++)
        {
            Sum = Sum * 31 + Second.Part[Index].Pair[Inner].Word[0];
            Sum = Sum * 31 + First.Part[Index].Pair[Inner].Word[1];
        }
        for (Inner = 0; Inner < 5; Inner++)
        {
            Tail += Second.Part[Index].Tail[Inner];
        }
    }
    Say("structures: sum %llx, tail %d, last letter %c\n", (unsigned long long)Sum, Tail,
        Second.Name[19]);
}

static void
Sort(int32_t *Low, int32_t *High)
{
    int32_t *Left = Low, *Right = High;
    int32_t Pivot = Low[(High - Low) / 2];

    while (Left <= Right)
    {
        while (*Left < Pivot)
        {
            Left++;
        }
        while (*Right > Pivot)
        {
            Right--;
        }
        if (Left <= Right)
        {
            int32_t Kept = *Left;
            *Left++ = *Right;
            *Right-- = Kept;
        }
    }
    if (Low < Right)
    {
        Sort(Low, Right);
    }
    if (Left < High)
    {
        Sort(Left, High);
    }
}

static void
Sorting(void)
{
    int32_t Number[200];
    unsigned Index, Wrong = 0;

    for (Index = 0; Index < 200; Index++)
    {
        Number[Index] = (int32_t)NextNumber();
    }
    Sort(&Number[0], &Number[199]);
    for (Index = 1; Index < 200; Index++)
    {
        Wrong += Number[Index - 1] > Number[Index];
    }
    Say("sorted: %d .. %d .. %d, %u out of order\n", Number[0], Number[100], Number[199], Wrong);
}

static uint32_t
Ackermann(uint32_t M, uint32_t N)
{
    if (M == 0)
    {
        return N + 1;
    }
    return Ackermann(M - 1, N == 0 ? 1 : Ackermann(M, N - 1));
}

/* A small machine: the switch becomes a jump table. */
static int64_t
Interpret(const char *Program)
{
    int64_t Stack[16] = {0};
    int Top = 0;

    for (; *Program != 0; Program++)
    {
        int64_t Upper = Stack[Top];

        switch (*Program)
        {
        case '!': Stack[Top] = !Upper; break;
        case '#': Stack[Top] = ~Upper; break;
        case '$': Stack[Top] = Upper << 3; break;
        case '%': Top--; Stack[Top] = Stack[Top] % Upper; break;
        case '&': Top--; Stack[Top] &= Upper; break;
        case '(': Stack[Top] = Upper >> 2; break;
        case ')': Stack[Top] = (int64_t)((uint64_t)Upper >> 5); break;
        case '*': Top--; Stack[Top] *= Upper; break;
        case '+': Top--; Stack[Top] += Upper; break;
        case ',': Top++; Stack[Top] = Upper; break;
        case '-': Top--; Stack[Top] -= Upper; break;
        case '.': Stack[Top] = -Upper; break;
        case '/': Top--; Stack[Top] = Stack[Top] / Upper; break;
        default:
            if (*Program >= '0' && *Program <= '9')
            {
                Top++;
                Stack[Top] = *Program - '0';
            }
            break;
        }
    }
    return Stack[Top];
}

static int64_t Twice(int64_t Value) { return Value * 2; }
static int64_t Third(int64_t Value) { return Value / 3; }
static int64_t Low16(int64_t Value) { return (int16_t)Value; }
static int64_t Low8u(int64_t Value) { return (uint8_t)Value; }

/* Addresses in writable data: each is a base relocation. */
static struct
{
    const char *Name;
    int64_t (*Function)(int64_t);
} Operation[] = {{"twice", Twice}, {"third", Third}, {"low16", Low16}, {"low8u", Low8u}};

static void
Pointers(void)
{
    int64_t Value = -1234567890123456789LL;
    unsigned Index;

    for (Index = 0; Index < 4; Index++)
    {
        Say("%-8s|%20lld|%5d%%\n", Operation[Index].Name,
            (long long)Operation[Index].Function(Value), (int)Index * 25);
    }
}

static void
Divisions(void)
{
    volatile int64_t Signed = -9223372036854775807LL;
    volatile uint64_t Unsigned = 18446744073709551557ULL;
    volatile int32_t Narrow = -2147483647;
    volatile int16_t Short = -32768;
    volatile int8_t Byte = -128;

    Say("divide 64: %lld %lld %llu %llu\n", (long long)(Signed / 10007), (long long)(Signed % -10007),
        (unsigned long long)(Unsigned / 1000003), (unsigned long long)(Unsigned % 1000003));
    Say("divide 32: %d %d %u\n", Narrow / 97, Narrow % 97, (uint32_t)Narrow / 97);
    Say("divide 16 and 8: %d %d %d %d\n", Short / 7, Short % 7, Byte / 3, Byte % 3);
    Say("shift: %d %d %lld %llx\n", Narrow >> 5, Byte >> 3, (long long)(Signed >> 33),
        (unsigned long long)(Unsigned >> 21));
    Signed = Signed / *(&Signed);
    Say("itself: %lld\n", (long long)Signed);
}

void
TallyAlgorithms(void)
{
    static const char Text[] = "The quick brown fox jumps over the lazy dog";

    Say("crc32: %08x\n", Crc32((const uint8_t *)Text, sizeof(Text) - 1));
    Sha256("abc");
    Sha256("VMXON is not CR4.VMXE");
    Structures();
    Sorting();
    Say("ackermann: %u\n", Ackermann(2, 20));
    Say("machine: %lld %lld %lld\n", (long long)Interpret("99*9*,*7-$(3/"),
        (long long)Interpret("5.7*#9&,,***"), (long long)Interpret("98*7*6*.)5%1+"));
    Pointers();
    Divisions();
}
