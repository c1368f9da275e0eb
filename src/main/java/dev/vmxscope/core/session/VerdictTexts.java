package dev.vmxscope.core.session;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Evidence;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.Outcome;
import dev.vmxscope.core.vmx.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requirements of an instruction, and what was found, in words. */
public final class VerdictTexts {
    private final Texts requirements;
    private final Texts events;

    private VerdictTexts(Texts requirements, Texts events) {
        this.requirements = requirements;
        this.events = events;
    }

    /** The words of a language. */
    public static VerdictTexts of(Language language) {
        return new VerdictTexts(Texts.of(language, "requirements"), Texts.of(language, "events"));
    }

    /** What the requirement of that id asks for, in one sentence. */
    public String rule(String id) {
        return requirements.get(id);
    }

    /** What comes of an instruction: the manual's notation, or words where it has none. */
    public String outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            return events.get("outcome.done");
        }
        if (outcome instanceof Outcome.VmEntryReached) {
            return events.get("outcome.vm-entry");
        }
        if (outcome instanceof Outcome.VmExit exit) {
            return events.format("outcome.vm-exit", exit.reason());
        }
        return outcome instanceof Outcome.NotEmulated missing
                ? events.format("outcome.not-emulated", missing.what())
                : outcome.text();
    }

    /** The name of a stage in words; {@code name} is that of {@link Stage#name}. */
    public String stage(String name) {
        return events.get("stage." + Texts.keyPart(name));
    }

    /** The name of a register or quantity, {@code new CR4.PAE}: in words what has words, as it is what has none. */
    public String name(String quantity) {
        int end = quantity.indexOf('.');
        String head = end < 0 ? quantity : quantity.substring(0, end);
        return events.find("quantity." + Texts.keyPart(head)).orElse(head) + quantity.substring(head.length());
    }

    /** What was found: {@code CR4.VMXE is 0, must be 1}; empty where it could not be judged. */
    public String found(Finding finding) {
        Optional<Evidence> evidence = finding.evidence();
        if (evidence.isEmpty()) {
            return "";
        }
        String own = "evidence." + finding.requirement().id();
        if (requirements.find(own).isPresent()) {
            return requirements.format(own, arguments(evidence.get()));
        }
        return found(evidence.get());
    }

    private String found(Evidence evidence) {
        if (evidence.fields().isEmpty()) {
            return quantity(evidence);
        }
        List<String> parts = new ArrayList<>();
        for (BitField field : evidence.fields()) {
            if (evidence.met() || field.of((evidence.actual() ^ evidence.required()) & evidence.mask()) != 0) {
                parts.add(field(evidence, field));
            }
        }
        return events.clauses(parts);
    }

    private String field(Evidence evidence, BitField field) {
        String name = field.access().reserved()
                ? name(evidence.register()) + "[" + field.position() + "]"
                : name(evidence.register()) + "." + field.name();
        return events.format(
                "evidence.field",
                name,
                value(field, field.of(evidence.actual())),
                value(field, field.of(evidence.required() & evidence.mask())));
    }

    private static String value(BitField field, long value) {
        return field.width() == 1 ? Long.toString(value) : Codes.hex(value);
    }

    private String quantity(Evidence evidence) {
        Object[] all = arguments(evidence);
        long mask = evidence.mask();
        if (Long.bitCount(mask) == 1) {
            return events.format(
                    "evidence.whole", all[0], bit(evidence.actual() & mask), bit(evidence.required() & mask));
        }
        boolean whole = mask == -1 || (evidence.actual() & ~mask) == 0 && (evidence.required() & ~mask) == 0;
        return whole
                ? events.format("evidence.whole", all)
                : events.format(
                        "evidence.bits", all[0], all[1], Codes.hex(mask), Codes.hex(evidence.required() & mask));
    }

    private Object[] arguments(Evidence evidence) {
        return new Object[] {name(evidence.what()), number(evidence.actual()), number(evidence.required())};
    }

    /** One digit reads the same in any base. */
    private static String number(long value) {
        return value >= 0 && value <= 9 ? Long.toString(value) : Codes.hex(value);
    }

    private static String bit(long masked) {
        return masked == 0 ? "0" : "1";
    }
}
