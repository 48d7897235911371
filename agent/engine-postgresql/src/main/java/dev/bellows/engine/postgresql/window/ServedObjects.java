package dev.bellows.engine.postgresql.window;

import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.WindowRow;
import dev.bellows.engine.postgresql.schema.FrozenPlans;
import dev.bellows.engine.postgresql.schema.GoneTable;
import dev.bellows.engine.postgresql.schema.Inspector;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import dev.bellows.engine.postgresql.verify.OutOfStep;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether what EXPAND made stands for every version that a window serves beside an older one: the row was only written while it
 * did, and nothing of ours changes it before the row is narrower. Reads the catalog only. Confined to its session's thread.
 */
public final class ServedObjects {
    private final PinnedSession session;
    private final TargetSettings settings;

    public ServedObjects(PinnedSession session, TargetSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** What is not as it was made, with the statements that put it back; empty when all of it stands. */
    public Optional<Problem> outOfStep(WindowRow row) throws SQLException {
        List<String> found = new ArrayList<>();
        for (int version = row.window().min() + 1; version <= row.window().max(); version++) {
            Optional<Plan> plan = new FrozenPlans(session, settings.line()).newestOf(version);
            if (plan.isPresent()) {
                look(version, plan.get(), found);
            }
        }
        // A row that was narrowed between the questions says that they were about objects which may go.
        boolean stands =
                found.isEmpty() || !new Inspector(session, settings).window().equals(Optional.of(row));
        return stands
                ? Optional.empty()
                : Optional.of(problem(found, row.window().max()));
    }

    private void look(int version, Plan plan, List<String> found) throws SQLException {
        for (Step step : plan.steps(Phase.EXPAND)) {
            if (step.body() instanceof Step.Body.StrongLock lock
                    && !lock.writersGoOn()
                    && !lock.relations().isEmpty()
                    && !lock.doneWhen().isBlank()
                    && !session.probe(lock.doneWhen())) {
                String table = lock.relations().getFirst();
                boolean there = session.probe("to_regclass(" + Sql.literal(table) + ") IS NOT NULL");
                String what = there
                        ? table + ": " + new OutOfStep(session, table).describe(lock.doneWhen())
                        : new GoneTable(session, settings.line()).describe(table, version);
                found.add("version " + version + ": " + what);
            }
        }
    }

    private Problem problem(List<String> found, int newest) {
        return new Problem(
                ErrorCode.STEP_OUT_OF_STEP,
                "On " + settings.name()
                        + " something that EXPAND made was changed by hand while two versions are served: "
                        + String.join("; ", found),
                "psql -d DATABASE -c '…', as the message names it; or: bellows rollout rollback " + settings.line()
                        + "/" + newest + " --yes");
    }
}
