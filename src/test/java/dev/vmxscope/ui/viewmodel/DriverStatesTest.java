package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.ui.viewmodel.DispatchState.Slot;
import dev.vmxscope.ui.viewmodel.ProgramState.Item;
import dev.vmxscope.ui.viewmodel.ProgramState.Progress;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DriverStatesTest {
    private static Frame inCreate() {
        return Frames.when(
                "part2", Firmware.VMX_OUTSIDE_SMX, frame -> Frames.place(frame).contains("!DrvCreate+0x0"));
    }

    @Test
    void withoutADriverThereIsNoTable() {
        assertThat(DispatchState.of(View.of(Frames.start("part2", Firmware.UNLOCKED))))
                .isEmpty();
    }

    @Test
    void beforeDriverEntryEverySlotHoldsTheDefault() {
        Frame frame = Frames.when(
                "part2", Firmware.UNLOCKED, moment -> Frames.place(moment).contains("!DriverEntry+0x0"));
        DispatchState state = DispatchState.of(View.of(frame)).orElseThrow();
        assertThat(state.slots()).hasSize(28).noneMatch(Slot::set);
        assertThat(state.slots().get(0).handler()).isEqualTo("nt!IopInvalidDeviceRequest");
        assertThat(state.lastForgotten()).isFalse();
    }

    @Test
    void aStepThatWritesASlotShowsWhatWasThere() {
        Frame frame = Frames.when(
                "part2",
                Firmware.UNLOCKED,
                moment -> DispatchState.of(View.of(moment))
                        .map(state -> state.slots().get(0).set())
                        .orElse(false));
        Slot slot = DispatchState.of(View.of(frame)).orElseThrow().slots().get(0);
        assertThat(slot.handler()).isEqualTo("MyHypervisorDriver!DrvUnsupported+0x0");
        assertThat(slot.before()).isEqualTo("nt!IopInvalidDeviceRequest");
        assertThat(slot.changed()).isTrue();
    }

    @Test
    void theLoopThatEndsOneTooEarlyLeavesSlot1bAndThatIsSeen() {
        DispatchState state = DispatchState.of(View.of(inCreate())).orElseThrow();
        assertThat(state.slots().stream().filter(slot -> !slot.set()).map(Slot::name))
                .containsExactly("IRP_MJ_PNP");
        assertThat(state.lastForgotten()).isTrue();
        assertThat(state.slots().get(0).handler()).isEqualTo("MyHypervisorDriver!DrvCreate+0x0");
        assertThat(state.slots().get(0).calls()).isEqualTo(1);
        assertThat(state.slots().get(0).status()).isEmpty();
    }

    @Test
    void aSlotTellsItsSourceLineAndHowItsRequestsEnded() {
        View view = View.of(RequestFrames.after(
                "cabinet-clang-O0",
                new AppCall.Create(""),
                new AppCall.DeviceControl(0x90002000, Bytes.of((byte) 'a'), 8),
                new AppCall.DeviceControl(0x90002000, Bytes.of((byte) 'a'), 8),
                new AppCall.DeviceControl(0x222004, Bytes.EMPTY, 0)));
        Slot slot = DispatchState.of(view).orElseThrow().slots().get(0x0E);
        assertThat(slot.calls()).isEqualTo(3);
        // The driver knows the first code; the other one it completes as one that it does not know.
        assertThat(slot.use().statuses()).containsEntry(0, 2).containsEntry(0xC0000010, 1);
        assertThat(slot.status()).hasValue(0xC0000010);
        assertThat(DispatchState.of(View.of(inCreate()))
                        .orElseThrow()
                        .slots()
                        .get(0)
                        .source())
                .startsWith("Source.c:");
    }

    @Test
    void ofSeveralDriversTheOneThatIsWantedIsShown() {
        View view = View.of(RequestFrames.after("cabinet-clang-O0", RequestFrames.load("ledger-clang-O2")));
        DispatchState last = DispatchState.of(view).orElseThrow();
        assertThat(last.driver()).isEqualTo("ledger-clang-O2");
        assertThat(last.drivers())
                .extracting(DispatchState.Choice::service)
                .containsExactly("cabinet-clang-O0", "ledger-clang-O2");
        long first = last.drivers().get(0).object();
        assertThat(DispatchState.of(view, OptionalLong.of(first)).orElseThrow().driver())
                .isEqualTo("cabinet-clang-O0");
        assertThat(DispatchState.of(view, OptionalLong.of(1)).orElseThrow().driver())
                .isEqualTo("ledger-clang-O2");
    }

    @Test
    void theAgendaTellsWhatIsDoneWhatRunsAndWhatComes() {
        assertThat(ProgramState.of(View.of(inCreate())).agenda())
                .extracting(Item::progress, item -> item.action().getClass())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Progress.DONE, Action.LoadDriver.class),
                        org.assertj.core.groups.Tuple.tuple(Progress.NOW, AppCall.Create.class),
                        org.assertj.core.groups.Tuple.tuple(Progress.NEXT, AppCall.Close.class),
                        org.assertj.core.groups.Tuple.tuple(Progress.NEXT, Action.UnloadDriver.class));
    }

    @Test
    void theLastCallsResultIsKept() {
        ProgramState state = ProgramState.of(View.of(Frames.end("part2", Firmware.VMX_OUTSIDE_SMX)));
        assertThat(state.last()).hasValueSatisfying(call -> {
            assertThat(call.call()).isEqualTo("CloseHandle");
            assertThat(call.error()).isZero();
        });
        assertThat(state.loaded()).isFalse();
    }

    @Test
    void sourceShowsTheLineThatRunsNext() {
        CodeState state = CodeState.of(
                View.of(inCreate()),
                path -> java.util.Optional.of(java.util.Collections.nCopies(200, "text of " + path)));
        assertThat(state.where()).isEqualTo(CodeState.Where.HERE);
        assertThat(state.file()).endsWith("Source.c");
        assertThat(state.lines()).hasSize(200);
        assertThat(state.lines().stream().filter(CodeLine::current))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.kind()).isEqualTo(CodeLine.Kind.SOURCE);
                    assertThat(line.address())
                            .isEqualTo(View.of(inCreate()).processor().rip());
                });
    }

    @Test
    void withoutSourceTheMachineCodeShowsAndSaysSo() {
        CodeState state = CodeState.of(View.of(inCreate()), SourceFinder.NONE);
        assertThat(state.missing()).isTrue();
        assertThat(state.lines().get(0).text()).isEqualTo("MyHypervisorDriver!DrvCreate+0x0");
        assertThat(state.lines().stream().filter(CodeLine::current)).hasSize(1);
    }

    @Test
    void aBreakpointShowsOnItsLine() {
        Frame frame = inCreate();
        long rip = View.of(frame).processor().rip();
        View view = View.of(Frames.withBreakpoints(frame, List.of(rip)));
        assertThat(CodeState.of(view, SourceFinder.NONE).lines().stream().filter(CodeLine::breakpoint))
                .singleElement()
                .extracting(CodeLine::address)
                .isEqualTo(rip);
    }

    @Test
    void atAServiceOfWindowsItsCallerIsShown() {
        Frame frame = Frames.when(
                "part2", Firmware.UNLOCKED, moment -> Frames.place(moment).equals("nt!DbgPrint"));
        CodeState state = CodeState.of(View.of(frame), SourceFinder.NONE);
        assertThat(state.where()).isEqualTo(CodeState.Where.CALLER);
        assertThat(state.service()).isEqualTo("nt!DbgPrint");
        assertThat(state.place()).startsWith("MyHypervisorDriver!DriverEntry+");
    }

    @Test
    void whileNothingRunsTheNextActionIsTold() {
        CodeState state = CodeState.of(View.of(Frames.start("part2", Firmware.UNLOCKED)), SourceFinder.NONE);
        assertThat(state.where()).isEqualTo(CodeState.Where.NOWHERE);
        assertThat(state.next()).isInstanceOf(Action.LoadDriver.class);
    }

    @Test
    void parametersAreReadWhereThePdbSaysTheyAre() {
        Frame frame = Frames.when("part2", Firmware.UNLOCKED, moment -> {
            LocalsState locals = LocalsState.of(View.of(moment));
            return locals.procedure().equals("DriverEntry")
                    && locals.rows().stream()
                            .anyMatch(row -> row.name().equals("DriverObject")
                                    && !row.value().isEmpty());
        });
        long object = frame.machine().windows().io().drivers().firstKey();
        assertThat(LocalsState.of(View.of(frame)).rows())
                .filteredOn(row -> row.name().equals("DriverObject"))
                .singleElement()
                .extracting(Named::value)
                .asString()
                .isEqualToIgnoringCase("0x" + Long.toHexString(object));
    }
}
