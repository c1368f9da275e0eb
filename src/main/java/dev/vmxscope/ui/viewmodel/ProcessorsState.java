package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.VmxState;
import java.util.List;
import java.util.OptionalInt;

/**
 * All logical processors side by side.
 *
 * @param all by number
 * @param shown the number of the one whose registers are shown
 * @param following whether that is the one that runs
 */
public record ProcessorsState(List<One> all, int shown, boolean following) {
    /** Keeps the list unmodifiable. */
    public ProcessorsState {
        all = List.copyOf(all);
    }

    /**
     * One logical processor.
     *
     * @param number from 0
     * @param running whether it executes next
     * @param vmxe whether CR4.VMXE is 1
     * @param vmxeChanged whether the last step changed CR4.VMXE
     * @param mode in or outside VMX operation
     * @param modeChanged whether the last step changed that
     * @param locked whether IA32_FEATURE_CONTROL is locked
     * @param enabled whether it enables VMX outside SMX
     * @param irql CR8
     */
    public record One(
            int number,
            boolean running,
            boolean vmxe,
            boolean vmxeChanged,
            VmxState.Mode mode,
            boolean modeChanged,
            boolean locked,
            boolean enabled,
            long irql) {}

    /** The processors of this moment. */
    public static ProcessorsState of(View view) {
        OptionalInt running = View.running(view.machine());
        List<One> all = view.machine().processors().stream()
                .map(cpu -> one(view, cpu, running.isPresent() && running.getAsInt() == cpu.id()))
                .toList();
        return new ProcessorsState(all, view.cpu(), view.following());
    }

    private static One one(View view, Processor cpu, boolean running) {
        List<Processor> old = view.before().processors();
        Processor before = cpu.id() < old.size() ? old.get(cpu.id()) : cpu;
        boolean vmxe = Cr4.VMXE.isSet(cpu.control().cr4());
        return new One(
                cpu.id(),
                running,
                vmxe,
                vmxe != Cr4.VMXE.isSet(before.control().cr4()),
                cpu.vmx().mode(),
                cpu.vmx().mode() != before.vmx().mode(),
                FeatureControl.LOCK.isSet(cpu.featureControl()),
                FeatureControl.VMX_OUTSIDE_SMX.isSet(cpu.featureControl()),
                cpu.control().cr8());
    }
}
