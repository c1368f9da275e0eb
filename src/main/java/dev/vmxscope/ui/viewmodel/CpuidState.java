package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidFeatures;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidRegister;
import dev.vmxscope.core.cpu.CpuidStrings;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.vmx.Place;
import dev.vmxscope.core.vmx.SystemInstructions;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What CPUID answers on one processor.
 *
 * @param profile the name of the processor model
 * @param description of the model, one line
 * @param vendor of leaf 0, in the order EBX, EDX, ECX
 * @param brand of leaves 80000002H to 80000004H, empty if there is none
 * @param vmx whether leaf 1 says in ECX[5] that there is VMX
 * @param hypervisor whether leaf 1 says in ECX[31] that a hypervisor is present
 * @param signature the hypervisor's, empty without one
 * @param answers by leaf
 * @param wanted what an instruction that fails wants of the answers, by leaf and register
 */
public record CpuidState(
        String profile,
        String description,
        String vendor,
        String brand,
        boolean vmx,
        boolean hypervisor,
        String signature,
        SortedMap<CpuidLeaf, CpuidValues> answers,
        Map<Place, Wanted> wanted) {

    /** The answers of the processor that is shown. */
    public static CpuidState of(View view) {
        Processor cpu = view.processor();
        CpuProfile profile = cpu.profile();
        SortedMap<CpuidLeaf, CpuidValues> answers = new TreeMap<>();
        for (Map.Entry<CpuidLeaf, CpuidValues> entry : profile.cpuid().entrySet()) {
            CpuidLeaf leaf = entry.getKey();
            answers.put(leaf, SystemInstructions.cpuid(cpu, leaf.leaf(), leaf.subleaf()));
        }
        long features = SystemInstructions.cpuid(cpu, 1, 0).ecx() & 0xFFFFFFFFL;
        boolean hypervisor = CpuidFeatures.HYPERVISOR.isSet(features);
        return new CpuidState(
                profile.name(),
                profile.description(),
                CpuidStrings.vendor(SystemInstructions.cpuid(cpu, 0, 0)),
                CpuidStrings.brand(profile),
                CpuidFeatures.VMX.isSet(features),
                hypervisor,
                hypervisor ? CpuidStrings.hypervisor(SystemInstructions.cpuid(cpu, 0x40000000, 0)) : "",
                answers,
                Wanted.of(view));
    }

    /** What is wanted of a register of a leaf. */
    public Optional<Wanted> wanted(CpuidLeaf leaf, CpuidRegister register) {
        return Optional.ofNullable(wanted.get(new Place.Cpuid(leaf, register)));
    }

    /** The answer for a leaf, zeros where the model lists none. */
    public CpuidValues answer(CpuidLeaf leaf) {
        return answers.getOrDefault(leaf, CpuidValues.ZERO);
    }
}
