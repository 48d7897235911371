package dev.bellows.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.agent.message.FromAgent.ServerSessions;
import dev.bellows.engine.SessionCount;
import dev.bellows.engine.SessionCount.Present;
import dev.bellows.engine.StatementReads;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every opened session is accounted for by number, and what came unseen is counted exactly; otherwise nothing is claimed. */
final class SessionAccountTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final SessionAccount account = new SessionAccount("primary");
    private Instant now = BEGIN;
    private String epoch = "one";

    private static List<Present> present(String... keys) {
        return Arrays.stream(keys).map(key -> new Present(key, true)).toList();
    }

    private ServerSessions look(long opened, List<Present> present, List<String> late, List<String> own) {
        now = now.plusSeconds(5);
        account.add(new SessionCount(epoch, now.minusMillis(20), opened, present, late, own), now);
        return account.sum(StatementReads.unusable("none"));
    }

    private ServerSessions look(long opened, String... keys) {
        return look(opened, present(keys), List.of(), List.of());
    }

    @Test
    void whoStaysIsKnownAndNothingIsLeftOver() {
        assertThat(look(100, "a", "b").since()).contains(now);
        ServerSessions sum = look(102, "a", "b", "c", "d");
        assertThat(sum.opened()).isEqualTo(2);
        assertThat(sum.unseen()).isZero();
        assertThat(sum.through()).contains(now.minusMillis(20));
    }

    @Test
    void whatCameAndWentBetweenTwoLooksIsCountedExactly() {
        look(100, "a");
        ServerSessions five = look(105, "a");
        assertThat(five.unseen()).isEqualTo(5);
        assertThat(five.lastUnseen()).contains(now);
        Instant last = now;
        ServerSessions calm = look(105, "a");
        assertThat(calm.unseen()).isEqualTo(5);
        assertThat(calm.lastUnseen()).contains(last);
        assertThat(calm.through()).contains(now.minusMillis(20));
    }

    @Test
    void oneOfOursThatCameAndWentIsOursOnlyOnce() {
        look(100, "a");
        assertThat(look(101, present("a"), List.of(), List.of("mine")).unseen()).isZero();
        assertThat(look(101, present("a"), List.of(), List.of("mine")).through())
                .contains(now.minusMillis(20));
        assertThat(look(102, present("a"), List.of(), List.of("mine")).unseen()).isEqualTo(1);
    }

    @Test
    void whileTheCounterMayLackAKnownSessionNothingIsClaimedInEitherDirection() {
        look(100, "a");
        Instant certain = now;
        // One more is in the counter: it is either the session that is just being opened, or a stranger.
        ServerSessions open = look(101, List.of(new Present("a", true), new Present("b", false)), List.of(), List.of());
        assertThat(open.unseen()).isZero();
        assertThat(open.through()).contains(certain);
        assertThat(look(102, "a", "b").unseen()).as("it was a stranger").isEqualTo(1);
    }

    @Test
    void aSessionThatOnlyTheSecondReadingHasIsNoProof() {
        look(100, "a");
        Instant certain = now;
        assertThat(look(101, present("a"), List.of("b"), List.of()).through()).contains(certain);
        assertThat(look(101, "a", "b").unseen()).isZero();
        assertThat(look(101, "a", "b").through()).contains(now.minusMillis(20));
    }

    @Test
    void itBeginsOnlyWhereNothingIsPending() {
        ServerSessions early = look(100, List.of(new Present("a", false)), List.of(), List.of());
        assertThat(early.since()).isEmpty();
        assertThat(early.why()).isNotEmpty();
        assertThat(look(101, "a").since()).contains(now);
    }

    @Test
    void aCounterThatWentBackAnotherEpochAndALongHoleBeginAgain() {
        look(100, "a");
        look(103, "a");
        assertThat(look(102, "a").since()).as("went back").contains(now);
        assertThat(look(102, "a").unseen()).isZero();
        epoch = "two";
        assertThat(look(110, "a").unseen()).as("a reset counter proves nothing").isZero();
        assertThat(look(110, "a").since()).contains(now.minusSeconds(5));
        now = now.plus(SessionAccount.LARGEST_GAP);
        assertThat(look(110, "a").since()).as("a hole in the looks").contains(now);
    }

    @Test
    void timeThatPassedInAHoleIsNotQuiet() {
        look(100, "a");
        look(101, "a");
        Instant unseen = now;
        now = now.plusSeconds(95);
        ServerSessions sum = look(101, "a");
        assertThat(sum.unseen()).isEqualTo(1);
        assertThat(sum.since()).contains(BEGIN.plusSeconds(5 + 100));
        assertThat(sum.lastUnseen()).contains(unseen.plusSeconds(100));
    }

    @Test
    void aCounterThatStaysBehindForGoodIsNotTrusted() {
        look(100, "a");
        ServerSessions behind = look(100, "a", "b");
        Instant certain = BEGIN.plusSeconds(5);
        assertThat(behind.through()).contains(certain);
        for (int i = 0; i < 20; i++) {
            behind = look(100, "a", "b");
        }
        assertThat(behind.since()).as("it began again").isNotEqualTo(java.util.Optional.of(certain));
    }
}
