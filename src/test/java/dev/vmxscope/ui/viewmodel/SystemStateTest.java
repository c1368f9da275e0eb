package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.session.Samples;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.BootOptions;
import dev.vmxscope.core.windows.IoState;
import dev.vmxscope.core.windows.LoadPolicy;
import dev.vmxscope.core.windows.service.ServiceState;
import dev.vmxscope.ui.viewmodel.NamespaceState.Kind;
import dev.vmxscope.ui.viewmodel.NamespaceState.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SystemStateTest {
    private static final Machine START =
            Machine.powerOn(Samples.lifeCycle("part2", Firmware.VMX_OUTSIDE_SMX).withAgenda(List.of()));
    private static final Action.LoadDriver LOAD = (Action.LoadDriver)
            Samples.lifeCycle("part2", Firmware.UNLOCKED).agenda().get(0);

    @Test
    void anEmptyWindowsHasDirectoriesAndNoService() {
        assertThat(paths(START)).containsExactly("\\", "\\DosDevices", "\\Device", "\\Driver", "\\GLOBAL??");
        assertThat(state(START).services()).isEmpty();
        assertThat(state(START).answer()).isEmpty();
    }

    @Test
    void aLoadedDriverHasItsThreeNames() {
        List<Row> rows = rows(run(LOAD));

        assertThat(rows)
                .filteredOn(row -> row.depth() == 2)
                .extracting(Row::path, Row::kind, Row::target, Row::references)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "\\Device\\MyHypervisorDevice", Kind.DEVICE, "\\Driver\\part2", 0),
                        org.assertj.core.groups.Tuple.tuple("\\Driver\\part2", Kind.DRIVER, "", -1),
                        org.assertj.core.groups.Tuple.tuple(
                                "\\GLOBAL??\\MyHypervisorDevice", Kind.LINK, "\\Device\\MyHypervisorDevice", -1));
        assertThat(rows).noneMatch(Row::lost);
    }

    @Test
    void anOpenHandleIsAReferenceOfTheDevice() {
        assertThat(rows(run(LOAD, new AppCall.Create(""))))
                .filteredOn(row -> row.kind() == Kind.DEVICE)
                .singleElement()
                .satisfies(device -> assertThat(device.references()).isEqualTo(1));
    }

    @Test
    void afterAnUnloadNothingIsLeft() {
        assertThat(paths(run(LOAD, new Action.UnloadDriver("part2")))).isEqualTo(paths(START));
    }

    @Test
    void aLinkThatItsDriverForgotLeadsToNothing() throws Exception {
        Bytes leaves = Bytes.of(Files.readAllBytes(Path.of("src", "test", "resources", "windows", "leaves.sys")));

        assertThat(rows(run(new Action.LoadDriver("leaves", leaves), new Action.UnloadDriver("leaves"))))
                .filteredOn(row -> row.depth() == 2)
                .containsExactly(new Row("\\GLOBAL??\\Leaves", Kind.LINK, 2, "\\Device\\Leaves", true, -1, -1));
    }

    @Test
    void aLinkLeadsToADeviceOfThatNameOrToWhatIsBelowIt() {
        IoState io = run(LOAD).windows().io();

        assertThat(NamespaceState.leads(io, "\\Device\\MyHypervisorDevice")).isTrue();
        assertThat(NamespaceState.leads(io, "\\Device\\MyHypervisorDevice\\below"))
                .isTrue();
        assertThat(NamespaceState.leads(io, "\\Device\\MyHypervisorDevice2")).isFalse();
        assertThat(NamespaceState.leads(io, "\\Device\\My")).isFalse();
    }

    @Test
    void aServiceShowsHowItStands() {
        assertThat(state(run(LOAD)).services())
                .containsExactly(new SystemState.Row(
                        "part2", ServiceState.RUNNING, false, 3, OptionalInt.of(0), "\\??\\C:\\Drivers\\part2.sys"));
        assertThat(state(run(LOAD, new AppCall.Create(""), new Action.UnloadDriver("part2")))
                        .services())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.state()).isEqualTo(ServiceState.STOP_PENDING);
                    assertThat(row.marked()).isTrue();
                });
    }

    @Test
    void theLastAnswerIsKeptAndARefusalStandsBeforeIt() {
        Action create = new Action.CreateService("part2", LOAD.image());
        Action start = new Action.StartService("part2");
        SystemState created = state(run(create));
        assertThat(created.answer().orElseThrow().call()).isEqualTo("CreateService");
        assertThat(created.refusal()).isEmpty();

        LoadPolicy enforce = LoadPolicy.OPEN.withSigning(LoadPolicy.Signing.ENFORCE);
        Machine strict = Machine.powerOn(START.setup().withWindows(BootOptions.DEFAULT.withPolicy(enforce)));
        SystemState refused = state(run(strict, create, start));
        assertThat(refused.policy()).isEqualTo(enforce);
        assertThat(refused.answer().orElseThrow().error()).isEqualTo(577);
        assertThat(refused.refusal().orElseThrow().status()).isEqualTo(0xC0000428);
        assertThat(refused.services().get(0).lastStart()).isEqualTo(OptionalInt.of(577));

        SystemState after = state(run(strict, create, start, new Action.DeleteService("part2")));
        assertThat(after.answer().orElseThrow().call()).isEqualTo("DeleteService");
        assertThat(after.refusal()).isEmpty();
    }

    private static Machine run(Action... actions) {
        return run(START, actions);
    }

    private static Machine run(Machine from, Action... actions) {
        Machine all = from;
        for (Action action : actions) {
            all = all.withAction(action);
        }
        return all.run(1_000_000);
    }

    private static View view(Machine machine) {
        return View.of(Frames.of(machine, START, Samples.symbols("part2"), new TreeSet<>()));
    }

    private static SystemState state(Machine machine) {
        return SystemState.of(view(machine));
    }

    private static List<Row> rows(Machine machine) {
        return NamespaceState.of(view(machine)).rows();
    }

    private static List<String> paths(Machine machine) {
        return rows(machine).stream().map(Row::path).toList();
    }
}
