package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.lock.LockHolders;
import dev.bellows.engine.postgresql.lock.LockLadder;
import dev.bellows.engine.postgresql.lock.StrongLockBatch;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A short lock within a longer step, up the same ladder as a step of its own: whatever is under it is one message, and the catalog shows
 * whether it is done. Confined to the worker.
 */
final class ShortLock {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** What a step of its own writes into the journal: nothing here. */
    private static final String NO_JOURNAL = "SELECT 0";

    private final StepRun run;
    private final LockLadder ladder;
    private final Overruns overruns;

    ShortLock(StepRun run) {
        this.run = run;
        this.overruns = new Overruns(run);
        this.ladder = new LockLadder(run.runtime().chance());
    }

    /**
     * What is locked.
     *
     * @param relations as LOCK TABLE takes them; empty where the statements' own locks are waited for no longer than is harmless
     * @param oids relations whose holders are in the way
     * @param mode {@code SHARE} or {@code ACCESS EXCLUSIVE}
     * @param standing whether it matters still
     */
    record Aim(List<String> relations, List<Long> oids, String mode, Standing standing) {
        Aim(List<String> relations, List<Long> oids, String mode) {
            this(relations, oids, mode, () -> true);
        }

        Aim {
            relations = List.copyOf(relations);
            oids = List.copyOf(oids);
        }

        private boolean readersGoOn() {
            return mode.equals("SHARE");
        }
    }

    /** Whether what a statement is meant for is there still: where it is not, that it failed is no failure. */
    @FunctionalInterface
    interface Standing {
        boolean stands() throws SQLException;
    }

    /** Empty when the statements are done, or matter no more; the outcome of the step otherwise. */
    Optional<StepOutcome> run(Aim aim, List<String> statements) throws SQLException {
        Instant deadline = run.runtime().time().instant().plus(run.order().lockPatience());
        int looksInVain = 0;
        int rungNumber = 1;
        try (Standbys standbys = new Standbys(run.sessions())) {
            while (true) {
                if (run.listener().cancelled()) {
                    return Optional.of(new StepOutcome.Stopped("stopped before a lock was taken"));
                }
                Duration rung = ladder.rung(rungNumber);
                List<String> inTheWay = holders(aim, standbys, LockLadder.old(looksInVain));
                if (inTheWay.isEmpty()) {
                    Optional<Ending> ending = attempt(aim, statements, rung);
                    if (ending.isPresent()) {
                        run.listener().waiting("");
                        return ending.get().outcome();
                    }
                    rungNumber++;
                    Pause.of(ladder.pauseAfter(rung));
                } else {
                    run.listener().waiting("lock: " + String.join("; ", inTheWay));
                    looksInVain++;
                    Pause.of(BETWEEN_LOOKS);
                }
                if (run.runtime().time().instant().isAfter(deadline)) {
                    run.listener().waiting("");
                    return Optional.of(notGranted(aim, standbys));
                }
            }
        }
    }

    private List<String> holders(Aim aim, Standbys standbys, Duration age) throws SQLException {
        if (aim.readersGoOn()) {
            return LockHolders.writersOlderThan(run.control(), aim.oids(), age);
        }
        List<String> found = new ArrayList<>(LockHolders.olderThan(run.control(), aim.oids(), age));
        found.addAll(standbys.queriesOn(aim.oids(), age));
        return found;
    }

    /** That there is nothing more to try: done where the outcome is empty. */
    private record Ending(Optional<StepOutcome> outcome) {}

    private Optional<Ending> attempt(Aim aim, List<String> statements, Duration rung) throws SQLException {
        try (PinnedSession session = run.sessions().kept(run.order().held().fence(), Limits.BATCH)) {
            StrongLockBatch batch = new StrongLockBatch(
                    run.guard().sql(),
                    aim.relations(),
                    aim.mode(),
                    rung,
                    Optional.empty(),
                    statements,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    NO_JOURNAL,
                    session.majorVersion() >= 17);
            run.killPoint("part-before-lock");
            Instant at = run.runtime().time().instant();
            try {
                session.send(batch.text());
            } catch (SQLException e) {
                boolean granted = session.said(StrongLockBatch.GRANTED);
                session.rollBack();
                Duration took = Duration.between(at, run.runtime().time().instant());
                return SqlFailure.of(e) == SqlFailure.CANCELLED && granted
                        ? overruns.after(statements, false, aim.oids(), took).flatMap(ShortLock::ending)
                        : refused(e, aim);
            }
            run.killPoint("part-locked");
        }
        return Optional.of(new Ending(Optional.empty()));
    }

    private Optional<Ending> refused(SQLException e, Aim aim) throws SQLException {
        return switch (SqlFailure.of(e)) {
            // Cancelled before the grant it is the lock's own limit.
            case LOCK_NOT_AVAILABLE, CONFLICT, CANCELLED -> Optional.empty();
            case CONNECTION_LOST, FENCE, GENERATION, WINDOW, HALTED, DRIFT -> ending(run.outcome(e));
            case RIGHTS, NOT_OURS, UNPROVEN, WRITE_REFUSED, REFUSED ->
                aim.standing().stands()
                        ? ending(run.failed(run.problems().of(e)))
                        : Optional.of(new Ending(Optional.empty()));
        };
    }

    private static Optional<Ending> ending(StepOutcome outcome) {
        return Optional.of(new Ending(Optional.of(outcome)));
    }

    private StepOutcome notGranted(Aim aim, Standbys standbys) throws SQLException {
        List<String> holders = holders(aim, standbys, Duration.ZERO);
        return run.failed(run.problems()
                .of(
                        ErrorCode.LOCK_NOT_GRANTED,
                        "Not granted within " + run.order().lockPatience().toSeconds() + " s; in the way: "
                                + (holders.isEmpty()
                                        ? "short transactions of many sessions"
                                        : String.join("; ", holders))));
    }
}
