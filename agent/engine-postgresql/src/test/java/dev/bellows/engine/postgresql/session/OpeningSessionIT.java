package dev.bellows.engine.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.fixtures.database.TestDatabase;
import dev.bellows.fixtures.database.TestPostgresql;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpeningSessionIT {
    private final TestDatabase database = TestPostgresql.shared().createDatabase();
    private final Sessions sessions = TestSessions.at(database.url(), database.user());

    @Test
    void oneThatIsAbandonedWhileItOpensIsClosedWhenItIsOpen() {
        CountDownLatch abandoned = new CountDownLatch(1);
        CountDownLatch opened = new CountDownLatch(1);
        OpeningSession opening = OpeningSession.start("test", () -> {
            PinnedSession session = sessions.primary(1, Limits.QUESTION);
            opened.countDown();
            await().until(() -> abandoned.getCount() == 0);
            return session;
        });
        await().until(() -> opened.getCount() == 0);
        assertThat(sessions.liveBackends()).hasSize(1);

        opening.close();
        abandoned.countDown();

        await().untilAsserted(() -> assertThat(sessions.liveBackends()).isEmpty());
    }

    @Test
    void oneThatWasTakenBelongsToItsTaker() throws Exception {
        OpeningSession opening = OpeningSession.start("test", () -> sessions.primary(1, Limits.QUESTION));
        try (PinnedSession session = opening.take()) {
            opening.close();
            assertThat(session.probe("true")).isTrue();
        }
    }

    @Test
    void theTakerHearsWhyItCouldNotBeOpened() {
        Sessions nowhere = TestSessions.at(database.url() + "_missing", database.user());
        try (OpeningSession opening = OpeningSession.start("test", () -> nowhere.primary(1, Limits.QUESTION))) {
            assertThatThrownBy(opening::take)
                    .isInstanceOfSatisfying(
                            BellowsException.class,
                            it -> assertThat(it.problem().code()).isEqualTo(ErrorCode.TARGET_UNREACHABLE));
        }
    }
}
