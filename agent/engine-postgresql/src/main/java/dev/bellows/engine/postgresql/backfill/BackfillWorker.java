package dev.bellows.engine.postgresql.backfill;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.OpeningSession;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * One range of a backfill. A batch is one message and one transaction: guard, single-level UPDATE that evaluates everything in the
 * database (P42, P43), a look that the table is still the same, the cursor. Confined to its own virtual thread but for
 * {@link #failure}, which is read after the latch.
 */
final class BackfillWorker implements Runnable {
    private static final int TRIES = 30;
    private static final long FIRST_BLOCKS = 128;
    private static final long MOST_BLOCKS = 8_192;
    private static final Duration WHILE_PAUSED = Duration.ofMillis(100);

    private final StepRun run;
    private final Step.Body.BackfillRange body;
    private final TableState table;
    private final Gate gate;
    private final CountDownLatch running;
    private final Vacuum vacuum;
    private final OpeningSession opening;
    private Cursor cursor;
    private BatchSizing sizing;
    private volatile Optional<StepOutcome> failure = Optional.empty();

    BackfillWorker(
            StepRun run,
            Step.Body.BackfillRange body,
            TableState table,
            Cursor cursor,
            Gate gate,
            CountDownLatch running,
            Vacuum vacuum,
            OpeningSession opening) {
        this.run = run;
        this.body = body;
        this.table = table;
        this.cursor = cursor;
        this.gate = gate;
        this.running = running;
        this.vacuum = vacuum;
        this.opening = opening;
        this.sizing = new BatchSizing(FIRST_BLOCKS, mostBlocks(run, table));
    }

    private static long mostBlocks(StepRun run, TableState table) {
        int mostRows = run.order().limits().maxBatchRows();
        if (mostRows <= 0) {
            return MOST_BLOCKS;
        }
        // Nobody knows the density of a table that was never analyzed: a block holds at most about 226 rows.
        double rowsPerBlock =
                table.rows() > 0 ? Math.max(1.0, table.rows() / (double) Math.max(1, table.blocks())) : 226;
        return Math.clamp((long) (mostRows / rowsPerBlock), 1, MOST_BLOCKS);
    }

    Optional<StepOutcome> failure() {
        return failure;
    }

    @Override
    public void run() {
        try (PinnedSession session = opening.take()) {
            // A lost batch is lost together with its cursor; the DONE row, written at full durability, flushes them
            // all.
            session.send("SET synchronous_commit = off");
            while (!cursor.finished() && !gate.stopped()) {
                if (gate.paused()) {
                    Pause.of(WHILE_PAUSED);
                    continue;
                }
                long before = cursor.position();
                batch(session);
                vacuum.after(cursor.position() - before);
                run.killPoint("backfill-batch");
            }
        } catch (SQLException e) {
            failure = Optional.of(run.outcome(e));
            gate.stop();
        } catch (BellowsException e) {
            failure = Optional.of(new StepOutcome.Failed(e.problem()));
            gate.stop();
        } finally {
            running.countDown();
        }
    }

    private void batch(PinnedSession session) throws SQLException {
        long from = cursor.position();
        long to = Math.min(cursor.bound(), from + sizing.size());
        for (int tries = 1; ; tries++) {
            Instant began = run.runtime().time().instant();
            try {
                long rows =
                        Long.parseLong(session.transaction(batchSql(from, to)).orElse("0"));
                cursor = cursor.moved(to, rows, 0);
                sizing = sizing.after(
                        Duration.between(began, run.runtime().time().instant()));
                return;
            } catch (SQLException e) {
                SqlFailure kind = SqlFailure.of(e);
                if (kind.passing() && tries < TRIES) {
                    Pause.of(Duration.ofMillis(5 + run.runtime().chance().nextLong(20L * tries)));
                } else if ((kind == SqlFailure.REFUSED || kind == SqlFailure.CANCELLED) && to - from > 1) {
                    sizing = sizing.halved();
                    to = from + Math.max(1, (to - from) / 2);
                } else if (kind == SqlFailure.REFUSED) {
                    splitToRows(session, from);
                    return;
                } else {
                    throw e;
                }
            }
        }
    }

    private String batchSql(long from, long to) {
        return run.guard().sql() + ";\nDO "
                + Sql.dollarQuoted(
                        "\n#variable_conflict use_column\nDECLARE blw_rows bigint;\nBEGIN\nUPDATE " + body.table()
                                + " SET " + body.set() + " WHERE " + range(from, to) + " AND (" + body.where()
                                + ");\nGET DIAGNOSTICS blw_rows = ROW_COUNT;\n" + table.assertSql() + "\n"
                                + cursor.moveSql(run, to, "blw_rows", "0")
                                + ";\nPERFORM set_config('bellows.rows', blw_rows::text, true);\nEND ")
                + ";\nSELECT current_setting('bellows.rows')";
    }

    private static String range(long from, long to) {
        return "ctid >= '(" + from + ",0)'::tid AND ctid < '(" + to + ",0)'::tid";
    }

    /** Goes through one block row by row: the good ones are written, the bad ones reported by place and hash of their key. */
    private void splitToRows(PinnedSession session, long block) throws SQLException {
        int bad = 0;
        String key = body.keyColumns().isEmpty()
                ? "NULL"
                : "md5(concat_ws('|', " + String.join(", ", body.keyColumns()) + "))";
        for (Row row : session.list(
                "SELECT ctid::text, " + key + " FROM " + body.table() + " WHERE " + range(block, block + 1) + " AND ("
                        + body.where() + ")",
                it -> new Row(it.getString(1), Optional.ofNullable(it.getString(2))))) {
            bad += writeRow(session, row) ? 0 : 1;
        }
        if (bad == 0) {
            return;
        }
        failure = Optional.of(new StepOutcome.Failed(run.problems()
                .of(
                        ErrorCode.STEP_BAD_ROWS,
                        bad + " row(s) in block " + block + " of " + body.table()
                                + " cannot be written; bellows.bad_rows has their places and hashes of their keys")));
        gate.stop();
    }

    private boolean writeRow(PinnedSession session, Row row) throws SQLException {
        String one = "UPDATE " + body.table() + " SET " + body.set() + " WHERE ctid = " + Sql.literal(row.place())
                + "::tid AND (" + body.where() + ")";
        try {
            session.transaction(run.guard().sql() + ";\n" + one);
            return true;
        } catch (SQLException e) {
            if (SqlFailure.of(e) != SqlFailure.REFUSED) {
                throw e;
            }
            session.transaction(run.guard().sql()
                    + ";\nINSERT INTO bellows.bad_rows (line, rollout, phase, ordinal, relation, row_place,"
                    + " key_hash, sqlstate) VALUES ("
                    + String.join(
                            ", ",
                            Sql.literal(run.settings().line().name()),
                            Sql.literal(run.order().rollout().toString()),
                            Sql.literal(run.order().step().phase().name()),
                            String.valueOf(run.order().step().ordinal()),
                            Sql.literal(body.table()),
                            Sql.literal(row.place()),
                            row.keyHash().map(Sql::literal).orElse("NULL"),
                            Sql.literal(e.getSQLState() == null ? "" : e.getSQLState()))
                    + ") ON CONFLICT DO NOTHING");
            return false;
        }
    }

    private record Row(String place, Optional<String> keyHash) {}
}
