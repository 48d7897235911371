package dev.bellows.engine.postgresql.observe;

import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;

/** Says in the target that its holder is alive. Thread-safe: no state; the session it keeps belongs to the holder's fence. */
public final class Heartbeat {
    private final Sessions sessions;

    public Heartbeat(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Refreshes {@code bellows.holder} if that fence still holds the line; a stale one writes nothing. Not durable: a lost heartbeat
     * is repeated a second later.
     *
     * @return the fence in the target now, 0 when there is none
     */
    public long beat(long fence) throws SQLException {
        String line = Sql.literal(sessions.settings().line().name());
        try (PinnedSession session = sessions.kept(fence, Limits.QUESTION)) {
            return session.transaction(
                            "SET LOCAL synchronous_commit = off;\nUPDATE bellows.holder h SET heartbeat_at = clock_timestamp()"
                                    + " FROM bellows.fence f WHERE h.line = " + line
                                    + " AND f.line = h.line AND f.fence = " + fence
                                    + " AND h.fence = " + fence + ";\nSELECT fence FROM bellows.fence WHERE line = "
                                    + line)
                    .map(Long::parseLong)
                    .orElse(0L);
        }
    }
}
