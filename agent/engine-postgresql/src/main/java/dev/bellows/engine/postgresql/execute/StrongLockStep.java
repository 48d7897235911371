package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.journal.Journal;
import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.lock.LockHolders;
import dev.bellows.engine.postgresql.lock.LockLadder;
import dev.bellows.engine.postgresql.lock.RelationShape;
import dev.bellows.engine.postgresql.lock.StrongLockBatch;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.SqlFailure;
import dev.bellows.engine.postgresql.verify.OutOfStep;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A step under strong locks: one message per attempt, up the ladder until granted or out of patience. Confined to the worker. */
final class StrongLockStep {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);
    private static final Duration BETWEEN_LOOKS_AT_MOST = Duration.ofMillis(250);
    private static final int LOOKS_PER_PAUSE = 5;

    /** Longer than a server's deadlock_timeout as it comes, after which an autovacuum makes room. */
    private static final Duration BESIDE_WRITERS = Duration.ofMillis(1500);

    private final StepRun run;
    private final Step.Body.StrongLock body;
    private final LockLadder ladder;
    private final WriteDoubts doubts;
    private final Overruns overruns;
    private int attempts;
    private OptionalInt warm = OptionalInt.empty();

    StrongLockStep(StepRun run, Step.Body.StrongLock body) {
        this.run = run;
        this.body = body;
        this.ladder = new LockLadder(run.runtime().chance());
        this.doubts = new WriteDoubts(run, body.writeProof());
        this.overruns = new Overruns(run);
    }

    StepOutcome execute() throws SQLException {
        if (run.order().step().phase() == Phase.ROLLBACK && nothingToUndo()) {
            return run.done(0, 0, 0);
        }
        // Read before the look: what the look concludes holds only for this shape, and the batch compares it under its
        // locks.
        RelationShape shape = RelationShape.read(run.control(), body.relations());
        Remains remains = Remains.of(run, body);
        if (!remains.toSay().isEmpty()) {
            return run.ambiguous(run.problems().of(ErrorCode.STEP_AMBIGUOUS, String.join("; ", remains.toSay())));
        }
        switch (Verdict.of(run.control(), body.doneWhen(), body.notDoneWhen())) {
            case IN_EFFECT -> {
                // What a step of ours made stands in the journal: both were one transaction.
                boolean foreign = run.order().step().phase() == Phase.EXPAND && !Journal.applied(run);
                return foreign ? run.failed(foreign()) : run.done(0, 0, 0);
            }
            case NEITHER -> {
                return run.ambiguous(ambiguity());
            }
            case NOT_IN_EFFECT, JOURNAL_DECIDES -> {}
        }
        Relations relations = Relations.read(run.control(), body.relations());
        if (!relations.missing().isEmpty()) {
            String missing = "These relations do not exist (any more): " + String.join(", ", relations.missing())
                    + ". Where one was renamed, give it its name back";
            return run.order().step().phase() == Phase.ROLLBACK
                    ? run.ambiguous(run.problems().of(ErrorCode.STEP_AMBIGUOUS, missing))
                    : run.failed(run.problems().of(ErrorCode.STEP_NOT_AS_PLANNED, missing));
        }
        if (!relations.foreign().isEmpty()) {
            return run.failed(run.problems().rights(relations.rightsText()));
        }
        run.begin();
        try (Standbys standbys = new Standbys(run.sessions())) {
            return climb(new Aim(relations, shape, remains.statements()), standbys);
        }
    }

    private StepOutcome climb(Aim aim, Standbys standbys) throws SQLException {
        Relations relations = aim.relations();
        Instant deadline = run.runtime().time().instant().plus(run.order().lockPatience());
        List<String> inTheWay = List.of();
        int looks = 0;
        int looksInVain = 0;
        int rungNumber = 1;
        while (true) {
            if (run.listener().cancelled()) {
                return new StepOutcome.Stopped("stopped before a strong lock was taken");
            }
            Duration rung = body.writersGoOn() ? BESIDE_WRITERS : ladder.rung(rungNumber);
            inTheWay = blockers(relations, standbys, LockLadder.old(looksInVain));
            if (inTheWay.isEmpty()) {
                Optional<StepOutcome> outcome = attempt(aim, rung);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
                rungNumber++;
                looks = 0;
                Pause.of(ladder.pauseAfter(rung));
            } else {
                run.listener().waiting("strong lock: " + String.join("; ", inTheWay));
                looksInVain++;
                // Who stays long is not looked at as often: a look reads every lock of the server.
                Duration pause = BETWEEN_LOOKS.multipliedBy(1 + looks++ / LOOKS_PER_PAUSE);
                Pause.of(pause.compareTo(BETWEEN_LOOKS_AT_MOST) < 0 ? pause : BETWEEN_LOOKS_AT_MOST);
            }
            if (run.runtime().time().instant().isAfter(deadline)) {
                run.listener().waiting("");
                return notGranted(relations, inTheWay);
            }
        }
    }

    private String mode() {
        if (body.writersGoOn()) {
            return "SHARE UPDATE EXCLUSIVE";
        }
        return body.readersGoOn() ? "SHARE ROW EXCLUSIVE" : "ACCESS EXCLUSIVE";
    }

    private List<String> blockers(Relations relations, Standbys standbys, Duration age) throws SQLException {
        if (body.writersGoOn()) {
            // Nobody waits behind such a lock, and an autovacuum goes only where somebody waits.
            return List.of();
        }
        List<String> found = new ArrayList<>(holders(relations, age));
        // A lock that readers go on beside is not replayed.
        if (!body.readersGoOn()) {
            found.addAll(standbys.queriesOn(relations.oids(), age));
        }
        return found;
    }

    private List<String> holders(Relations relations, Duration age) throws SQLException {
        if (body.writersGoOn()) {
            return LockHolders.changersOlderThan(run.control(), relations.oids(), age);
        }
        return body.readersGoOn()
                ? LockHolders.writersOlderThan(run.control(), relations.oids(), age)
                : LockHolders.olderThan(run.control(), relations.oids(), age);
    }

    /**
     * One attempt, on a session that nothing else uses meanwhile; empty when the lock was not granted. The session is kept for the next
     * attempt: each compares the fence in its own transaction, and a new one for each rung would cost the server more than the lock.
     */
    private Optional<StepOutcome> attempt(Aim aim, Duration rung) throws SQLException {
        attempts++;
        try (PinnedSession session = run.sessions().kept(run.order().held().fence(), Limits.BATCH)) {
            StrongLockBatch batch = batch(aim, rung, session);
            run.killPoint("lock-batch-before-send");
            boolean sent = false;
            Instant at = run.runtime().time().instant();
            try {
                if (warm.isEmpty() || warm.getAsInt() != session.backend()) {
                    session.send(batch.warmUpText());
                    warm = OptionalInt.of(session.backend());
                }
                sent = true;
                at = run.runtime().time().instant();
                session.send(batch.text());
            } catch (SQLException e) {
                boolean granted = session.said(StrongLockBatch.GRANTED);
                boolean changed = session.said(StrongLockBatch.CHANGED);
                session.rollBack();
                Duration took = Duration.between(at, run.runtime().time().instant());
                return refused(e, new Reached(sent, granted, changed, took), aim);
            }
            run.killPoint("lock-batch-committed");
        }
        run.listener().waiting("");
        return Optional.of(settle());
    }

    private StrongLockBatch batch(Aim aim, Duration rung, PinnedSession session) {
        Journal.Line applied =
                new Journal.Line(Journal.APPLIED, "0", attempts, StrongLockBatch.HELD_MICROS, Optional.empty());
        return new StrongLockBatch(
                run.guard().sql(),
                aim.relations().lockable(),
                mode(),
                rung,
                Optional.of(aim.shape()),
                aim.statements(),
                doubts.trial(),
                notes(Phase.EXPAND, aim)
                        .map(it -> Made.columnsSql(run, it))
                        // What a revert makes anew is another one.
                        .or(() -> notes(Phase.REVERT, aim).map(it -> Made.viewsSql(run, it))),
                notes(Phase.ROLLBACK, aim).map(it -> Made.assertSql(run, it)),
                Journal.insertSql(run.settings().line(), run.order(), applied),
                session.majorVersion() >= 17);
    }

    private Optional<StepOutcome> refused(SQLException e, Reached reached, Aim aim) throws SQLException {
        return switch (SqlFailure.of(e)) {
            case LOCK_NOT_AVAILABLE, CONFLICT -> Optional.empty();
            // Before the grant it is the lock's own limit: LOCK may wait twice the rung.
            case CANCELLED -> reached.granted() ? ranOut(e, reached, aim) : Optional.empty();
            case CONNECTION_LOST ->
                Optional.of(new StepOutcome.Unknown(run.problems()
                        .of(
                                ErrorCode.STEP_UNKNOWN,
                                "The session was lost after the strong-lock batch was sent (SQLSTATE " + e.getSQLState()
                                        + ")")));
            case FENCE, GENERATION, WINDOW, HALTED, DRIFT -> Optional.of(run.outcome(e));
            case NOT_OURS -> Optional.of(replaced());
            case RIGHTS -> Optional.of(run.failed(rights(e, aim.relations())));
            case UNPROVEN -> {
                doubts.notTried(e, reached.sent());
                yield Optional.empty();
            }
            // A step that changes nothing is there for the trial alone.
            case WRITE_REFUSED ->
                !body.statements().isEmpty() && doubts.refusedAnyway(e)
                        ? Optional.empty()
                        : Optional.of(run.failed(run.problems().of(e)));
            case REFUSED -> Optional.of(run.failed(run.problems().of(e)));
        };
    }

    /** It was granted and ran into a limit: in the trial, which proves nothing then, or in the change itself. */
    private Optional<StepOutcome> ranOut(SQLException e, Reached reached, Aim aim) throws SQLException {
        if (reached.changed() && doubts.trial().isPresent()) {
            doubts.notTried(e, true);
            return Optional.empty();
        }
        return overruns.after(aim.statements(), personWroteIt(), aim.relations().oids(), reached.took());
    }

    private Optional<List<Made.Before>> notes(Phase phase, Aim aim) {
        boolean wanted =
                run.order().step().phase() == phase && !aim.relations().before().isEmpty();
        return wanted ? Optional.of(aim.relations().before()) : Optional.empty();
    }

    /**
     * Whether what this step undoes was never done in this rollout: then what bears the names is somebody else's. Statements that a person
     * wrote name no relations, and run whatever was done before.
     */
    private boolean nothingToUndo() throws SQLException {
        if (body.relations().isEmpty() && personWroteIt()) {
            return false;
        }
        Optional<Plan> plan = new FrozenPlans(run.control(), run.settings().line())
                .of(run.order().rollout());
        if (plan.isEmpty() || appliedWithoutANote(plan.get())) {
            return false;
        }
        List<Step> undone = undoneSteps(plan.get());
        if (!undone.isEmpty()) {
            return !Journal.applied(run, undone);
        }
        if (body.relations().isEmpty()) {
            return false;
        }
        List<Step> onThese = plan.get().steps().stream()
                .filter(step -> step.phase() == Phase.EXPAND || step.phase() == Phase.MIGRATE)
                .filter(step -> step.body() instanceof Step.Body.StrongLock it
                        && it.relations().stream().anyMatch(body.relations()::contains))
                .toList();
        return !Journal.applied(run, onThese)
                && !Made.anyOf(
                        run.control(),
                        run.settings().line(),
                        run.order().rollout(),
                        Relations.read(run.control(), body.relations()).before());
    }

    private boolean personWroteIt() {
        return run.order().migration().operations().stream()
                .flatMap(operation -> operation instanceof Operation.Sql sql ? sql.phases().stream() : Stream.empty())
                .flatMap(phase -> Stream.concat(phase.up().stream(), phase.down().stream()))
                .anyMatch(body.statements()::contains);
    }

    /**
     * The steps that this one undoes: what is gone after it is what was not there before them. Other steps on the same relations are undone
     * by steps of their own.
     */
    private List<Step> undoneSteps(Plan plan) {
        return plan.steps(Phase.EXPAND).stream()
                .filter(step -> step.body() instanceof Step.Body.StrongLock it
                        && !it.notDoneWhen().isBlank()
                        && (body.relations().isEmpty()
                                ? it.relations().isEmpty()
                                : it.relations().stream().anyMatch(body.relations()::contains))
                        && body.doneWhen().contains(conditions(it.notDoneWhen())))
                .toList();
    }

    private static String conditions(String probe) {
        return probe.startsWith("SELECT ") ? probe.substring("SELECT ".length()) : probe;
    }

    /** An agent of target schema 1 expanded and noted nothing: nobody can say any more what is ours, and nothing is called undone. */
    private boolean appliedWithoutANote(Plan plan) throws SQLException {
        // What says something anew makes nothing to note, and an agent that old knew no such operation.
        return run.order().migration().operations().stream().noneMatch(Operation.Restatement.class::isInstance)
                && Journal.applied(run, plan.steps(Phase.EXPAND))
                && !Made.any(run);
    }

    private Problem foreign() {
        return run.problems()
                .of(
                        ErrorCode.STEP_NOT_OURS,
                        "What this step makes is there already, and this rollout did not make it; it was left alone. Give it another name,"
                                + " or roll back");
    }

    /** What was to be dropped is gone, and something of another origin has its name. A trigger that stayed beside it is a person's matter. */
    private StepOutcome replaced() throws SQLException {
        Optional<Plan> plan = new FrozenPlans(run.control(), run.settings().line())
                .of(run.order().rollout());
        boolean more = body.statements().stream().anyMatch(it -> it.startsWith("DROP TRIGGER"))
                || (plan.isPresent() && appliedWithoutANote(plan.get()));
        return more
                ? run.failed(run.problems()
                        .of(
                                ErrorCode.STEP_NOT_OURS,
                                "Something of another origin has the name of what this step would drop; rename or drop it by hand, and try"
                                        + " again. Found: " + Relations.describe(run.control(), body.relations())))
                : run.done(0, attempts, 0);
    }

    private Problem rights(SQLException e, Relations relations) {
        return relations.rights().isEmpty()
                ? run.problems().of(e)
                : run.problems().rights(relations.rightsText());
    }

    /** Durability is awaited here, where no lock is held: this commit flushes the batch's one too. */
    private StepOutcome settle() throws SQLException {
        long held = Journal.prior(run.control(), run.settings().line(), run.order())
                .getLast()
                .heldMicros();
        return run.done(0, attempts, held, doubts.told());
    }

    private StepOutcome notGranted(Relations relations, List<String> inTheWay) throws SQLException {
        List<String> holders = inTheWay.isEmpty() ? holders(relations, Duration.ZERO) : inTheWay;
        String who = holders.isEmpty() ? "short transactions of many sessions" : String.join("; ", holders);
        return run.failed(run.problems()
                .of(
                        ErrorCode.LOCK_NOT_GRANTED,
                        "Not granted in " + attempts + " attempts within "
                                + run.order().lockPatience().toSeconds() + " s; in the way: " + who));
    }

    private Problem ambiguity() throws SQLException {
        String table = body.relations().isEmpty() ? "" : body.relations().getFirst();
        Optional<String> said =
                new OutOfStep(run.control(), table).nearest(List.of(body.notDoneWhen(), body.doneWhen()));
        String found =
                said.isPresent() ? said.get() : "there is " + Relations.describe(run.control(), body.relations());
        return run.problems()
                .of(
                        ErrorCode.STEP_AMBIGUOUS,
                        "The database is neither as this step finds it nor as it leaves it: " + found);
    }

    /** How far a message came before its error, and in what time. */
    private record Reached(boolean sent, boolean granted, boolean changed, Duration took) {}

    /** What is locked, what must be true of it then, and what is done to it. */
    private record Aim(Relations relations, RelationShape shape, List<String> statements) {
        Aim {
            statements = List.copyOf(statements);
        }
    }
}
