package dev.vmxscope.ui.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.session.Frame;
import dev.vmxscope.ui.viewmodel.Frames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class FxBridgeTest {
    private final Frame first = Frames.start("part2", Firmware.UNLOCKED);
    private final Deque<Runnable> screen = new ArrayDeque<>();
    private final FxBridge bridge = new FxBridge(first, screen::add);
    private final List<Long> shown = new ArrayList<>();

    FxBridgeTest() {
        bridge.frameProperty().addListener((property, old, frame) -> shown.add(frame.position()));
    }

    private Frame at(long position) {
        return new Frame(
                position,
                position,
                first.machine(),
                first.before(),
                true,
                first.cause(),
                first.breakpoints(),
                first.symbols(),
                false,
                false);
    }

    private void pulse() {
        while (!screen.isEmpty()) {
            screen.remove().run();
        }
    }

    @Test
    void theFirstFrameShowsBeforeTheMachineSaysAnything() {
        assertThat(bridge.frameProperty().get()).isSameAs(first);
    }

    @Test
    void aThousandFramesCostOneDelivery() {
        for (int position = 1; position <= 1000; position++) {
            bridge.accept(at(position));
        }
        assertThat(screen).hasSize(1);
    }

    @Test
    void onlyTheNewestFrameIsShown() {
        bridge.accept(at(1));
        bridge.accept(at(2));
        bridge.accept(at(3));
        pulse();
        assertThat(shown).containsExactly(3L);
    }

    @Test
    void aFrameAfterADeliveryIsDeliveredToo() {
        bridge.accept(at(1));
        pulse();
        bridge.accept(at(2));
        pulse();
        assertThat(shown).containsExactly(1L, 2L);
    }

    @Test
    void itIsSettledOnceWhatWasAcceptedIsShown() {
        bridge.accept(at(7));
        var settled = bridge.settled();
        assertThat(settled).isNotDone();
        pulse();
        assertThat(settled).isDone();
        assertThat(shown).containsExactly(7L);
    }
}
