package dev.bellows.engine.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final Sessions sessions = TestSessions.at(database.url(), database.user());

    @AfterEach
    void close() {
        sessions.close();
    }

    @Test
    void theNextUserOfAKeptSessionFindsItsOwnLimitsAndNothingOfTheOneBefore() throws SQLException {
        int backend;
        try (PinnedSession batch = sessions.kept(1, Limits.BATCH)) {
            backend = batch.backend();
            batch.transaction("SET LOCAL synchronous_commit = off; SET LOCAL lock_timeout = '4ms'");
        }
        try (PinnedSession backfill = sessions.kept(1, Limits.BACKFILL)) {
            assertThat(backfill.backend()).isEqualTo(backend);
            assertThat(setting(backfill, "statement_timeout")).isEqualTo("30s");
            assertThat(setting(backfill, "lock_timeout")).isEqualTo("2s");
            assertThat(setting(backfill, "synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void aSessionThatSpeaksAnotherProtocolIsNotTaken() {
        int simple;
        try (PinnedSession question = sessions.kept(0, Limits.QUESTION)) {
            simple = question.backend();
        }
        try (PinnedSession catalog = sessions.kept(0, Limits.CATALOG)) {
            assertThat(catalog.backend()).isNotEqualTo(simple);
        }
    }

    @Test
    void aNewFenceEndsTheSessionsOfTheOldOneAndALateOneOfTheOldOneEndsNothing() throws SQLException {
        PinnedSession lateOfOld = sessions.kept(1, Limits.BACKFILL);
        sessions.kept(1, Limits.BATCH).close();
        int asking = backendOf(0);
        int held = backendOf(2);
        assertThat(sessions.liveBackends()).containsExactlyInAnyOrder(lateOfOld.backend(), asking, held);

        lateOfOld.close();

        assertThat(sessions.liveBackends()).containsExactlyInAnyOrder(asking, held);
        assertThat(backendOf(2)).isEqualTo(held);
        assertThat(backendOf(0)).isEqualTo(asking);
    }

    @Test
    void onlyAFewAreKept() {
        List<PinnedSession> used = List.of(
                sessions.kept(1, Limits.JOURNAL),
                sessions.kept(1, Limits.BATCH),
                sessions.kept(1, Limits.BACKFILL),
                sessions.kept(1, Limits.BACKFILL),
                sessions.kept(1, Limits.BACKFILL));
        used.forEach(PinnedSession::close);
        assertThat(sessions.liveBackends()).hasSize(3);
    }

    @Test
    void aSessionLeftInATransactionIsNotKept() throws SQLException {
        int backend;
        try (PinnedSession session = sessions.kept(1, Limits.JOURNAL)) {
            backend = session.backend();
            session.send("BEGIN");
        }
        assertThat(sessions.liveBackends()).isEmpty();
        try (PinnedSession next = sessions.kept(1, Limits.JOURNAL)) {
            assertThat(next.backend()).isNotEqualTo(backend);
        }
    }

    private int backendOf(long fence) {
        try (PinnedSession session = sessions.kept(fence, Limits.JOURNAL)) {
            return session.backend();
        }
    }

    private static String setting(PinnedSession session, String name) throws SQLException {
        return session.one("SHOW " + name, row -> row.getString(1)).orElseThrow();
    }
}
