package dev.bellows.engine.postgresql.backfill;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.engine.OpenBadRows;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import dev.bellows.engine.postgresql.schema.Guard;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.ServerText;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again at rows that steps could not make right, by their keys: whoever repairs them sees the number fall, without a retry. A row
 * is cleared when it is gone, when its step has nothing against it any more, or, once somebody changed it, when it could be written: that
 * is tried and taken back. One that nobody touched costs the look-up of its key. Rows of tables without a key stay until the step is tried again.
 *
 * <p>It decides nothing: a step that is tried again asks every row anew. Confined to its session's thread.
 */
public final class BadRowLook {
    private static final Logger LOG = LoggerFactory.getLogger(BadRowLook.class);
    private static final int MOST_ROWS = 100;
    private static final int MOST_GROUPS = 100;
    private static final Duration LONGEST = Duration.ofMillis(500);

    /** One row at a time, and nobody waits for it longer. */
    private static final String LIMITS = "SET LOCAL lock_timeout = 25;\nSET LOCAL statement_timeout = 250;\n";

    private final PinnedSession session;
    private final SchemaLine line;
    private final InstantSource time;

    public BadRowLook(PinnedSession session, SchemaLine line, InstantSource time) {
        this.session = session;
        this.line = line;
        this.time = time;
    }

    /** Looks at some of those that are open, those first that wait longest for it; what is open then. */
    public List<OpenBadRows> look(long fence) throws SQLException {
        List<OpenBadRows> before = open();
        if (before.isEmpty()) {
            return before;
        }
        Guard guard = new Guard(line, fence, Long.MAX_VALUE, Optional.empty());
        try {
            leave(guard);
            again(guard);
        } catch (SQLException e) {
            // Another holder, or a halt: what is known is said all the same.
            LOG.atInfo()
                    .addKeyValue("line", line.name())
                    .addKeyValue("sqlstate", e.getSQLState())
                    .log("known bad rows were not looked at again");
        }
        return open();
    }

    /** Rows of a phase that their rollout has left, for the way back or forward again, are nobody's trouble any more. */
    private void leave(Guard guard) throws SQLException {
        session.transaction(
                LIMITS + guard.sql() + ";\nUPDATE bellows.bad_rows b SET cleared_at = clock_timestamp() WHERE b.line = "
                        + Sql.literal(line.name())
                        + " AND b.cleared_at IS NULL AND b.phase <> (SELECT j.phase FROM bellows.journal j WHERE j.line = b.line"
                        + " AND j.rollout = b.rollout ORDER BY j.id DESC LIMIT 1)");
    }

    private void again(Guard guard) throws SQLException {
        Instant until = time.instant().plus(LONGEST);
        Map<String, Optional<Known>> steps = new HashMap<>();
        for (Noted noted : noted()) {
            if (time.instant().isAfter(until)) {
                return;
            }
            String of = noted.rollout() + " " + noted.phase() + " " + noted.ordinal();
            Optional<Known> known = steps.get(of);
            if (known == null) {
                known = known(noted);
                steps.put(of, known);
            }
            if (known.isPresent()) {
                again(guard, noted, known.get());
            }
        }
    }

    private void again(Guard guard, Noted noted, Known step) throws SQLException {
        try {
            session.transaction(LIMITS + guard.sql() + ";\n" + step.headSql() + lookSql(noted, step));
        } catch (SQLException e) {
            if (guardRefuses(e)) {
                throw e;
            }
            // Slow, locked, or its table is another one: no news of this row, and the others' turn.
            session.transaction(guard.sql() + ";\nUPDATE bellows.bad_rows SET looked_at = clock_timestamp() WHERE "
                    + noted.whereSql(line));
        }
    }

    private static boolean guardRefuses(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith("BLW") || state.startsWith("08");
    }

    /** A row that somebody repaired stays as it is: only whether it could be written is tried. */
    private String lookSql(Noted noted, Known step) {
        String table = step.table();
        String here = step.inTree() ? step.key().isSql("blw_noted.row_key") : "ctid = blw_place";
        return "DO "
                + Sql.dollarQuoted(
                        "\n#variable_conflict use_column\nDECLARE blw_noted record; blw_place pg_catalog.tid; blw_bad boolean;"
                                + " blw_state text := NULL; blw_reason text := NULL;\nBEGIN\nSELECT row_key, row_place INTO blw_noted FROM bellows.bad_rows WHERE "
                                + noted.whereSql(line)
                                + " AND cleared_at IS NULL;\nIF NOT FOUND THEN RETURN; END IF;\nSELECT ctid INTO blw_place FROM "
                                + table + " WHERE " + step.key().isSql("blw_noted.row_key")
                                + ";\nblw_bad := FOUND;\nIF blw_bad THEN\nBEGIN\nSELECT (" + step.needs()
                                + "\n) INTO blw_bad FROM " + table + " WHERE " + here
                                + ";\nblw_bad := coalesce(blw_bad, false);\nEXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\n"
                                + caught()
                                + "END;\nEND IF;\nIF blw_bad AND blw_state IS NULL AND blw_place::text <> blw_noted.row_place THEN\n"
                                + step.write()
                                        .map(set -> "BEGIN\nUPDATE " + table + " SET " + set + " WHERE " + here
                                                + ";\nRAISE EXCEPTION 'it could be written' USING ERRCODE = 'BLW00';\n"
                                                + "EXCEPTION WHEN SQLSTATE 'BLW00' THEN blw_bad := false;\n"
                                                + "WHEN lock_not_available OR deadlock_detected OR serialization_failure THEN NULL;\n"
                                                + "WHEN OTHERS OR ASSERT_FAILURE THEN\n" + caught() + "END;\n")
                                        .orElse("NULL;\n")
                                + "END IF;\nUPDATE bellows.bad_rows SET looked_at = clock_timestamp(),"
                                + " cleared_at = CASE WHEN blw_bad THEN NULL ELSE clock_timestamp() END,"
                                + " row_place = coalesce(blw_place::text, row_place),"
                                + " sqlstate = coalesce(blw_state, sqlstate), reason = coalesce(blw_reason, reason) WHERE "
                                + noted.whereSql(line) + ";\nEND ");
    }

