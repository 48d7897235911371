package dev.bellows.server.security;

import dev.bellows.server.store.Database;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people did, in order, for ever. Thread-safe; calls block. */
public final class AuditLog {
    private static final int PAGE = 500;

    private final Database store;

    public AuditLog(Database store) {
        this.store = store;
    }

    /**
     * Writes one line, in the transaction of the change that it speaks of: neither is there without the other.
     *
     * @param who the person's name
     * @param verb what was done ("rollout start")
     * @param object to what ("orders/18")
     * @param factsJson a JSON object with details; no secrets
     */
    public static void write(Statements sql, String who, String verb, String object, String reason, String factsJson)
            throws SQLException {
        sql.update(
                "insert into audit (who, verb, object, reason, facts) values (?, ?, ?, ?, ?::jsonb)",
                who,
                verb,
                object,
                reason,
                factsJson);
    }

    /** Lines after a sequence number, oldest first, at most 500. */
    public List<AuditLine> after(long sequence) {
        return store.query(
                "select seq, at, who, verb, object, reason, facts::text as facts from audit where seq > ? order by seq limit "
                        + PAGE,
                row -> new AuditLine(
                        row.getLong("seq"),
                        Statements.instant(row, "at"),
                        row.getString("who"),
                        row.getString("verb"),
                        row.getString("object"),
                        row.getString("reason"),
                        row.getString("facts")),
                sequence);
    }

    /**
     * One line of the log.
     *
     * @param facts a JSON object as text
     */
    public record AuditLine(
            long seq, @Nullable Instant at, String who, String verb, String object, String reason, String facts) {}
}
