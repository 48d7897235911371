package dev.bellows.engine.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import org.junit.jupiter.api.Test;

/** What is kept for a holder goes with it. */
class KeptPlacesIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();

    @Test
    void nothingIsRememberedOfAnOldFenceHoweverLateItsSessionComesBack() {
        try (Sessions sessions = TestSessions.at(database.url(), database.user())) {
            KeptSessions kept = new KeptSessions();
            for (long fence = 1; fence <= 5; fence++) {
                kept.keep(new KeptSessions.Place("", fence, true), sessions.primary(fence, Limits.QUESTION));
                kept.keep(new KeptSessions.Place("", fence - 1, true), sessions.primary(fence - 1, Limits.QUESTION));
            }
            assertThat(kept.places())
                    .as("the holder's, and the one that only asks")
                    .isEqualTo(2);
        }
    }
}
