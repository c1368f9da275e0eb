enum Colour { RED, GREEN, BLUE };

struct Flags {
    unsigned int visited : 1;
    unsigned int kind : 3;
};

union Word {
    unsigned long long whole;
    unsigned short part[4];
};

struct Sample {
    long long total;
    enum Colour colour;
    struct Flags flags;
    union Word word;
    char label[8];
    struct Sample *next;
    void (*done)(struct Sample *);
};

typedef void (*Visitor)(struct Sample *sample, unsigned char weight);

extern unsigned long long asm_add(unsigned long long a, unsigned long long b);
extern unsigned long long asm_read_flags(void);
extern double scale(unsigned long long value, float factor);

static inline unsigned int low_bits(unsigned int value, unsigned int count)
{
    unsigned int mask = (1u << count) - 1;
    return value & mask;
}
