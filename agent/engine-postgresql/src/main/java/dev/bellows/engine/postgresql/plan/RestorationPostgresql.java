package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.RestoreColumn;
import dev.bellows.document.RestoreTable;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.Archived;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.Optional;

/** Operations that put archived things back: what both ask of the archive. */
final class RestorationPostgresql {
    private RestorationPostgresql() {}

    static PostgresqlOperation of(Migration migration, Operation.Restoration restoration) {
        if (restoration instanceof RestoreColumn column) {
            return RestoreColumnPostgresql.of(migration, column);
        }
        if (restoration instanceof RestoreTable table) {
            return RestoreTablePostgresql.of(migration, table);
        }
        throw new IllegalStateException("a restoration is of a column or of a table: " + restoration);
    }

    /** What is kept, where it can be put back; else the plan says why not. */
    static Optional<Archived> kept(
            Migration migration, Operation.Restoration restoration, PostgresqlSnapshot catalog, OperationPlan plan) {
        Operation.ArchiveName name = restoration.archive();
        String what = name.table() + name.column().map(it -> "." + it).orElse("");
        String by = " by the cleanup of " + migration.line() + "/" + name.version();
        Optional<Archived> found = catalog.archived(name);
        if (found.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_NO_ARCHIVE,
                    "Nothing was archived in this database as " + what + by
                            + ". Names are those of that migration; capitals count.");
            return Optional.empty();
        }
        if (found.get().restoredBy() == migration.version()) {
            // In its own middle.
            return found;
        }
        Optional<String> why = switch (found.get().state()) {
            case "KEPT" ->
                found.get().there() ? Optional.empty() : Optional.of("what kept it was dropped or moved by hand");
            case "RESTORING", "RESTORED" -> Optional.of("a migration has put it back, or is about to");
            case "REMOVED" -> Optional.of("it was removed from the archive since");
            default -> Optional.of("that cleanup has not come to its end");
        };
        why.ifPresent(it -> plan.refuse(
                ErrorCode.PLAN_NO_ARCHIVE, what + " was archived" + by + ", and cannot be put back: " + it + "."));
        return why.isPresent() ? Optional.empty() : found;
    }

    static ArchiveRow row(Migration migration, Archived archived) {
        return new ArchiveRow(
                migration.line(),
                archived.version(),
                archived.schema(),
                archived.table(),
                archived.column(),
                archived.relation());
    }
}
