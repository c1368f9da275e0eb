package dev.vmxscope.core.scenario;

import dev.vmxscope.core.cpu.Hypervisor;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import java.util.List;

/** The table that describes a hypervisor above the machine: the same in a profile and in a scenario. */
final class HypervisorTable {
    private HypervisorTable() {}

    /** The hypervisor of the table at that path. */
    static Hypervisor read(TomlDocument document, List<String> path) throws ScenarioFormatException {
        document.allowOnly(path, List.of("signature", "interface", "exposes-vmx"));
        List<String> interfacePath = TomlDocument.child(path, "interface");
        return new Hypervisor(
                ascii(document, TomlDocument.child(path, "signature"), Hypervisor.SIGNATURE_LENGTH),
                document.text(interfacePath).isPresent()
                        ? ascii(document, interfacePath, Hypervisor.INTERFACE_LENGTH)
                        : "",
                document.flag(TomlDocument.child(path, "exposes-vmx")).orElse(false));
    }

    private static String ascii(TomlDocument document, List<String> path, int most) throws ScenarioFormatException {
        String text = document.requiredText(path);
        if (text.length() > most || !text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw document.error(path, Message.of("hypervisor.long", path.get(path.size() - 1), most));
        }
        return text;
    }
}
