package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Gives a column another default. Code of the earlier version would get it too, so it counts when that is served no more.
 *
 * @param table the table
 * @param column exact name of the column
 * @param expression SQL expression, not over the row; empty for none
 */
public record SetDefault(TableName table, String column, Optional<String> expression) implements Operation.Restatement {
    @Override
    public String word() {
        return "alterColumn";
    }

    @Override
    public List<Effect> effects() {
        return List.of(new Effect.Restates(table, List.of(column), List.of(), Effect.Restates.DEFAULT));
    }
}
