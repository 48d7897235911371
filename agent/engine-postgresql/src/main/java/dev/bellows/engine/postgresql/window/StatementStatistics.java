package dev.bellows.engine.postgresql.window;

import dev.bellows.engine.postgresql.session.PinnedSession;
import java.sql.SQLException;
import java.util.Optional;

/** Whether the statistics of statements can be watched on a server, asked as the watch itself does. Has no state. */
public final class StatementStatistics {
    private StatementStatistics() {}

    /** Why they cannot, with the statement behind the last colon where one helps; empty when they can. */
    public static Optional<String> unusable(PinnedSession session) throws SQLException {
        return StatementWatch.unusable(session);
    }
}
