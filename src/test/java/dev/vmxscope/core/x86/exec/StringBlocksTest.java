package dev.vmxscope.core.x86.exec;

import static dev.vmxscope.core.cpu.GeneralRegisters.RAX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RCX;
import static dev.vmxscope.core.cpu.GeneralRegisters.RDI;
import static dev.vmxscope.core.cpu.GeneralRegisters.RSI;
import static dev.vmxscope.core.x86.exec.TestMachine.CODE;
import static dev.vmxscope.core.x86.exec.TestMachine.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A repeated move or store over page boundaries does the same as its elements one by one. */
class StringBlocksTest {
    private final TestMachine machine = TestMachine.user();
    private final Core core = machine.core;

    @ParameterizedTest
    @CsvSource({
        "0x001, 0x1003, 3000, 1",
        "0x0ffd, 0x1801, 1500, 1",
        "0x0400, 0x0401, 2000, 1", // every byte becomes the first one
        "0x0400, 0x0407, 2000, 1",
        "0x0407, 0x0400, 4000, 1",
        "0x0405, 0x1002, 250, 8",
        "0x0401, 0x0409, 400, 8",
        "0x0ffe, 0x0003, 700, 4",
    })
    void aRepeatedMoveCopiesElementByElementUpwards(String from, String to, int count, int element) {
        byte[] expected = filled();
        int source = Integer.decode(from);
        int target = Integer.decode(to);
        for (int at = 0; at < count; at++) {
            byte[] one = Arrays.copyOfRange(expected, source + at * element, source + (at + 1) * element);
            System.arraycopy(one, 0, expected, target + at * element, element);
        }
        machine.put(CODE, element == 8 ? "f3 48 a5" : element == 4 ? "f3 a5" : "f3 a4");
        core.set(RSI, DATA + source);
        core.set(RDI, DATA + target);
        core.set(RCX, count);
        core.run(1);
        assertThat(machine.data(DATA, 0x2000)).isEqualTo(expected);
        assertThat(core.get(RCX)).isZero();
        assertThat(core.get(RSI)).isEqualTo(DATA + source + (long) count * element);
        assertThat(core.get(RDI)).isEqualTo(DATA + target + (long) count * element);
    }

    @ParameterizedTest
    @CsvSource({"0x0003, 8000, 1", "0x0ffd, 500, 8", "0x0ffe, 5, 4"})
    void aRepeatedStoreFillsAcrossPages(String to, int count, int element) {
        byte[] expected = filled();
        int target = Integer.decode(to);
        long value = 0x8877665544332211L;
        for (int at = 0; at < count * element; at++) {
            expected[target + at] = (byte) (value >>> 8 * (at % element));
        }
        machine.put(CODE, element == 8 ? "f3 48 ab" : element == 4 ? "f3 ab" : "f3 aa");
        core.set(RAX, value);
        core.set(RDI, DATA + target);
        core.set(RCX, count);
        core.run(1);
        assertThat(machine.data(DATA, 0x2000)).isEqualTo(expected);
        assertThat(core.get(RDI)).isEqualTo(DATA + target + (long) count * element);
    }

    private byte[] filled() {
        byte[] bytes = new byte[0x2000];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) (at * 31 + (at >> 7));
        }
        machine.put(DATA, bytes);
        return bytes;
    }
}
