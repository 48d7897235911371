package dev.bellows.engine.postgresql.backfill;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Goes over a table again after its first pass, where no trigger heals: an ordinary UPDATE of the application moves a row that was not
 * yet written into a block that was already passed, and a writer may undo what a batch did.
 *
 * <p>Two things prove that nothing is left. One look over the whole table, from one snapshot, where that takes seconds. Else a pass over
 * keys that met no row to write: a row has one key wherever it lies, so such a pass meets every row that was there when the first sweep
 * began. A pass over blocks proves nothing, since rows move behind it.
 *
 * <p>Confined to the target worker.
 */
final class Sweep {
    private static final int MOST_PASSES = 10;

    private final StepRun run;
    private final Step.Body.BackfillRange body;
    private final TableState before;
    private final int workers;
    private final Pass pass;

    /** What a look over the whole table found. */
    private enum Left {
        NOTHING,
        SOMETHING,
        /** It did not get to the end in time. */
        UNKNOWN
    }

    /** One pass over ranges; an outcome when it did not get to their ends. */
    @FunctionalInterface
    interface Pass {
        Optional<StepOutcome> over(Ranges ranges, List<Cursor> cursors) throws SQLException;
    }

    Sweep(StepRun run, Step.Body.BackfillRange body, TableState before, int workers, Pass pass) {
        this.run = run;
        this.body = body;
        this.before = before;
        this.workers = workers;
        this.pass = pass;
    }

    /** Empty once nothing is left to write; else why that was not reached. */
    Optional<StepOutcome> untilNothingIsFound() throws SQLException {
        Optional<KeyRanges> keys = Optional.empty();
        Left left = Left.SOMETHING;
        long found = 0;
        for (int passes = 1; passes <= MOST_PASSES; passes++) {
            // A table that is too large for one look stays so.
            left = left == Left.UNKNOWN ? left : lookAtOnce();
            if (left == Left.NOTHING) {
                return Optional.empty();
            }
            Optional<TableState> now = TableState.read(run.control(), body.table());
            if (now.isEmpty() || !now.get().shape().equals(before.shape())) {
                return drifted();
            }
            long rows = rows();
            Ranges ranges;
            if (keys.isPresent()) {
                ranges = keys.get();
                write(keys.get().againSql());
            } else {
                ranges = ranges(now.get());
                write(ranges.cutSql(workers) + ";\n" + Cursor.addRowsSql(run, rows));
            }
            keys = ranges instanceof KeyRanges it ? Optional.of(it) : Optional.empty();
            run.killPoint("backfill-sweep");
            Optional<StepOutcome> stopped = pass.over(ranges, Cursor.load(run));
            if (stopped.isPresent() && stopped.get() instanceof StepOutcome.Drifted && rewritten(now.get())) {
                // Its blocks are others now: the next pass goes over those.
                keys = Optional.empty();
                continue;
            }
            if (stopped.isPresent()) {
                return stopped;
            }
            found = rows() - rows;
            if (found == 0 && keys.isPresent()) {
                return Optional.empty();
            }
            if (found == 0 && left == Left.UNKNOWN) {
                return Optional.of(unverified());
            }
        }
        return Optional.of(run.failed(run.problems()
                .of(
                        ErrorCode.STEP_ROWS_KEEP_COMING,
                        "After " + MOST_PASSES + " passes over " + body.table() + " the last one still met " + found
                                + " row(s) with " + body.where()
                                + ": somebody writes such rows as fast as they are filled. Stop that writer, or write a where that"
                                + " leaves new rows out")));
    }

    private boolean rewritten(TableState then) throws SQLException {
        return TableState.read(run.control(), body.table())
                .filter(it -> it.rewrites(then))
                .isPresent();
    }

    private Ranges ranges(TableState table) throws SQLException {
        RangeFacts heap = RangeFacts.of(run.control(), table);
        Optional<RangeFacts.Key> key = RangeFacts.readKey(run.control(), table, body.keyColumns());
        return key.isPresent()
                ? new KeyRanges(
                        run,
                        body,
                        table,
                        heap.withKey(key),
                        RangeChoice.keys("a sweep meets every row once, wherever it moves"))
                : new BlockRanges(run, body, table, RangeChoice.blocks("a sweep, and there is no usable key"));
    }

    /** One snapshot of the whole table: what moves cannot hide from it. */
    private Left lookAtOnce() throws SQLException {
        try (PinnedSession session = run.sessions().primary(run.order().held().fence(), Limits.VERIFICATION)) {
            return session.probe("SELECT EXISTS (SELECT FROM " + body.table() + " WHERE " + body.where() + ")")
                    ? Left.SOMETHING
                    : Left.NOTHING;
        } catch (SQLException e) {
            if (SqlFailure.of(e) == SqlFailure.REFUSED) {
                // The condition fails for a row: a pass says for which.
                return Left.SOMETHING;
            }
            if (SqlFailure.of(e) != SqlFailure.CANCELLED) {
                throw e;
            }
            return Left.UNKNOWN;
        }
    }

    private StepOutcome unverified() throws SQLException {
        return run.failed(run.problems()
                .of(
                        ErrorCode.STEP_UNVERIFIED,
                        body.table()
                                + " has no key that a pass could go by, and one look over all of it takes longer than "
                                + Limits.VERIFICATION.statement().toSeconds()
                                + " s, so nobody can say whether a row moved out of sight. Give it a primary key or a unique index"
                                + " over NOT NULL columns"));
    }

    private long rows() throws SQLException {
        return Cursor.load(run).stream().mapToLong(Cursor::rows).sum();
    }

    private void write(String statements) throws SQLException {
        run.control().transaction(run.guard().sql() + ";\n" + statements);
    }

    private Optional<StepOutcome> drifted() {
        return Optional.of(new StepOutcome.Drifted(run.problems()
                .drifted("Columns or triggers of " + body.table() + " changed since the backfill began")));
    }
}
