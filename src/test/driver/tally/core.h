/*
 * Computations that know nothing of Windows. The same text is compiled into the test driver
 * and into a program for the building machine; what that program prints, on a real
 * processor, is what the driver has to print on an emulated one.
 */
#pragma once

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* Prints one line. Only formats that DbgPrint and printf understand alike. */
#if defined(TALLY_NATIVE)
#include <stdio.h>
#define Say printf
#else
unsigned long DbgPrint(const char *Format, ...);
#define Say DbgPrint
#endif

void TallyAlgorithms(void);
void TallyInstructions(void);
void TallyFlags(void);
