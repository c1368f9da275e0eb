/* A small driver-shaped program that exists only to have its debug information read. It needs no headers. */
#include "sampler.h"

extern unsigned long DbgPrint(const char *format, ...);
extern void *ExAllocatePoolWithTag(int pool, unsigned long long bytes, unsigned long tag);
extern void ExFreePoolWithTag(void *block, unsigned long tag);

int g_counter = 3;
const char *g_names[3] = {"red", "green", "blue"};
static struct Sample s_last;
static Visitor s_visitors[2];

static int clamp(int value, int low, int high)
{
    int result = value;
    if (value < low)
        result = low;
    else if (value > high)
        result = high;
    return result;
}

static void count_visit(struct Sample *sample, unsigned char weight)
{
    sample->flags.visited = 1;
    sample->total += weight;
    s_last = *sample;
}

static void print_visit(struct Sample *sample, unsigned char weight)
{
    enum Colour colour = sample->colour;
    DbgPrint("%s %d %d\n", g_names[colour], (int)weight, (int)sample->total);
}

static Visitor s_visitors[2] = {count_visit, print_visit};

__declspec(dllexport) long long visit_all(struct Sample *samples, unsigned int count)
{
    long long sum = 0;
    unsigned char weights[4] = {1, 2, 3, 4};
    for (unsigned int i = 0; i < count; i++) {
        struct Sample *current = &samples[i];
        unsigned char weight = weights[i & 3];
        for (int v = 0; v < 2; v++)
            s_visitors[v](current, weight);
        {
            long long sum = current->total;
            g_counter += (int)sum;
        }
        sum += clamp((int)current->total, -100, 100);
    }
    return sum;
}

int DriverEntry(void *driver, const unsigned short *registry_path)
{
    struct Sample *samples = ExAllocatePoolWithTag(0, 3 * sizeof(struct Sample), 0x6c706d53);
    volatile long long sum;
    if (!samples)
        return -1;
    for (int i = 0; i < 3; i++) {
        samples[i].total = i * 10;
        samples[i].colour = (enum Colour)i;
        samples[i].flags.visited = 0;
        samples[i].next = i ? &samples[i - 1] : 0;
    }
    sum = visit_all(samples, 3);
    DbgPrint("sum %d flags %d driver %d\n", (int)sum, (int)asm_read_flags(), driver != registry_path);
    ExFreePoolWithTag(samples, 0x6c706d53);
    return scale(asm_add(1, 2), 0.5f) > 1.0 ? 0 : 1;
}
