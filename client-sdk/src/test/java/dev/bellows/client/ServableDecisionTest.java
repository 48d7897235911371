package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.client.ServableDecision.Answer;
import dev.bellows.client.ServableDecision.Known;
import dev.bellows.client.ServableDecision.Link;
import dev.bellows.client.ServableDecision.OnTarget;
import dev.bellows.client.ServableDecision.Remembered;
import dev.bellows.client.ServableDecision.RowReading;
import dev.bellows.client.ServableDecision.Said;
import dev.bellows.client.ServableDecision.Verdict;
import java.util.List;
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

    @Nested
    class AVerdictPerTarget {
        private final OnTarget sound = new OnTarget("sound", Said.YES, "", false);
        private final OnTarget restored = new OnTarget("restored", Said.RETRY_LATER, "BLW-X: restored", true);
        private final OnTarget behind = new OnTarget("behind", Said.NO, "BLW-CLIENT-001: serves [16,16]", false);
        private final Answer oneSetAside = new Answer(Said.YES, Said.RETRY_LATER, true, List.of(sound, restored), "");

        private Said said(Answer answer, String token) {
            return ServableDecision.heard(answer, token).said();
        }

        @Test
        void oneDatabaseInTroubleStopsNoConnectionToAnother() {
            assertThat(said(oneSetAside, "sound")).isEqualTo(Said.YES);
            assertThat(said(oneSetAside, "restored")).isEqualTo(Said.RETRY_LATER);
            assertThat(ServableDecision.heard(oneSetAside, "restored").reason()).isEqualTo("BLW-X: restored");
            Answer oneNo = new Answer(Said.NO, Said.YES, true, List.of(sound, behind), "behind");
            assertThat(said(oneNo, "sound")).isEqualTo(Said.YES);
            assertThat(said(oneNo, "behind")).isEqualTo(Said.NO);
        }

        @Test
        void aDatabaseThatIsNoneOfTheTargetsMayBeTheOneThatWasSetAside() {
            assertThat(said(oneSetAside, "another")).isEqualTo(Said.RETRY_LATER);
            assertThat(said(new Answer(Said.YES, Said.YES, true, List.of(sound), ""), "another"))
                    .isEqualTo(Said.YES);
        }

        @Test
        void whereTheDatabaseCannotBeToldTheWorstHolds() {
            assertThat(said(oneSetAside, "")).isEqualTo(Said.RETRY_LATER);
            assertThat(said(new Answer(Said.NO, Said.YES, true, List.of(sound, behind), ""), ""))
                    .isEqualTo(Said.NO);
        }

        @Test
        void withoutARecordedClaimOneVerdictHoldsForAll() {
            Answer unclaimed = new Answer(Said.NO, Said.YES, false, List.of(sound, behind), "behind: serves [16,16]");
            assertThat(said(unclaimed, "sound")).isEqualTo(Said.NO);
        }

        @Test
        void aControlPlaneThatKnowsNoVerdictPerTargetIsUnderstoodAsBefore() {
            Answer old = new Answer(Said.NO, Said.NOTHING, true, List.of(sound, behind), "behind");
            assertThat(said(old, "sound")).isEqualTo(Said.NO);
            assertThat(said(old, "")).isEqualTo(Said.NO);
            assertThat(ServableDecision.heard(old, "sound").reason()).isEqualTo("behind");
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
