package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.IndexKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An index on the old column and its like on the twin.
 *
 * @param table the table
 * @param model the old index
 * @param name the twin index's name while both live
 * @param from the old column
 * @param to the twin
 */
record TwinIndex(Table table, Index model, String name, String from, String to) {

    /** Builds it without blocking writers; what a killed build leaves behind is found by its invalidity and dropped. */
    Step.Body create() {
        return new Step.Body.Online(
                        statement(),
                        List.of(dropStatement(name)),
                        Probe.all(Probe.indexIsInvalid(table.schema(), table.name(), name)),
                        Probe.all(stands()))
                .about(qualified(table.schema(), name));
    }

    Step.Body drop() {
        return dropped(name, Probe.relationIsThere(table.schema(), name)).about(qualified(table.schema(), name));
    }

    /**
     * Drops the old index, once its column is hidden. The twin will take over its name, so the probe asks for an index of that name on
     * the hidden column.
     */
    Step.Body dropModel(String hidden) {
        return dropped(model.name(), Probe.indexUses(table.schema(), table.name(), model.name(), hidden));
    }

    private Step.Body.Online dropped(String index, String isThere) {
        return new Step.Body.Online(dropStatement(index), List.of(), Probe.NEVER, Probe.all(Probe.not(isThere)));
    }

    private String dropStatement(String index) {
        return "DROP INDEX CONCURRENTLY IF EXISTS " + qualified(table.schema(), index);
    }

    /** Gives it the old index's name and role, once that is gone. */
    List<String> takeOver() {
        List<String> statements = new ArrayList<>();
        if (model.constraint().isEmpty()) {
            statements.add("ALTER INDEX " + qualified(table.schema(), name) + " RENAME TO " + quoted(model.name()));
        } else {
            statements.add("ALTER TABLE " + qualified(table.schema(), table.name()) + " ADD CONSTRAINT "
                    + quoted(model.constraint()) + (model.primary() ? " PRIMARY KEY" : " UNIQUE") + " USING INDEX "
                    + quoted(name));
        }
        if (model.clustered()) {
            statements.add(
                    "ALTER TABLE " + qualified(table.schema(), table.name()) + " CLUSTER ON " + quoted(finalName()));
        }
        if (!model.constraintComment().isEmpty()) {
            statements.add("COMMENT ON CONSTRAINT " + quoted(finalName()) + " ON "
                    + qualified(table.schema(), table.name()) + " IS " + literal(model.constraintComment()));
        }
        if (!model.comment().isEmpty()) {
            statements.add(
                    "COMMENT ON INDEX " + qualified(table.schema(), finalName()) + " IS " + literal(model.comment()));
        }
        return statements;
    }

    /** Whether the old index can be dropped by itself, before its column. */
    boolean isModelDroppable() {
        return model.constraint().isEmpty();
    }

    String finalName() {
        return model.constraint().isEmpty() ? model.name() : model.constraint();
    }

    /** The twin index is there and serves queries. */
    String stands() {
        return Probe.indexIsValid(table.schema(), table.name(), name, model.unique());
    }

    String hasTakenOver() {
        return Probe.indexIsValid(table.schema(), table.name(), finalName(), model.unique());
    }

    private String statement() {
        StringBuilder sql = new StringBuilder("CREATE ")
                .append(model.unique() ? "UNIQUE " : "")
                .append("INDEX CONCURRENTLY ")
                .append(quoted(name))
                .append(" ON ")
                .append(qualified(table.schema(), table.name()))
                .append(" USING ")
                .append(quoted(model.method()))
                .append(" (")
                .append(model.keys().stream().map(this::key).collect(Collectors.joining(", ")))
                .append(")");
        if (!model.include().isEmpty()) {
            sql.append(" INCLUDE (")
                    .append(model.include().stream().map(c -> quoted(twinOf(c))).collect(Collectors.joining(", ")))
                    .append(")");
        }
        if (model.nullsNotDistinct()) {
            sql.append(" NULLS NOT DISTINCT");
        }
        if (!model.options().isEmpty()) {
            sql.append(" WITH (")
                    .append(StorageOptions.rendered(model.options()))
                    .append(")");
        }
        if (!model.tablespace().isEmpty()) {
            sql.append(" TABLESPACE ").append(quoted(model.tablespace()));
        }
        if (!model.predicate().isEmpty()) {
            sql.append(" WHERE (").append(twinOfExpression(model.predicate())).append(")");
        }
        return sql.toString();
    }

    private String key(IndexKey key) {
        boolean ordered = model.method().equals("btree");
        return (key.expression().isEmpty()
                        ? quoted(twinOf(key.column()))
                        : "(" + twinOfExpression(key.expression()) + ")")
                + (key.collation().isEmpty() ? "" : " COLLATE " + key.collation())
                + (key.operatorClass().isEmpty() ? "" : " " + key.operatorClass())
                + (ordered ? key.descending() ? " DESC" : " ASC" : "")
                + (ordered ? key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST" : "");
    }

    /** Whether names alone say which columns it reads. */
    static boolean isCarried(Index model) {
        return Stream.concat(Stream.of(model.predicate()), model.keys().stream().map(IndexKey::expression))
                .filter(text -> !text.isEmpty())
                .allMatch(text -> WrittenExpression.of(text).renamed(Map.of()).isPresent());
    }

    private String twinOfExpression(String text) {
        Optional<String> renamed = WrittenExpression.of(text).renamed(Map.of(from, to));
        return renamed.orElseThrow(() -> new IllegalStateException("it was not refused: " + text));
    }

    private String twinOf(String column) {
        return column.equals(from) ? to : column;
    }
}
