package dev.vmxscope.docs;

import dev.vmxscope.core.vmx.InstructionSpec;
import dev.vmxscope.core.vmx.Requirement;
import dev.vmxscope.core.vmx.Stage;
import dev.vmxscope.core.vmx.SystemInstructions;
import java.util.Comparator;
import java.util.List;

/** The page of all specified instructions with their stages and requirements. */
final class InstructionPage {
    private InstructionPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("# Specified instructions\n\n"
                + "Made from the specifications by `DocumentationTest`. The first stage with an unmet requirement\n"
                + "decides the outcome; within a stage the manual gives no order. A requirement of an operand has the\n"
                + "exception that comes with it as its own outcome, and a requirement of the host state VMfail(8).\n"
                + "VMLAUNCH and VMRESUME end where the guest would be entered: its state is not checked.\n");
        List<InstructionSpec> specs = SystemInstructions.all().stream()
                .sorted(Comparator.comparing(InstructionSpec::name))
                .toList();
        for (InstructionSpec spec : specs) {
            page.append("\n## ").append(spec.name()).append("\n\n");
            if (spec.stages().isEmpty()) {
                page.append("Nothing can keep it from succeeding.\n");
                continue;
            }
            page.append("| stage | outcome | requirement | source |\n|---|---|---|---|\n");
            for (Stage stage : spec.stages()) {
                for (Requirement requirement : stage.requirements()) {
                    page.append("| ").append(stage.name()).append(" | ");
                    page.append(stage.outcome().text()).append(" | `");
                    page.append(requirement.id()).append("` | ");
                    page.append(requirement.source()).append(" |\n");
                }
            }
        }
        return page.toString();
    }
}
