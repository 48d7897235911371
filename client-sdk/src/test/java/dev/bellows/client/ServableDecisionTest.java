package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.client.ServableDecision.Known;
import dev.bellows.client.ServableDecision.Link;
import dev.bellows.client.ServableDecision.Remembered;
import dev.bellows.client.ServableDecision.RowReading;
import dev.bellows.client.ServableDecision.Said;
import dev.bellows.client.ServableDecision.Verdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServableDecisionTest {
    private static final VersionWindow SEVENTEEN = new VersionWindow(17, 17);
    private static final RowReading OPEN = new RowReading.Window(new VersionWindow(17, 18));
    private static final RowReading CLOSED = new RowReading.Window(new VersionWindow(18, 18));
    private static final RowReading UNREADABLE = new RowReading.Unreadable("no right");

    private static Verdict decide(RowReading row, Said said, Link link, Remembered remembered, boolean strict) {
        return ServableDecision.decide(new Known(SEVENTEEN, row, said, link, remembered, strict));
    }

    @Nested
    class RowSaysNo {
        @ParameterizedTest
        @EnumSource(Said.class)
        void nothingAnybodySaidBeforeBeatsIt(Said said) {
            assertThat(decide(CLOSED, said, Link.UP, Remembered.SERVED, false)).isEqualTo(Verdict.REFUSE);
        }

        @ParameterizedTest
        @EnumSource(Link.class)
        void aLostControlPlaneDoesNotOpenIt(Link link) {
            assertThat(decide(CLOSED, Said.NOTHING, link, Remembered.SERVED, false))
                    .isEqualTo(Verdict.REFUSE);
        }
    }

    @Nested
    class RowSaysYes {
        @Test
        void theControlPlanesNoStillStands() {
            assertThat(decide(OPEN, Said.NO, Link.UP, Remembered.SERVED, false)).isEqualTo(Verdict.REFUSE);
        }

        @Test
        void aClosingWindowRefusesForNow() {
            assertThat(decide(OPEN, Said.RETRY_LATER, Link.UP, Remembered.SERVED, false))
                    .isEqualTo(Verdict.REFUSE_FOR_NOW);
        }

        @ParameterizedTest
        @EnumSource(Link.class)
        void nobodyNeedsToBeAsked(Link link) {
            assertThat(decide(OPEN, Said.NOTHING, link, Remembered.NOT_SERVED, true))
                    .isEqualTo(Verdict.ALLOW);
        }
    }

    @Nested
    class RowUnreadable {
        @Test
        void theFirstConnectionWaitsForTheFirstAnswerWhileSomebodyMayAnswer() {
            assertThat(decide(UNREADABLE, Said.NOTHING, Link.DIALLING, Remembered.SERVED, false))
                    .isEqualTo(Verdict.WAIT);
            assertThat(decide(UNREADABLE, Said.NOTHING, Link.UP, Remembered.SERVED, false))
                    .isEqualTo(Verdict.WAIT);
        }

        @Test
        void theControlPlaneIsBelievedBeforeTheMemory() {
            assertThat(decide(UNREADABLE, Said.YES, Link.DOWN, Remembered.NOT_SERVED, true))
                    .isEqualTo(Verdict.ALLOW);
            assertThat(decide(UNREADABLE, Said.NO, Link.DOWN, Remembered.SERVED, false))
                    .isEqualTo(Verdict.REFUSE);
        }

        @Test
        void theMemoryIsBelievedWhenNobodyAnswers() {
            assertThat(decide(UNREADABLE, Said.NOTHING, Link.DOWN, Remembered.SERVED, true))
                    .isEqualTo(Verdict.ALLOW);
            assertThat(decide(UNREADABLE, Said.NOTHING, Link.DOWN, Remembered.NOT_SERVED, false))
                    .isEqualTo(Verdict.REFUSE);
        }

        @Test
        void ignoranceFailsOpenUnlessStrict() {
            assertThat(decide(UNREADABLE, Said.NOTHING, Link.DOWN, Remembered.NOTHING, false))
                    .isEqualTo(Verdict.ALLOW_UNASKED);
            assertThat(decide(UNREADABLE, Said.NOTHING, Link.DOWN, Remembered.NOTHING, true))
                    .isEqualTo(Verdict.REFUSE);
        }
    }

    @Test
    void aDatabaseNobodyManagesIsAllowedAndCounted() {
        assertThat(decide(new RowReading.NoSchema(), Said.NO, Link.UP, Remembered.NOT_SERVED, true))
                .isEqualTo(Verdict.ALLOW_UNMANAGED);
    }

    @Test
    void aBuildThatReachesFurtherThanItsVersionIsServedByALaterWindow() {
        Known wide = new Known(new VersionWindow(17, 18), CLOSED, Said.YES, Link.UP, Remembered.NOTHING, false);
        assertThat(ServableDecision.decide(wide)).isEqualTo(Verdict.ALLOW);
    }
}
