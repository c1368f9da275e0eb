package dev.vmxscope.core.lesson;

import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.InstructionNames;
import dev.vmxscope.core.scenario.ModuleNames;
import dev.vmxscope.core.scenario.ScenarioFiles;
import dev.vmxscope.core.scenario.SettingReader;
import dev.vmxscope.core.scenario.StartReader;
import dev.vmxscope.core.scenario.StepReader;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.toml.NearestName;
import dev.vmxscope.core.toml.ScenarioFormatException;
import dev.vmxscope.core.toml.TomlDocument;
import dev.vmxscope.core.windows.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the goal of a step.
 *
 * @param document the step
 * @param files where drivers and programs lie
 * @param programs the programs of the lesson
 * @param setup the machine after the step
 * @param driver the driver after the step
 */
record GoalReader(
        TomlDocument document, ScenarioFiles files, List<ModuleFile> programs, MachineSetup setup, ModuleFile driver) {
    private static final List<String> TABLE = List.of("goal");
    private static final List<String> REGISTERS = List.of("cr0", "cr4", "feature-control", "smx", "a20m");
    private static final List<String> PER_PROCESSOR =
            List.of("cr0", "cr4", "feature-control", "smx", "a20m", "vmx", "asked", "executed");
    private static final List<String> KEYS = List.of(
            "done",
            "loaded",
            "console",
            "output",
            "executed",
            "outcome",
            "times",
            "nothing-failed",
            "at",
            "slot",
            "handler",
            "cpu",
            "cr0",
            "cr4",
            "feature-control",
            "smx",
            "a20m",
            "vmx",
            "firmware",
            "profile",
            "bugcheck",
            "asked",
            "answered");
    private static final int MOST_TIMES = 10_000;

    Goal read() throws ScenarioFormatException {
        document.allowOnly(TABLE, KEYS);
        List<Condition> all = new ArrayList<>();
        happenings(all);
        executed(all);
        standings(all);
        for (String key : REGISTERS) {
            SettingReader reader = new SettingReader(document, TABLE, setup.processors());
            Optional<String> written = reader.written(key);
            if (written.isPresent()) {
                all.add(new Standing.Bits(reader.setting(path(key), reader.cpu(), key, written.get()), written.get()));
            }
        }
        if (flag("answered").orElse(false)) {
            all.add(new Condition.Answered());
        }
        if (all.isEmpty()) {
            throw document.error(TABLE, Message.of("goal.empty", List.copyOf(KEYS)));
        }
        checkCpu();
        return new Goal(all);
    }

    private void checkCpu() throws ScenarioFormatException {
        if (document.value(path("cpu")) != null
                && PER_PROCESSOR.stream().allMatch(key -> document.value(path(key)) == null)) {
            throw document.error(path("cpu"), Message.of("goal.cpu"));
        }
    }

    private void happenings(List<Condition> all) throws ScenarioFormatException {
        Optional<String> done = text("done");
        if (done.isPresent()) {
            Action action = new StepReader(document, new ModuleNames(document, files))
                    .word(path("done"), done.get())
                    .action()
                    .apply(driver);
            all.add(new Happening.Done(Happening.Done.word(action)));
        }
        text("console").ifPresent(part -> all.add(new Happening.Printed(part)));
        text("output").ifPresent(part -> all.add(new Happening.Output(part)));
        if (flag("nothing-failed").orElse(false)) {
            all.add(new Happening.NothingFailed());
        }
    }

    private void executed(List<Condition> all) throws ScenarioFormatException {
        InstructionNames names = new InstructionNames(document);
        Optional<String> instruction = names.instruction(path("executed"));
        for (String key : List.of("outcome", "times")) {
            if (instruction.isEmpty() && document.value(path(key)) != null) {
                throw document.error(path(key), Message.of("goal.executed", key));
            }
        }
        if (instruction.isPresent()) {
            Optional<String> outcome = document.value(path("outcome")) == null
                    ? Optional.empty()
                    : Optional.of(names.outcome(path("outcome")));
            int times = document.number(path("times"), 1, MOST_TIMES).orElse(1);
            all.add(new Happening.Executed(instruction.get(), outcome, List.of(), cpu(), times));
        }
    }

    private void standings(List<Condition> all) throws ScenarioFormatException {
        flag("loaded").ifPresent(loaded -> all.add(new Standing.Loaded(loaded)));
        CodeNamesReader names = new CodeNamesReader(document, programs);
        Optional<String> at = text("at");
        if (at.isPresent()) {
            all.add(
                    at.get().contains("!")
                            ? new Standing.AtProcedure(names.procedure(path("at"), at.get(), driver))
                            : new Standing.AtInstruction(names.instruction(path("at"), at.get())));
        }
        slot(all, names);
        Optional<String> vmx = word("vmx", List.of("root", "off"));
        if (vmx.isPresent()) {
            all.add(new Standing.Vmx(vmx.get().equals("root"), cpu()));
        }
        StartReader words = new StartReader(document, files, "goal");
        Optional<String> firmware = text("firmware");
        if (firmware.isPresent()) {
            all.add(new Standing.FirmwareIs(words.firmware(path("firmware"), firmware.get()), firmware.get()));
        }
        Optional<String> profile = text("profile");
        if (profile.isPresent()) {
            all.add(new Standing.Profile(
                    words.profile(path("profile"), profile.get()).name()));
        }
        text("bugcheck")
                .ifPresent(name ->
                        all.add(new Standing.Bugcheck(name.equals("none") ? Optional.empty() : Optional.of(name))));
        if (text("asked").isPresent()) {
            all.add(new Standing.Asked(new InstructionNames(document).outcome(path("asked")), cpu()));
        }
    }

    private void slot(List<Condition> all, CodeNamesReader names) throws ScenarioFormatException {
        Optional<String> slot = word("slot", DispatchTable.SLOTS);
        Optional<String> handler = text("handler");
        if (slot.isPresent() != handler.isPresent()) {
            throw document.error(path(slot.isPresent() ? "slot" : "handler"), Message.of("goal.slot"));
        }
        if (slot.isPresent() && handler.isPresent()) {
            String name = handler.get().equals(DispatchTable.DEFAULT)
                    ? DispatchTable.DEFAULT
                    : names.procedure(path("handler"), handler.get(), driver);
            all.add(new Standing.Slot(slot.get(), name));
        }
    }

    private Optional<String> word(String key, List<String> words) throws ScenarioFormatException {
        Optional<String> written = text(key);
        if (written.isPresent() && !words.contains(written.get())) {
            throw document.error(
                    path(key),
                    Message.of("goal.value", key, written.get(), NearestName.hint(written.get(), words)));
        }
        return written;
    }

    private Optional<String> text(String key) throws ScenarioFormatException {
        Optional<String> written = document.text(path(key)).map(String::strip);
        if (written.isPresent() && written.get().isEmpty()) {
            throw document.error(path(key), Message.of("goal.blank", key));
        }
        return written;
    }

    private Optional<Boolean> flag(String key) throws ScenarioFormatException {
        return document.flag(path(key));
    }

    private OptionalInt cpu() throws ScenarioFormatException {
        return document.number(path("cpu"), 0, setup.processors() - 1);
    }

    private static List<String> path(String key) {
        return TomlDocument.child(TABLE, key);
    }
}
