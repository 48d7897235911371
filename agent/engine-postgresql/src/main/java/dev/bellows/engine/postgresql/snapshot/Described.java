package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.List;
import java.util.Optional;

/**
 * What is said of a table and its columns without changing what they hold: read where a migration says something of it anew, for a plan
 * only; no part of a snapshot's digest. Texts are empty where nothing is said.
 *
 * @param schema exact name of its schema
 * @param table its exact name
 * @param comment its comment
 * @param parameters its storage parameters as the catalog has them, {@code name=value}, sorted
 * @param identity letter of {@code pg_class.relreplident}
 * @param identityIndex the index that is its replica identity; empty where none is
 * @param columns every column, in catalog order
 * @param compressions methods that the server knows
 * @param takenConstraints names that the migration gives here and that a constraint of the table has
 * @param takenRelations names that the migration gives here and that a relation of the schema has
 */
public record Described(
        String schema,
        String table,
        String comment,
        List<String> parameters,
        String identity,
        String identityIndex,
        List<Column> columns,
        List<String> compressions,
        List<String> takenConstraints,
        List<String> takenRelations) {
    public Described {
        parameters = List.copyOf(parameters);
        columns = List.copyOf(columns);
        compressions = List.copyOf(compressions);
        takenConstraints = List.copyOf(takenConstraints);
        takenRelations = List.copyOf(takenRelations);
    }

    /** Whether the document means this table by the name. */
    boolean isOf(TableName name) {
        return schema.equals(Identifiers.schemaOf(name)) && table.equals(name.name());
    }

    /** The value of a storage parameter, as it was written; empty where it has the server's own. */
    public Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(it -> it.startsWith(name + "="))
                .map(it -> it.substring(name.length() + 1))
                .findFirst();
    }

    /** The column, when there is one. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /**
     * A column.
     *
     * @param name exact name
     * @param comment its comment
     * @param statistics its statistics target; -1 for the server's own
     * @param storage letter of {@code pg_attribute.attstorage}
     * @param inline whether values of its type cannot leave their row
     * @param compression letter of {@code pg_attribute.attcompression}; empty for the server's own
     * @param defaultExpression as {@code pg_get_expr} prints it with {@code search_path = pg_catalog}
     * @param computed why it has no default, to stand behind "is": {@code generated}; empty where it may have one
     */
    public record Column(
            String name,
            String comment,
            int statistics,
            String storage,
            boolean inline,
            String compression,
            String defaultExpression,
            String computed) {}
}
