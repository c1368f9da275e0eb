package dev.vmxscope.core.report;

import static dev.vmxscope.core.report.InvestigationReport.shown;

import dev.vmxscope.core.cpu.CpuProfile;
import dev.vmxscope.core.cpu.CpuidStrings;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.saved.LoadedModule;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.text.Texts;

/** What was loaded, and what machine it ran on. */
final class MachineSection {
    private final Html html;
    private final Texts texts;
    private final Dossier dossier;

    MachineSection(Html html, Texts texts, Dossier dossier) {
        this.html = html;
        this.texts = texts;
        this.dossier = dossier;
    }

    void write() {
        loaded();
        html.open("section", "id", "machine").element("h2", texts.get("machine"));
        MachineSetup start = dossier.history().start().setup();
        MachineSetup now = dossier.history().present().machine().setup();
        setup(now, texts.get("machine.caption"));
        if (!now.equals(start)) {
            setup(start, texts.get("machine.before"));
        }
        html.close();
    }

    private void loaded() {
        html.open("section", "id", "loaded").element("h2", texts.get("loaded"));
        html.table(
                texts.get("loaded.caption"),
                "facts",
                texts.get("loaded.name"),
                texts.get("loaded.size"),
                texts.get("loaded.hash"),
                texts.get("loaded.what"));
        for (LoadedModule module : dossier.investigation().modules()) {
            html.open("tr").element("th", shown(module.name()), "scope", "row");
            html.element("td", texts.format("loaded.bytes", module.size()));
            html.open("td").element("code", module.sha256(), "class", "hash").close();
            String what = module.sample()
                    .map(sample -> texts.format("loaded.sample", sample))
                    .orElseGet(() -> texts.get(module.symbols() ? "loaded.symbols" : "loaded.bare"));
            html.element("td", what).close();
        }
        html.endTable().close();
    }

    private void setup(MachineSetup setup, String caption) {
        CpuProfile profile = setup.profile();
        html.table(caption, "facts");
        html.headed(texts.get("machine.profile"), shown(profile.name()), shown(profile.description()));
        html.headed(
                texts.get("machine.vendor"),
                shown(CpuidStrings.vendor(profile.leaf(0, 0))),
                shown(CpuidStrings.brand(profile)));
        html.headed("VMX", texts.get(profile.hasVmx() ? "machine.vmx" : "machine.no-vmx"), "CPUID.1:ECX[5]");
        html.headed(texts.get("machine.processors"), Integer.toString(setup.processors()), "");
        html.headed(
                texts.get("machine.firmware"),
                "IA32_FEATURE_CONTROL = " + Codes.hex(setup.firmware().featureControl()),
                "");
        html.headed(texts.get("machine.ram"), (setup.ramBytes() >> 20) + " MiB", "");
        html.headed(
                "Windows",
                setup.windows().major() + "." + setup.windows().minor() + "."
                        + setup.windows().build(),
                texts.get("machine.emulated"));
        html.endTable();
    }
}
