package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.EnginePlanner;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.statement.ShownText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Plans a migration for PostgreSQL 14 and later. Thread-safe because it has no state. */
public final class PostgresqlPlanner implements EnginePlanner {
    private static final String BESIDES = "Besides: ";

    private static final int OLDEST_MAJOR_VERSION = 14;

    /** That a contract was taken back is known from the journal: a revert without a step would leave no row in it. */
    private static final OperationPlan.PlannedStep NOTHING_TO_UNDO = OperationPlan.PlannedStep.reversible(
            "note that the contract is taken back; it has nothing to undo",
            new Step.Body.Transaction(List.of("SET LOCAL search_path = pg_catalog"), Probe.JOURNAL),
            "");

    @Override
    public List<String> supportedOperations() {
        return List.of(
                "addColumn",
                "addConstraint",
                "addEnumValue",
                "alterColumn",
                "alterSequence",
                "backfill",
                "createEnum",
                "createIndex",
                "createTable",
                "dropColumn",
                "dropConstraint",
                "dropIndex",
                "dropTable",
                "mergeColumns",
                "reindex",
                "renameColumn",
                "renameConstraint",
                "renameIndex",
                "renameTable",
                "restoreColumn",
                "restoreTable",
                "setComment",
                "setReplicaIdentity",
                "setStorageParameters",
                "splitColumn",
                "sql");
    }

    /** Whether a message of a refusal tells of a hazard and refuses nothing itself. */
    public static boolean isBesides(String message) {
        return message.startsWith(BESIDES);
    }

    @Override
    public PlanOutcome plan(Migration migration, SchemaSnapshot snapshot, EngineFacts facts) {
        if (!(snapshot instanceof PostgresqlSnapshot catalog)) {
            throw new IllegalArgumentException("the snapshot was not made by this engine: " + snapshot.getClass());
        }
        List<OperationPlan> plans = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(general(migration, facts));
        problems.addAll(MadeHere.conflicts(migration));
        catalog.brokenExpressions()
                .forEach(it -> problems.add(Problem.of(
                        ErrorCode.PLAN_STATEMENT,
                        "'" + ShownText.of(it.text()) + "' is not one expression of this server: " + it.error()
                                + ".")));
        for (Operation operation : migration.operations()) {
            OperationPlan plan = planOne(migration, operation, catalog);
            if (!SystemSchema.isTouchedBy(operation)) {
                ForeignTriggers.meet(migration, operation, catalog, facts, plan);
                ArchiveRules.meet(migration, operation, catalog, plan);
            }
            plans.add(plan);
            problems.addAll(plan.problems());
        }
        List<Problem> rights = RightsRules.missing(migration, catalog);
        boolean told = RightsRules.mayBeGiven(migration);
        if (!told) {
            problems.addAll(rights);
        }
        // Rights last: where one is the first reason, nothing is wrong with the document.
        problems.sort(Comparator.comparing(problem -> problem.code() == ErrorCode.TARGET_RIGHTS));
        List<Problem> hazards = Stream.concat(told ? rights.stream() : Stream.empty(), hazards(plans, catalog))
                .toList();
        if (!problems.isEmpty()) {
            // Hazards too: what a person will be asked to weigh once the refusals are mended.
            Stream<Problem> besides = hazards.stream()
                    .map(hazard -> new Problem(hazard.code(), BESIDES + hazard.message(), hazard.wayOut()));
            return new PlanOutcome.Refused(
                    Stream.concat(problems.stream(), besides).distinct().toList());
        }
        return new PlanOutcome.Planned(join(plans, hazards, catalog));
    }

    private static boolean hides(List<OperationPlan> plans) {
        return plans.stream()
                .flatMap(plan -> plan.steps(Phase.CONTRACT).stream())
                .anyMatch(OperationPlan.PlannedStep::needsGrant);
    }

    private static List<Problem> general(Migration migration, EngineFacts facts) {
        List<Problem> problems = new ArrayList<>();
        if (facts.majorVersion() < OLDEST_MAJOR_VERSION) {
            problems.add(Problem.of(
                    ErrorCode.PLAN_UNSUPPORTED,
                    "PostgreSQL " + facts.majorVersion() + " is too old: Bellows plans for " + OLDEST_MAJOR_VERSION
                            + " and later."));
        }
        if (migration.exposure() == Migration.Exposure.VIEWS) {
            problems.add(Problem.of(
                    ErrorCode.PLAN_UNSUPPORTED,
                    "exposure: views is not yet supported. Write exposure: columns, or leave it out."));
        }
        if (migration.sync() == Migration.Sync.APPLICATION) {
            problems.add(Problem.of(
                    ErrorCode.PLAN_UNSUPPORTED,
                    "sync: application is not yet supported. Write sync: trigger, or leave it out."));
        }
        return problems;
    }

    private static OperationPlan planOne(Migration migration, Operation operation, PostgresqlSnapshot catalog) {
        return operation
                .worksOn()
                .flatMap(SystemSchema::refusal)
                .orElseGet(() ->
                        PostgresqlOperation.of(migration, operation).plan().apply(catalog));
    }

    private static Stream<Problem> hazards(List<OperationPlan> plans, PostgresqlSnapshot catalog) {
        Stream<Problem> unseen = catalog.seesSessions()
                ? Stream.empty()
                : Stream.of(Problem.of(
                        ErrorCode.PLAN_UNSEEN_SESSIONS,
                        "The agent's role does not see other sessions, so that can-i-contract will not be able to say yes. In this"
                                + " database: GRANT pg_read_all_stats TO the role that the agent connects as."));
        return Stream.concat(plans.stream().flatMap(p -> p.hazards().stream()), unseen)
                .distinct();
    }

    /**
     * Undoing runs from the last operation to the first, everything else in the author's order. What a rollback looks at comes before
     * whatever it undoes: where it must not go on, it can still be given up.
     */
    private static Plan join(List<OperationPlan> plans, List<Problem> hazards, PostgresqlSnapshot catalog) {
        List<Step> steps = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            boolean undoes = switch (phase) {
                case ROLLBACK, REVERT -> true;
                case EXPAND, MIGRATE, CONTRACT, CLEANUP -> false;
            };
            List<OperationPlan.PlannedStep> planned = new ArrayList<>();
            for (OperationPlan plan : undoes ? plans.reversed() : plans) {
                planned.addAll(plan.steps(phase));
            }
            if (undoes) {
                planned.sort(Comparator.comparing(step -> !(step.body() instanceof Step.Body.VerifyRange)));
            }
            if (phase == Phase.REVERT && planned.isEmpty() && hides(plans)) {
                planned.add(NOTHING_TO_UNDO);
            }
            for (int i = 0; i < planned.size(); i++) {
                steps.add(planned.get(i).at(phase, i + 1));
            }
        }
        Plan.RevertClass worst = Arrays.stream(Plan.RevertClass.values())
                .filter(c -> plans.stream().anyMatch(p -> p.revertClass() == c))
                .reduce(Plan.RevertClass.EXACT, (first, last) -> last);
        return new Plan(steps, worst, hazards, catalog.digest());
    }
}
