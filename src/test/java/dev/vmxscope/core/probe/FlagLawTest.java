package dev.vmxscope.core.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.vmx.Outcome;
import org.junit.jupiter.api.Test;

/** Intel SDM Vol. 3C, section 31.2: CF is bit 0, PF 2, AF 4, ZF 6, SF 7, OF 11; */
class FlagLawTest {
    private static final long BEFORE = 0x408D7;
    private static final long NONE = 0x40002;
    private static final long ONLY_CF = 0x40003;
    private static final long ONLY_ZF = 0x40042;

    @Test
    void aStepFindsTheSixArithmeticFlagsAndAcSet() {
        assertThat(Stand.flags(Place.HERE)).isEqualTo(BEFORE);
        assertThat(Stand.flags(Place.VIRTUAL_8086)).isEqualTo(BEFORE | 0x20000);
    }

    @Test
    void vmSucceedClearsAllSix() {
        assertThat(FlagLaw.UNTOUCHED.breach(Outcome.VmSucceed.INSTANCE, BEFORE, NONE))
                .isEmpty();
        assertThat(FlagLaw.UNTOUCHED.breach(Outcome.VmSucceed.INSTANCE, BEFORE, 0x40802))
                .contains("RFLAGS after VMsucceed are 0x40802, must be 0x40002");
        assertThat(FlagLaw.UNTOUCHED.breach(Outcome.VmSucceed.INSTANCE, BEFORE, 0x2))
                .contains("RFLAGS after VMsucceed are 0x2, must be 0x40002");
    }

    @Test
    void vmFailSetsOneAndClearsTheOthers() {
        assertThat(FlagLaw.UNTOUCHED.breach(Outcome.VmFailInvalid.INSTANCE, BEFORE, ONLY_CF))
                .isEmpty();
        assertThat(FlagLaw.UNTOUCHED.breach(Outcome.VmFailInvalid.INSTANCE, BEFORE, BEFORE))
                .isPresent();
        assertThat(FlagLaw.UNTOUCHED.breach(new Outcome.VmFailValid(15), BEFORE, ONLY_ZF))
                .isEmpty();
        assertThat(FlagLaw.UNTOUCHED.breach(new Outcome.VmFailValid(15), BEFORE, ONLY_CF))
                .contains("RFLAGS after VMfailValid(15) are 0x40003, must be 0x40042");
    }

    @Test
    void anExceptionTouchesNone() {
        for (FlagLaw law : FlagLaw.values()) {
            assertThat(law.breach(Outcome.Fault.GP0, BEFORE, BEFORE)).isEmpty();
            assertThat(law.breach(Outcome.Fault.GP0, BEFORE, NONE)).isPresent();
        }
    }

    @Test
    void aMoveToAControlRegisterLeavesOnlyTheArithmeticFlagsUndefined() {
        FlagLaw law = FlagLaw.of(Form.TO_CR0);
        assertThat(law.breach(Outcome.Done.INSTANCE, BEFORE, ONLY_ZF)).isEmpty();
        assertThat(law.breach(Outcome.Done.INSTANCE, BEFORE, 0x8D7)).isPresent();
        assertThat(FlagLaw.of(Form.CPUID).breach(Outcome.Done.INSTANCE, BEFORE, ONLY_ZF))
                .isPresent();
    }
}
