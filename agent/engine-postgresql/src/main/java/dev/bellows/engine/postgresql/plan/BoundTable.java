package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;

/**
 * A table on which something comes to bind, or goes: one that is there, or one that the same migration makes.
 *
 * @param schema exact name of its schema
 * @param name its exact name
 * @param there the table, where it is there when the migration is planned
 */
record BoundTable(String schema, String name, Optional<Table> there) {
    static BoundTable of(TableName name, Optional<Table> there) {
        return new BoundTable(Identifiers.schemaOf(name), name.name(), there);
    }

    /** Quoted and qualified. */
    String relation() {
        return qualified(schema, name);
    }

    /** Quoted columns of a key, by which rows are shown to people; empty where none is known. */
    List<String> key() {
        return there.map(table -> table.key().stream().map(it -> quoted(it)).toList())
                .orElse(List.of());
    }

    /** Rows, estimated. */
    long rows() {
        return there.map(Table::estimatedRows).orElse(0L);
    }

    /** Statements with the rights of its owner. */
    List<String> asOwner(String... statements) {
        return OwnerRole.during(schema, name, List.of(statements));
    }

    /** A block that writes as the application would; empty where the table is not known yet. */
    String proof() {
        return there.map(table -> WriteProof.of(table, List.of()).sql()).orElse("");
    }

    /** What a statement locks, for people. */
    String lock() {
        return "ACCESS EXCLUSIVE on " + name + ", milliseconds: no rewrite, no scan";
    }
}