    private static String caught() {
        return "blw_bad := true; blw_state := SQLSTATE; blw_reason := " + ServerText.sql("SQLSTATE", "SQLERRM") + ";\n";
    }

    private List<Noted> noted() throws SQLException {
        return session.list(
                "SELECT rollout, phase, ordinal, md5(coalesce(row_key, row_place)) FROM bellows.bad_rows WHERE line = ?"
                        + " AND cleared_at IS NULL AND row_key IS NOT NULL ORDER BY looked_at NULLS FIRST LIMIT "
                        + MOST_ROWS,
                row -> new Noted(row.getString(1), row.getString(2), row.getInt(3), row.getString(4)),
                line.name());
    }

    /** One known row, by the hash that its line is unique by. */
    private record Noted(String rollout, String phase, int ordinal, String hash) {
        String whereSql(SchemaLine line) {
            return "line = " + Sql.literal(line.name()) + " AND " + RowKey.step(rollout, phase, ordinal)
                    + " AND md5(coalesce(row_key, row_place)) = " + Sql.literal(hash);
        }
    }

    /**
     * What a step has against a row.
     *
     * @param inTree whether the table has partitions, so that a row's ctid alone says nothing
     * @param needs condition that is true of a row that is not right yet
     * @param write assignments that make it right; empty for a step that only looks
     * @param headSql statements at the head of a transaction that writes
     */
    private record Known(
            String table, boolean inTree, RowKey key, String needs, Optional<String> write, String headSql) {}

    private Optional<Known> known(Noted noted) throws SQLException {
        Optional<Step.Body> body = RolloutId.parse(noted.rollout()).isEmpty()
                ? Optional.empty()
                : new FrozenPlans(session, line)
                        .of(RolloutId.parse(noted.rollout()).orElseThrow()).map(Plan::steps).stream()
                                .flatMap(List::stream)
                                .filter(it ->
                                        it.phase().name().equals(noted.phase()) && it.ordinal() == noted.ordinal())
                                .map(Step::body)
                                .findFirst();
        if (body.isEmpty()) {
            return Optional.empty();
        }
        return switch (body.get()) {
            // What is not copied yet is not wrong, and nothing writes it again.
            case Step.Body.BackfillRange fill when fill.into().isPresent() -> Optional.empty();
            case Step.Body.BackfillRange fill ->
                known(fill.table(), fill.keyColumns(), fill.where(), Optional.of(fill.set()), QuietFills.headSql(fill));
            case Step.Body.VerifyRange look ->
                known(look.table(), look.keyColumns(), look.mismatch(), Optional.empty(), "");
            case Step.Body.StrongLock ignored -> Optional.empty();
            case Step.Body.Online ignored -> Optional.empty();
            case Step.Body.EachPart ignored -> Optional.empty();
            case Step.Body.Rebuild ignored -> Optional.empty();
            case Step.Body.Transaction ignored -> Optional.empty();
        };
    }

    private Optional<Known> known(
            String table, List<String> keyColumns, String needs, Optional<String> write, String headSql)
            throws SQLException {
        Optional<TableState> found = TableState.read(session, table);
        if (found.isEmpty() || found.get().filtered()) {
            return Optional.empty();
        }
        RowKey key = RowKey.read(session, found.get(), keyColumns);
        return key.known()
                ? Optional.of(new Known(table, RowPlace.of(found.get()).inTree(), key, needs, write, headSql))
                : Optional.empty();
    }

    private List<OpenBadRows> open() throws SQLException {
        return session.list(
                "SELECT b.rollout, b.phase, b.ordinal, max(b.title), b.relation, b.sqlstate, max(b.reason), count(*),"
                        + " (SELECT count(*) FROM bellows.bad_rows a WHERE a.line = b.line AND a.rollout = b.rollout AND a.phase = b.phase"
                        + " AND a.ordinal = b.ordinal) >= " + BadRows.MOST + ", min(b.at), max(b.query)"
                        + " FROM bellows.bad_rows b WHERE b.line = ? AND b.cleared_at IS NULL"
                        + " GROUP BY b.line, b.rollout, b.phase, b.ordinal, b.relation, b.sqlstate"
                        + " ORDER BY b.rollout, b.phase, b.ordinal, count(*) DESC, b.sqlstate LIMIT " + MOST_GROUPS,
                row -> new OpenBadRows(
                        row.getString(1),
                        Phase.valueOf(row.getString(2)),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getLong(8),
                        row.getBoolean(9),
                        row.getTimestamp(10).toInstant(),
                        row.getString(11)),
                line.name());
    }
}
