package dev.bellows.engine.postgresql.snapshot;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Constraint;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.List;

/** What is true of a row that breaks a foreign key which is not there yet, or not any more. */
public final class NewConstraint {
    private static final String OTHER = "blw_other";

    private NewConstraint() {}

    /** Of one that a document asks for. */
    public static String breaks(TableName table, Constraint.ForeignKey key) {
        return breaks(
                table.name(),
                key.columns(),
                qualified(Identifiers.schemaOf(key.table()), key.table().name()),
                key.to());
    }

    /**
     * A condition over a row of a table that stands in FROM under its own name.
     *
     * @param table its name
     * @param other the other table, quoted and qualified
     */
    public static String breaks(String table, List<String> columns, String other, List<String> to) {
        StringBuilder condition = new StringBuilder();
        columns.forEach(column -> condition
                .append(quoted(table))
                .append('.')
                .append(quoted(column))
                .append(" IS NOT NULL AND "));
        condition
                .append("NOT EXISTS (SELECT FROM ")
                .append(other)
                .append(' ')
                .append(OTHER)
                .append(" WHERE ");
        for (int i = 0; i < columns.size(); i++) {
            condition
                    .append(i == 0 ? "" : " AND ")
                    .append(OTHER)
                    .append('.')
                    .append(quoted(to.get(i)))
                    .append(" = ")
                    .append(quoted(table))
                    .append('.')
                    .append(quoted(columns.get(i)));
        }
        return condition.append(')').toString();
    }
}
