package dev.vmxscope.ui.viewmodel;

import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.DiagnosisTexts;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.session.Grain;
import dev.vmxscope.core.session.Input;
import dev.vmxscope.core.session.VerdictTexts;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.ui.bridge.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** What every panel gets: the views, the way up to the machine, and the texts. */
public final class Desk {
    private final Commands commands;
    private Words words;
    private final SourceFinder sources;
    private final ReadOnlyObjectWrapper<View> views;
    private final List<Consumer<Spotlight>> revealers = new ArrayList<>();
    private final List<IntConsumer> slotRevealers = new ArrayList<>();
    private final UndoStack edits;
    private final ConsoleDesk console;

    /**
     * A desk that follows what runs.
     *
     * @param words what the panels say
     */
    public Desk(ObservableValue<Frame> frames, Commands commands, Words words, SourceFinder sources) {
        this.commands = commands;
        this.words = words;
        this.sources = sources;
        this.edits = new UndoStack(commands::pause);
        this.console = new ConsoleDesk(edits);
        this.views = new ReadOnlyObjectWrapper<>(this, "views", View.of(frames.getValue()));
        frames.addListener((property, old, frame) -> {
            console.shrink(frame.machine().windows().debugLines().size());
            views.set(next(frame));
        });
    }

    private View next(Frame frame) {
        View now = views.get();
        boolean moved = frame.position() != now.frame().position();
        boolean chosen =
                !now.following() && now.cpu() < frame.machine().processors().size();
        int cpu = View.running(frame.machine())
                .orElse(Math.min(now.cpu(), frame.machine().processors().size() - 1));
        return new View(
                frame, chosen ? now.cpu() : cpu, !chosen, moved ? OptionalLong.empty() : now.look(), now.code());
    }

    /** What is shown, one for all panels. */
    public ObservableValue<View> views() {
        return views.getReadOnlyProperty();
    }

    /** Shows the registers of one processor whatever runs. */
    public void choose(int cpu) {
        edit("undo.processor", () -> point(cpu));
    }

    /** Shows the registers of the processor that runs. */
    public void follow() {
        edit("undo.processor", this::pointAtRunning);
    }

    private void point(int cpu) {
        View now = views.get();
        if (cpu < now.machine().processors().size()) {
            views.set(new View(now.frame(), cpu, false, now.look(), now.code()));
        }
    }

    private void pointAtRunning() {
        View now = views.get();
        views.set(new View(now.frame(), View.running(now.machine()).orElse(now.cpu()), true, now.look(), now.code()));
    }

    /** Changes what is shown, and notes it where it can be taken back. */
    private void edit(String what, Runnable change) {
        View was = views.get();
        change.run();
        View now = views.get();
        if (was.cpu() != now.cpu() || was.following() != now.following() || was.code() != now.code()) {
            edits.add(new Edit(what, () -> showAs(was), () -> showAs(now)));
        }
    }

    private void showAs(View view) {
        if (view.following()) {
            pointAtRunning();
        } else {
            point(view.cpu());
        }
        showCode(view.code());
    }

    private void showCode(CodeMode mode) {
        View now = views.get();
        views.set(new View(now.frame(), now.cpu(), now.following(), now.look(), mode));
    }

    /** Shows the code at an address until the next step. */
    public void look(long address) {
        View now = views.get();
        views.set(new View(now.frame(), now.cpu(), now.following(), OptionalLong.of(address), now.code()));
    }

    /** Asks the panel that shows those bits to bring them into sight, on the processor that they belong to. */
    public void reveal(Spotlight bits) {
        if (views.get().cpu() != bits.cpu()) {
            choose(bits.cpu());
        }
        // By number: who shows the panel comes first, and the panel itself may be made only then.
        for (int at = 0; at < revealers.size(); at++) {
            revealers.get(at).accept(bits);
        }
    }

    /** Who is told, after those before, that a person asks to see bits. */
    public void onReveal(Consumer<Spotlight> revealer) {
        revealers.add(revealer);
    }

    /** Asks the panel with the dispatch table to show the slot of a major function. */
    public void revealSlot(int major) {
        for (int at = 0; at < slotRevealers.size(); at++) {
            slotRevealers.get(at).accept(major);
        }
    }

    /** Who is told, after those before, that a person asks to see a slot of the dispatch table. */
    public void onRevealSlot(IntConsumer revealer) {
        slotRevealers.add(revealer);
    }

    /** Shows code in another way. */
    public void show(CodeMode mode) {
        edit("undo.code", () -> showCode(mode));
    }

    /** What the person chose and did in the console over the debug messages. */
    public ConsoleDesk console() {
        return console;
    }

    /** Everything that was done, to the machine and to the window. */
    public UndoStack edits() {
        return edits;
    }

    /** How far one step goes: a line while source is shown, else an instruction. */
    public Grain grain() {
        return views.get().code() == CodeMode.SOURCE ? Grain.LINE : Grain.INSTRUCTION;
    }

    /** Has a command done. */
    public void submit(Command command) {
        commands.submit(command);
    }

    /** Has an input done. */
    public void input(Input input) {
        commands.submit(new Command.Do(input));
    }

    /** Goes back to just before that step, and there does the inputs in their order. */
    public void rewind(long step, List<Input> inputs) {
        List<Command> all = new ArrayList<>();
        all.add(new Command.Rewind(step - 1));
        inputs.forEach(input -> all.add(new Command.Do(input)));
        commands.submit(new Command.All(all));
    }

    /** What the panels say that are made from now on. */
    public Words words() {
        return words;
    }

    /**
     * Says everything in other words. Those that showed a panel are forgotten: the panels are to be made anew.
     *
     * @param other the words of another language
     */
    public void speak(Words other) {
        words = other;
        revealers.clear();
        slotRevealers.clear();
    }

    /** The texts of the window. */
    public Texts texts() {
        return words.texts();
    }

    /** A sentence for each field of a register. */
    public Texts fields() {
        return words.fields();
    }

    /** What each requirement asks for, in the words of the command line. */
    public VerdictTexts rules() {
        return words.rules();
    }

    /** Why an instruction fails and what can be done, in the words of the command line. */
    public DiagnosisTexts causes() {
        return words.causes();
    }

    /** Where the text of source files is. */
    public SourceFinder sources() {
        return sources;
    }
}
