package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.diagnosis.Diagnosis;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.vmx.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The last thing that went wrong, put together from the entries of the journal that belong to it.
 *
 * @param kind what kind of thing
 * @param step in which it happened
 * @param cpu number of the logical processor
 * @param instruction the instruction as the disassembler writes it, empty where none is concerned
 * @param address of the instruction, 0 where none is concerned
 * @param place the address in words: module, symbol, offset
 * @param source file and line, empty where not known
 * @param outcome in the manual's notation, {@code #GP(0)}; or the name of a bugcheck; empty if there is none
 * @param text what happened, in one sentence of the machine; {@link #SILENT} if there is none
 * @param bugcheck the name of the bugcheck that came of it, empty if none did
 * @param diagnosis how the instruction was judged and why, if it is one that is judged
 */
public record Trouble(
        Kind kind,
        long step,
        int cpu,
        String instruction,
        long address,
        String place,
        String source,
        String outcome,
        Message text,
        String bugcheck,
        Optional<Diagnosis> diagnosis) {

    /** Nothing is said. */
    public static final Message SILENT = Message.verbatim("");

    /** What went wrong. */
    public enum Kind {
        /** The processor raised an exception. */
        FAULT,
        /** A VMX instruction completed and told by the flags that it failed. */
        VMFAIL,
        /** Windows stopped itself. */
        BUGCHECK,
        /** The emulator lacks something. */
        NOT_EMULATED,
        /** A driver was not started. */
        REFUSED,
        /** Nothing can go on: everything waits for something that never comes. */
        STUCK
    }

    /** How the instruction was judged, if it is one that is judged. */
    public Optional<Verdict> verdict() {
        return diagnosis.map(Diagnosis::verdict);
    }

    /** What decided the outcome: every unmet requirement of the deciding stage. */
    public List<JudgedStage.Row> unmet() {
        return stages().stream()
                .filter(stage -> stage.state() == JudgedStage.State.DECIDING)
                .flatMap(stage -> stage.rows().stream())
                .filter(row -> row.known() && !row.met())
                .toList();
    }

    /** The stages of the verdict, none without one. */
    public List<JudgedStage> stages() {
        return verdict().map(JudgedStage::of).orElse(List.of());
    }
}
