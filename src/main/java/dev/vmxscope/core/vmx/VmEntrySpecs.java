package dev.vmxscope.core.vmx;

import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.vmcs.VmcsRegion;
import dev.vmxscope.core.x86.Mnemonic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * VMLAUNCH and VMRESUME up to the point where the guest would be entered. Intel SDM Vol. 3C, section 31.3, and sections
 * 27.1 and 27.2. The guest-state fields (27.3), whose faults are VM exits and not VMfail, are not looked at, as no guest
 * runs.
 */
final class VmEntrySpecs {
    private static final String SOURCE = "Intel SDM Vol. 3C, 31.3 VMLAUNCH";
    private static final int BLOCKED = 26;
    private static final int NOT_CLEAR = 4;
    private static final int NOT_LAUNCHED = 5;
    private static final int CLEAR = 0;
    private static final int LAUNCHED = 1;
    private static final int INVALID_CONTROLS = 7;

    private static final Requirement NOT_SHADOW = Requirement.partial(
            "vmcs-not-shadow",
            SOURCE,
            s -> CurrentVmcs.of(s)
                    .map(v -> Evidence.bits("region[0]", dword(v, 0), VmcsRegion.SHADOW.mask(), 0, VmcsRegion.SHADOW)
                            .at(new Place.Memory("region[0]", v.region(), 4))));

    private static final Requirement NOT_BLOCKED = Requirement.of(
            "events-not-blocked-by-mov-ss",
            SOURCE,
            s -> Evidence.bits("blocking by MOV SS", s.cpu().movSsShadow() ? 1 : 0, 1, 0));

    private VmEntrySpecs() {}

    static InstructionSpec vmlaunch(List<Stage> prologue, Requirement currentVmcs) {
        return entry(Mnemonic.VMLAUNCH, prologue, currentVmcs, NOT_CLEAR, launchState("vmcs-clear", CLEAR));
    }

    static InstructionSpec vmresume(List<Stage> prologue, Requirement currentVmcs) {
        return entry(Mnemonic.VMRESUME, prologue, currentVmcs, NOT_LAUNCHED, launchState("vmcs-launched", LAUNCHED));
    }

    private static long dword(CurrentVmcs v, int offset) {
        MemoryView memory = v.memory();
        return memory.read32(v.region() + offset) & 0xFFFFFFFFL;
    }

    private static Requirement launchState(String id, int required) {
        Function<CurrentVmcs, Evidence> check = v -> {
            long state = dword(v, VmcsRegion.LAUNCH_STATE);
            return Evidence.of(state == required, "launch state", state, required);
        };
        return Requirement.partial(id, SOURCE, s -> CurrentVmcs.of(s).flatMap(check.andThen(Optional::of)));
    }

    private static InstructionSpec entry(
            Mnemonic mnemonic, List<Stage> prologue, Requirement currentVmcs, int error, Requirement launchState) {
        List<Stage> stages = VmxSpecs.with(
                prologue,
                Stage.of("current VMCS", Outcome.VmFailInvalid.INSTANCE, currentVmcs, NOT_SHADOW),
                Stage.of("blocking by MOV SS", new Outcome.VmFail(BLOCKED), NOT_BLOCKED),
                Stage.of("launch state", new Outcome.VmFail(error), launchState),
                new Stage("controls and host state", new Outcome.VmFail(INVALID_CONTROLS), fields()));
        return new InstructionSpec(mnemonic, mnemonic.name(), stages, Outcome.VmEntryReached.INSTANCE, Effect.NONE);
    }

    /** Controls first: see {@link EntryCheck} on their order. */
    private static List<Requirement> fields() {
        List<Requirement> all = new ArrayList<>(EntryExecutionControls.all());
        all.addAll(EntryTransitionControls.all());
        all.addAll(EntryHostState.all());
        return all;
    }
}
