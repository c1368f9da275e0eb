#include "sampler.h"

int _fltused = 0;

/* More than fits into registers: optimised code must spill some of it. */
double scale(unsigned long long value, float factor)
{
    double product = (double)value * factor;
    unsigned int bits = low_bits((unsigned int)value, 2);
    char big[300];
    for (int i = 0; i < 300; i++)
        big[i] = (char)(i * bits);
    for (int i = 1; i < 300; i++)
        product += ((volatile char *)big)[i] - ((volatile char *)big)[i - 1];
    return product;
}
