package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.ColumnConversion;
import dev.bellows.engine.Plan;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;

/** splitColumn and mergeColumns: columns beside others, made of each other by what a person says, until the old ones go. */
final class ColumnConversionPostgresql {
    private ColumnConversionPostgresql() {}

    static PostgresqlOperation of(Migration migration, ColumnConversion convert) {
        List<String> filled =
                convert.news().stream().map(it -> it.column().name()).toList();
        return new PostgresqlOperation(
                catalog -> plan(migration, convert, catalog), MissingRights::toMakeBeside, filled);
    }

    private static OperationPlan plan(Migration migration, ColumnConversion convert, PostgresqlSnapshot catalog) {
        // What code of the new version writes is what down makes of it, for code of the old one.
        OperationPlan plan = new OperationPlan(Plan.RevertClass.LOSSY);
        Optional<WrittenRow> row = new ColumnConversionRules(migration, convert, catalog, plan).check();
        if (!plan.isRefused()) {
            Table table = catalog.table(convert.table()).orElseThrow();
            new ConvertedColumns(migration, convert, table, row.orElseThrow(), plan).steps();
        }
        return plan;
    }

    /** What a side is called in titles. */
    static String named(List<String> columns) {
        return columns.size() == 1
                ? columns.getFirst()
                : String.join(", ", columns.subList(0, columns.size() - 1)) + " and " + columns.getLast();
    }

    /** A side as one value, in statements for people: {@code ("a", "b")}. */
    static String quotedRow(List<String> columns) {
        return columns.size() == 1
                ? quoted(columns.getFirst())
                : "(" + String.join(", ", columns.stream().map(it -> quoted(it)).toList()) + ")";
    }
}
