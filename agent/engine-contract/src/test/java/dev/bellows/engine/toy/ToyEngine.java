package dev.bellows.engine.toy;

import dev.bellows.document.Digest;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.EnginePlanner;
import dev.bellows.engine.EngineProvider;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.Step;
import dev.bellows.engine.Step.Body;
import dev.bellows.engine.TargetDatabase;
import dev.bellows.engine.TargetSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a new engine starts: a provider, which a file in {@code META-INF/services} names, and a planner that never connects. */
class ToyEngine implements EngineProvider, EnginePlanner {
    static final String TABLE = "docs";

    /** The touched part of the catalog: all of it, in so small a database. */
    record Snapshot(List<String> columns) implements SchemaSnapshot {
        @Override
        public Digest digest() {
            return Digest.of(String.join("\n", columns));
        }
    }

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public boolean accepts(String url) {
        return url.startsWith("toy:");
    }

    @Override
    public EnginePlanner planner() {
        return this;
    }

    @Override
    public TargetDatabase open(TargetSettings settings, EngineRuntime runtime) {
        return new ToyTarget(settings, runtime);
    }

    @Override
    public List<String> supportedOperations() {
        return List.of("addColumn", "dropColumn", "renameColumn");
    }

    @Override
    public PlanOutcome plan(Migration migration, SchemaSnapshot snapshot, EngineFacts facts) {
        List<String> columns = ((Snapshot) snapshot).columns();
        List<Problem> problems = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            if (operation instanceof Operation.AddColumn it && it.up().isEmpty()) {
                free(columns, it.column().name(), problems);
                addColumn(it.column().name(), steps);
            } else if (operation instanceof Operation.RenameColumn it) {
                present(columns, it.from(), problems);
                free(columns, it.to(), problems);
                renameColumn(it.from(), it.to(), steps);
            } else if (operation instanceof Operation.DropColumn it) {
                present(columns, it.column(), problems);
                takeAway(it.column(), steps);
            } else {
                problems.add(Problem.of(
                        ErrorCode.PLAN_UNSUPPORTED, "The toy does not know " + operation.word() + " like that."));
            }
        }
        return problems.isEmpty()
                ? new PlanOutcome.Planned(new Plan(steps, Plan.RevertClass.EXACT, List.of(), snapshot.digest()))
                : new PlanOutcome.Refused(problems);
    }

    private static void present(List<String> columns, String column, List<Problem> problems) {
        if (!columns.contains(column)) {
            problems.add(Problem.of(ErrorCode.PLAN_MISSING, TABLE + " has no column " + column + "."));
        }
    }

    private static void free(List<String> columns, String column, List<Problem> problems) {
        if (columns.contains(column)) {
            problems.add(Problem.of(ErrorCode.PLAN_COLLISION, TABLE + " has a column " + column + "."));
        }
    }

    private static void addColumn(String column, List<Step> steps) {
        change(Phase.EXPAND, "add " + column, List.of("add " + column), "has " + column, "lacks " + column, steps);
        change(Phase.ROLLBACK, "drop " + column, List.of("drop " + column), "lacks " + column, "has " + column, steps);
    }

    /** A twin that writes of either keep equal; filled, compared, and then the old one goes. */
    private static void renameColumn(String from, String to, List<Step> steps) {
        change(
                Phase.EXPAND,
                "add twin " + to,
                List.of("add " + to, "keep " + from + " " + to),
                "has " + to,
                "lacks " + to,
                steps);
        String differing = to + " <> " + from;
        steps.add(step(
                Phase.MIGRATE,
                "fill " + to,
                new Body.BackfillRange(TABLE, List.of("key"), to + " = " + from, differing),
                steps));
        steps.add(step(
                Phase.MIGRATE, "compare", new Body.VerifyRange(TABLE, List.of("key"), differing, "has " + to), steps));
        change(Phase.ROLLBACK, "drop twin " + to, List.of("drop " + to), "lacks " + to, "has " + to, steps);
        takeAway(from, steps);
    }

    /** Hidden first, so that it can come back; dropped once nobody wants that any more. */
    private static void takeAway(String column, List<Step> steps) {
        change(
                Phase.CONTRACT,
                "hide " + column,
                List.of("hide " + column),
                "hidden " + column,
                "shown " + column,
                steps);
        change(Phase.REVERT, "show " + column, List.of("show " + column), "shown " + column, "hidden " + column, steps);
        change(Phase.CLEANUP, "drop " + column, List.of("drop " + column), "lacks " + column, "has " + column, steps);
    }

    private static void change(
            Phase phase, String title, List<String> statements, String done, String notDone, List<Step> steps) {
        steps.add(step(phase, title, new Body.StrongLock(List.of(TABLE), statements, done, notDone), steps));
    }

    /** What takes something away from running code needs a grant. */
    private static Step step(Phase phase, String title, Body body, List<Step> before) {
        int ordinal =
                1 + (int) before.stream().filter(it -> it.phase() == phase).count();
        boolean takesAway = switch (phase) {
            case CONTRACT, CLEANUP, ROLLBACK -> true;
            case EXPAND, MIGRATE, REVERT -> false;
        };
        return new Step(phase, ordinal, title, body, Optional.empty(), takesAway, phase != Phase.CLEANUP, "catalog", 0);
    }
}
