package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;

/**
 * Says where values of a column that are written from now on are kept. Those that are there stay where they are.
 *
 * @param table the table
 * @param column exact name of the column
 * @param storage where
 */
public record SetColumnStorage(TableName table, String column, Storage storage) implements Operation.Restatement {
    /** Where a long value is kept. */
    public enum Storage {
        /** In its row, as it is. */
        PLAIN,
        /** Beside its row, as it is. */
        EXTERNAL,
        /** Beside its row, compressed. */
        EXTENDED,
        /** In its row as long as it fits there, compressed. */
        MAIN
    }

    @Override
    public String word() {
        return "alterColumn";
    }

    @Override
    public List<Effect> effects() {
        return List.of(new Effect.Restates(table, List.of(column), List.of(), "storage"));
    }
}
