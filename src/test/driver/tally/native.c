/*
 * The computations on the machine that builds the drivers. Prints what the driver must print.
 */
#include "core.h"

int
main(void)
{
    TallyAlgorithms();
    TallyInstructions();
    TallyFlags();
    return 0;
}
