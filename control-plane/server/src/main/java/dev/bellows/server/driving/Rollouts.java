package dev.bellows.server.driving;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.Strategy;
import dev.bellows.document.TargetName;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.yaml.MigrationDocuments;
import dev.bellows.document.yaml.StrategyDocuments;
import dev.bellows.server.store.Statements;
import dev.bellows.server.store.StoredJson;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Rows of rollouts. Each method runs in the caller's transaction. Thread-safe because it holds nothing. */
final class Rollouts {
    private static final String PLACE = "select r.id, " + StoredPlans.VERSION + " from rollout r where ";

    private static final Duration LONGEST_POSTPONED = Duration.ofMinutes(5);

    private Rollouts() {}

    static Optional<StoredPlan> lock(Statements sql, RolloutId id) throws SQLException {
        return where(sql, "r.id = ? for update", id.toString()).stream().findFirst();
    }

    static Optional<StoredPlan> find(Statements sql, RolloutId id) throws SQLException {
        return where(sql, "r.id = ?", id.toString()).stream().findFirst();
    }

    private static List<StoredPlan> where(Statements sql, String condition, Object... arguments) throws SQLException {
        return StoredPlans.of(sql, sql.query(PLACE + condition, StoredPlans.Place::read, arguments));
    }

    /** One due rollout that no other process is deciding on, locked; unread, since a body that cannot be read is trouble of its own. */
    static Optional<RolloutId> takeDue(Statements sql) throws SQLException {
        return sql.one(
                "select id from rollout where due_at <= clock_timestamp() order by due_at limit 1 for update skip locked",
                row -> RolloutId.parse(row.getString("id")).orElseThrow());
    }

    /** It could be decided on again; in the transaction that does. */
    static void healed(Statements sql, RolloutId id) throws SQLException {
        sql.update("update rollout set failures = 0, trouble = '' where id = ? and failures > 0", id.toString());
    }

    /**
     * It could not be decided on, by a mistake of ours: it waits for a time that grows with each failure, behind everybody else.
     *
     * @return whether this is news
     */
    static boolean postpone(Statements sql, RolloutId id, String trouble) throws SQLException {
        return sql.one("""
                        update rollout r set failures = r.failures + 1, trouble = ?,
                            due_at = clock_timestamp() + least(power(2, least(r.failures, 20)), ?) * interval '1 second'
                          from (select id, trouble from rollout where id = ? for update) before
                         where r.id = before.id returning before.trouble <> r.trouble as news""", row -> row.getBoolean("news"), trouble, LONGEST_POSTPONED.toSeconds(), id.toString())
                .orElse(false);
    }

    static List<StoredPlan> ofMigration(Statements sql, SchemaLine line, int version) throws SQLException {
        return where(sql, "r.line = ? and r.version = ? order by r.number for update", line.name(), version);
    }

    static List<StoredPlan> ofLine(Statements sql, SchemaLine line) throws SQLException {
        return where(sql, "r.line = ? order by r.version, r.number", line.name());
    }

    static void insert(Statements sql, StoredPlan plan, String person) throws SQLException {
        RolloutId id = plan.id();
        sql.update(
                """
                insert into rollout (id, line, version, number, migration_digest, strategy_digest, selector, author,
                    planned_by, contracts, classes, classes_shown, digests, cap, created_at, state, body)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, '{}')
                on conflict (id) do update set migration_digest = excluded.migration_digest,
                    strategy_digest = excluded.strategy_digest, selector = excluded.selector, classes = excluded.classes,
                    classes_shown = excluded.classes_shown, digests = excluded.digests, cap = excluded.cap,
                    contracts = excluded.contracts, planned_by = excluded.planned_by, state = excluded.state
                """,
                id.toString(),
                id.line().name(),
                id.version(),
                id.number(),
                plan.migration().text(),
                plan.strategy().text(),
                plan.selector(),
                plan.author(),
                person,
                plan.state().contracts(),
                StoredJson.write(plan.classes()),
                plan.classesJson(),
                StoredJson.write(plan.digests()),
                plan.cap(),
                plan.createdAt(),
                plan.state().phase().name());
        StoredPlans.replace(sql, plan);
    }

