package dev.vmxscope.core.lesson;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.vmx.SystemInstructionExecuted;
import dev.vmxscope.core.vmx.Verdict;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.WindowsEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A condition on what happened since the step began. */
public sealed interface Happening extends Condition {

    /**
     * Something that Windows was given to do has run to its end.
     *
     * @param word {@code load}, {@code ioctl 0x222404}, {@code run MyHypervisorApp.exe}
     */
    record Done(String word) implements Happening {
        @Override
        public boolean holds(Observation observation) {
            return observation.news().stream()
                    .anyMatch(entry -> entry.event() instanceof WindowsEvent.ActionDone done
                            && word(done.action()).equals(word));
        }

        @Override
        public String text(Texts texts) {
            return texts.format("goal.done", word);
        }

        /** An action as lessons write it. */
        static String word(Action action) {
            if (action instanceof Action.LoadDriver) {
                return "load";
            }
            if (action instanceof Action.UnloadDriver) {
                return "unload";
            }
            if (action instanceof Action.RunProgram program) {
                return "run " + program.name();
            }
            if (action instanceof Action.SendRequest send) {
                return String.format(Locale.ROOT, "send 0x%x 0x%x", send.major(), send.minor());
            }
            return word((AppCall) action);
        }

        /** The word of DeviceIoControl with that code, 32 bits. */
        static String ioctl(int code) {
            return String.format(Locale.ROOT, "ioctl 0x%x", code);
        }

        private static String word(AppCall call) {
            if (call instanceof AppCall.DeviceControl control) {
                return ioctl(control.code());
            }
            if (call instanceof AppCall.Invoke invoke) {
                return invoke.call().word();
            }
            if (call instanceof AppCall.Create) {
                return "open";
            }
            if (call instanceof AppCall.Read) {
                return "read";
            }
            return call instanceof AppCall.Write ? "write" : "close";
        }
    }

    /** The driver printed a line with that text. */
    record Printed(String part) implements Happening {
        @Override
        public boolean holds(Observation observation) {
            return observation.news().stream()
                    .anyMatch(entry -> entry.event() instanceof WindowsEvent.DebugPrint print
                            && print.line().text().contains(part));
        }

        @Override
        public String text(Texts texts) {
            return texts.format("goal.console", part);
        }
    }

    /** The program wrote that text to its console. */
    record Output(String part) implements Happening {
        @Override
        public boolean holds(Observation observation) {
            StringBuilder written = new StringBuilder();
            for (Entry entry : observation.news()) {
                if (entry.event() instanceof WindowsEvent.AppOutput output) {
                    written.append(output.text());
                }
            }
            return written.indexOf(part) >= 0;
        }

        @Override
        public String text(Texts texts) {
            return texts.format("goal.output", part);
        }
    }

    /**
     * An instruction was executed. Of instructions other than those of VMX only the failures are told.
     *
     * @param instruction by the name of its specification, {@code VMXON}
     * @param outcome in the manual's notation; empty if any will do
     * @param unmet ids of the unmet requirements of the deciding stage, without order; empty if any will do
     * @param cpu number of the logical processor; empty if any will do
     * @param times how often at least
     */
    record Executed(String instruction, Optional<String> outcome, List<String> unmet, OptionalInt cpu, int times)
            implements Happening {
        /** Keeps its own copy of the list. */
        public Executed {
            unmet = List.copyOf(unmet);
        }

        @Override
        public boolean holds(Observation observation) {
            return executions(observation, cpu)
                            .filter(verdict -> verdict.spec().name().equals(instruction))
                            .filter(verdict -> outcome.isEmpty()
                                    || outcome.get().equals(verdict.outcome().text()))
                            .filter(verdict ->
                                    unmet.isEmpty() || new TreeSet<>(unmet).equals(new TreeSet<>(verdict.unmetIds())))
                            .count()
                    >= times;
        }

        @Override
        public String text(Texts texts) {
            String what = outcome.isPresent()
                    ? texts.format("goal.executed.outcome", instruction, outcome.get())
                    : texts.format("goal.executed", instruction);
            String where = cpu.isPresent() ? texts.format("goal.executed.cpu", what, cpu.getAsInt()) : what;
            String often = times > 1 ? texts.format("goal.executed.times", where, times) : where;
            return texts.format("goal.executed.end", often);
        }
    }

    /** No instruction of those that are judged failed. */
    record NothingFailed() implements Happening {
        @Override
        public boolean holds(Observation observation) {
            return executions(observation, OptionalInt.empty())
                    .allMatch(verdict -> verdict.outcome().success());
        }

        @Override
        public String text(Texts texts) {
            return texts.get("goal.nothing-failed");
        }
    }

    private static Stream<Verdict> executions(Observation observation, OptionalInt cpu) {
        return observation.news().stream()
                .filter(entry -> cpu.isEmpty() || cpu.getAsInt() == entry.cpu())
                .map(Entry::event)
                .filter(SystemInstructionExecuted.class::isInstance)
                .map(event -> ((SystemInstructionExecuted) event).verdict());
    }
}
