package dev.bellows.engine.postgresql.backfill;

import dev.bellows.document.ThrottleSetting;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.SignalReading;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.lock.LockHolders;
import dev.bellows.engine.postgresql.observe.BackfillSignals;
import dev.bellows.engine.postgresql.schema.GoneTable;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.OpeningSession;
import dev.bellows.engine.postgresql.throttle.Throttle;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a table in batches: workers over disjoint ranges, this thread watching signals, cancellation and progress. Where no trigger
 * heals rows that move, {@link Sweep} looks for them afterwards. Done means that every cursor finished, read from the target, never that
 * nobody reported a failure. Confined to the target worker; workers share only the {@link Gate}.
 */
public final class Backfill {
    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);

    /** What stands in the way of a fill's promise, for people. */
    static final String NO_LONGER_STANDS =
            "What the plan of this fill was made for is no longer so for %s: a foreign key, a deferrable constraint or a trigger was added."
                    + " Take it away again";

    private static final Duration LOOK = Duration.ofMillis(250);

    /** A batch's own limit and the driver's margin are shorter: who is not back by then is held by the machine. */
    private static final Duration LAST_BATCH = Duration.ofSeconds(60);

    private static final Duration HELD_FOR_LONG = Duration.ofMillis(500);
    private static final Duration BETWEEN_LOOKS_AT_HOLDERS = Duration.ofSeconds(1);

    private final StepRun run;
    private final Step.Body.BackfillRange body;
    private final BackfillSignals signals;

    /** Every signal, as of the last look. */
    private List<SignalReading> readings = List.of();

    /** Who holds the rows that are left, as of the last look. */
    private String holders = "";

    private Instant nextLookAtHolders = Instant.MIN;

    public Backfill(StepRun run, Step.Body.BackfillRange body) {
        this.run = run;
        this.body = body;
        this.signals = BackfillSignals.start(run.sessions(), run.runtime().time(), body.table());
    }

    /** Runs until every range is done, or something stands in the way. */
    public StepOutcome execute() throws SQLException {
        int workers = limits().workers();
        List<OpeningSession> openings = new ArrayList<>();
        try {
            for (int worker = 0; worker < workers; worker++) {
                openings.add(opening(worker));
            }
            return execute(workers, openings);
        } finally {
            openings.forEach(OpeningSession::close);
            signals.close();
        }
    }

    /** As ordered, or as a person changed them since. */
    private StepOrder.BackfillLimits limits() {
        return run.listener().limits().orElseGet(() -> run.order().limits());
    }

    private OpeningSession opening(int worker) {
        return OpeningSession.start(
                "backfill-session-" + run.settings().name() + "-" + worker,
                () -> run.sessions().kept(run.order().held().fence(), Limits.BACKFILL));
    }

    private StepOutcome execute(int workers, List<OpeningSession> openings) throws SQLException {
        Optional<TableState> found = TableState.read(run.control(), body.table());
        if (found.isEmpty()) {
            return notAsPlanned(new GoneTable(run.control(), run.settings().line())
                    .describe(body.table(), run.order().rollout().version()));
        }
        if (!body.neededWhen().isBlank() && !run.control().probe(body.neededWhen())) {
            run.begin("");
            return run.done(0, 0, 0);
        }
        TableState table = found.get();
        Optional<Problem> refusal = table.refusal(run, body.table());
        if (refusal.isPresent()) {
            return run.failed(refusal.get());
        }
        if (!stands()) {
            return notAsPlanned(NO_LONGER_STANDS.formatted(body.table()));
        }
        List<Cursor> cursors = Cursor.load(run);
        boolean ours = !cursors.isEmpty()
                && cursors.stream()
                        .allMatch(it -> it.stepDigest()
                                .equals(run.order().step().digest().text()));
        boolean same = ours && cursors.stream().allMatch(it -> it.fits(table));
        // A row that was written does not need it any more, so beginning again loses and harms nothing.
        boolean rewritten = ours && !same && cursors.stream().allMatch(it -> it.fits(table) || it.rewritten(table));
        // A cursor that went past a bad row says nothing about that row.
        boolean whole = !BadRows.met(run, run.control());
        boolean sameTry = ours
                && whole
                && cursors.stream()
                        .allMatch(it -> it.attempt() == run.order().attempt()
                                && it.run() == run.order().run());
        if (sameTry && !same && !rewritten) {
            return drifted("Columns or triggers of " + body.table() + " changed since the backfill began");
        }
        // A finished cursor of an earlier run says nothing about rows written since; a range cut for another file
        // neither.
        boolean resumable = same && whole && (sameTry || cursors.stream().anyMatch(it -> !it.finished()));
        Optional<Ranges> journalled = resumable ? journalled(cursors.getFirst().choice(), table) : Optional.empty();
        if (sameTry && same && journalled.isEmpty()) {
            return drifted("The key that ranges of " + body.table() + " were cut by is gone");
        }
        boolean again = sameTry && rewritten;
        Ranges ranges = journalled.isPresent() ? journalled.get() : chosen(table, again);
        if (run.listener().cancelled()) {
            return new StepOutcome.Stopped("stopped before the first batch");
        }
        // One transaction, one flush: on a small table each of them would show.
        String resumed = sameTry ? "" : Cursor.forgetBadRowsSql(run);
        String cut = again ? cutAgainSql(ranges, workers, cursors) : ranges.cutSql(workers);
        run.begin(journalled.isPresent() ? resumed : cut);
        run.killPoint("backfill-cursor");
        Optional<StepOutcome> stopped = fill(ranges, journalled.isPresent() ? cursors : ranges.cut(workers), openings);
        stopped = againAfterEachRewrite(stopped, table, workers);
        if (stopped.isEmpty() && body.care() == Step.Body.BackfillRange.Care.SWEEP) {
            stopped = new Sweep(run, body, table, workers, this::fill).untilNothingIsFound();
        }
        if (stopped.isPresent()) {
            return stopped.get();
        }
        if (!stands()) {
            return notAsPlanned(NO_LONGER_STANDS.formatted(body.table()));
        }
        return run.done(Cursor.load(run).stream().mapToLong(Cursor::rows).sum(), 0, 0);
    }

    private boolean stands() throws SQLException {
        return body.standing().isBlank() || run.control().probe(body.standing());
    }

    private Optional<StepOutcome> fill(Ranges ranges, List<Cursor> cursors) throws SQLException {
        return fill(ranges, cursors, List.of());
    }

    private Ranges chosen(TableState table, boolean again) throws SQLException {
        RangeFacts facts = RangeFacts.read(run.control(), table, body.keyColumns());
        RangeChoice choice = RangeChoice.of(facts);
        return ranges(again ? choice.begunAgain() : choice, facts, table);
    }

    /** Statements that journal fresh ranges; what was written in the older ones goes on to count. */
    private String cutAgainSql(Ranges ranges, int workers, List<Cursor> older) {
        return ranges.cutSql(workers) + ";\n"
                + Cursor.addRowsSql(run, older.stream().mapToLong(Cursor::rows).sum());
    }

    /** Goes over the table from its start again as long as nothing but its file became another one under the fill. */
    private Optional<StepOutcome> againAfterEachRewrite(Optional<StepOutcome> ended, TableState begunOn, int workers)
            throws SQLException {
        Optional<StepOutcome> stopped = ended;
        TableState before = begunOn;
        while (stopped.isPresent() && stopped.get() instanceof StepOutcome.Drifted) {
            TableState then = before;
            Optional<TableState> now =
                    TableState.read(run.control(), body.table()).filter(it -> it.rewrites(then));
            if (now.isEmpty()) {
                return stopped;
            }
            before = now.get();
            Ranges ranges = chosen(before, true);
            run.control().transaction(run.guard().sql() + ";\n" + cutAgainSql(ranges, workers, Cursor.load(run)));
            run.killPoint("backfill-again");
            stopped = fill(ranges, Cursor.load(run));
        }
        return stopped;
    }

    /** What an earlier try chose, whatever would be chosen now; empty when it cannot go on that way. */
    private Optional<Ranges> journalled(RangeChoice choice, TableState table) throws SQLException {
        RangeFacts heap = RangeFacts.of(run.control(), table);
        RangeFacts facts = switch (choice.kind()) {
            case BLOCK -> heap;
            case KEY -> heap.withKey(RangeFacts.readKey(run.control(), table, body.keyColumns()));
        };
        return choice.kind() == RangeChoice.Kind.KEY && facts.key().isEmpty()
                ? Optional.empty()
                : Optional.of(ranges(choice, facts, table));
    }

    private Ranges ranges(RangeChoice choice, RangeFacts facts, TableState table) {
        return switch (choice.kind()) {
            case BLOCK -> new BlockRanges(run, body, table, choice);
            case KEY -> new KeyRanges(run, body, table, facts, choice);
        };
    }

    /** Runs a worker over each range that is not finished; empty when every range is. */
    private Optional<StepOutcome> fill(Ranges ranges, List<Cursor> cursors, List<OpeningSession> openings)
            throws SQLException {
        Gate gate = new Gate();
        List<BackfillWorker> workers = new ArrayList<>();
        // A worker also meets the parts of its range again that others held.
        Set<Integer> lanes = cursors.stream()
                .filter(it -> !it.finished() || it.again())
                .map(Cursor::lane)
                .collect(Collectors.toSet());
        List<Cursor> own = cursors.stream().filter(it -> !it.again()).toList();
        List<Cursor> open = own.stream().filter(it -> lanes.contains(it.lane())).toList();
        CountDownLatch running = new CountDownLatch(open.size());
        Vacuum vacuum = new Vacuum(run, body.table(), ranges.heapBlocks());
        open.forEach(cursor -> gate.enter(cursor.lane()));
        throttle(gate, open.size());
        for (Cursor cursor : open) {
            // More ranges than workers: those of an earlier try, which had more.
            OpeningSession session =
                    workers.size() < openings.size() ? openings.get(workers.size()) : opening(cursor.worker());
            BackfillWorker worker = new BackfillWorker(run, body, ranges, cursor, gate, running, vacuum, session);
            workers.add(worker);
            Thread.ofVirtual()
                    .name("backfill-" + run.settings().name() + "-" + cursor.worker())
                    .start(worker);
        }
        Meter meter = new Meter(run, ranges.table(), cursors);
        Optional<StepOutcome> stopped = watch(gate, running, meter, vacuum);
        if (stopped.isPresent()) {
            return stopped;
        }
        for (BackfillWorker worker : workers) {
            Optional<StepOutcome> failure = worker.failure();
            if (failure.isPresent()) {
                StepOutcome outcome = failure.get();
                return Optional.of(
                        outcome instanceof StepOutcome.Failed(Problem problem) ? run.failed(problem) : outcome);
            }
        }
        BadRows bad = workers.stream().map(BackfillWorker::bad).reduce(BadRows.NONE, BadRows::and);
        if (bad.count() > 0) {
            return Optional.of(run.failed(run.problems()
                    .of(
                            ErrorCode.STEP_BAD_ROWS,
                            bad.text(
                                    run,
                                    body.table(),
                                    RowKey.read(run.control(), ranges.table(), body.keyColumns())))));
        }
        return unfinished(own.size());
    }

    /** What the target itself says of the ranges; that no worker reported a failure proves nothing. */
    private Optional<StepOutcome> unfinished(int ranges) throws SQLException {
        List<Cursor> found = Cursor.load(run);
        long finished =
                found.stream().filter(it -> it.finished() && !it.again()).count();
        if (finished == ranges && found.size() == ranges) {
            return Optional.empty();
        }
        return Optional.of(run.failed(run.problems()
                .of(
                        ErrorCode.STEP_UNFINISHED,
                        "Every worker ended, but bellows.cursor calls only " + finished + " of " + ranges
                                + " ranges of " + body.table() + " finished")));
    }

    /** Watches until every worker ended; an outcome when the backfill was stopped rather than finished. */
    private Optional<StepOutcome> watch(Gate gate, CountDownLatch running, Meter meter, Vacuum vacuum)
            throws SQLException {
        Optional<StepOutcome> stopped = Optional.empty();
        try {
            while (!running.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (run.listener().cancelled()) {
                    gate.stop();
                    stopped = Optional.of(new StepOutcome.Stopped("stopped between two batches"));
                } else if (stopped.isEmpty()) {
                    throttle(gate, running.getCount());
                }
                if (stopped.isPresent()) {
                    vacuum.close();
                }
                run.listener().progress(meter.look(gate).throttled(readings, limits().revision()));
            }
        } catch (InterruptedException e) {
            gate.stop();
            Thread.currentThread().interrupt();
            return Optional.of(new StepOutcome.Stopped("interrupted between two batches"));
        } catch (SQLException e) {
            gate.stop();
            vacuum.close();
            awaitLastBatches(running);
            throw e;
        } finally {
            gate.stop();
        }
        run.listener().waiting("");
        return stopped;
    }

    /** Nobody may take up a step whose workers are still in a batch. */
    private static void awaitLastBatches(CountDownLatch running) {
        try {
            if (!running.await(LAST_BATCH.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn()
                        .addKeyValue("workers", running.getCount())
                        .log("workers did not come back from their last batch");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at what the batches do to others, and lets them run, pause or slow down. */
    private void throttle(Gate gate, long working) throws SQLException {
        StepOrder.BackfillLimits limits = limits();
        BackfillSignals.Said said = signals.look(run.control(), limits);
        readings = said.readings();
        long duty = limits.of(ThrottleSetting.DUTY);
        gate.allow(limits.workers(), duty < 0 ? 100 : Math.toIntExact(duty));
        gate.pace(
                said.rest().isZero()
                        ? Instant.MIN
                        : run.runtime().time().instant().plus(said.rest()),
                said.pacing().map(Throttle::shown).orElse(""));
        switch (said.verdict()) {
            case Throttle.Verdict.Go() -> {
                gate.open();
                run.listener().waiting(whoHolds(gate, working));
            }
            case Throttle.Verdict.Pause(SignalReading signal) -> {
                gate.pause(Throttle.shown(signal));
                run.listener().waiting(Throttle.named(signal));
            }
            case Throttle.Verdict.Missing(SignalReading signal) -> {
                gate.pause(Throttle.shown(signal));
                run.listener()
                        .waiting(ErrorCode.STEP_SIGNAL_MISSING.id() + ": " + Throttle.named(signal) + " ("
                                + signal.detail() + ")");
            }
        }
    }

    /** Who holds the rows that are left, for people; empty while there is anything else to do. */
    private String whoHolds(Gate gate, long working) throws SQLException {
        long rows = gate.onlyHeld(working);
        if (rows == 0) {
            holders = "";
            return "";
        }
        Instant now = run.runtime().time().instant();
        if (holders.isEmpty() || now.isAfter(nextLookAtHolders)) {
            Optional<TableState> table = TableState.read(run.control(), body.table());
            List<String> found = table.isEmpty()
                    ? List.of()
                    : LockHolders.ofRows(run.control(), List.of(table.get().oid()), HELD_FOR_LONG);
            holders = rows + " row(s) of " + body.table() + " are left, held by "
                    + (found.isEmpty()
                            ? "transactions that come and go"
                            : String.join("; ", found) + "; written once let go");
            nextLookAtHolders = now.plus(BETWEEN_LOOKS_AT_HOLDERS);
        }
        return holders;
    }

    /** Nothing that a person accepts would let it go on. */
    private StepOutcome notAsPlanned(String what) throws SQLException {
        return run.failed(run.problems().of(ErrorCode.STEP_NOT_AS_PLANNED, what));
    }

    private StepOutcome drifted(String what) {
        return new StepOutcome.Drifted(run.problems().drifted(what));
    }
}
