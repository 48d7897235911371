package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;

/**
 * Says how values of a column that are written from now on are compressed. Those that are there stay as they are.
 *
 * @param table the table
 * @param column exact name of the column
 * @param compression how
 */
public record SetColumnCompression(TableName table, String column, Compression compression)
        implements Operation.Restatement {
    /** A method. */
    public enum Compression {
        PGLZ,
        LZ4,
        /** Whatever the database does unasked. */
        DEFAULT
    }

    @Override
    public String word() {
        return "alterColumn";
    }

    @Override
    public List<Effect> effects() {
        return List.of(new Effect.Restates(table, List.of(column), List.of(), "compression"));
    }
}
