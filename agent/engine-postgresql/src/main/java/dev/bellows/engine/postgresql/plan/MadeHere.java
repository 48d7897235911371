package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Constraint;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.NewTable;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
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
        return effects(migration, table).anyMatch(Effect.MakesTable.class::isInstance);
    }

    /** Whether the migration itself makes the column. */
    static boolean isColumn(Migration migration, TableName table, String column) {
        return effects(migration, table).anyMatch(effect -> makes(effect, column));
    }

    /** Type of a column that the migration itself makes in a table that is there; empty for none. */
    static Optional<String> typeOf(Migration migration, Table there, TableName table, String column) {
        return effects(migration, table)
                .filter(effect -> makes(effect, column))
                .flatMap(effect -> switch (effect) {
                    case Effect.AddsColumn add ->
                        Stream.of(ColumnRules.storedType(add.column().type()));
                    case Effect.RenamesColumn rename ->
                        rename.type().or(() -> there.column(rename.from()).map(Column::type)).stream();
                    case Effect.RetypesColumn ignored -> Stream.<String>empty();
                    case Effect.ConvertsColumns convert ->
                        convert.into().stream()
                                .filter(it -> it.name().equals(column))
                                .map(it -> ColumnRules.storedType(it.type()));
                    case Effect.MakesTable ignored -> Stream.<String>empty();
                    case Effect.DropsTable ignored -> Stream.<String>empty();
                    case Effect.RenamesTable ignored -> Stream.<String>empty();
                    case Effect.Restates ignored -> Stream.<String>empty();
                    case Effect.RenamesNamed ignored -> Stream.<String>empty();
                    case Effect.DropsColumn ignored -> Stream.<String>empty();
                    case Effect.MakesIndex ignored -> Stream.<String>empty();
                    case Effect.Binds ignored -> Stream.<String>empty();
                    case Effect.Frees ignored -> Stream.<String>empty();
                    case Effect.PointedAt ignored -> Stream.<String>empty();
                    case Effect.DropsIndex ignored -> Stream.<String>empty();
                    case Effect.RebuildsIndexes ignored -> Stream.<String>empty();
                    case Effect.WritesColumn ignored -> Stream.<String>empty();
                    case Effect.ReadsRow ignored -> Stream.<String>empty();
                })
                .findFirst();
    }

    private static boolean makes(Effect effect, String column) {
        return switch (effect) {
            case Effect.MakesTable made ->
                made.columns().stream().anyMatch(it -> it.name().equals(column));
            case Effect.AddsColumn added -> added.column().name().equals(column);
            case Effect.RenamesColumn renamed -> renamed.to().equals(column);
            case Effect.RetypesColumn ignored -> false;
            case Effect.ConvertsColumns convert ->
                convert.into().stream().anyMatch(it -> it.name().equals(column));
            case Effect.DropsTable ignored -> false;
            case Effect.RenamesTable ignored -> false;
            case Effect.Restates ignored -> false;
            case Effect.RenamesNamed ignored -> false;
            case Effect.DropsColumn ignored -> false;
            case Effect.MakesIndex ignored -> false;
            case Effect.Binds ignored -> false;
            case Effect.Frees ignored -> false;
            case Effect.PointedAt ignored -> false;
            case Effect.DropsIndex ignored -> false;
            case Effect.RebuildsIndexes ignored -> false;
            case Effect.WritesColumn ignored -> false;
            case Effect.ReadsRow ignored -> false;
        };
    }

    /** Whether the migration takes the column's name away in the end and gives another one. */
    static boolean isRenamedAway(Migration migration, TableName table, String column) {
        return effects(migration, table)
                .anyMatch(effect -> effect instanceof Effect.RenamesColumn rename
                        && rename.from().equals(column));
    }

    /** Whether the migration gives the name to a column that has another one. */
    static boolean isRenamedTo(Migration migration, TableName table, String column) {
        return effects(migration, table)
                .anyMatch(effect -> effect instanceof Effect.RenamesColumn rename
                        && rename.to().equals(column));
    }

    /** Whether the migration puts another column under that name in the end. */
    static boolean isRetyped(Migration migration, TableName table, String column) {
        return effects(migration, table)
                .anyMatch(effect -> effect instanceof Effect.RetypesColumn retype
                        && retype.column().equals(column));
    }

    /** A column whose name the migration takes away or puts another column under, and that an expression over the table's rows reads. */
    static Optional<String> takenAndReadBy(Migration migration, TableName table, String expression) {
        WrittenExpression written = WrittenExpression.of(expression);
        return effects(migration, table)
                .flatMap(effect -> effect instanceof Effect.ConvertsColumns convert
                        ? convert.from().stream()
                        : effect instanceof Effect.RenamesColumn rename
                                ? Stream.of(rename.from())
                                : effect instanceof Effect.RetypesColumn retype
                                        ? Stream.of(retype.column())
                                        : Stream.<String>empty())
                .filter(column -> written.reads(table.name(), column))
                .findFirst();
    }

    /** Whether the migration drops the column in the end. */
    static boolean isDropped(Migration migration, TableName table, String column) {
        return effects(migration, table)
                .anyMatch(effect -> (effect instanceof Effect.DropsColumn drop
                                && drop.column().equals(column))
                        || (effect instanceof Effect.ConvertsColumns convert
                                && convert.from().contains(column)));
    }

    /** Whether a later operation than the given one makes what it needs: operations of EXPAND run in the document's order. */
    static boolean isMadeLater(Migration migration, Operation before, TableName table, String column) {
        int place = migration.operations().indexOf(before);
        return effects(
                        migration
                                .operations()
                                .subList(place + 1, migration.operations().size()),
                        table)
                .anyMatch(effect -> effect instanceof Effect.MakesTable || makes(effect, column));
    }

    /** Whether a table that the migration makes, or one of its indexes over every row, begins with these columns, in whatever order. */
    static boolean isIndexed(Migration migration, TableName table, List<String> wanted) {
        Stream<List<String>> built = migration.operations().stream()
                .filter(Operation.CreateIndex.class::isInstance)
                .map(Operation.CreateIndex.class::cast)
                .filter(index -> isSame(index.table(), table) && index.where().isEmpty())
                .map(Operation.CreateIndex::columns);
        return Stream.concat(NewTable.of(migration, table).stream().flatMap(NewTable::keys), built)
                .anyMatch(keys -> keys.size() >= wanted.size() && wanted.containsAll(keys.subList(0, wanted.size())));
    }

    private static Stream<Effect> effects(Migration migration, TableName table) {
        return effects(migration.operations(), table);
    }

    private static Stream<Effect> effects(List<Operation> operations, TableName table) {
        return operations.stream()
                .flatMap(operation -> operation.effects().stream())
                .filter(effect -> isSame(effect.table(), table));
    }

    /** Operations that make, or rename, the same thing twice. */
    static List<Problem> conflicts(Migration migration) {
        Set<String> seen = new HashSet<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> relations = new HashSet<>();
        migration.operations().stream()
                .flatMap(MadeHere::relations)
                .filter(name -> !relations.add(name))
                .forEach(name -> problems.add(Problem.of(
                        ErrorCode.PLAN_COLLISION,
                        "Two operations of this migration make a table or an index called " + name
                                + ", a constraint's among them; give them names of their own.")));
        for (Operation operation : migration.operations()) {
            for (String claim :
                    operation.effects().stream().flatMap(MadeHere::claims).toList()) {
                if (!seen.add(claim)) {
                    problems.add(Problem.of(
                            ErrorCode.PLAN_COLLISION,
                            "Two operations of this migration claim " + claim + "; put them into two migrations."));
                }
            }
        }
        return problems;
    }

    /** Tables and indexes share their names. */
    private static Stream<String> relations(Operation operation) {
        if (operation instanceof Operation.AddConstraint add
                && (add.constraint() instanceof Constraint.Unique
                        || add.constraint() instanceof Constraint.PrimaryKey)) {
            return add.name().stream().map(name -> Identifiers.schemaOf(add.table()) + "." + name);
        }
        Stream<String> keys = operation instanceof Operation.CreateTable create
                ? NewTable.of(create).indexes()
                : Stream.of();
        return Stream.concat(keys, operation.effects().stream().flatMap(MadeHere::relations));
    }

    private static Stream<String> relations(Effect effect) {
        return effect instanceof Effect.MakesTable made
                ? Stream.of(text(made.table()))
                : effect instanceof Effect.RenamesTable given
                        ? Stream.of(text(given.called()))
                        : effect instanceof Effect.MakesIndex made
                                ? Stream.of(Identifiers.schemaOf(made.table()) + "." + made.name())
                                : effect instanceof Effect.RenamesNamed renamed && renamed.index()
                                        ? Stream.of(Identifiers.schemaOf(renamed.table()) + "." + renamed.to())
                                        : Stream.<String>empty();
    }

    private static Stream<String> claims(Effect effect) {
        String table = text(effect.table());
        return switch (effect) {
            case Effect.MakesTable made -> Stream.of("table " + table);
            case Effect.DropsTable dropped -> Stream.of("table " + table);
            case Effect.RenamesTable renamed -> Stream.of("table " + table, "table " + text(renamed.called()));
            case Effect.AddsColumn added ->
                Stream.of("column " + table + "." + added.column().name());
            case Effect.RenamesColumn renamed ->
                Stream.of("column " + table + "." + renamed.from(), "column " + table + "." + renamed.to());
            case Effect.RetypesColumn retyped -> Stream.of("column " + table + "." + retyped.column());
            case Effect.DropsColumn dropped -> Stream.of("column " + table + "." + dropped.column());
            case Effect.ConvertsColumns convert ->
                Stream.concat(convert.from().stream(), convert.into().stream().map(Operation.ColumnDefinition::name))
                        .map(column -> "column " + table + "." + column);
            case Effect.MakesIndex made -> Stream.of("index " + Identifiers.schemaOf(made.table()) + "." + made.name());
            case Effect.Binds bound -> claims("constraint", table, bound.constraint(), bound.columns());
            case Effect.Frees freed ->
                claims(
                        "constraint",
                        table,
                        freed.constraint(),
                        freed.column().stream().toList());
            case Effect.PointedAt ignored -> Stream.of();
            case Effect.DropsIndex dropped ->
                Stream.of("index " + Identifiers.schemaOf(dropped.table()) + "." + dropped.name());
            case Effect.RebuildsIndexes rebuilt ->
                Stream.of(rebuilt.name()
                        .map(name -> "index " + Identifiers.schemaOf(rebuilt.table()) + "." + name)
                        .orElse("indexes of " + table));
            case Effect.WritesColumn ignored -> Stream.of();
            case Effect.RenamesNamed renamed ->
                Stream.of(renamed.from(), renamed.to())
                        .map(name -> renamed.index()
                                ? "index " + Identifiers.schemaOf(renamed.table()) + "." + name
                                : "constraint " + table + "." + name);
            case Effect.Restates said -> {
                List<String> of = said.columns().isEmpty() ? said.named() : said.columns();
                yield of.isEmpty()
                        ? Stream.of(said.what() + " of " + table)
                        : of.stream().map(name -> said.what() + " of " + table + "." + name);
            }
            case Effect.ReadsRow ignored -> Stream.of();
        };
    }

    /** What has no name is of one column, or is none of the table's own. */
    private static Stream<String> claims(String what, String table, Optional<String> name, List<String> columns) {
        return name.isPresent()
                ? Stream.of(what + " " + table + "." + name.get())
                : columns.stream().map(column -> "NOT NULL of " + table + "." + column);
    }

    private static String text(TableName table) {
        return Identifiers.schemaOf(table) + "." + table.name();
    }

    /** Whether two names of the document are one table. */
    static boolean isSame(TableName a, TableName b) {
        return text(a).equals(text(b));
    }
}
