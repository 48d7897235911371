package dev.bellows.document;

import dev.bellows.document.Operation.ArchiveName;
import dev.bellows.document.Operation.TableName;
import java.util.List;

/**
 * Moves a table back that was archived, with all that it holds.
 *
 * @param table the name that it gets
 * @param archive what it is in the archive
 */
public record RestoreTable(TableName table, ArchiveName archive) implements Operation.Restoration {
    @Override
    public String word() {
        return "restoreTable";
    }

    @Override
    public List<Effect> effects() {
        return List.of(new Effect.MakesTable(table, List.of()));
    }
}
