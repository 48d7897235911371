package dev.bellows.engine.postgresql;

import dev.bellows.document.Migration;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Checkup;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.Held;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.KeptArchive;
import dev.bellows.engine.Observation;
import dev.bellows.engine.OpenBadRows;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Removal;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.WindowRow;
import dev.bellows.engine.postgresql.archive.Archives;
import dev.bellows.engine.postgresql.backfill.BadRowLook;
import dev.bellows.engine.postgresql.backfill.QuietFills;
import dev.bellows.engine.postgresql.execute.StepExecutor;
import dev.bellows.engine.postgresql.execute.StepInspection;
import dev.bellows.engine.postgresql.journal.Journal;
import dev.bellows.engine.postgresql.journal.Problems;
import dev.bellows.engine.postgresql.observe.Heartbeat;
import dev.bellows.engine.postgresql.observe.Observer;
import dev.bellows.engine.postgresql.observe.Replicas;
import dev.bellows.engine.postgresql.plan.OtherSteps;
import dev.bellows.engine.postgresql.plan.PostgresqlPlanner;
import dev.bellows.engine.postgresql.plan.TwinRights;
import dev.bellows.engine.postgresql.purge.Purge;
import dev.bellows.engine.postgresql.rights.RightsCheck;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import dev.bellows.engine.postgresql.schema.Guard;
import dev.bellows.engine.postgresql.schema.Inspector;
import dev.bellows.engine.postgresql.schema.TakeOver;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.OwnSessions;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.session.SqlFailure;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.engine.postgresql.snapshot.Ownership;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.window.ServedObjects;
import dev.bellows.engine.postgresql.window.SessionScanner;
import dev.bellows.engine.postgresql.window.StatementWatches;
import dev.bellows.engine.postgresql.window.WindowRows;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One line on one PostgreSQL database. Thread-safe because every method has a session of its own, kept or new; only the observer
 * and the watches of statements keep state, under their own locks.
 */
public final class PostgresqlTargetDatabase implements TargetDatabase {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final TargetSettings settings;
    private final EngineRuntime runtime;
    private final Sessions sessions;
    private final Observer observer;
    private final StatementWatches statements;

    PostgresqlTargetDatabase(TargetSettings settings, EngineRuntime runtime) {
        this(settings, runtime, new OwnSessions(System::nanoTime));
    }

    /**
     * @param own where the sessions of all targets of this process are noted
     */
    PostgresqlTargetDatabase(TargetSettings settings, EngineRuntime runtime, OwnSessions own) {
        this.settings = settings;
        this.runtime = runtime;
        this.sessions = new Sessions(settings, own);
        this.observer = new Observer(sessions);
        this.statements = new StatementWatches(settings.line(), runtime.time());
    }

    @Override
    public Inspection inspect() {
        return reading(session -> observer.asOne(session, () -> {
            Inspection found = new Inspector(session, settings).inspect(observer.replicas(session));
            return found.window().isEmpty()
                    ? found
                    : found.outOfStep(new ServedObjects(session, settings)
                            .outOfStep(found.window().get()));
        }));
    }

