package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Phase;
import dev.bellows.document.RestoreTable;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Archived;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * restoreTable: the table moves back out of the archive under the name that it gets, with its rows, indexes, rights and whatever else is its
 * own. No version that is served knows it, and a rollback moves it into the archive again, with what new code wrote.
 */
final class RestoreTablePostgresql {
    private RestoreTablePostgresql() {}

    static PostgresqlOperation of(Migration migration, RestoreTable restore) {
        return new PostgresqlOperation(
                catalog -> plan(migration, restore, catalog), MissingRights::toMakeBeside, List.of());
    }

    private static OperationPlan plan(Migration migration, RestoreTable restore, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        String schema = Identifiers.schemaOf(restore.table());
        String name = restore.table().name();
        ColumnRules.fits(name, plan);
        if (catalog.isMissingSchema(schema)) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no schema " + schema + " in this database for table " + restore.table()
                            + "; names are exact, capitals count. Make it first: CREATE SCHEMA " + quoted(schema)
                            + ".");
        }
        if (catalog.isOccupied(schema, name)) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "There already is a relation " + restore.table()
                            + ". Restore it under another name: table: … with from: { table: " + restore.table()
                            + " }.");
        }
        Optional<Archived> archived = RestorationPostgresql.kept(migration, restore, catalog, plan);
        archived.filter(it -> !it.taken().isEmpty())
                .ifPresent(it -> plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "Table " + restore.table() + " would bring " + String.join(", ", it.taken())
                                + " with it, and something else in schema " + schema
                                + " is called so. Rename that first."));
        if (archived.isPresent() && !plan.isRefused()) {
            fill(migration, restore, archived.get(), plan);
        }
        return plan;
    }

    private static void fill(Migration migration, RestoreTable restore, Archived archived, OperationPlan plan) {
        String schema = Identifiers.schemaOf(restore.table());
        String name = restore.table().name();
        ArchiveRow row = RestorationPostgresql.row(migration, archived);
        String isBack = Probe.relationIsThere(schema, name);
        String isKept = Probe.relationIsThere(OwnNames.ARCHIVES, row.relation());
        archived.leftOut()
                .forEach(it -> plan.hazard(
                        ErrorCode.PLAN_NOT_UNDONE,
                        "A foreign key of " + restore.table()
                                + " does not come back with it, for its rows may break it by now. It was: " + it));
        plan.add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "move table " + restore.table() + " out of the archive",
                        new Step.Body.StrongLock(
                                List.of(row.kept()),
                                List.of(
                                        // First in the archive, where nothing has that name: two tables never share
                                        // one.
                                        "ALTER TABLE " + row.kept() + " RENAME TO " + quoted(name),
                                        "ALTER TABLE " + qualified(OwnNames.ARCHIVES, name) + " SET SCHEMA "
                                                + quoted(schema),
                                        row.becomes(
                                                "RESTORED",
                                                ", restored_by = " + migration.version()
                                                        + ", restored_at = pg_catalog.clock_timestamp()")),
                                Probe.all(isBack, Probe.not(isKept)),
                                Probe.all(isKept, Probe.not(isBack))),
                        "ACCESS EXCLUSIVE on the archived table, milliseconds"));
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.granted(
                        "move table " + restore.table() + " into the archive again, with all it holds by now",
                        new Step.Body.StrongLock(
                                List.of(qualified(schema, name)),
                                List.of(
                                        "ALTER TABLE " + qualified(schema, name) + " SET SCHEMA "
                                                + quoted(OwnNames.ARCHIVES),
                                        "ALTER TABLE " + qualified(OwnNames.ARCHIVES, name) + " RENAME TO "
                                                + quoted(row.relation()),
                                        row.becomes("KEPT", ", restored_by = 0, restored_at = NULL")),
                                Probe.all(isKept, Probe.not(isBack)),
                                Probe.all(isBack, Probe.not(isKept))),
                        "ACCESS EXCLUSIVE on " + name + ", milliseconds",
                        true));
    }
}
