package dev.bellows.document;

import dev.bellows.document.Operation.ArchiveName;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Adds a column and gives each row the value that was archived under its key.
 *
 * @param table the table
 * @param column the name that it gets
 * @param type its type, which is that of the archive; it may be NULL
 * @param archive where its values are
 */
public record RestoreColumn(TableName table, String column, String type, ArchiveName archive)
        implements Operation.Restoration {
    @Override
    public String word() {
        return "restoreColumn";
    }

    @Override
    public List<Effect> effects() {
        return List.of(
                new Effect.AddsColumn(table, new ColumnDefinition(column, type, true, Optional.empty())),
                // Rows are found by their keys.
                new Effect.ReadsRow(table));
    }
}
