package dev.bellows.engine.postgresql.backfill;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.GrowingPauses;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
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

    /** Who holds a row for longer than this is left alone: meanwhile everybody else waits for the rows that the batch wrote. */
    private static final Duration ROW_PATIENCE = Duration.ofMillis(25);

    /** A batch holds no row for longer. */
    private static final Duration BATCH_LIMIT = Duration.ofSeconds(1);

    /** Nobody knows what a row costs before the first batch: that one, of many rows, gives up earlier. */
    private static final Duration FIRST_LIMIT = Duration.ofMillis(250);

    private static final int FIRST_SHRINKAGE = 8;

    /** Where one row is held there are others: so many batches leave them out without waiting first. */
    private static final int BATCHES_WITH_CARE = 16;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

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

    /** A row that ran into the limit before and after each of them is not slow by chance. */
    private final GrowingPauses standing;

    private Ranges good;
    private @Nullable RowKey key;
    private volatile BadRows bad = BadRows.NONE;

    /** Whether a batch went well, so that the size says what rows cost. */
    private boolean measured;

    /** Batches yet that leave held rows out at once. */
    private int withCare;

    /** When the last batch ended, and how long it took. */
    private Instant lastBatch = Instant.EPOCH;

    private Duration took = Duration.ZERO;

    /** Rows left out since the last look. */
    private long held;

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
        this.standing = new GrowingPauses(run.runtime().chance());
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
            toTheEnd(session);
            meetAgain(session);
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
            gate.leave(cursor.lane());
            running.countDown();
        }
    }

    private void toTheEnd(PinnedSession session) throws SQLException {
        while (!cursor.finished() && !gate.stopped()) {
            Instant began = run.runtime().time().instant();
            if (!gate.mayWrite(cursor.lane(), lastBatch, began)) {
                Pause.of(WHILE_PAUSED);
                continue;
            }
            // Asked anew in between: a person may have ended the rest.
            Duration rest = gate.restAfter(took).minus(Duration.between(lastBatch, began));
            if (rest.isPositive()) {
                Pause.of(rest.compareTo(WHILE_PAUSED) < 0 ? rest : WHILE_PAUSED);
                continue;
            }
            long before = cursor.position();
            batch(session);
            lastBatch = run.runtime().time().instant();
            took = Duration.between(began, lastBatch);
            if (tooManyBad()) {
                bad = cursor.finished() ? bad : bad.cutShort();
                return;
            }
            vacuum.after(ranges.heapBlocks(cursor.position() - before));
            run.killPoint("backfill-batch");
        }
    }

    /** Meets rows again that others held, with growing pauses, until none of them is left. */
    private void meetAgain(PinnedSession session) throws SQLException {
        Duration pause = FIRST_PAUSE;
        while (!gate.stopped() && !tooManyBad()) {
            List<Cursor> parts = Cursor.load(session, run).stream()
                    .filter(it -> it.lane() == cursor.lane() && it.again())
                    .toList();
            if (parts.isEmpty()) {
                return;
            }
            if (parts.stream().allMatch(Cursor::finished)) {
                tidy(session);
                return;
            }
            gate.waits(cursor.lane(), Math.max(1, held));
            rest(pause);
            long before = held;
            held = 0;
            for (Cursor part : parts) {
                cursor = part;
                toTheEnd(session);
            }
            tidy(session);
            Duration longer = pause.multipliedBy(2);
            pause = held < before ? FIRST_PAUSE : longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    /** Whoever is stopped leaves it to the next try. */
    private void tidy(PinnedSession session) throws SQLException {
        while (!gate.stopped()) {
            try {
                session.transaction(head(BATCH_LIMIT) + cursor.tidySql(run));
                standing.beginAnew();
                return;
            } catch (SQLException e) {
                SqlFailure kind = SqlFailure.of(e);
                if ((!kind.passing() && kind != SqlFailure.CANCELLED) || !standing.beforeAnother(gate::stopped)) {
                    throw e;
                }
            }
        }
    }

    private boolean tooManyBad() {
        return bad.count() >= BadRows.MOST;
    }

    private void rest(Duration pause) {
        Duration left = pause;
        while (left.isPositive() && !gate.stopped()) {
            Duration slice = left.compareTo(WHILE_PAUSED) < 0 ? left : WHILE_PAUSED;
            Pause.of(slice);
            left = left.minus(slice);
        }
    }

    private void batch(PinnedSession session) throws SQLException {
        BatchSizing sizes = cursor.again() ? new BatchSizing(sizing.largest(), sizing.largest()) : sizing;
        long size = ranges.fitting(cursor, sizes.size());
        Ranges.Way way = cursor.again() || withCare > 0 ? Ranges.Way.FREE : Ranges.Way.ALL;
        long written = 0;
        for (int tries = 1; ; tries++) {
            if (gate.stopped()) {
                // Nothing moved: the next try begins here.
                return;
            }
            Instant began = run.runtime().time().instant();
            try {
                String answer = session.transaction(head(measured || size == 1 ? BATCH_LIMIT : FIRST_LIMIT)
                                + good.batchSql(cursor, size, way, written))
                        .orElseThrow();
                boolean own = !cursor.again();
                cursor = ranges.moved(cursor, size, answer);
                held += Ranges.held(answer);
                splitsHere = 0;
                standing.beginAnew();
                if (own) {
                    sizing = sizing.after(
                            Duration.between(began, run.runtime().time().instant()));
                    measured = true;
                    withCare = Math.max(0, withCare - 1);
                }
                return;
            } catch (SQLException e) {
                if (Ranges.ENDLESS.equals(e.getSQLState())) {
                    endless();
                    return;
                }
                SqlFailure kind = SqlFailure.of(e);
                boolean refused = kind == SqlFailure.REFUSED;
                boolean cancelled = kind == SqlFailure.CANCELLED;
                if (kind.passing() && tries < TRIES) {
                    if (SqlFailure.TABLE_LOCKED.equals(e.getSQLState())) {
                        Pause.of(Duration.ofMillis(5 + run.runtime().chance().nextLong(20L * tries)));
                    } else {
                        way = way.further();
                        withCare = BATCHES_WITH_CARE;
                    }
                } else if ((refused && size > ranges.unit()) || (cancelled && size > 1)) {
                    int times = measured ? 2 : FIRST_SHRINKAGE;
                    size = Math.max(1, size / times);
                    // Many short waits are a long one too.
                    way = way == Ranges.Way.ALL ? Ranges.Way.FREE : way;
                    sizing = new BatchSizing(size, sizing.largest());
                } else if ((refused || cancelled) && splitsHere++ < SPLITS_AT_ONE_PLACE) {
                    Split split = splitToRows(session, size);
                    if (split.slow().isPresent()) {
                        laterAgain(split.slow().get());
                        return;
                    }
                    if (failure.isPresent() || !cancelled) {
                        withCare = split.held() > 0 ? BATCHES_WITH_CARE : withCare;
                        return;
                    }
                    // What takes so long in one transaction would do so again.
                    written = split.written();
                    way = split.held() > 0 ? Ranges.Way.LATER : Ranges.Way.PASSED;
                } else if (cancelled && standing.beforeAnother(gate::stopped)) {
                    splitsHere = 0;
                    return;
                } else {
                    throw e;
                }
            }
        }
    }

    /** After a pause the batch is begun anew, at the same place: what its rows were need not be so any more. */
    private void laterAgain(Row row) {
        splitsHere = 0;
        if (!standing.beforeAnother(gate::stopped)) {
            slow(row);
        }
    }

    /** The table first, for which nobody waits, and longer; then rows. */
    private String head(Duration limit) {
        return LOST_TOGETHER + run.guard().sql() + ";\n" + QuietFills.headSql(body) + "DO "
                + Sql.dollarQuoted("BEGIN\nLOCK TABLE " + body.table()
                        + " IN ROW EXCLUSIVE MODE;\nEXCEPTION WHEN lock_not_available THEN\nRAISE EXCEPTION 'table' USING ERRCODE = '"
                        + SqlFailure.TABLE_LOCKED + "';\nEND ")
                + ";\nSET LOCAL lock_timeout = " + ROW_PATIENCE.toMillis() + ";\nSET LOCAL statement_timeout = "
                + limit.toMillis() + ";\n";
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
    private Split splitToRows(PinnedSession session, long size) throws SQLException {
        Map<String, Integer> causes = new LinkedHashMap<>();
        long written = 0;
        long left = 0;
        for (Row row : rows(session, size)) {
            switch (writeRow(session, row)) {
                case OneRow.Written() -> written++;
                case OneRow.Held() -> left++;
                case OneRow.Bad(String cause) -> causes.merge(cause, 1, Integer::sum);
                case OneRow.Slow() -> {
                    leaveOut(session, causes);
                    return new Split(written, left, Optional.of(row));
                }
                case OneRow.Ended() -> {
                    return new Split(written, left, Optional.empty());
                }
            }
        }
        leaveOut(session, causes);
        return new Split(written, left, Optional.empty());
    }

    /** Those that the batch would write; every row of its range where the condition fails for one of them, so that it is asked of each. */
    private List<Row> rows(PinnedSession session, long size) throws SQLException {
        try {
            return rows(session, good, size);
        } catch (SQLException e) {
            if (SqlFailure.of(e) != SqlFailure.REFUSED) {
                throw e;
            }
            return rows(session, ranges.over(BadRows.all(run, body, key(session))), size);
        }
    }

    private List<Row> rows(PinnedSession session, Ranges of, long size) throws SQLException {
        String hash = body.keyColumns().isEmpty()
                ? "NULL"
                : "md5(concat_ws('|', " + String.join(", ", body.keyColumns()) + "))";
        RowKey known = key(session);
        return session.list(
                "SELECT " + RowPlace.of(ranges.table()).textSql() + " AS blw_place, " + hash + " AS blw_hash, "
                        + (known.known() ? known.textSql() : "NULL") + " AS blw_key FROM " + body.table() + " WHERE "
                        + of.rowsSql(cursor, size),
                it -> new Row(
                        it.getString(1), Optional.ofNullable(it.getString(2)), Optional.ofNullable(it.getString(3))));
    }

    private void leaveOut(PinnedSession session, Map<String, Integer> causes) throws SQLException {
        bad = bad.with(causes);
        if (!causes.isEmpty()) {
            good = ranges.over(BadRows.without(run, body, key(session)));
        }
    }

    /** How bad rows are known again: asked once there is one. */
    private RowKey key(PinnedSession session) throws SQLException {
        RowKey known = key;
        if (known == null) {
            known = RowKey.read(session, ranges.table(), body.keyColumns());
            key = known;
        }
        return known;
    }

    /** What going through a batch row by row came to: rows written, rows that others held, and the row it ended at, which was slow. */
    private record Split(long written, long held, Optional<Row> slow) {}

    /** What became of one row. */
    private sealed interface OneRow {
        record Written() implements OneRow {}

        record Held() implements OneRow {}

        record Bad(String cause) implements OneRow {}

        /** It ran into the limit. */
        record Slow() implements OneRow {}

        /** The worker ends with {@link #failure}. */
        record Ended() implements OneRow {}
    }

    /** Writes one row in a transaction of its own. */
    private OneRow writeRow(PinnedSession session, Row row) throws SQLException {
        try {
            return writeRowOnce(session, row);
        } catch (SQLException e) {
            SqlFailure kind = SqlFailure.of(e);
            if (kind.passing()) {
                return new OneRow.Held();
            }
            if (kind != SqlFailure.CANCELLED) {
                throw e;
            }
            return new OneRow.Slow();
        }
    }

    private void slow(Row row) {
        failure = Optional.of(new StepOutcome.Failed(run.problems()
                .of(
                        ErrorCode.STEP_ROW_SLOW,
                        "The row at " + row.place() + " of " + body.table()
                                + row.keyHash()
                                        .map(it -> ", md5 of its key " + it + ",")
                                        .orElse("")
                                + " takes longer than " + BATCH_LIMIT.toMillis()
                                + " ms to write, " + GrowingPauses.TRIES
                                + " times with pauses in between, and whoever writes it waits as long. Look at what is computed for it, and at the triggers of the"
                                + " table: " + body.statements().getFirst().strip())));
        gate.stop();
    }

    private OneRow writeRowOnce(PinnedSession session, Row row) throws SQLException {
        String one = "DO "
                + Sql.dollarQuoted("\n#variable_conflict use_column\nDECLARE "
                        + Ranges.writeVariables(RowPlace.of(ranges.table())) + "\nBEGIN\n"
                        + Ranges.writeSql(
                                body, RowPlace.of(ranges.table()).is(row.place()) + " AND (" + body.where() + ")")
                        + "END ");
        try {
            session.transaction(head(BATCH_LIMIT) + one);
            return new OneRow.Written();
        } catch (SQLException e) {
            if (Ranges.ENDLESS.equals(e.getSQLState())) {
                endless();
                return new OneRow.Ended();
            }
            if (SqlFailure.of(e) != SqlFailure.REFUSED) {
                throw e;
            }
            String reason = ServerText.of(e);
            RowKey known = key(session);
            session.transaction(run.guard().sql() + ";\n"
                    + BadRows.noteSql(
                            run,
                            body.table(),
                            known,
                            Sql.literal(row.place()),
                            // As it was met: whoever writes such a row moves it, and it would be known by a place that
                            // is another one's.
                            row.key().map(Sql::literal).orElse("NULL"),
                            row.keyHash().map(Sql::literal).orElse("NULL"),
                            Sql.literal(e.getSQLState() == null ? "" : e.getSQLState()),
                            Sql.literal(reason)));
            return new OneRow.Bad(reason);
        }
    }

    /**
     * A row as it was met.
     *
     * @param place where it was
     * @param keyHash hash of its key, where it has one
     * @param key its key as it is noted, where that may be
     */
    private record Row(String place, Optional<String> keyHash, Optional<String> key) {}
}
