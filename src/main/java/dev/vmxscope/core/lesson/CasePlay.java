package dev.vmxscope.core.lesson;

import dev.vmxscope.core.bits.BitField;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.scenario.KeyMoment;
import dev.vmxscope.core.scenario.Play;
import dev.vmxscope.core.scenario.Scenario;
import dev.vmxscope.core.scenario.Setting;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the buttons of a case do.
 *
 * @param scenario of the case
 * @param texts with the words for cases
 */
record CasePlay(Scenario scenario, Texts texts) {

    /** The play up to its end. */
    List<Deed> fault() {
        return deeds(scenario.play());
    }

    /** The fix: another play from its start, or the same one with values set right before the instruction that fails. */
    List<Deed> fix(KeyMoment fault) {
        Scenario.Fix fix = scenario.fix();
        List<Deed> deeds = new ArrayList<>();
        deeds.add(open(fix.play()));
        deeds.addAll(deeds(fix.play()));
        if (fix.atFault().isEmpty()) {
            return deeds;
        }
        long steps = fault.before().steps();
        int done = played(steps);
        List<Deed> again = new ArrayList<>(deeds.subList(0, done + 1));
        again.add(deed("back", new Command.Rewind(steps)));
        fix.atFault().forEach(setting -> again.add(set(setting)));
        again.add(deed("run", new Command.Run()));
        again.addAll(deeds.subList(done + 1, deeds.size()));
        return again;
    }

    /** How many steps of the play have begun when the machine has made so many steps. */
    private int played(long steps) {
        Bench bench = new Bench(
                Machine.powerOn(scenario.play().setup()), scenario.play().symbols());
        List<Deed> deeds = deeds(scenario.play());
        for (int at = 0; at < deeds.size(); at++) {
            bench.execute(deeds.get(at).command());
            if (bench.machine().steps() > steps) {
                return at + 1;
            }
        }
        return deeds.size();
    }

    private Deed open(Play play) {
        ModuleFile driver = play.driver();
        boolean same = driver.content().equals(scenario.play().driver().content());
        return new Deed(
                texts.get("case.word.open-machine"),
                new Command.Open(play.setup(), play.symbols()),
                same ? Optional.empty() : Optional.of(driver));
    }

    private List<Deed> deeds(Play play) {
        List<Deed> deeds = new ArrayList<>();
        for (Play.Step step : play.steps()) {
            if (step instanceof Play.Do action) {
                deeds.add(deed(action.word(), new Command.Perform(action.action())));
            } else if (step instanceof Play.SetByHand set) {
                deeds.add(set(set.setting()));
            }
        }
        return deeds;
    }

    private static Deed deed(String word, Command command) {
        return new Deed(word, command, Optional.empty());
    }

    private static Deed set(Setting setting) {
        return deed(written(setting), new Command.Derive(DeedReader.pokes(setting)));
    }

    /** What a student does by hand, in order, in the words of the window. */
    String todo() {
        return scenario.play().steps().stream()
                .map(step -> step instanceof Play.Do action
                        ? button(action.word())
                        : texts.format("case.word.set", written(((Play.SetByHand) step).setting())))
                .reduce((first, second) -> texts.format("case.word.then", first, second))
                .orElse("");
    }

    /** The name of the button for a word. */
    private String button(String word) {
        String[] parts = word.split(" ", 2);
        return texts.format("case.button." + parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** A value set by hand: {@code cpu 1 CR4 -VMXE}. */
    private static String written(Setting setting) {
        String cpu = setting.cpu().isPresent() ? "cpu " + setting.cpu().getAsInt() + " " : "";
        StringBuilder bits = new StringBuilder();
        if (setting.place() instanceof Place.State || setting.keep() == 0) {
            bits.append(String.format(Locale.ROOT, " 0x%x", setting.bits()));
        } else {
            for (BitField field : setting.place().layout().orElseThrow().named()) {
                if ((field.mask() & ~setting.keep()) != 0) {
                    bits.append(field.isSet(setting.bits()) ? " +" : " -").append(field.name());
                }
            }
        }
        return cpu + setting.place().title() + bits;
    }
}
