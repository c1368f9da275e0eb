package dev.vmxscope.core.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.windows.verifier.Mistake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The watch over drivers is part of the machine: a run in one go and a run that is frozen after every few steps, with
 * all caches of translations cold, see the same mistakes at the same steps.
 */
class WatchLawsTest {
    /** Late reads and writes, raw pointers, probed pointers, and each of them twice in other requests. */
    private static final int[] FUNCTIONS = {16, 17, 16, 2, 4, 18, 19, 18, 20, 21, 20, 8, 9, 26, 38, 40};

    private static Machine start() {
        List<Action> agenda = new ArrayList<>();
        agenda.add(new Action.LoadDriver("driver", Computers.file(Computers.DRIVERS.resolve("blunder-clang-O2.sys"))));
        agenda.add(new AppCall.Create(""));
        for (int function : FUNCTIONS) {
            int method = function >= 16 && function <= 21 ? 3 : 0;
            int code = 0x8000 << 16 | 0x800 + function << 2 | method;
            agenda.add(new AppCall.DeviceControl(code, Bytes.of((byte) 'x'), 1));
        }
        agenda.add(new AppCall.Close());
        agenda.add(new Action.UnloadDriver("driver"));
        return Machine.powerOn(MachineSetup.of(Computers.profile(), 2, Firmware.VMX_OUTSIDE_SMX, agenda));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50})
    void frozenOftenOrNeverTheRunIsTheSame(int burst) {
        Machine whole = start().run(10_000);
        Machine pieces = start();
        while (pieces.steps() < whole.steps()) {
            pieces = pieces.run(Math.min(burst, whole.steps() - pieces.steps()));
        }

        assertThat(whole.windows().mistakes())
                .extracting(Mistake::kind)
                .contains(
                        Mistake.Kind.USER_POINTER_RAW,
                        Mistake.Kind.TOUCHED_AFTER_COMPLETION,
                        Mistake.Kind.WRONG_STATUS,
                        Mistake.Kind.MEMORY_LEFT,
                        Mistake.Kind.VMXE_LEFT_ON,
                        Mistake.Kind.DEVICE_LEFT);
        assertThat(pieces.windows().mistakes()).isEqualTo(whole.windows().mistakes());
        assertThat(pieces.journal()).isEqualTo(whole.journal());
        assertThat(pieces.processors()).isEqualTo(whole.processors());
        assertThat(pieces.windows()).isEqualTo(whole.windows());
        assertThat(pieces.memory()).isEqualTo(whole.memory());
    }
}
