package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.postgresql.backfill.QuietFills;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.plan.OtherSteps;
import dev.bellows.engine.postgresql.plan.PostgresqlPlanner;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.snapshot.CatalogReader;
import dev.bellows.engine.postgresql.snapshot.Ownership;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.ShapeChanges;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the catalog with the one the frozen plan was made for, before a step that needs a grant. Our own objects are no part of
 * either, so the two are equal from before the first step until the first one that drops something. A statement that a person wrote may
 * change anything: what it leaves is what is compared from then on, where the two were equal before it. Confined to the worker.
 */
final class CatalogDrift {
    private final StepRun run;

    /** The plan that a statement of a person's begins with an undrifted catalog; empty for every other step. */
    private Optional<Plan> undrifted = Optional.empty();

    CatalogDrift(StepRun run) {
        this.run = run;
    }

    /** The outcome when somebody else changed what the migration touches; nothing was done then. */
    Optional<StepOutcome> found() throws SQLException {
        StepOrder order = run.order();
        if (!order.step().needsGrant() || !comparable()) {
            return Optional.empty();
        }
        Optional<Plan> plan = frozen();
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        PostgresqlSnapshot now = now();
        return plan.get().snapshotDigest().equals(now.digest())
                ? Optional.empty()
                : Optional.of(new StepOutcome.Drifted(problem(plan.get(), now)));
    }

    private Optional<Plan> frozen() throws SQLException {
        return new FrozenPlans(run.control(), run.settings().line())
                .of(run.order().rollout());
    }

    /** Looks before a statement that a person wrote. */
    void beforeStatement() throws SQLException {
        undrifted = personWroteIt() ? frozen().filter(CatalogDrift::matters) : Optional.empty();
        if (undrifted.isPresent() && !undrifted.get().snapshotDigest().equals(now().digest())) {
            undrifted = Optional.empty();
        }
    }

    /** Whether the document has it word for word: nobody knows what such a text leaves in the catalog. */
    private boolean personWroteIt() {
        Step step = run.order().step();
        return run.order().migration().operations().stream()
                .flatMap(operation -> operation instanceof Operation.Sql sql ? sql.phases().stream() : Stream.empty())
                .flatMap(phase -> Stream.concat(phase.up().stream(), phase.down().stream()))
                .anyMatch(step.body().statements()::contains);
    }

    /** Only a step that needs a grant is compared with anything. */
    private static boolean matters(Plan plan) {
        return plan.steps(Phase.CONTRACT).stream().anyMatch(Step::needsGrant)
                || plan.steps(Phase.CLEANUP).stream().anyMatch(Step::needsGrant);
    }

    /**
     * After a statement that a person wrote, which is done: the catalog as it leaves it is no drift. Where the agent dies before this is
     * written, the next step that is compared stops, and a person is asked.
     */
    void afterStatement() throws SQLException {
        if (undrifted.isEmpty()) {
            return;
        }
        PostgresqlSnapshot now = now();
        if (!undrifted.get().snapshotDigest().equals(now.digest())) {
            new FrozenPlans(run.control(), run.settings().line())
                    .rebase(run.guard(), run.order().rollout(), undrifted.get(), now.shape());
        }
    }

    private Problem problem(Plan frozen, PostgresqlSnapshot now) throws SQLException {
        StepOrder order = run.order();
        String changed = "What this migration touches is not what its plan was made for; somebody else changed it: "
                + changes(frozen, now);
        String why = OtherSteps.why(frozen, again());
        if (why.isEmpty()) {
            return run.problems().drifted(changed + ". No step would be another for that");
        }
        changed = changed + ". With it the rest would not be what was approved: ";
        String abort = "bellows rollout abort " + order.rollout();
        String here = abort + " -l name=" + run.settings().name();
        Problem cannotStay = run.problems()
                .of(
                        ErrorCode.STEP_DRIFTED,
                        changed + why + ". Take the change back and begin the phase again (" + here
                                + "); or give this phase up (" + abort
                                + ") and then, before the contract, the migration (bellows rollout rollback "
                                + order.rollout() + ")");
        return new Problem(cannotStay.code(), cannotStay.message(), here);
    }

    /** By name where the old catalog was kept with the plan; plans that older builds froze have only its digest. */
    private String changes(Plan frozen, PostgresqlSnapshot now) throws SQLException {
        Optional<String> before = new FrozenPlans(run.control(), run.settings().line())
                .shape(run.order().rollout());
        return before.isPresent()
                ? ShapeChanges.between(before.get(), now.shape())
                : "columns, constraints, indexes, triggers, grants or comments are others. There is now "
                        + Relations.describe(run.control(), relations(frozen));
    }

    /** Those of the step; a statement that a person wrote names none, and what the other steps go over is what was compared. */
    private List<String> relations(Plan frozen) {
        List<String> own = relations(run.order().step());
        return own.isEmpty()
                ? frozen.steps().stream()
                        .flatMap(step -> relations(step).stream())
                        .distinct()
                        .toList()
                : own;
    }

    private static List<String> relations(Step step) {
        return switch (step.body()) {
            case Step.Body.StrongLock body -> body.relations();
            case Step.Body.BackfillRange body -> List.of(body.table());
            case Step.Body.VerifyRange body -> List.of(body.table());
            case Step.Body.Online ignored -> List.of();
            case Step.Body.EachPart body -> List.of(body.table());
            case Step.Body.Rebuild ignored -> List.of();
            case Step.Body.Transaction ignored -> List.of();
        };
    }

    private PlanOutcome again() throws SQLException {
        try (PinnedSession session = run.sessions().kept(0, Limits.CATALOG)) {
            Migration migration = run.order().migration();
            Ownership made = Ownership.read(session.connection(), migration.line(), migration.version());
            return new PostgresqlPlanner()
                    .plan(
                            migration,
                            CatalogReader.readForPlan(session.connection(), migration, made),
                            new EngineFacts("PostgreSQL", session.majorVersion(), QuietFills.allowed(session)));
        }
    }

    /** Rolling back and reverting must stay possible whatever changed; a clean-up that has begun dropped a part itself. */
    private boolean comparable() throws SQLException {
        return switch (run.order().step().phase()) {
            case CONTRACT -> true;
            case CLEANUP -> !cleanupBegun();
            case EXPAND, MIGRATE, ROLLBACK, REVERT -> false;
        };
    }

    private boolean cleanupBegun() throws SQLException {
        return run.control()
                .one(
                        "SELECT 1 FROM bellows.journal WHERE line = ? AND rollout = ? AND phase = ? AND grant_id > 0 LIMIT 1",
                        row -> 1,
                        run.settings().line().name(),
                        run.order().rollout().toString(),
                        Phase.CLEANUP.name())
                .isPresent();
    }

    private PostgresqlSnapshot now() throws SQLException {
        try (PinnedSession session = run.sessions().kept(0, Limits.CATALOG)) {
            Migration migration = run.order().migration();
            Ownership made = Ownership.read(session.connection(), migration.line(), migration.version());
            return CatalogReader.read(session.connection(), migration, made);
        }
    }
}
