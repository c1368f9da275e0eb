package dev.vmxscope.core.x86;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnemonicTest {
    /** Intel SDM volume 1, appendix B, table B-1. */
    @ParameterizedTest
    @CsvSource({
        "JO, 0",
        "JNO, 1",
        "JB, 2",
        "JAE, 3",
        "JE, 4",
        "JNE, 5",
        "JBE, 6",
        "JA, 7",
        "JS, 8",
        "JNS, 9",
        "JP, 10",
        "JNP, 11",
        "JL, 12",
        "JGE, 13",
        "JLE, 14",
        "JG, 15",
        "SETO, 0",
        "SETG, 15",
        "CMOVO, 0",
        "CMOVNE, 5",
        "CMOVG, 15"
    })
    void conditionIsTheManualsNumber(Mnemonic mnemonic, int number) {
        assertThat(mnemonic.condition()).isEqualTo(number);
    }

    @Test
    void exactly48MnemonicsHaveACondition() {
        assertThat(Arrays.stream(Mnemonic.values()).filter(mnemonic -> mnemonic.condition() >= 0))
                .hasSize(48);
    }
}
