package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.Archivable;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.Optional;

/** Whether what a migration drops can be archived, and what that takes. */
final class ArchiveRules {
    private static final long MEBIBYTE = 1L << 20;

    private ArchiveRules() {}

    /** Judges one operation of a migration that archives what it drops. */
    static void meet(Migration migration, Operation operation, PostgresqlSnapshot catalog, OperationPlan plan) {
        if (migration.contract().archive() == Migration.Archive.NONE) {
            return;
        }
        for (Effect effect : operation.effects()) {
            if (effect instanceof Effect.DropsTable) {
                table(migration, effect.table(), catalog, plan);
            } else {
                PostgresqlSnapshot.taken(effect).forEach(it -> column(migration, effect.table(), it, catalog, plan));
            }
        }
    }

    private static void table(Migration migration, TableName name, PostgresqlSnapshot catalog, OperationPlan plan) {
        Optional<Archivable> found = catalog.archivable(name, "");
        found.filter(it -> !it.taken().isEmpty())
                .ifPresent(
                        it -> plan.refuse(
                                ErrorCode.PLAN_ARCHIVE,
                                "Table " + name + " cannot be moved into the archive: that has "
                                        + String.join(", ", it.taken())
                                        + " already, of another table. Remove that archive first (bellows agent archive drop), or rename what is called so."));
        found.ifPresent(it -> {
            rights(it, plan);
            plan.hazard(
                    ErrorCode.PLAN_ARCHIVED,
                    "CLEANUP moves table " + name + " into the archive, with all it holds, " + size(it.bytes())
                            + "; no space is freed until it is removed there. To put it back then: bellows restore "
                            + migration.line() + "/" + migration.version() + ".");
        });
    }

    private static void column(
            Migration migration, TableName name, String called, PostgresqlSnapshot catalog, OperationPlan plan) {
        Optional<Table> table = catalog.table(name);
        Optional<Column> column = table.flatMap(it -> it.column(called));
        if (table.isEmpty() || column.isEmpty()) {
            return;
        }
        String what = name + "." + called;
        if (table.get().key().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_ARCHIVE,
                    what + " cannot be archived: " + name
                            + " has no primary key, and no unique one without NULLs, of columns that this migration leaves alone, so that"
                            + " nobody could say whose value is whose. Give it one first, or put what this migration does to its key into"
                            + " another one; or leave archive out, and copy what you need by hand.");
        }
        if (column.get().generated()) {
            plan.refuse(
                    ErrorCode.PLAN_ARCHIVE,
                    what
                            + " cannot be archived: it is computed from other columns, and holds nothing of its own. Drop it in a migration"
                            + " without archive.");
        }
        if (column.get().typeKind().equals("domain")) {
            plan.refuse(
                    ErrorCode.PLAN_ARCHIVE,
                    what + " cannot be archived: its type " + column.get().type()
                            + " is a domain, which may refuse NULL, and rows that are written while it is copied have no value of it."
                            + " Give it the domain's own type first, or leave archive out.");
        }
        catalog.archivable(name, called).ifPresent(it -> {
            rights(it, plan);
            plan.hazard(
                    ErrorCode.PLAN_ARCHIVED,
                    "CLEANUP copies the values of " + what + " into the archive, which takes " + size(it.bytes())
                            + ", compares them and then drops the column. To put them back: bellows restore "
                            + migration.line() + "/" + migration.version() + ".");
        });
    }

    private static void rights(Archivable archivable, OperationPlan plan) {
        if (!archivable.missing().isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    "The archive needs a schema of its own, bellows_archive, and a right is missing: "
                            + archivable.missing());
        }
    }

    private static String size(long bytes) {
        if (bytes <= 0) {
            return "nobody knows how much until the table is analyzed";
        }
        return bytes < MEBIBYTE ? "less than 1 MiB" : "about " + (bytes + MEBIBYTE / 2) / MEBIBYTE + " MiB";
    }
}
