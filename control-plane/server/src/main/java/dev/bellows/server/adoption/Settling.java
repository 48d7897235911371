package dev.bellows.server.adoption;

import dev.bellows.document.TargetName;
import dev.bellows.rollout.adoption.AdoptionPolicy;
import dev.bellows.rollout.adoption.Endings;
import dev.bellows.rollout.adoption.Narrowing;
import dev.bellows.rollout.adoption.Reports;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.Store;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round the claims that may be over, a few at a time, and then looks whether a joining target waits for anybody still. Any number
 * of processes may do so at once. Thread-safe because its turns are synchronized.
 */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final int AT_ONCE = 20;
    private static final int REMOVED_AT_ONCE = 500;
    /** How long an ended claim is kept, for people who ask what became of an instance. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Store store;
    private final AdoptionPolicy policy;
    private final Endings endings;
    private final Reports reports;
    private String last = "";

    Settling(Store store, AdoptionPolicy policy) {
        this.store = store;
        this.policy = policy;
        this.endings = new Endings(policy);
        this.reports = new Reports(new Narrowing(policy));
    }

    synchronized void turn() {
        List<String> candidates = candidates();
        last = candidates.isEmpty() ? "" : candidates.getLast();
        if (!candidates.isEmpty()) {
            store.transact(sql -> settle(sql, candidates)).stream()
                    .filter(Endings.Settled::ended)
                    .forEach(claim -> LOG.atInfo()
                            .addKeyValue("incarnation", claim.incarnation())
                            .log("a claim ended"));
        }
        admit();
        store.database()
                .update(
                        "delete from claim where incarnation in (select incarnation from claim"
                                + " where ended_at < clock_timestamp() - ? * interval '1 second' order by ended_at limit ?)",
                        KEPT.toSeconds(),
                        REMOVED_AT_ONCE);
        // Longer than sessions are remembered, so that none of them rises again.
        store.database()
                .update(
                        "delete from confirmed_gone where at < clock_timestamp() - ? * interval '1 second'",
                        KEPT.toSeconds());
    }

    /** The next ones, in the order of incarnations. */
    private List<String> candidates() {
        return store.database()
                .query(
                        """
                        select incarnation from claim
                        where ended_at is null and incarnation > ? and (body ->> 'goodbyeAt' is not null
                            or last_heard_at < clock_timestamp() - ? * interval '1 millisecond')
                        order by incarnation limit ?""",
                        row -> row.getString("incarnation"),
                        last,
                        policy.presumedDeadAfter().toMillis(),
                        AT_ONCE);
    }

    private List<Endings.Settled> settle(Statements sql, List<String> incarnations) throws SQLException {
        List<Endings.Settled> settled = endings.settle(JdbcWindowStore.in(sql), incarnations);
        for (Endings.Settled claim : settled) {
            sql.update(
                    "update claim set inconclusive = ? where incarnation = ? and inconclusive <> ?",
                    claim.inconclusive(),
                    claim.incarnation(),
                    claim.inconclusive());
        }
        return settled;
    }

    private void admit() {
        List<TargetName> joining = store.database()
                .query(
                        "select w.target from target_window w join target t on t.name = w.target"
                                + " where t.state = 'JOINING' and (w.body -> 'seen' ->> 'joining')::boolean order by w.target",
                        row -> new TargetName(row.getString("target")));
        for (TargetName target : joining) {
            store.transact(sql -> {
                // As a report does: the target's row first, then its window.
                boolean waits = sql.one(
                                "select 1 from target where name = ? and state = 'JOINING' for update",
                                row -> true,
                                target.name())
                        .isPresent();
                return waits && reports.admit(JdbcWindowStore.in(sql), target)
                        ? sql.update("update target set state = 'ACTIVE' where name = ?", target.name())
                        : 0;
            });
        }
    }
}
