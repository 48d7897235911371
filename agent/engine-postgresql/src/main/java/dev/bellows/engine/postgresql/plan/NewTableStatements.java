package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Constraint;
import dev.bellows.document.NewColumn;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.NewTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements that make a table, and what it is known by once it is there.
 *
 * @param table the table
 * @param foreignKeys those of its foreign keys that are made with it
 */
record NewTableStatements(NewTable table, List<NewTable.Named> foreignKeys) {
    NewTableStatements {
        foreignKeys = List.copyOf(foreignKeys);
    }

    private String schema() {
        return Identifiers.schemaOf(table.table());
    }

    private String name() {
        return table.table().name();
    }

    /** The table, then what is said of it. */
    List<String> all() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + qualified(schema(), name()) + " (\n" + String.join(",\n", parts()) + "\n)");
        table.create()
                .comment()
                .ifPresent(comment ->
                        statements.add("COMMENT ON TABLE " + qualified(schema(), name()) + " IS " + literal(comment)));
        table.create()
                .columns()
                .forEach(column -> column.comment()
                        .ifPresent(comment -> statements.add("COMMENT ON COLUMN " + qualified(schema(), name()) + "."
                                + quoted(column.name()) + " IS " + literal(comment))));
        return statements;
    }

    /** A comment at the end of an expression hides nothing of ours: each ends in its own line. */
    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        table.create().columns().forEach(column -> parts.add("  " + column(column)));
        if (!table.create().primaryKey().isEmpty()) {
            parts.add("  PRIMARY KEY (" + Identifiers.list(table.create().primaryKey()) + ")");
        }
        for (NewTable.Named it : table.constraints()) {
            if (!(it.constraint() instanceof Constraint.ForeignKey) || foreignKeys.contains(it)) {
                parts.add("  CONSTRAINT " + quoted(it.name()) + " " + definition(it.constraint()));
            }
        }
        return parts;
    }

    private static String column(NewColumn column) {
        return quoted(column.name()) + " " + column.type()
                + column.collation()
                        .map(it -> " COLLATE " + qualified(it.schema().orElse("pg_catalog"), it.name()))
                        .orElse("")
                + column.definition()
                        .defaultExpression()
                        .map(it -> " DEFAULT " + it + "\n")
                        .orElse("")
                + column.identity()
                        .map(it -> " GENERATED " + sql(it) + " AS IDENTITY")
                        .orElse("")
                + column.generated()
                        .map(it -> " GENERATED ALWAYS AS (" + it + "\n) STORED")
                        .orElse("")
                + (column.definition().nullable() ? "" : " NOT NULL");
    }

    private static String sql(NewColumn.Identity identity) {
        return identity.name().replace('_', ' ');
    }

    private static String definition(Constraint constraint) {
        return switch (constraint) {
            case Constraint.Check it -> "CHECK (" + it.expression() + "\n)";
            case Constraint.Unique it ->
                "UNIQUE " + (it.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "") + "(" + Identifiers.list(it.columns())
                        + ")";
            case Constraint.PrimaryKey it -> "PRIMARY KEY (" + Identifiers.list(it.columns()) + ")";
            case Constraint.ForeignKey it -> new WrittenForeignKey(it).definition();
            case Constraint.NotNull it -> "NOT NULL " + quoted(it.column());
        };
    }

    /** Conditions of a probe: every column is there with its type. */
    String[] columnsAreThere() {
        return table.create().columns().stream()
                .map(it -> Probe.columnOfType(schema(), name(), it.name(), ColumnRules.storedType(it.type())))
                .toArray(String[]::new);
    }

    /** Conditions of a probe: the table is there, and is this one. */
    String[] isIt() {
        List<String> conditions = new ArrayList<>(List.of(columnsAreThere()));
        for (NewColumn column : table.create().columns()) {
            column.identity()
                    .ifPresent(it -> conditions.add(Probe.columnCounts(
                            schema(), name(), column.name(), it == NewColumn.Identity.ALWAYS ? 'a' : 'd')));
            column.generated()
                    .ifPresent(it -> conditions.add(Probe.columnIsGenerated(schema(), name(), column.name())));
            column.collation()
                    .ifPresent(it -> conditions.add(Probe.columnIsCollated(
                            schema(),
                            name(),
                            column.name(),
                            qualified(it.schema().orElse("pg_catalog"), it.name()))));
        }
        for (NewTable.Named it : table.constraints()) {
            switch (it.constraint()) {
                case Constraint.Check check ->
                    conditions.add(Probe.constraintIs(schema(), name(), it.name(), 'c', List.of(), "", List.of(), ""));
                case Constraint.Unique unique ->
                    conditions.add(Probe.constraintIs(
                            schema(),
                            name(),
                            it.name(),
                            'u',
                            unique.columns(),
                            "",
                            List.of(),
                            Probe.takesNullsFor(unique.nullsNotDistinct())));
                case Constraint.ForeignKey key -> {
                    if (foreignKeys.contains(it)) {
                        conditions.add(new WrittenForeignKey(key).isIt(schema(), name(), it.name()));
                    }
                }
                case Constraint.PrimaryKey ignored -> {}
                case Constraint.NotNull ignored -> {}
            }
        }
        // What says no more than its columns' types is known by them alone, as ever.
        if (conditions.size() > table.create().columns().size()
                && !table.create().primaryKey().isEmpty()) {
            conditions.add(Probe.constraintIs(
                    schema(), name(), table.keyName(), 'p', table.create().primaryKey(), "", List.of(), ""));
        }
        return conditions.toArray(String[]::new);
    }
}
