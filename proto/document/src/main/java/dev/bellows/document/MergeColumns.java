package dev.bellows.document;

import dev.bellows.document.Operation.ColumnConversion.New;
import dev.bellows.document.Operation.ColumnConversion.Old;
import dev.bellows.document.Operation.TableName;
import java.util.List;

/**
 * Puts one column in the place of several. Both sides are used side by side until the contract: code of the earlier version writes the
 * several columns, code of the new version the one, and each reads what the other wrote.
 *
 * @param table the table
 * @param from the columns that code of the earlier version uses, sorted by name, at least two; each with what makes it of the new one
 * @param into the column that code of the new version uses, with what makes it of the old ones
 */
public record MergeColumns(TableName table, List<Old> from, New into) implements Operation.ColumnConversion {
    public MergeColumns {
        from = List.copyOf(from);
    }

    @Override
    public String word() {
        return "mergeColumns";
    }

    @Override
    public List<Old> olds() {
        return from;
    }

    @Override
    public List<New> news() {
        return List.of(into);
    }

    @Override
    public String called() {
        return into.column().name();
    }
}
