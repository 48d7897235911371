package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tables and columns that other operations of the same migration make: an index or a backfill may use them. */
final class MadeHere {
    private MadeHere() {}

    /** Whether a statement that runs before the given operation makes the schema, or may make it unseen. */
    static boolean mayMakeSchema(Migration migration, Operation before, String schema) {
        return migration.operations().subList(0, migration.operations().indexOf(before)).stream()
                .flatMap(o -> statements(o, Phase.EXPAND))
                .anyMatch(statement -> statement.mayMakeSchema(schema));
    }

    /** Whether a statement anywhere in the migration makes the schema. */
    static boolean isSchemaMadeElsewhere(Migration migration, String schema) {
        return migration.operations().stream()
                .flatMap(o -> Arrays.stream(Phase.values()).flatMap(phase -> statements(o, phase)))
                .anyMatch(statement -> statement.makesSchema(schema));
    }

    private static Stream<WrittenStatement> statements(Operation operation, Phase phase) {
        return operation instanceof Operation.Sql sql
                ? sql.phases().stream()
                        .filter(it -> it.phase() == phase)
                        .flatMap(it -> it.up().stream())
                        .map(WrittenStatement::of)
                : Stream.empty();
    }

    /** Whether the migration itself creates the table. */
    static boolean isTable(Migration migration, TableName table) {
        return migration.operations().stream()
                .anyMatch(o -> o instanceof Operation.CreateTable create && isSame(create.table(), table));
    }

    /** Whether the migration itself makes the column. */
    static boolean isColumn(Migration migration, TableName table, String column) {
        return migration.operations().stream().anyMatch(o -> switch (o) {
            case Operation.CreateTable create ->
                isSame(create.table(), table)
                        && create.columns().stream().anyMatch(c -> c.name().equals(column));
            case Operation.AddColumn add ->
                isSame(add.table(), table) && add.column().name().equals(column);
            case Operation.RenameColumn rename ->
                isSame(rename.table(), table) && rename.to().equals(column);
            case Operation.CreateIndex c -> false;
            case Operation.Backfill b -> false;
            case Operation.Sql s -> false;
        });
    }

    /** Type of a column that the migration itself makes in a table that is there; empty for none. */
    static Optional<String> typeOf(Migration migration, Table there, TableName table, String column) {
        return migration.operations().stream()
                .flatMap(o -> switch (o) {
                    case Operation.AddColumn add
                    when isSame(add.table(), table) && add.column().name().equals(column) ->
                        Stream.of(ColumnRules.storedType(add.column().type()));
                    case Operation.RenameColumn rename
                    when isSame(rename.table(), table) && rename.to().equals(column) ->
                        there.column(rename.from()).map(Column::type).stream();
                    case Operation.AddColumn a -> Stream.<String>empty();
                    case Operation.RenameColumn r -> Stream.<String>empty();
                    case Operation.CreateTable c -> Stream.<String>empty();
                    case Operation.CreateIndex c -> Stream.<String>empty();
                    case Operation.Backfill b -> Stream.<String>empty();
                    case Operation.Sql s -> Stream.<String>empty();
                })
                .findFirst();
    }

    /** Whether the migration takes the column away in the end. */
    static boolean isRenamedAway(Migration migration, TableName table, String column) {
        return migration.operations().stream()
                .anyMatch(o -> o instanceof Operation.RenameColumn rename
                        && isSame(rename.table(), table)
                        && rename.from().equals(column));
    }

    /** Whether a later operation than the given one makes what it needs: operations of EXPAND run in the document's order. */
    static boolean isMadeLater(Migration migration, Operation before, TableName table, String column) {
        int place = migration.operations().indexOf(before);
        return migration.operations().subList(place + 1, migration.operations().size()).stream()
                .anyMatch(o -> switch (o) {
                    case Operation.CreateTable create -> isSame(create.table(), table);
                    case Operation.AddColumn add ->
                        isSame(add.table(), table) && add.column().name().equals(column);
                    case Operation.RenameColumn rename ->
                        isSame(rename.table(), table) && rename.to().equals(column);
                    case Operation.CreateIndex c -> false;
                    case Operation.Backfill b -> false;
                    case Operation.Sql s -> false;
                });
    }

    /** Operations that make, or rename, the same thing twice. */
    static List<Problem> conflicts(Migration migration) {
        Set<String> seen = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Operation operation : migration.operations()) {
            for (String claim : claims(operation)) {
                if (!seen.add(claim)) {
                    problems.add(Problem.of(
                            ErrorCode.PLAN_COLLISION,
                            "Two operations of this migration claim " + claim + "; put them into two migrations."));
                }
            }
        }
        return problems;
    }

    private static List<String> claims(Operation operation) {
        return switch (operation) {
            case Operation.CreateTable create -> List.of("table " + text(create.table()));
            case Operation.AddColumn add ->
                List.of("column " + text(add.table()) + "." + add.column().name());
            case Operation.RenameColumn rename ->
                List.of(
                        "column " + text(rename.table()) + "." + rename.from(),
                        "column " + text(rename.table()) + "." + rename.to());
            case Operation.CreateIndex create ->
                List.of("index " + Identifiers.schemaOf(create.table()) + "." + create.name());
            case Operation.Backfill b -> List.of();
            case Operation.Sql s -> List.of();
        };
    }

    private static String text(TableName table) {
        return Identifiers.schemaOf(table) + "." + table.name();
    }

    /** Whether two names of the document are one table. */
    static boolean isSame(TableName a, TableName b) {
        return text(a).equals(text(b));
    }
}
