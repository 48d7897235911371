package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.backfill.Backfill;
import dev.bellows.engine.postgresql.journal.Journal;
import dev.bellows.engine.postgresql.journal.Journal.Prior;
import dev.bellows.engine.postgresql.journal.Problems;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.schema.TakeOver;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import dev.bellows.engine.postgresql.verify.Verification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Executes one step, or finds that it was done: journal first, then the catalog, then the deed. Called by one target worker at a time;
 * one executor runs one step.
 *
 * <p>FAILED means that nothing of the step is in effect, since a failed step's grant is given back. So it is said only where the
 * journal was read, nothing was ever begun, or the server itself refused: everything else is UNKNOWN, whatever the exception.
 */
public final class StepExecutor {
    private static final int STRAY_LOOKS = 200;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Sessions sessions;
    private final EngineRuntime runtime;
    /** Whether the journal was read. */
    private boolean read;

    /** Whether the journal says that nothing of the step was ever begun, and nothing was since. */
    private boolean untouched;

    public StepExecutor(Sessions sessions, EngineRuntime runtime) {
        this.sessions = sessions;
        this.runtime = runtime;
    }

    /** Runs the step to an outcome. */
    public StepOutcome execute(StepOrder order, StepListener listener) {
        if (order.step().needsGrant() != order.grant().isPresent()) {
            throw new IllegalArgumentException("a grant is given exactly to a step that needs one: "
                    + order.step().title());
        }
        Problems problems = new Problems(sessions.settings(), order);
        try (PinnedSession control = sessions.kept(order.held().fence(), Limits.JOURNAL)) {
            return run(new StepRun(order, listener, sessions, control, runtime));
        } catch (SQLException e) {
            return SqlFailure.of(e) == SqlFailure.CONNECTION_LOST && (untouched || neverRead(order))
                    ? new StepOutcome.Failed(problems.of(
                            ErrorCode.TARGET_UNREACHABLE,
                            "The session was lost before the step was begun (SQLSTATE " + e.getSQLState() + ")"))
                    : StepRun.outcome(problems, e);
        } catch (BellowsException e) {
            return untouched || neverRead(order) ? new StepOutcome.Failed(e.problem()) : unknown(problems, e.problem());
        }
    }

    /** Whether not even the journal was reached, and there is no grant that "failed" would give back. */
    private boolean neverRead(StepOrder order) {
        return !read && order.grant().isEmpty();
    }

    private static StepOutcome unknown(Problems problems, Problem problem) {
        return new StepOutcome.Unknown(problems.of(
                ErrorCode.STEP_UNKNOWN, "The database could not be reached any more: " + problem.message()));
    }

    private StepOutcome run(StepRun run) throws SQLException {
        try {
            return notGivenBackInEffect(run, tried(run));
        } catch (SQLException e) {
            Optional<StepOutcome> lacking = lacking(run, e);
            if (lacking.isPresent()) {
                return notGivenBackInEffect(run, lacking.get());
            }
            if (SqlFailure.of(e) == SqlFailure.CONNECTION_LOST
                    || run.order().grant().isEmpty()) {
                throw e;
            }
            return notGivenBackInEffect(run, StepRun.outcome(run.problems(), e));
        }
    }

    /** A right that is missing because the agent lost the owner's: the server's words name the table, and not the GRANT. */
    private static Optional<StepOutcome> lacking(StepRun run, SQLException e) throws SQLException {
        if (SqlFailure.of(e) != SqlFailure.RIGHTS) {
            return Optional.empty();
        }
        Relations relations =
                Relations.read(run.control(), relations(run.order().step().body()));
        return relations.foreign().isEmpty()
                ? Optional.empty()
                : Optional.of(new StepOutcome.Failed(run.problems().rights(relations.rightsText())));
    }

    private static List<String> relations(Step.Body body) {
        return switch (body) {
            case Step.Body.StrongLock it -> it.relations();
            case Step.Body.BackfillRange it -> List.of(it.table());
            case Step.Body.VerifyRange it -> List.of(it.table());
            case Step.Body.Online ignored -> List.of();
            case Step.Body.EachPart it -> List.of(it.table());
            case Step.Body.Rebuild ignored -> List.of();
            case Step.Body.Transaction ignored -> List.of();
        };
    }

    /**
     * Every outcome but Done and Unknown gives the step's grant back as unused. A step whose change was committed, and whose end could not be
     * written (a halt, a row that stayed locked), is in effect all the same.
     */
    private static StepOutcome notGivenBackInEffect(StepRun run, StepOutcome outcome) throws SQLException {
        boolean givesBack = switch (outcome) {
            case StepOutcome.Failed ignored -> true;
            case StepOutcome.Stopped ignored -> true;
            case StepOutcome.Refused ignored -> true;
            case StepOutcome.Drifted ignored -> true;
            case StepOutcome.Done ignored -> false;
            case StepOutcome.Ambiguous ignored -> true;
            case StepOutcome.Unknown ignored -> false;
        };
        if (!givesBack || run.order().grant().isEmpty()) {
            return outcome;
        }
        boolean inEffect = StepInspection.whole(
                        run.control(),
                        run.settings().line(),
                        run.order().rollout(),
                        run.order().run(),
                        run.order().step())
                .orElse(false);
        return inEffect
                ? new StepOutcome.Unknown(run.problems()
                        .of(
                                ErrorCode.STEP_UNKNOWN,
                                "The change is in effect, and its end could not be written; it is looked at again"))
                : outcome;
    }

