package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * NOT NULL of a column that comes or goes by itself.
 *
 * @param table its table
 * @param column the column
 * @param check name of the CHECK that proves it meanwhile
 */
record Nullable(Table table, String column, String check) {
    static Nullable of(OwnNames names, TableName name, Table table, String column) {
        return new Nullable(table, column, names.notNullCheck(name, column));
    }

    /** Counts rows that have no value, before anything binds. */
    PlannedStep look() {
        return PlannedStep.overRows(
                        "look for rows of " + table.name() + " without " + column,
                        new Step.Body.VerifyRange(bound().relation(), bound().key(), quoted(column) + " IS NULL", ""),
                        table.estimatedRows())
                .unless(isNotNull());
    }

    /** Binds new writes, proves it of the rows that are there, and says so of the column. */
    Stream<PlannedStep> bind() {
        return new NotNull(table, column, check, Optional.empty(), List.of()).steps(List.of()).stream();
    }

    /** Lets it be NULL, whatever of {@link #bind} is in effect. */
    PlannedStep free() {
        return PlannedStep.reversible(
                "let " + column + " of " + table.name() + " be null",
                new Step.Body.StrongLock(
                        List.of(bound().relation()),
                        bound().asOwner(
                                        "ALTER TABLE " + bound().relation() + " ALTER COLUMN " + quoted(column)
                                                + " DROP NOT NULL",
                                        "ALTER TABLE " + bound().relation() + " DROP CONSTRAINT IF EXISTS "
                                                + quoted(check)),
                        Probe.all(
                                Probe.columnIsThere(table.schema(), table.name(), column),
                                Probe.not(isNotNull()),
                                Probe.not(isChecked())),
                        Probe.all(
                                Probe.columnIsThere(table.schema(), table.name(), column),
                                Probe.either(isNotNull(), isChecked()))),
                bound().lock());
    }

    private BoundTable bound() {
        return new BoundTable(table.schema(), table.name(), Optional.of(table));
    }

    private String isNotNull() {
        return Probe.columnIsNotNull(table.schema(), table.name(), column);
    }

    private String isChecked() {
        return Probe.constraintIsThere(table.schema(), table.name(), check);
    }
}
