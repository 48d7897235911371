package dev.bellows.engine.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is kept for a holder goes with it. */
class KeptPlacesIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @Test
    void nothingIsRememberedOfAnOldFenceHoweverLateItsSessionComesBack() {
        try (Sessions sessions = TestSessions.at(database.url(), database.user())) {
            KeptSessions kept = new KeptSessions(System::nanoTime);
            for (long fence = 1; fence <= 5; fence++) {
                kept.keep(new KeptSessions.Place("", fence, true), sessions.primary(fence, Limits.QUESTION));
                kept.keep(new KeptSessions.Place("", fence - 1, true), sessions.primary(fence - 1, Limits.QUESTION));
            }
            assertThat(kept.places())
                    .as("the holder's, and the one that only asks")
                    .isEqualTo(2);
        }
    }

    @Test
    void atRestOneSessionToAskAndOneOfTheHolderAreLeftOfThoseThatAStepNeeded() {
        AtomicLong clock = new AtomicLong();
        KeptSessions.Place asking = new KeptSessions.Place("", 0, true);
        KeptSessions.Place planning = new KeptSessions.Place("", 0, false);
        KeptSessions.Place holding = new KeptSessions.Place("", 7, true);
        try (Sessions sessions = TestSessions.at(database.url(), database.user())) {
            KeptSessions kept = new KeptSessions(clock::get);
            kept.keep(planning, sessions.primary(0, Limits.CATALOG));
            for (int i = 0; i < 3; i++) {
                kept.keep(asking, sessions.primary(0, Limits.QUESTION));
                kept.keep(holding, sessions.primary(7, Limits.QUESTION));
            }
            assertThat(sessions.liveBackends()).hasSize(7);
            for (int looks = 0; looks < 7; looks++) {
                clock.addAndGet(Duration.ofSeconds(5).toNanos());
                kept.keep(asking, kept.take(asking).orElseThrow());
                kept.keep(holding, kept.take(holding).orElseThrow());
            }
            assertThat(sessions.liveBackends()).hasSize(2);
            assertThat(kept.places()).isEqualTo(2);
        }
    }
}
