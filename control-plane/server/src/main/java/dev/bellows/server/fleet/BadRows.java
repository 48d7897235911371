package dev.bellows.server.fleet;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.server.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Rows of a target that one step could not make right, for one reason, and that are so still. Nothing of any row is in it.
 *
 * @param rollout whose step it was
 * @param step its title
 * @param cause the engine's code of the error
 * @param reason the same for people
 * @param rows how many
 * @param atLeast whether there may be more
 * @param since when the first was met, by the target's clock
 * @param query statement that shows them, to be typed in the target
 */
public record BadRows(
        TargetName target,
        RolloutId rollout,
        Phase phase,
        int ordinal,
        String step,
        String relation,
        String cause,
        String reason,
        long rows,
        boolean atLeast,
        Instant since,
        String query) {
    private static final String COLUMNS =
            "target, rollout, phase, ordinal, step, relation, cause, reason, rows, at_least, since, query";

    /** What an agent counts takes the place of what was known; nothing is written where that is the same. */
    static void write(Statements sql, TargetName target, List<BadRows> seen) throws SQLException {
        if (Set.copyOf(of(sql, target)).equals(Set.copyOf(seen))) {
            return;
        }
        sql.update("delete from bad_rows where target = ?", target.name());
        for (BadRows one : seen) {
            sql.update(
                    "insert into bad_rows (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                            + " on conflict do nothing",
                    target.name(),
                    one.rollout().toString(),
                    one.phase().name(),
                    one.ordinal(),
                    one.step(),
                    one.relation(),
                    one.cause(),
                    one.reason(),
                    one.rows(),
                    one.atLeast(),
                    one.since(),
                    one.query());
        }
    }

    /** Those of one target, by rollout and step. */
    public static List<BadRows> of(Statements sql, TargetName target) throws SQLException {
        return sql.query("select " + COLUMNS + " from bad_rows where target = ?" + ORDER, BadRows::row, target.name());
    }

    /** Those of a version on these targets, whichever rollout brought it: one look, however many are asked about. */
    public static List<BadRows> of(Statements sql, Collection<TargetName> targets, SchemaLine line, int version)
            throws SQLException {
        return sql
                .query("select " + COLUMNS + " from bad_rows where target = any(?)" + ORDER, BadRows::row, (Object)
                        targets.stream().map(TargetName::name).toArray(String[]::new))
                .stream()
                .filter(one ->
                        one.rollout().line().equals(line) && one.rollout().version() == version)
                .toList();
    }

    static final String ALL = "select " + COLUMNS + " from bad_rows";

    static final String ORDER = " order by target, rollout, phase, ordinal, rows desc, cause";

    static BadRows row(ResultSet row) throws SQLException {
        return new BadRows(
                new TargetName(row.getString("target")),
                RolloutId.parse(row.getString("rollout")).orElseThrow(),
                Phase.valueOf(row.getString("phase")),
                row.getInt("ordinal"),
                row.getString("step"),
                row.getString("relation"),
                row.getString("cause"),
                row.getString("reason"),
                row.getLong("rows"),
                row.getBoolean("at_least"),
                Objects.requireNonNull(Statements.instant(row, "since")),
                row.getString("query"));
    }

    /** For people: {@code 3 row(s) of public.bills (SQLSTATE …)}. */
    public String text() {
        return (atLeast ? "at least " : "") + rows + " row(s) of " + relation + " (" + reason + ")";
    }
}
