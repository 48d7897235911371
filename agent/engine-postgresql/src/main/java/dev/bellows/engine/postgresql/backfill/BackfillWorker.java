package dev.bellows.engine.postgresql.backfill;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.OpeningSession;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.ServerText;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One range of a backfill. However it ends, it says so: by a finished cursor or by {@link #failure}. A batch is one message and one transaction: guard, single-level UPDATE that evaluates everything in the
 * database (P42, P43), a look that the table is still the same, the cursor. Confined to its own virtual thread but for
 * {@link #failure}, which is read after the latch.
 */
final class BackfillWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BackfillWorker.class);
    private static final int TRIES = 30;

    /** A batch that is refused although each of its rows can be written: once more for a row that was in the way meanwhile. */
    private static final int SPLITS_AT_ONE_PLACE = 3;

    /** A lost batch is lost together with its cursor; the DONE row, written at full durability, flushes them all. */
    private static final String LOST_TOGETHER = "SET LOCAL synchronous_commit = off;\n";

    private static final Duration WHILE_PAUSED = Duration.ofMillis(100);

    private final StepRun run;
    private final Step.Body.BackfillRange body;
    private final Ranges ranges;
    private final Gate gate;
    private final CountDownLatch running;
    private final Vacuum vacuum;
    private final OpeningSession opening;
    private Cursor cursor;
    private BatchSizing sizing;
    private int splitsHere;
    private Ranges good;
    private volatile BadRows bad = BadRows.NONE;
    private volatile Optional<StepOutcome> failure = Optional.empty();

    BackfillWorker(
            StepRun run,
            Step.Body.BackfillRange body,
            Ranges ranges,
            Cursor cursor,
            Gate gate,
            CountDownLatch running,
            Vacuum vacuum,
            OpeningSession opening) {
        this.run = run;
        this.body = body;
        this.ranges = ranges;
        this.cursor = cursor;
        this.gate = gate;
        this.running = running;
        this.vacuum = vacuum;
        this.opening = opening;
        this.sizing = ranges.sizing();
        this.good = ranges;
    }

    Optional<StepOutcome> failure() {
        return failure;
    }

    /** Rows that could not be written; the range was gone on over all others. */
    BadRows bad() {
        return bad;
    }

    @Override
    public void run() {
        try (PinnedSession session = opening.take()) {
            while (!cursor.finished() && !gate.stopped()) {
                if (gate.paused()) {
                    Pause.of(WHILE_PAUSED);
                    continue;
                }
                long before = cursor.position();
                batch(session);
                if (bad.count() >= BadRows.MOST) {
                    bad = cursor.finished() ? bad : bad.cutShort();
                    break;
                }
                vacuum.after(ranges.heapBlocks(cursor.position() - before));
                run.killPoint("backfill-batch");
            }
        } catch (SQLException e) {
            failure = Optional.of(run.outcome(e));
            gate.stop();
        } catch (BellowsException e) {
            failure = Optional.of(new StepOutcome.Failed(e.problem()));
            gate.stop();
        } catch (RuntimeException | Error e) {
            // The outermost frame of this thread: what is not said here is never heard of.
            LOG.atError()
                    .addKeyValue("target", run.settings().name())
                    .addKeyValue("step", run.order().step().title())
                    .addKeyValue("range", cursor.worker())
                    .addKeyValue("code", ErrorCode.STEP_UNFINISHED.id())
                    .setCause(e)
                    .log("a worker of a backfill died of a mistake of ours");
            failure = Optional.of(new StepOutcome.Failed(run.problems()
                    .of(
                            ErrorCode.STEP_UNFINISHED,
                            "Worker " + cursor.worker() + " died of "
                                    + e.getClass().getSimpleName()
                                    + ", a mistake of the agent; its log has the trace")));
            gate.stop();
        } finally {
            running.countDown();
        }
    }

    private void batch(PinnedSession session) throws SQLException {
        long size = ranges.fitting(cursor, sizing.size());
        for (int tries = 1; ; tries++) {
            Instant began = run.runtime().time().instant();
            try {
                String answer = session.transaction(head() + good.batchSql(cursor, size))
                        .orElseThrow();
                cursor = ranges.moved(cursor, size, answer);
                splitsHere = 0;
                sizing = sizing.after(
                        Duration.between(began, run.runtime().time().instant()));
                return;
            } catch (SQLException e) {
                if (Ranges.ENDLESS.equals(e.getSQLState())) {
                    endless();
                    return;
                }
                SqlFailure kind = SqlFailure.of(e);
                boolean refused = kind == SqlFailure.REFUSED;
                if (kind.passing() && tries < TRIES) {
                    Pause.of(Duration.ofMillis(5 + run.runtime().chance().nextLong(20L * tries)));
                } else if ((refused && size > ranges.unit()) || (kind == SqlFailure.CANCELLED && size > 1)) {
                    sizing = sizing.halved();
                    size = Math.max(1, size / 2);
                } else if (refused && splitsHere++ < SPLITS_AT_ONE_PLACE) {
                    splitToRows(session, size);
                    return;
                } else {
                    throw e;
                }
            }
        }
    }

    private String head() {
        return LOST_TOGETHER + run.guard().sql() + ";\n" + QuietFills.headSql(body);
    }

    private void endless() {
        failure = Optional.of(new StepOutcome.Failed(run.problems()
                .of(
                        ErrorCode.STEP_ENDLESS,
                        "Rows of " + body.table() + " that a batch had just written still meet the condition "
                                + body.where()
                                + ", so it would write them again and again; nothing of that batch was kept. Write a where that is false"
                                + " for a row once it is written")));
        gate.stop();
    }

    /**
     * Goes through the batch row by row: the good ones are written, the bad ones noted by place and hash of their key, and left out from
     * now on.
     */
    private void splitToRows(PinnedSession session, long size) throws SQLException {
        Map<String, Integer> causes = new LinkedHashMap<>();
        String key = body.keyColumns().isEmpty()
                ? "NULL"
                : "md5(concat_ws('|', " + String.join(", ", body.keyColumns()) + "))";
        for (Row row : session.list(
                "SELECT ctid::text AS blw_place, " + key + " AS blw_hash FROM " + body.table() + " WHERE "
                        + good.rowsSql(cursor, size),
                it -> new Row(it.getString(1), Optional.ofNullable(it.getString(2))))) {
            Optional<String> cause = writeRow(session, row);
            if (failure.isPresent()) {
                return;
            }
            cause.ifPresent(it -> causes.merge(it, 1, Integer::sum));
        }
        bad = bad.with(causes);
        if (!causes.isEmpty()) {
            good = ranges.over(BadRows.without(run, body));
        }
    }

    /** Writes one row in a transaction of its own; why not, if it is refused. */
    private Optional<String> writeRow(PinnedSession session, Row row) throws SQLException {
        String one = "DO "
                + Sql.dollarQuoted("\n#variable_conflict use_column\nDECLARE " + Ranges.WRITE_VARIABLES + "\nBEGIN\n"
                        + Ranges.writeSql(
                                body, "ctid = " + Sql.literal(row.place()) + "::tid AND (" + body.where() + ")")
                        + "END ");
        try {
            session.transaction(head() + one);
            return Optional.empty();
        } catch (SQLException e) {
            if (Ranges.ENDLESS.equals(e.getSQLState())) {
                endless();
                return Optional.empty();
            }
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
            return Optional.of(ServerText.of(e));
        }
    }

    private record Row(String place, Optional<String> keyHash) {}
}
