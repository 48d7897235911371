package dev.bellows.server.driving;

import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.server.sql.Statements;
import dev.bellows.server.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Rollouts, their log and approvals, read-only. Thread-safe. */
public final class RolloutReading {
    private final Store store;

    RolloutReading(Store store) {
        this.store = store;
    }

    /** Every rollout, newest first. */
    public List<StoredPlan> rollouts() {
        return store.transact(Rollouts::all);
    }

    /** One rollout. */
    public Optional<StoredPlan> rollout(RolloutId id) {
        return store.transact(sql -> Rollouts.find(sql, id));
    }

    /** One entry of the log; target is empty when it concerns the whole rollout. */
    public record Event(long seq, Instant at, String rollout, String target, String kind, String text) {}

    /** Events after a sequence number, oldest first. */
    public List<Event> events(RolloutId id, long after, int limit) {
        return store.database()
                .query(
                        "select * from rollout_event where rollout = ? and seq > ? order by seq limit ?",
                        RolloutReading::event,
                        id.toString(),
                        after,
                        limit);
    }

    /** Newest events of a target, newest first. */
    public List<Event> events(TargetName target, int limit) {
        return store.database()
                .query(
                        "select * from rollout_event where target = ? order by seq desc limit ?",
                        RolloutReading::event,
                        target.name(),
                        limit);
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("seq"),
                Objects.requireNonNull(Statements.instant(row, "at")),
                row.getString("rollout"),
                row.getString("target"),
                row.getString("kind"),
                row.getString("text"));
    }

    /** An approval that was given. */
    public record Approval(
            String rollout,
            String group,
            String digest,
            String approver,
            Instant at,
            Instant expiresAt,
            String reason) {}

    /** Every approval, newest first. */
    public List<Approval> approvals() {
        return store.database()
                .query(
                        "select * from approval order by at desc",
                        row -> new Approval(
                                row.getString("rollout"),
                                row.getString("phase_group"),
                                row.getString("digest"),
                                row.getString("approver"),
                                Objects.requireNonNull(Statements.instant(row, "at")),
                                Objects.requireNonNull(Statements.instant(row, "expires_at")),
                                row.getString("reason")));
    }
}
