package dev.vmxscope.core.x86;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vmxscope.core.x86.Register.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegisterTest {
    /** Numbers of Intel SDM volume 2A, tables 2-1, 2-2 and 3-1. */
    @ParameterizedTest
    @CsvSource({
        "SPL, GPR8, 4, 8", "AH, GPR8_HIGH, 4, 8", "BH, GPR8_HIGH, 7, 8", "R15W, GPR16, 15, 16", "EDI, GPR32, 7, 32",
        "RSP, GPR64, 4, 64", "GS, SEGMENT, 5, 16", "CR8, CONTROL, 8, 64", "DR7, DEBUG, 7, 64", "XMM9, XMM, 9, 128"
    })
    void kindAndNumberNameARegister(Register register, Kind kind, int number, int bits) {
        assertThat(Register.of(kind, number)).isSameAs(register);
        assertThat(register.bits()).isEqualTo(bits);
    }

    @ParameterizedTest
    @EnumSource
    void everyRegisterIsFoundByItsKindAndNumber(Register register) {
        assertThat(Register.of(register.kind(), register.number())).isSameAs(register);
    }

    @Test
    void numberThatTheKindLacksIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Register.of(Kind.GPR8_HIGH, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Register.of(Kind.SEGMENT, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> Register.of(Kind.IP, 1));
    }
}
