package dev.vmxscope.core.scenario;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.Hypervisor;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.toml.ScenarioFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A start as a scenario writes it.
 *
 * @param bare the processor model without a hypervisor above it
 * @param hypervisor the one above the machine
 * @param processors how many logical processors
 * @param firmware what the firmware does
 * @param driver the driver, empty only before the text was read
 * @param steps what is done
 * @param sets what is set by hand
 */
public record Start(
        CpuProfile bare,
        Optional<Hypervisor> hypervisor,
        int processors,
        Firmware firmware,
        Optional<ModuleFile> driver,
        List<StepWord> steps,
        List<Set> sets) {
    /** Keeps its own copies of the lists. */
    public Start {
        steps = List.copyOf(steps);
        sets = List.copyOf(sets);
    }

    /**
     * Values that are set by hand.
     *
     * @param word of the step before or after which they are set
     * @param after whether it is after it
     * @param settings which
     */
    public record Set(String word, boolean after, List<Setting> settings) {
        /** Keeps its own copy of the list. */
        public Set {
            settings = List.copyOf(settings);
        }
    }

    /** The steps in words. */
    public List<String> words() {
        return steps.stream().map(StepWord::text).toList();
    }

    /** What holds where a scenario says nothing. */
    public static Start usual() throws ScenarioFormatException {
        return new Start(
                CpuProfiles.load(CpuProfiles.DEFAULT),
                Optional.empty(),
                2,
                Firmware.VMX_OUTSIDE_SMX,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** The same with other values set by hand. */
    public Start withSets(List<Set> other) {
        return new Start(bare, hypervisor, processors, firmware, driver, steps, other);
    }

    /** The machine, and what is done on it. */
    public Play play() {
        ModuleFile module = driver.orElseThrow();
        CpuProfile profile = hypervisor.map(above -> above.over(bare)).orElse(bare);
        SymbolCatalogue symbols = module.driverNames(SymbolCatalogue.EMPTY);
        List<Play.Step> all = new ArrayList<>();
        for (int at = 0; at < steps.size(); at++) {
            StepWord step = steps.get(at);
            boolean first = words().indexOf(step.text()) == at;
            addSets(all, step.text(), first, false);
            all.add(new Play.Do(step.text(), step.action().apply(module)));
            addSets(all, step.text(), first, true);
            if (step.program().isPresent()) {
                symbols = step.program().get().programNames(symbols);
            }
        }
        return new Play(MachineSetup.of(profile, processors, firmware, List.of()), module, symbols, all);
    }

    /** A word that stands twice means its first step. */
    private void addSets(List<Play.Step> all, String word, boolean first, boolean after) {
        for (Set set : sets) {
            if (first && set.word().equals(word) && set.after() == after) {
                set.settings().forEach(setting -> all.add(new Play.SetByHand(setting)));
            }
        }
    }
}
