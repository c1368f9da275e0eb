package dev.vmxscope.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.ControlRegisters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Walks through tables made by hand. Expectations from Intel SDM Vol. 3A, chapter 4: formats of entries in tables 4-4 to
 * 4-20, error codes in section 4.7.
 */
class PagingTest {
    private static final long PG_WP_PE = 0x80010001L;
    private static final long PG_PE = 0x80000001L;
    private static final long PSE = 0x10;
    private static final long PAE = 0x20;
    private static final long LONG = 0x500;
    private static final long NXE = 0x800;
    private static final PagingSupport BITS_39 = new PagingSupport(39, true, true, true);

    private final WorkingMemory memory = PhysicalMemory.zeroed(1 << 20).thaw();
    private ControlRegisters control = new ControlRegisters(PG_WP_PE, 0, 0x1000, PSE, 0, 0, 1);
    private PagingSupport support = BITS_39;

    private void mode(long cr0, long cr4, long efer) {
        control = new ControlRegisters(cr0, 0, 0x1000, cr4, 0, efer, 1);
    }

    private Walk walk(long linear, AccessKind kind, boolean user) {
        return Paging.walk(memory, control, support, new PageAccess(linear, kind, user, false), entry -> {});
    }

    private long physical(long linear) {
        return ((Translation) walk(linear, AccessKind.READ, false)).physical();
    }

    private int error(long linear, AccessKind kind, boolean user) {
        return ((PageFault) walk(linear, kind, user)).errorCode();
    }

    @Test
    void withoutPagingALinearAddressIsPhysical() {
        mode(1, 0, 0);

        assertThat(physical(0x12345678)).isEqualTo(0x12345678);
    }

    @Test
    void a32BitWalkTakesTenTenAndTwelveBits() {
        memory.write(0x1000 + 4 * 0x48, 0x2003, 4);
        memory.write(0x2000 + 4 * 0x345, 0xABCDE003L, 4);

        assertThat(physical(0x12345678)).isEqualTo(0xABCDE678L);
    }

    @Test
    void a32BitWalkIgnoresBits63To32OfTheAddress() {
        memory.write(0x1000, 0x83, 4);

        assertThat(physical(0x7_0000_0123L)).isEqualTo(0x123);
    }

    @Test
    void a4MBytePageNeedsPse() {
        memory.write(0x1000 + 4, 0x00800083, 4);

        assertThat(physical(0x7FFFFF)).isEqualTo(0xBFFFFF);
        mode(PG_WP_PE, 0, 0);
        assertThat(physical(0x400000))
                .as("PTE read from absent memory at 800000H")
                .isEqualTo(0xFFFFF000L);
    }

    @Test
    void a4MBytePageHasItsHighAddressBitsInBits20To13() {
        memory.write(0x1000, 0x00400083 | 0x5A << 13, 4);

        assertThat(physical(0x1234)).isEqualTo(0x5A_0040_1234L);
    }

    @Test
    void inA4MBytePdeTheBitsAboveTheAddressWidthAreReserved() {
        memory.write(0x1000, 0x83 | 1 << 20, 4);
        memory.write(0x1004, 0x83 | 1 << 21, 4);

        assertThat(error(0, AccessKind.READ, false)).isEqualTo(9);
        support = PagingSupport.ALL;
        assertThat(physical(0)).isEqualTo(0x80_0000_0000L);
        assertThat(error(0x400000, AccessKind.READ, false)).isEqualTo(9);
    }

    @Test
    void withoutPse36Bits21To13OfA4MBytePdeAreReserved() {
        support = new PagingSupport(39, false, true, true);
        memory.write(0x1000, 0x83 | 1 << 13, 4);
        memory.write(0x1004, 0x83 | 1 << 12, 4);

        assertThat(error(0, AccessKind.READ, false)).isEqualTo(9);
        assertThat(physical(0x400000)).isZero();
    }

