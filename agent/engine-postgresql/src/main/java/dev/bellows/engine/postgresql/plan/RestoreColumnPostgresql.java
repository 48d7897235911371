package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Phase;
import dev.bellows.document.RestoreColumn;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Archived;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * restoreColumn: the column comes empty, as addColumn makes one that may be NULL, and each row gets the value that was archived under its key.
 * Nobody knows the column before the window says so, so that no row has a value of its own by then. The archive stays what it is.
 *
 * <p>Confined to one planning call.
 */
final class RestoreColumnPostgresql {
    private final Migration migration;
    private final RestoreColumn restore;
    private final Table table;
    private final Archived archived;
    private final ArchiveRow row;
    private final String relation;
    private final OperationPlan plan;

    private RestoreColumnPostgresql(
            Migration migration, RestoreColumn restore, Table table, Archived archived, OperationPlan plan) {
        this.migration = migration;
        this.restore = restore;
        this.table = table;
        this.archived = archived;
        this.row = RestorationPostgresql.row(migration, archived);
        this.relation = qualified(table.schema(), table.name());
        this.plan = plan;
    }

    static PostgresqlOperation of(Migration migration, RestoreColumn restore) {
        return new PostgresqlOperation(
                catalog -> plan(migration, restore, catalog),
                // It is altered as its owner, and its rows are written in the agent's own name.
                rights -> Stream.concat(rights.toAlter(), rights.toWrite()),
                List.of(restore.column()));
    }

