/*
 * Included before every source when it is compiled with mingw's headers; Microsoft's driver
 * kit does not need it. Both intrin.h and wdm.h define these two functions, and the second
 * definition would become an exported function of every object. Renamed they stay static.
 */
#pragma once

#include <intrin.h>

#define InterlockedBitTestAndSet WdmInterlockedBitTestAndSet
#define InterlockedBitTestAndReset WdmInterlockedBitTestAndReset
#include <ntddk.h>
#undef InterlockedBitTestAndSet
#undef InterlockedBitTestAndReset