    private StepOutcome tried(StepRun run) throws SQLException {
        List<Prior> prior = prior(run);
        read = true;
        if (unresolved(prior)) {
            if (!straysEnded(run)) {
                return new StepOutcome.Unknown(run.problems()
                        .of(
                                ErrorCode.STEP_STRAYS,
                                "A server process of an earlier try did not end within "
                                        + BETWEEN_LOOKS
                                                .multipliedBy(STRAY_LOOKS)
                                                .toSeconds() + " s"));
            }
            prior = prior(run);
        }
        untouched = prior.isEmpty();
        for (Prior line : prior) {
            if (line.state().equals(JournalEntry.State.DONE.name())) {
                return durable(run) ? new StepOutcome.Done(line.rows(), 0) : notDurable(run);
            }
        }
        for (Prior line : prior) {
            if (line.state().equals(Journal.APPLIED)) {
                return run.done(line.rows(), line.lockAttempts(), line.heldMicros());
            }
        }
        if (takenAsDone(run.order(), prior)) {
            return run.done(0, 0, 0, Optional.of(run.problems().byHand()));
        }
        CatalogDrift catalog = new CatalogDrift(run);
        Optional<StepOutcome> drift = catalog.found();
        if (drift.isPresent()) {
            return drift.get();
        }
        catalog.beforeStatement();
        untouched = false;
        StepOutcome outcome = switch (run.order().step().body()) {
            case Step.Body.StrongLock body -> new StrongLockStep(run, body).execute();
            case Step.Body.Online body -> new OnlineStep(run, body).execute();
            case Step.Body.EachPart body -> new EachPartStep(run, body).execute();
            case Step.Body.Rebuild body -> new RebuildStep(run, body).execute();
            case Step.Body.Transaction body -> new TransactionStep(run, body).execute();
            case Step.Body.BackfillRange body -> new Backfill(run, body).execute();
            case Step.Body.VerifyRange body -> new Verification(run, body).execute();
        };
        if (outcome instanceof StepOutcome.Done) {
            catalog.afterStatement();
        }
        boolean lost = outcome instanceof StepOutcome.Failed(Problem problem)
                && problem.code().category() == ErrorCode.Category.UNAVAILABLE;
        return lost ? unknown(run.problems(), ((StepOutcome.Failed) outcome).problem()) : outcome;
    }

    /**
     * The row that says DONE may have been committed here only, its wait for a synchronous standby cut short: a commit behind it that
     * reaches the standby proves that it is there too.
     */
    private static boolean durable(StepRun run) throws SQLException {
        run.control()
                .transaction(run.guard().sql()
                        + ";\nUPDATE bellows.holder SET heartbeat_at = clock_timestamp() WHERE line = "
                        + Sql.literal(run.settings().line().name()));
        return !run.control().warned();
    }

    private static StepOutcome notDurable(StepRun run) {
        return new StepOutcome.Unknown(run.problems()
                .of(
                        ErrorCode.STEP_UNKNOWN,
                        "The wait for a synchronous standby was cut short; the step is not known to be durable"));
    }

    private static List<Prior> prior(StepRun run) throws SQLException {
        return Journal.prior(run.control(), run.settings().line(), run.order());
    }

    /**
     * Whether a person's word stands for the step: it failed before, nothing of it is in flight any more, and no look could tell whether
     * it is in effect. Nothing is done, so that no drift matters.
     */
    private static boolean takenAsDone(StepOrder order, List<Prior> prior) {
        return order.byHand().isPresent()
                && order.step().takesWord()
                && prior.stream()
                        .map(Prior::state)
                        .anyMatch(state -> state.equals(JournalEntry.State.FAILED.name())
                                || state.equals(JournalEntry.State.AMBIGUOUS.name()));
    }

    private static boolean unresolved(List<Prior> prior) {
        return !prior.isEmpty()
                && prior.stream().noneMatch(line -> line.state().equals(JournalEntry.State.DONE.name()));
    }

    /**
     * A server process of an earlier try may still work, or still wait to commit: ended and gone before anybody looks.
     *
     * @return false when one of them did not end
     */
    private boolean straysEnded(StepRun run) throws SQLException {
        for (int look = 0; look < STRAY_LOOKS; look++) {
            List<Integer> left = TakeOver.endOurs(
                    run.control(),
                    run.settings().line().name(),
                    run.order().held().fence(),
                    sessions.liveBackends());
            if (left.isEmpty()) {
                return true;
            }
            if (!Pause.of(BETWEEN_LOOKS)) {
                return false;
            }
        }
        return false;
    }
}
