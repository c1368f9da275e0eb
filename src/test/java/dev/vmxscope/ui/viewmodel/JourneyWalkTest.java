package dev.vmxscope.ui.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.bits.Trail;
import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.windows.journey.Journey;
import dev.vmxscope.core.windows.journey.Journeys;
import dev.vmxscope.core.windows.journey.Stop;
import dev.vmxscope.core.windows.journey.Stop.Kind;
import org.junit.jupiter.api.Test;

class JourneyWalkTest {
    private final JourneyWalk walk = new JourneyWalk();

    private static Stop stop(Kind kind, long step) {
        return new Stop(kind, step, 0, 0, 0, "", 0, 0, Bytes.EMPTY);
    }

    /** So many requests before one that has come through those stops, ten steps apart. */
    private static Journeys after(int others, Kind... kinds) {
        Journeys journeys = Journeys.EMPTY;
        for (int at = 0; at < others; at++) {
            journeys = journeys.begin("ReadFile", true, "", stop(Kind.CALLED, at));
        }
        journeys = journeys.begin("CreateFile", true, "", stop(Kind.CALLED, 10));
        Journey last = journeys.journey(others + 1).orElseThrow();
        for (int at = 0; at < kinds.length; at++) {
            last = last.with(stop(kinds[at], 20 + 10L * at));
        }
        return journeys.with(last);
    }

    private void show(Journeys journeys, long steps) {
        walk.show(new JourneyState(journeys, Trail.empty(), steps, false));
    }

    private int size() {
        return walk.path().orElseThrow().nodes().size();
    }

    @Test
    void beforeTheFirstRequestThereIsNoPath() {
        show(Journeys.EMPTY, 0);
        assertThat(walk.path()).isEmpty();
        assertThat(walk.number()).isZero();
        assertThat(walk.visit()).isEmpty();
    }

    @Test
    void theNewestIsFollowedToItsNewestPlace() {
        show(after(0, Kind.BUILT), 20);
        assertThat(walk.number()).isEqualTo(1);
        assertThat(walk.node()).isEqualTo(1);
        show(after(0, Kind.BUILT, Kind.DISPATCHED), 30);
        assertThat(walk.node()).isEqualTo(2);
        show(after(3), 40);
        assertThat(walk.number()).isEqualTo(4);
        assertThat(walk.node()).isZero();
    }

    @Test
    void whoLooksAtAnOlderOneStaysThere() {
        show(after(2), 10);
        walk.choose(1);
        assertThat(walk.follows()).isFalse();
        show(after(3), 20);
        assertThat(walk.number()).isEqualTo(1);
        walk.follow(true);
        assertThat(walk.number()).isEqualTo(4);
        assertThat(walk.follows()).isTrue();
    }

    @Test
    void goingBackAlongThePathKeepsThePlaceAndWhatCameLater() {
        show(after(0, Kind.BUILT, Kind.DISPATCHED, Kind.RETURNED), 40);
        walk.point(1);
        assertThat(walk.visit()).hasValue(20);
        show(after(0, Kind.BUILT), 20);
        assertThat(size()).isEqualTo(4);
        assertThat(walk.happened()).isEqualTo(2);
        assertThat(walk.node()).isEqualTo(1);
        // And forth again, to what is only known.
        walk.step(2);
        assertThat(walk.visit()).hasValue(40);
        show(after(0, Kind.BUILT, Kind.DISPATCHED, Kind.RETURNED), 40);
        assertThat(walk.happened()).isEqualTo(4);
        assertThat(walk.node()).isEqualTo(3);
    }

    @Test
    void whileTheWayThereIsUnderWayThePlaceStays() {
        show(after(0, Kind.BUILT, Kind.DISPATCHED), 30);
        walk.point(0);
        walk.visit();
        walk.show(new JourneyState(after(0, Kind.BUILT, Kind.DISPATCHED), Trail.empty(), 30, true));
        assertThat(walk.node()).isZero();
        show(after(0), 10);
        assertThat(walk.node()).isZero();
        assertThat(size()).isEqualTo(3);
    }

    @Test
    void anotherFutureTakesThePlaceOfTheOneThatWasKnown() {
        show(after(0, Kind.BUILT, Kind.DISPATCHED), 30);
        walk.point(0);
        walk.visit();
        show(after(0), 10);
        show(after(0, Kind.REFUSED), 20);
        assertThat(size()).isEqualTo(2);
        assertThat(walk.happened()).isEqualTo(2);
        assertThat(walk.node()).isEqualTo(1);
    }

    @Test
    void aMomentWhereOneStandsNeedsNoWay() {
        show(after(0, Kind.BUILT), 20);
        assertThat(walk.visit()).isEmpty();
    }

    @Test
    void afterARestartOfWindowsNothingIsLeft() {
        show(after(4, Kind.BUILT), 20);
        show(Journeys.EMPTY, 21);
        assertThat(walk.path()).isEmpty();
        show(after(0), 30);
        assertThat(walk.number()).isEqualTo(1);
        assertThat(size()).isEqualTo(1);
    }

    @Test
    void thePlaceStaysOnThePath() {
        show(after(0, Kind.BUILT), 20);
        walk.step(-5);
        assertThat(walk.node()).isZero();
        walk.step(9);
        assertThat(walk.node()).isEqualTo(1);
    }
}