    static void log(Statements sql, RolloutId id, Instant at, String target, String kind, String text)
            throws SQLException {
        sql.update(
                "insert into rollout_event (at, rollout, target, kind, text) values (?, ?, ?, ?, ?)",
                at,
                id.toString(),
                target,
                kind,
                text);
    }

    /** The document that is planned now, kept from being withdrawn until the plan is stored. */
    static Submitted migrationToPlan(Statements sql, Digest digest) throws SQLException {
        return sql.one(
                        "select canonical, author from migration where digest = ? and withdrawn_at is null for key share",
                        row -> new Submitted(row.getString("canonical"), row.getString("author")),
                        digest.text())
                .orElseThrow(() -> BellowsException.of(
                        ErrorCode.MIGRATION_UNKNOWN, "The migration was withdrawn while it was planned."));
    }

    /**
     * What a rollout runs, or ran: also one that gave its version back. Empty only in a store from which an older build deleted it,
     * which it did where no database had begun with it or all had gone back.
     */
    static Optional<Submitted> migration(Statements sql, Digest digest) throws SQLException {
        return sql.one(
                "select canonical, author from migration where digest = ?",
                row -> new Submitted(row.getString("canonical"), row.getString("author")),
                digest.text());
    }

    static Strategy strategy(Statements sql, Digest digest) throws SQLException {
        return sql.one(
                        "select canonical from strategy where digest = ?",
                        row -> row.getString("canonical"),
                        digest.text())
                .map(canonical -> StrategyDocuments.readCanonical(canonical, digest))
                .orElseGet(Strategy::standard);
    }

    /** A submitted migration. */
    record Submitted(String canonical, String author) {
        Migration document(Digest digest) {
            return MigrationDocuments.readCanonical(canonical, digest);
        }
    }

    /** What the fleet says of a target, empty for one it does not know. */
    static Optional<TargetFacts> target(Statements sql, TargetName target, Duration agentSilentAfter)
            throws SQLException {
        return sql.one(
                """
                select t.line, t.environment, t.state, coalesce(t.halted, '') as halted, t.labels, t.host, t.agent,
                    coalesce(t.problem ->> 'code', '') as problem, coalesce(t.problem ->> 'message', '') as message,
                    coalesce(a.connected and a.last_heard_at > clock_timestamp() - ? * interval '1 millisecond', false)
                        as agent_there,
                    coalesce(to_char(a.last_heard_at, 'YYYY-MM-DD HH24:MI:SS"Z"'), 'never') as agent_heard
                  from target t left join agent a on a.name = t.agent where t.name = ?""",
                row -> new TargetFacts(
                        new SchemaLine(row.getString("line")),
                        row.getString("environment"),
                        row.getString("state"),
                        row.getString("halted"),
                        row.getString("problem").equals(ErrorCode.STEP_OUT_OF_STEP.id())
                                ? row.getString("problem") + ": " + row.getString("message")
                                : "",
                        row.getString("problem").isEmpty()
                                ? "its agent gave no reason"
                                : row.getString("problem") + ": " + row.getString("message"),
                        StoredJson.read(row.getString("labels"), new TypeReference<TreeMap<String, String>>() {}),
                        row.getString("host"),
                        row.getString("agent"),
                        row.getBoolean("agent_there"),
                        row.getString("agent_heard")),
                agentSilentAfter.toMillis(),
                target.name());
    }

    /**
     * A row of the fleet.
     *
     * @param outOfStep which of the things that serve two versions is not as it was made, and how to put it back; empty for none
     * @param problem what its agent met there last
     * @param agentThere whether its agent's session is open and was heard of a moment ago
     * @param agentHeard when that was last, for people
     */
    record TargetFacts(
            SchemaLine line,
            String environment,
            String state,
            String halted,
            String outOfStep,
            String problem,
            TreeMap<String, String> labels,
            String host,
            String agent,
            boolean agentThere,
            String agentHeard) {

        /** Why nothing can be asked of its agent. */
        String absence() {
            return "its agent " + agent + " is not there; last heard of: " + agentHeard;
        }
    }
}