    private static OperationPlan plan(Migration migration, RestoreColumn restore, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.LOSSY);
        if (MadeHere.isTable(migration, restore.table())) {
            return plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "Table " + restore.table() + " is made by this very migration; restore its column "
                            + restore.column() + " in a later one.");
        }
        Optional<Archived> archived = RestorationPostgresql.kept(migration, restore, catalog, plan);
        Optional<Table> table = TableRules.writable(restore.table(), catalog, plan);
        table.ifPresent(it -> check(migration, restore, it, catalog, plan));
        archived.ifPresent(it -> fits(restore, it, table.isPresent(), plan));
        if (!plan.isRefused() && table.isPresent() && archived.isPresent()) {
            new RestoreColumnPostgresql(migration, restore, table.get(), archived.get(), plan).fill();
        }
        return plan;
    }

    private static void check(
            Migration migration, RestoreColumn restore, Table table, PostgresqlSnapshot catalog, OperationPlan plan) {
        ColumnRules.fits(restore.column(), plan);
        ColumnRules.typeExists(
                new ColumnDefinition(restore.column(), restore.type(), true, Optional.empty()),
                Optional.of(table.owner()),
                catalog,
                plan);
        if (table.columnNames().contains(restore.column())) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "Table " + restore.table() + " already has a column " + restore.column()
                            + ". Restore it under another name: column: … with from: { column: " + restore.column()
                            + " }.");
        }
        WriterRules.anotherColumn(migration, restore.table(), table, catalog, plan);
        WriterRules.updates(restore.table(), table, plan);
        TableRules.replicated(table, List.of(restore.column()), plan);
        plan.hazard(
                ErrorCode.PLAN_STAR,
                "Adding " + restore.column() + " to " + table.name()
                        + " breaks prepared SELECT * until the driver prepares again, and COPY and INSERT without a column list;"
                        + " the new column stands last.");
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "A rollback drops column " + table.name() + "." + restore.column()
                        + " with everything new code wrote into it; what was archived stays in the archive.");
    }

    private static void fits(RestoreColumn restore, Archived archived, boolean tableIsThere, OperationPlan plan) {
        String what = restore.table() + "." + restore.column();
        if (!archived.otherType().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_NO_ARCHIVE,
                    what + " would be " + archived.otherType() + ", and what was archived is " + archived.type()
                            + ". Write type: " + archived.type() + "; an alterColumn in a later migration changes it.");
        }
        if (tableIsThere && !archived.keyMissing().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_NO_ARCHIVE,
                    what + " cannot be given its values: they were archived by " + String.join(", ", archived.key())
                            + ", and " + restore.table() + " has no "
                            + String.join(", ", archived.keyMissing())
                            + " of that type any more. Nobody can say whose value is whose.");
        } else if (tableIsThere && !archived.keyUnique()) {
            plan.refuse(
                    ErrorCode.PLAN_NO_ARCHIVE,
                    what + " cannot be given its values: they were archived by " + String.join(", ", archived.key())
                            + ", which is no key of " + restore.table()
                            + " any more: two rows may have one value between them. Give it a unique index over these columns"
                            + " first.");
        }
    }

    private void fill() {
        plan.hazard(
                ErrorCode.PLAN_FOLLOWS,
                "Rows of " + table.name() + " get the value that was archived under their "
                        + String.join(", ", archived.key())
                        + ": a row that was written since, or whose key was changed since, gets none, and one that was made anew under a key"
                        + " of before gets that one's. What was NULL is NULL.");
        plan.add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "add column " + restore.column() + " to " + table.name() + ", for what is archived",
                        strong(
                                List.of("ALTER TABLE " + relation + " ADD COLUMN " + quoted(restore.column()) + " "
                                        + restore.type()
                                        + (archived.collation().isEmpty() ? "" : " COLLATE " + archived.collation())),
                                List.of(row.becomes("RESTORING", ", restored_by = " + migration.version())),
                                Probe.all(columnStands()),
                                Probe.all(Probe.not(columnIsThere())),
                                WriteProof.of(table, List.of(restore.column())).sql()),
                        brief()));
        plan.add(Phase.MIGRATE, readBack());
        plan.add(
                Phase.MIGRATE,
                PlannedStep.overRows(
                        "fill " + restore.column() + " of " + table.name() + " from the archive, by key",
                        new Step.Body.BackfillRange(
                                relation,
                                keyColumns(),
                                quoted(restore.column()) + " = (SELECT " + ArchivedColumn.kept(archived.column())
                                        + " FROM " + ArchivedColumn.from(row) + " WHERE "
                                        + ArchivedColumn.sameKey(table, archived.key()) + ")",
                                lacking(),
                                Step.Body.BackfillRange.Care.SWEEP,
                                false,
                                ""),
                        table.estimatedRows()));
        plan.add(
                Phase.MIGRATE,
                PlannedStep.overRows(
                        "look for rows without " + restore.column() + " whose value is archived",
                        new Step.Body.VerifyRange(relation, keyColumns(), lacking(), Probe.all(columnStands())),
                        table.estimatedRows()));
        plan.add(Phase.MIGRATE, count());
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.granted(
                        "drop column " + restore.column() + " of " + table.name() + "; the archive keeps what it has",
                        strong(
                                List.of("ALTER TABLE " + relation + " DROP COLUMN " + quoted(restore.column())),
                                List.of(row.becomes("KEPT", ", restored_by = 0")),
                                Probe.all(Probe.not(columnIsThere())),
                                Probe.all(columnIsThere()),
                                ""),
                        brief(),
                        false));
    }

    /** Whoever may write the archive may have done so: what was archived is what is put back, or nothing is. */
    private PlannedStep readBack() {
        List<String> values = new ArrayList<>(
                archived.key().stream().map(ArchivedColumn::kept).toList());
        values.add(ArchivedColumn.kept(archived.column()));
        String sql = "\nDECLARE\n  blw_rows pg_catalog.int8;\n  blw_checksum pg_catalog.numeric;\nBEGIN\n"
                + "  SELECT pg_catalog.count(*), coalesce(" + ArchivedColumn.hash(values)
                + ", 0) INTO blw_rows, blw_checksum FROM " + ArchivedColumn.from(row)
                + ";\n  IF NOT EXISTS (SELECT FROM"
                + " bellows.archive a WHERE " + row.is()
                + " AND a.rows = blw_rows AND a.checksum = blw_checksum) THEN\n    RAISE EXCEPTION"
                + " 'The archive is not what was archived: it has % rows and checksum % now.', blw_rows, blw_checksum;\n  END IF;\nEND\n";
        return PlannedStep.overRows(
                "read the archive of " + row.shown() + " and compare it with what was archived",
                new Step.Body.Online("DO " + dollarQuoted(sql), List.of(), Probe.NEVER, Probe.JOURNAL),
                archived.rows());
    }

    private String lacking() {
        return quoted(restore.column()) + " IS NULL AND EXISTS (SELECT FROM " + ArchivedColumn.from(row) + " WHERE "
                + ArchivedColumn.sameKey(table, archived.key()) + ")";
    }

    /** For people: nothing rests on these numbers. */
    private PlannedStep count() {
        String key = quoted(archived.key().getFirst());
        String sql = "UPDATE bellows.archive a SET state = 'KEPT', restored_at = pg_catalog.clock_timestamp(),"
                + " restored_rows = x.restored, gone_rows = x.gone, other_rows = x.other FROM (SELECT"
                + " pg_catalog.count(*) FILTER (WHERE "
                + ArchivedColumn.kept(archived.key().getFirst())
                + " IS NOT NULL AND " + quoted(table.name()) + "." + key + " IS NOT NULL) AS restored,"
                + " pg_catalog.count(*) FILTER (WHERE " + quoted(table.name()) + "." + key + " IS NULL) AS gone,"
                + " pg_catalog.count(*) FILTER (WHERE "
                + ArchivedColumn.kept(archived.key().getFirst())
                + " IS NULL) AS other FROM " + ArchivedColumn.from(row) + " FULL JOIN " + relation + " ON "
                + ArchivedColumn.sameKey(table, archived.key()) + ") x WHERE " + row.is();
        return PlannedStep.overRows(
                "count what was put back, rows that are gone and rows without an archived value",
                new Step.Body.Online(sql, List.of(), Probe.NEVER, Probe.JOURNAL),
                table.estimatedRows());
    }

    private Step.Body strong(
            List<String> sql, List<String> after, String doneWhen, String notDoneWhen, String writeProof) {
        List<String> all = new ArrayList<>(OwnerRole.during(table.schema(), table.name(), sql));
        all.addAll(after);
        return new Step.Body.StrongLock(List.of(relation), all, doneWhen, notDoneWhen, writeProof);
    }

    private String columnStands() {
        return Probe.columnOfType(table.schema(), table.name(), restore.column(), restore.type());
    }

    private String columnIsThere() {
        return Probe.columnIsThere(table.schema(), table.name(), restore.column());
    }

    private List<String> keyColumns() {
        return table.key().stream().map(Identifiers::quoted).toList();
    }

    private String brief() {
        return "ACCESS EXCLUSIVE on " + table.name() + ", milliseconds: no rewrite, no scan";
    }
}
