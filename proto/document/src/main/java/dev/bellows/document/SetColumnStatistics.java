package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Says how much the database shall know of a column's values.
 *
 * @param table the table
 * @param column exact name of the column
 * @param target how much, from nothing at 0; empty for the database's own
 */
public record SetColumnStatistics(TableName table, String column, Optional<Integer> target)
        implements Operation.Restatement {
    @Override
    public String word() {
        return "alterColumn";
    }

    @Override
    public List<Effect> effects() {
        return List.of(new Effect.Restates(table, List.of(column), List.of(), "statistics"));
    }
}