    @Test
    void withoutThePageAttributeTableItsBitsAreReserved() {
        support = new PagingSupport(39, true, true, false);
        memory.write(0x1000, 0x1083, 4);
        memory.write(0x1004, 0x2003, 4);
        memory.write(0x2000, 0x3083, 4);

        assertThat(error(0, AccessKind.READ, false)).isEqualTo(9);
        assertThat(error(0x400000, AccessKind.READ, false)).isEqualTo(9);
    }

    @Test
    void errorCodesTellPresenceWriteAndUser() {
        memory.write(0x1000, 0x81, 4);

        assertThat(error(0, AccessKind.WRITE, false)).isEqualTo(3);
        assertThat(error(0, AccessKind.READ, true)).isEqualTo(5);
        assertThat(error(0, AccessKind.WRITE, true)).isEqualTo(7);
        assertThat(error(0x400000, AccessKind.WRITE, true)).isEqualTo(6);
        assertThat(error(0x400000, AccessKind.FETCH, false)).isZero();
    }

    @Test
    void withoutWpRing0WritesReadOnlyPages() {
        memory.write(0x1000, 0x85, 4);
        mode(PG_PE, PSE, 0);

        assertThat(walk(0, AccessKind.WRITE, false)).isInstanceOf(Translation.class);
        assertThat(error(0, AccessKind.WRITE, true)).isEqualTo(7);
    }

    @Test
    void with32BitPagingAFetchIsToldOnlyUnderSmep() {
        memory.write(0x1000, 0x83, 4);

        assertThat(error(0, AccessKind.FETCH, true)).isEqualTo(5);
        mode(PG_WP_PE, PSE, NXE);
        assertThat(error(0, AccessKind.FETCH, true)).as("NXE needs PAE").isEqualTo(5);
        mode(PG_WP_PE, PSE | 1 << 20, 0);
        assertThat(error(0, AccessKind.FETCH, true)).isEqualTo(0x15);
    }

    @Test
    void aPaeWalkTakesTwoNineNineAndTwelveBits() {
        mode(PG_WP_PE, PAE, 0);
        memory.write(0x1000 + 8 * 2, 0x2001, 8);
        memory.write(0x2000 + 8 * 0x91, 0x3003, 8);
        memory.write(0x3000 + 8 * 0x145, 0x5A_ABCD_E003L, 8);

        assertThat(physical(0x92345678L)).isEqualTo(0x5A_ABCD_E678L);
    }

    @Test
    void aPaeWalkTakesBits31To5OfCr3() {
        control = new ControlRegisters(PG_WP_PE, 0, 0x103F, PAE, 0, 0, 1);
        memory.write(0x1020, 0x2001, 8);
        memory.write(0x2000, 0x400083, 8);

        assertThat(physical(0x1FFFFF)).isEqualTo(0x5FFFFF);
    }

    @Test
    void aPaePdpteGivesNoRights() {
        mode(PG_WP_PE, PAE, 0);
        memory.write(0x1000, 0x2001, 8);
        memory.write(0x2000, 0x87, 8);

        assertThat(walk(0, AccessKind.WRITE, true)).isInstanceOf(Translation.class);
    }

    @Test
    void inPaeEntriesTheBitsAboveTheAddressWidthAreReserved() {
        mode(PG_WP_PE, PAE, NXE);
        memory.write(0x1000, 0x2001, 8);
        memory.write(0x2000, 0x83 | 1L << 39, 8);
        memory.write(0x2008, 0x83 | 1L << 62, 8);
        memory.write(0x2010, 0x83 | 1L << 38, 8);

        assertThat(error(0, AccessKind.READ, false)).isEqualTo(9);
        assertThat(error(0x200000, AccessKind.READ, false)).isEqualTo(9);
        assertThat(physical(0x400000)).isEqualTo(1L << 38);
    }

