package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;

/**
 * Gives a constraint another name. Code of the earlier version may say the old one, so it changes when that is served no more.
 *
 * @param table the table
 * @param from the name that code of the earlier version knows
 * @param to the name that code of the new one knows
 */
public record RenameConstraint(TableName table, String from, String to) implements Operation.Restatement {
    @Override
    public String word() {
        return "renameConstraint";
    }

    @Override
    public List<Effect> effects() {
        return List.of(new Effect.RenamesNamed(table, from, to, false));
    }
}