    @Override
    public Held takeOver(long fenceFloor) {
        try {
            long fence = new TakeOver(sessions, runtime.time()).run(fenceFloor);
            runtime.killPoints().at("fence-raised");
            return new Held(fence, inspect());
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public SchemaSnapshot snapshot(Migration migration) {
        try (PinnedSession session = sessions.kept(0, Limits.CATALOG)) {
            Ownership made = Ownership.read(session.connection(), migration.line(), migration.version());
            return CatalogReader.readForPlan(session.connection(), migration, made);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public EngineFacts facts() {
        return reading(session -> new EngineFacts("PostgreSQL", session.majorVersion(), QuietFills.allowed(session)));
    }

    @Override
    public Optional<Plan> frozenPlan(RolloutId rollout) {
        return reading(session -> session.probe("to_regclass('bellows.plan') IS NOT NULL")
                ? new FrozenPlans(session, settings.line()).of(rollout)
                : Optional.empty());
    }

    @Override
    public void freezePlan(Held held, long generation, RolloutId rollout, Plan plan) {
        freeze(held, generation, rollout, plan, "");
    }

    @Override
    public void freezePlan(Held held, long generation, RolloutId rollout, Plan plan, SchemaSnapshot of) {
        freeze(held, generation, rollout, plan, own(of).shape());
    }

    private void freeze(Held held, long generation, RolloutId rollout, Plan plan, String shape) {
        Guard guard = new Guard(settings.line(), held.fence(), generation, Optional.empty());
        Plan frozen =
                writing(held, session -> new FrozenPlans(session, settings.line()).freeze(guard, rollout, plan, shape));
        boolean same = frozen.steps().stream()
                .map(step -> step.phase() + " " + step.ordinal() + " " + step.digest())
                .toList()
                .equals(plan.steps().stream()
                        .map(step -> step.phase() + " " + step.ordinal() + " " + step.digest())
                        .toList());
        if (!same) {
            throw BellowsException.of(
                    ErrorCode.STEP_PLAN_FROZEN,
                    "On " + settings.name() + " another plan is frozen for " + rollout
                            + "; it is executed to its end, or rolled back.");
        }
    }

    @Override
    public void acceptDrift(Held held, long generation, RolloutId rollout, Migration migration, String who) {
        PostgresqlSnapshot now = own(snapshot(migration));
        boolean ignored = writing(held, session -> {
            FrozenPlans plans = new FrozenPlans(session, settings.line());
            Plan frozen = plans.of(rollout)
                    .orElseThrow(() -> BellowsException.of(
                            ErrorCode.STEP_DRIFT_STAYS,
                            "On " + settings.name() + " no plan is frozen for " + rollout
                                    + ": there is nothing that it could have drifted from."));
            requireSameRights(session, rollout, migration, frozen, now);
            requireSameSteps(rollout, frozen, new PostgresqlPlanner().plan(migration, now, facts()));
            plans.accept(
                    new Guard(settings.line(), held.fence(), generation, Optional.empty()),
                    rollout,
                    frozen,
                    now.shape(),
                    who);
            return true;
        });
    }

    @Override
    public void beginAnew(Held held, long generation, RolloutId rollout, String who) {
        boolean ignored = writing(held, session -> {
            new FrozenPlans(session, settings.line())
                    .forgetPlaces(new Guard(settings.line(), held.fence(), generation, Optional.empty()), rollout, who);
            return true;
        });
    }

    /** A right that a person took from the old column must not live on under the new name: the hide takes none away by itself. */
    private void requireSameRights(
            PinnedSession session, RolloutId rollout, Migration migration, Plan frozen, PostgresqlSnapshot catalog)
            throws SQLException {
        List<String> statements = TwinRights.toTakeAway(
                migration,
                frozen,
                catalog,
                (table, column) -> CatalogReader.grants(session.connection(), table, column));
        if (!statements.isEmpty()) {
            throw staying(
                    rollout,
                    "rights were taken from a column, and its twin, which EXPAND gave them too, would keep them. Take them from it as"
                            + " well, and accept again: " + String.join("; ", statements));
        }
    }

    private static PostgresqlSnapshot own(SchemaSnapshot snapshot) {
        if (!(snapshot instanceof PostgresqlSnapshot catalog)) {
            throw new IllegalArgumentException("the snapshot was not made by this engine: " + snapshot.getClass());
        }
        return catalog;
    }

    private BellowsException staying(RolloutId rollout, String why) {
        return BellowsException.of(
                ErrorCode.STEP_DRIFT_STAYS,
                "On " + settings.name() + " the drift of " + rollout + " cannot be accepted: " + why);
    }

    /** What a person may accept: a catalog over which the rest of the migration is the very same. */
    private void requireSameSteps(RolloutId rollout, Plan frozen, PlanOutcome again) {
        String why = OtherSteps.why(frozen, again);
        if (!why.isEmpty()) {
            throw staying(
                    rollout,
                    why + ". Take the change back and go on (bellows rollout retry " + rollout + " -l name="
                            + settings.name() + "); or give this contract up (bellows rollout abort " + rollout
                            + "), and the migration with it if need be (then: bellows rollout rollback " + rollout
                            + ")");
        }
    }

    @Override
    public StepOutcome execute(StepOrder order, StepListener listener) {
        return new StepExecutor(sessions, runtime).execute(order, listener);
    }

    @Override
    public Optional<Boolean> inEffect(Held held, RolloutId rollout, int run, Step step) {
        return writing(held, session -> StepInspection.inEffect(session, settings.line(), rollout, run, step));
    }

    @Override
    public List<JournalEntry> journal(long afterId, int limit) {
        return reading(session -> session.probe("to_regclass('bellows.journal') IS NOT NULL")
                ? Journal.after(session, settings.line(), afterId, limit)
                : List.of());
    }

    @Override
    public WindowRow commitWindow(Held held, long generation, VersionRange window, Migration migration) {
        return commitWindow(held, generation, window);
    }

    @Override
    public WindowRow commitWindow(Held held, long generation, VersionRange window) {
        WindowRow row = writing(held, session -> {
            Inspector inspector = new Inspector(session, settings);
            WindowRow now =
                    inspector.window().orElseThrow(() -> new IllegalStateException("taken over, so there is a row"));
            runtime.killPoints().at("window-before-row");
            new WindowRows(session, settings).write(held.fence(), generation, window, now);
            return inspector.window().orElseThrow();
        });
        runtime.killPoints().at("window-row");
        return row;
    }

    @Override
    public SessionScan scan(VersionRange window, long generation) {
        return new SessionScanner(sessions, runtime.time(), statements).scan(window, generation);
    }

    @Override
    public List<ReplicaState> laggingReplicas(Duration patience) {
        return reading(session -> {
            Replicas replicas = new Replicas(sessions);
            String position = replicas.flushed(session);
            Instant deadline = runtime.time().instant().plus(patience);
            while (true) {
                List<ReplicaState> lagging = replicas.statesBehind(session, position).stream()
                        .filter(it -> !it.ignored())
                        .filter(it -> !it.configured() || !it.reachable() || it.lagBytes() != 0)
                        .toList();
                // One that nobody configured blocks until a person lists or ignores it: waiting does not help.
                boolean hopeless = lagging.stream().anyMatch(it -> !it.configured());
                if (lagging.isEmpty()
                        || hopeless
                        || runtime.time().instant().isAfter(deadline)
                        || !Pause.of(BETWEEN_LOOKS)) {
                    return lagging;
                }
            }
        });
    }

    @Override
    public Observation observe() {
        try {
            return observer.observe();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public long heartbeat(long fence) {
        try {
            return new Heartbeat(sessions).beat(fence);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void keepEvidence(String text) {
        reading(session -> {
            session.transaction(
                    "SET LOCAL synchronous_commit = off;\nINSERT INTO bellows.evidence (line, body) VALUES ("
                            + Sql.literal(sessions.settings().line().name()) + ", " + Sql.literal(text)
                            + ") ON CONFLICT (line) DO UPDATE SET body = excluded.body, at = clock_timestamp()");
            return true;
        });
    }

    @Override
    public Optional<String> keptEvidence() {
        return reading(session -> session.one(
                        "SELECT body FROM bellows.evidence WHERE line = ?",
                        row -> row.getString(1),
                        sessions.settings().line().name())
                .filter(body -> !body.isEmpty()));
    }

    @Override
    public List<OpenBadRows> badRows(long fence) {
        return with(
                sessions.kept(fence, Limits.JOURNAL),
                session -> new BadRowLook(session, settings.line(), runtime.time()).look(fence));
    }

    @Override
    public List<KeptArchive> archives() {
        return reading(session -> new Archives(session, settings).all());
    }

    @Override
    public void removeArchive(int version, String name, String reason) {
        boolean ignored = reading(session -> {
            new Archives(session, settings).remove(version, name, reason);
            return true;
        });
    }

    @Override
    public Checkup check() {
        return new RightsCheck(sessions).run();
    }

    @Override
    public Removal removal(Set<SchemaLine> lines) {
        try {
            return new Purge(sessions, runtime, lines).removal();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public List<String> remove(Set<SchemaLine> lines, String reason, Consumer<String> removed) {
        try {
            return new Purge(sessions, runtime, lines).run(reason, removed);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }

    private <T> T reading(Work<T> work) {
        return with(sessions.kept(0, Limits.JOURNAL), work);
    }

    private <T> T writing(Held held, Work<T> work) {
        return with(sessions.kept(held.fence(), Limits.JOURNAL), work);
    }

    private <T> T with(PinnedSession opened, Work<T> work) {
        try (PinnedSession session = opened) {
            return work.on(session);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private BellowsException failure(SQLException e) {
        SqlFailure kind = SqlFailure.of(e);
        String what = " (SQLSTATE " + e.getSQLState() + ", target " + settings.name() + ")";
        Problem problem = switch (kind) {
            case FENCE -> Problem.of(ErrorCode.FENCE_STALE, "The fence held is not the target's any more" + what);
            case GENERATION ->
                Problem.of(ErrorCode.FENCE_GENERATION, "The target's window row follows a newer generation" + what);
            case WINDOW -> Problem.of(ErrorCode.FENCE_WINDOW, "The window row is another one" + what);
            case HALTED -> Problem.of(ErrorCode.TARGET_HALTED, "bellows.halt was called in the database" + what);
            case RIGHTS ->
                // What the server says of a right names objects, and no row.
                Problem.of(
                        ErrorCode.TARGET_RIGHTS,
                        "The agent's role may not do this: the server says " + Problems.serverText(e) + what);
            case LOCK_NOT_AVAILABLE, CONFLICT ->
                Problem.of(ErrorCode.LOCK_NOT_GRANTED, "A row of schema bellows stayed locked" + what);
            case CANCELLED, CONNECTION_LOST -> Problem.of(ErrorCode.TARGET_UNREACHABLE, "The session was lost" + what);
            case DRIFT, NOT_OURS, WRITE_REFUSED, UNPROVEN, REFUSED ->
                Problem.of(ErrorCode.STEP_FAILED, "The database refused a statement of ours" + what);
        };
        Outcome outcome = kind == SqlFailure.CONNECTION_LOST ? Outcome.UNKNOWN : Outcome.NOTHING_DONE;
        return new BellowsException(problem, outcome, e);
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(PinnedSession session) throws SQLException;
    }
}
