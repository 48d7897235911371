package dev.bellows.engine.postgresql.schema;

import dev.bellows.document.Digest;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.engine.Plan;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Plans frozen in the target. Confined to its session's thread. */
public final class FrozenPlans {
    private final PinnedSession session;
    private final SchemaLine line;

    public FrozenPlans(PinnedSession session, SchemaLine line) {
        this.session = session;
        this.line = line;
    }

    /** The plan of a rollout. */
    public Optional<Plan> of(RolloutId rollout) throws SQLException {
        return session.one(
                "SELECT body FROM bellows.plan WHERE line = ? AND rollout = ?",
                row -> PlanCodec.read(row.getString(1)),
                line.name(),
                rollout.toString());
    }

    /** The catalog that a rollout's plan was made for, as JSON; empty where an older build froze it. */
    public Optional<String> shape(RolloutId rollout) throws SQLException {
        return session.one(
                        "SELECT body FROM bellows.plan WHERE line = ? AND rollout = ?",
                        row -> PlanCodec.shape(row.getString(1)),
                        line.name(),
                        rollout.toString())
                .flatMap(shape -> shape);
    }

    /** The plan of the newest rollout of a version. */
    public Optional<Plan> newestOf(int version) throws SQLException {
        return session.one(
                "SELECT body FROM bellows.plan WHERE line = ? AND split_part(rollout, '.', 1) = ? ORDER BY frozen_at DESC LIMIT 1",
                row -> PlanCodec.read(row.getString(1)),
                line.name(),
                line + "/" + version);
    }

    /** Plans frozen last, newest first. */
    public List<Plan> newest(int count) throws SQLException {
        return session.list(
                "SELECT body FROM bellows.plan WHERE line = ? ORDER BY frozen_at DESC LIMIT ?",
                row -> PlanCodec.read(row.getString(1)),
                line.name(),
                count);
    }

    /**
     * Takes another catalog for the one that a rollout's plan was made for, in a fenced transaction that also writes down who accepted
     * what.
     *
     * @param now the catalog as it is, as JSON
     */
    public void accept(Guard guard, RolloutId rollout, Plan frozen, String now, String reason) throws SQLException {
        Plan accepted = new Plan(frozen.steps(), frozen.revertClass(), frozen.hazards(), Digest.of(now));
        String key = " WHERE line = " + Sql.literal(line.name()) + " AND rollout = " + Sql.literal(rollout.toString());
        session.transaction(
                guard.sql() + ";\nUPDATE bellows.plan SET body = " + Sql.literal(PlanCodec.write(accepted, now))
                        + key
                        + ";\nINSERT INTO bellows.accepted_drift (line, rollout, was, became, reason, fence, generation) VALUES ("
                        + String.join(
                                ", ",
                                Sql.literal(line.name()),
                                Sql.literal(rollout.toString()),
                                Sql.literal(frozen.snapshotDigest().text()),
                                Sql.literal(Digest.of(now).text()),
                                Sql.literal(reason),
                                String.valueOf(guard.fence()),
                                String.valueOf(guard.generation()))
                        + ")");
    }

    /**
     * Changes the catalog that a rollout's plan was made for to what a statement of the plan itself made of it, in a fenced transaction.
     * Nobody accepted anything: it is no drift.
     *
     * @param now the catalog as it is, as JSON
     */
    public void rebase(Guard guard, RolloutId rollout, Plan frozen, String now) throws SQLException {
        Plan rebased = new Plan(frozen.steps(), frozen.revertClass(), frozen.hazards(), Digest.of(now));
        session.transaction(guard.sql() + ";\nUPDATE bellows.plan SET body = "
                + Sql.literal(PlanCodec.write(rebased, now)) + " WHERE line = " + Sql.literal(line.name())
                + " AND rollout = " + Sql.literal(rollout.toString()));
    }

    /**
     * Forgets how far the steps of a rollout that go over rows have come, in a fenced transaction that also writes down who let them
     * begin anew. Once for a generation: whoever comes back with the same word begins nothing again.
     */
    public void forgetPlaces(Guard guard, RolloutId rollout, String reason) throws SQLException {
        String mine = "line = " + Sql.literal(line.name()) + " AND rollout = " + Sql.literal(rollout.toString());
        session.transaction(guard.sql() + ";\nDO "
                + Sql.dollarQuoted("\nBEGIN\nIF EXISTS (SELECT FROM bellows.accepted_drift WHERE " + mine
                        + " AND generation = " + guard.generation() + ") THEN RETURN; END IF;\n"
                        + "DELETE FROM bellows.cursor WHERE " + mine
                        + ";\nINSERT INTO bellows.accepted_drift (line, rollout, was, became, reason, fence, generation) VALUES ("
                        + String.join(
                                ", ",
                                Sql.literal(line.name()),
                                Sql.literal(rollout.toString()),
                                "''",
                                "''",
                                Sql.literal(reason),
                                String.valueOf(guard.fence()),
                                String.valueOf(guard.generation()))
                        + ");\nEND "));
    }

    /** A plan with its rollout. */
    public record Frozen(RolloutId rollout, Plan plan) {}

    /** Plans frozen last with their rollouts, newest first. */
    public List<Frozen> newestFrozen(int count) throws SQLException {
        return session.list(
                "SELECT rollout, body FROM bellows.plan WHERE line = ? ORDER BY frozen_at DESC LIMIT ?",
                row -> new Frozen(RolloutId.parse(row.getString(1)).orElseThrow(), PlanCodec.read(row.getString(2))),
                line.name(),
                count);
    }

    /**
     * Freezes a plan in a fenced transaction.
     *
     * @param shape the catalog that it was made for, as JSON; empty where nobody kept it
     * @return the plan that is frozen now: the given one, or another one that was there before
     */
    public Plan freeze(Guard guard, RolloutId rollout, Plan plan, String shape) throws SQLException {
        session.transaction(guard.sql() + ";\nINSERT INTO bellows.plan (line, rollout, body, fence) VALUES ("
                + String.join(
                        ", ",
                        Sql.literal(line.name()),
                        Sql.literal(rollout.toString()),
                        Sql.literal(PlanCodec.write(plan, shape)),
                        String.valueOf(guard.fence()))
                + ") ON CONFLICT (line, rollout) DO NOTHING");
        return of(rollout).orElseThrow();
    }
}
