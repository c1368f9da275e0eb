/*
 * Test driver "thirtytwo": a 32-bit (machine 014CH, PE32) image. It must be refused.
 * Freestanding: no header, no import.
 */
long __attribute__((stdcall))
DriverEntry(void *Driver, void *Path)
{
    return Driver == Path;
}