    @Test
    void executeDisableIsReservedWithoutNxeAndStopsFetchesWithIt() {
        mode(PG_WP_PE, PAE, 0);
        memory.write(0x1000, 0x2001, 8);
        memory.write(0x2000, 0x83 | 1L << 63, 8);

        assertThat(error(0, AccessKind.READ, false)).isEqualTo(9);
        mode(PG_WP_PE, PAE, NXE);
        assertThat(physical(0)).isZero();
        assertThat(error(0, AccessKind.FETCH, false)).isEqualTo(0x11);
    }

    @Test
    void a4LevelWalkTakesLargePagesOfTwoSizes() {
        mode(PG_WP_PE, PAE, LONG);
        memory.write(0x1000, 0x2003, 8);
        memory.write(0x2000, 0x3003, 8);
        memory.write(0x2008, 0x40000083, 8);
        memory.write(0x3008, 0x600083, 8);

        assertThat(physical(0x212345)).isEqualTo(0x612345);
        assertThat(physical(0x41234567)).isEqualTo(0x41234567);
        support = new PagingSupport(39, true, false, true);
        assertThat(error(0x41234567, AccessKind.READ, false)).isEqualTo(9);
    }

    @Test
    void in4LevelEntriesBits58To52AreIgnored() {
        mode(PG_WP_PE, PAE, LONG);
        memory.write(0x1000, 0x2003 | 0x7FL << 52, 8);
        memory.write(0x2000, 0x83, 8);

        assertThat(physical(0)).isZero();
    }

    @Test
    void a5LevelWalkBeginsAtThePml5() {
        mode(PG_WP_PE, PAE | 1 << 12, LONG);
        memory.write(0x1000 + 8 * 3, 0x2003, 8);
        memory.write(0x2000, 0x3003, 8);
        memory.write(0x3000, 0x83, 8);

        assertThat(physical(0x3_0000_0000_0123L)).isEqualTo(0x123);
        assertThat(((PageFault) walk(0, AccessKind.READ, false)).level()).isEqualTo(5);
    }

    @Test
    void anAccessSetsAccessedBitsAndAWriteTheDirtyBitOfTheLastEntry() {
        memory.write(0x1000, 0x2003, 4);
        memory.write(0x2000, 0x3003, 4);
        memory.write(0x2004, 0x4003, 4);

        Paging.access(memory, control, support, new PageAccess(0, AccessKind.WRITE, false, false));

        assertThat(memory.read32(0x1000)).isEqualTo(0x2023);
        assertThat(memory.read32(0x2000)).isEqualTo(0x3063);
        assertThat(memory.read32(0x2004)).as("the neighbour").isEqualTo(0x4003);
    }

    @Test
    void aPaePdpteIsNotMarked() {
        mode(PG_WP_PE, PAE, 0);
        memory.write(0x1000, 0x2001, 8);
        memory.write(0x2000, 0x83, 8);

        Paging.access(memory, control, support, new PageAccess(0, AccessKind.READ, false, false));

        assertThat(memory.read64(0x1000)).isEqualTo(0x2001);
        assertThat(memory.read64(0x2000)).isEqualTo(0xA3);
    }

    @Test
    void tablesInAbsentMemoryReadAsAllOnes() {
        mode(PG_WP_PE, PAE, LONG);
        control = control.withCr3(0x7F_FFFF_F000L);
        List<Long> read = new ArrayList<>();

        Walk walk = Paging.walk(
                memory, control, support, new PageAccess(0, AccessKind.READ, false, false), e -> read.add(e.value()));

        assertThat(((PageFault) walk).errorCode()).isEqualTo(9);
        assertThat(read).containsExactly(-1L);
    }

    @Test
    void anAddressOf57BitsIsCanonicalWith5LevelPagingOnly() {
        assertThat(Paging.isCanonical(0x00FF_FFFF_FFFF_FFFFL, 57)).isTrue();
        assertThat(Paging.isCanonical(0x0100_0000_0000_0000L, 57)).isFalse();
        assertThat(Paging.isCanonical(0x0000_8000_0000_0000L)).isFalse();
        assertThat(Paging.isCanonical(0x0000_8000_0000_0000L, 57)).isTrue();
    }
}
