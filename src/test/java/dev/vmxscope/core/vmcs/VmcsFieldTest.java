package dev.vmxscope.core.vmcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.memory.MemoryView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VmcsFieldTest {
    private static final int HEADER = 12;

    /** The capability values of a Core i7-9750H (profile coffee-lake) that tell of fields. */
    private static final CpuProfile COFFEE_LAKE = profile(Map.of(
            0x480, 0x00DA040000000004L,
            0x485, 0x7004C1E7L,
            0x48B, 0x005FBCFF00000000L,
            0x48D, 0x0000007F00000016L,
            0x48E, 0xFFF9FFFE04006172L,
            0x48F, 0x01FFFFFF00036DFBL,
            0x490, 0x0003FFFF000011FBL,
            0x491, 1L));
    /** Those of a Xeon of 2007 (profile harpertown): no EPT, no TRUE MSRs. */
    private static final CpuProfile HARPERTOWN = profile(Map.of(
            0x480, 0x005A08000000000DL,
            0x481, 0x0000003F00000016L,
            0x482, 0xF7F9FFFE0401E172L,
            0x483, 0x0003FFFF00036DFFL,
            0x484, 0x00003FFF000011FFL,
            0x485, 0x000403C0L,
            0x48B, 0x0000004100000000L));

    private static CpuProfile profile(Map<Integer, Long> msrs) {
        return CpuProfile.of("test", "", "", Map.of(), msrs);
    }

    static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/vmcs/encodings.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aFieldHasTheManualsEncodingNameAndWidth(String row) {
        String[] cells = row.split("\t");

        VmcsField field = VmcsField.at(Integer.parseInt(cells[0], 16)).orElseThrow();

        assertThat(field.text()).isEqualTo(cells[1]);
        assertThat(field.bits()).isEqualTo(Integer.parseInt(cells[2]));
        assertThat(field.readOnly()).isEqualTo(cells[3].equals("yes"));
    }

    @Test
    void everyFieldHasAPlaceOfItsOwnInsideTheRegion() {
        Set<Integer> taken = new HashSet<>();
        for (VmcsField field : VmcsField.values()) {
            assertThat(field.offset()).isGreaterThanOrEqualTo(HEADER);
            assertThat(field.offset() + 8).isLessThanOrEqualTo(MemoryView.PAGE_SIZE);
            for (int at = 0; at < field.bits() / 8; at++) {
                assertThat(taken.add(field.offset() + at)).as(field.text()).isTrue();
            }
        }
    }

    @Test
    void everyEncodingKeepsItsReservedBitsAndTheAccessTypeClear() {
        for (VmcsField field : VmcsField.values()) {
            assertThat(field.encoding() & ~0x6FFE).as(field.text()).isZero();
        }
    }

    @Test
    void onlyAFieldOf64BitsHasAHighHalf() {
        assertThat(VmcsAccess.at(0x201B)).contains(new VmcsAccess(VmcsField.EPT_POINTER, true));
        assertThat(VmcsAccess.at(0x0801)).isEmpty();
        assertThat(VmcsAccess.at(0x4001)).isEmpty();
        assertThat(VmcsAccess.at(0x6801)).isEmpty();
    }

    @Test
    void anEncodingWithBitsAbove31IsNoFields() {
        assertThat(VmcsAccess.at(0x1_0000_4000L)).isEmpty();
    }

    @Test
    void aFieldExistsWhereItsControlMayBe1() {
        assertThat(VmcsField.EPT_POINTER.supported(COFFEE_LAKE)).isTrue();
        assertThat(VmcsField.EPT_POINTER.supported(HARPERTOWN)).isFalse();
        assertThat(VmcsField.VIRTUAL_APIC_ADDRESS.supported(HARPERTOWN)).isTrue();
        assertThat(VmcsField.HOST_EFER.supported(COFFEE_LAKE)).isTrue();
        assertThat(VmcsField.HOST_EFER.supported(HARPERTOWN)).isFalse();
        assertThat(VmcsField.TSC_MULTIPLIER.supported(COFFEE_LAKE)).isFalse();
        assertThat(VmcsField.CR3_TARGET_3.supported(HARPERTOWN)).isTrue();
        assertThat(VmcsField.GUEST_RIP.supported(HARPERTOWN)).isTrue();
    }

    @Test
    void theHighestIndexOfARealProcessorIsThatOfItsHighestField() {
        long highest = 0;
        for (VmcsField field : VmcsField.values()) {
            if (field.supported(COFFEE_LAKE)) {
                highest = Math.max(highest, VmcsEncoding.INDEX.of(field.encoding()));
            }
        }
        // IA32_VMX_VMCS_ENUM of the same machine is 2EH; bits 9:1 hold the index.
        assertThat(highest).isEqualTo(0x2E >> 1);
    }

    @Test
    void theTrueMsrTellsTheControlsThatMustBeOneWhereThereIsOne() {
        assertThat(VmxControls.PRIMARY.mustBeOne(COFFEE_LAKE)).isEqualTo(0x04006172L);
        assertThat(VmxControls.PRIMARY.mustBeOne(HARPERTOWN)).isEqualTo(0x0401E172L);
        assertThat(VmxControls.SECONDARY.mayBeOne(HARPERTOWN)).isEqualTo(0x41L);
    }
}
