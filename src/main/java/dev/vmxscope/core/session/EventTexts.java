package dev.vmxscope.core.session;

import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.event.Event;
import dev.vmxscope.core.event.RegisterWrite;
import dev.vmxscope.core.machine.MachineEvent;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Finding;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.windows.WindowsEvent;
import java.util.ArrayList;
import java.util.List;

/** The events of a journal in words: the same for the command line and the window. */
public final class EventTexts {
    private final Texts texts;
    private final VerdictTexts verdicts;
    private final WindowsEventTexts windows;

    private EventTexts(Texts texts, VerdictTexts verdicts) {
        this.texts = texts;
        this.verdicts = verdicts;
        this.windows = new WindowsEventTexts(texts);
    }

    /** The words of a language. */
    public static EventTexts of(Language language) {
        return new EventTexts(Texts.of(language, "events", "console"), VerdictTexts.of(language));
    }

    /**
     * An event in words.
     *
     * @param names of addresses at the time of the event, the event itself included ({@link CodeNames#after})
     * @throws IllegalArgumentException if it is an event that nobody gave words to
     */
    public EventText tell(Entry entry, CodeNames names) {
        Event event = entry.event();
        if (event instanceof WindowsEvent told) {
            return windows.tell(told, names);
        }
        if (event instanceof RegisterWrite write) {
            return EventText.of(EventKind.WRITE, written(write));
        }
        if (event instanceof SystemInstructionExecuted executed) {
            return instruction(executed, names);
        }
        if (event instanceof MachineEvent told) {
            return machine(told);
        }
        throw new IllegalArgumentException("no words for " + event);
    }

    private String written(RegisterWrite write) {
        String before = Codes.hex(write.before());
        String after = Codes.hex(write.after());
        return write.before() == write.after()
                ? texts.format("write.same", write.layout().name(), after)
                : texts.format(
                        "write.changed",
                        write.layout().name(),
                        before,
                        after,
                        Codes.changes(texts, write.layout().changes(write.before(), write.after())));
    }

    private EventText instruction(SystemInstructionExecuted executed, CodeNames names) {
        Verdict verdict = executed.verdict();
        String text = texts.format(
                "instruction",
                executed.text(),
                verdicts.outcome(verdict.outcome()),
                names.place(verdict.before().rip()));
        List<String> details = new ArrayList<>();
        for (Finding finding : verdict.unmet()) {
            details.add(texts.format(
                    "instruction.unmet",
                    verdicts.found(finding),
                    verdicts.rule(finding.requirement().id()),
                    finding.requirement().id(),
                    finding.requirement().source()));
        }
        for (Finding finding : verdict.wouldAlsoFail()) {
            details.add(texts.format(
                    "instruction.also",
                    verdicts.found(finding),
                    finding.requirement().id()));
        }
        return new EventText(EventKind.INSTRUCTION, text, details);
    }

    private EventText machine(MachineEvent event) {
        if (event instanceof MachineEvent.FirmwareRan ran) {
            return EventText.of(EventKind.FIRMWARE, firmware(ran));
        }
        if (event instanceof MachineEvent.Restarted restarted) {
            return EventText.of(EventKind.RESTART, texts.get("restart." + restarted.kind()));
        }
        if (event instanceof MachineEvent.InitTaken) {
            return EventText.of(EventKind.RESTART, texts.get("init.taken"));
        }
        if (event instanceof MachineEvent.Poked poked) {
            return EventText.of(EventKind.POKE, texts.format("poke", poked(poked)));
        }
        if (event instanceof MachineEvent.Adjusted adjusted) {
            return EventText.of(EventKind.SETTING, SettingTexts.of(texts, adjusted.setting()));
        }
        if (event instanceof MachineEvent.NotEmulatedHere missing) {
            return EventText.of(EventKind.NOT_EMULATED, texts.format("not-emulated", missing.what()));
        }
        throw new IllegalArgumentException("no words for " + event);
    }

    private String poked(MachineEvent.Poked poked) {
        return poked.place()
                .layout()
                .map(layout -> written(new RegisterWrite(layout, poked.before(), poked.after())))
                .orElseGet(() -> texts.format(
                        "poke.value",
                        verdicts.name(poked.place().title()),
                        Codes.hex(poked.before()),
                        Codes.hex(poked.after())));
    }

    private String firmware(MachineEvent.FirmwareRan ran) {
        RegisterLayout layout = FeatureControl.LAYOUT;
        String after = Codes.hex(ran.after());
        if (ran.before() == ran.after()) {
            String key = FeatureControl.LOCK.isSet(ran.after()) ? "locked" : "untouched";
            return texts.format("firmware." + key, layout.name(), after);
        }
        String changes = Codes.changes(texts, layout.changes(ran.before(), ran.after()));
        return texts.format("firmware.wrote", layout.name(), after, changes);
    }
}
