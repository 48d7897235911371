package dev.bellows.document;

import dev.bellows.document.Operation.ColumnConversion.New;
import dev.bellows.document.Operation.ColumnConversion.Old;
import dev.bellows.document.Operation.TableName;
import java.util.List;

/**
 * Puts several columns in the place of one. Both sides are used side by side until the contract: code of the earlier version writes the one
 * column, code of the new version the others, and each reads what the other wrote.
 *
 * @param table the table
 * @param from the column that code of the earlier version uses
 * @param into the columns that code of the new version uses, sorted by name, at least two
 * @param down SQL expression over the new columns that makes the old one's value
 */
public record SplitColumn(TableName table, String from, List<New> into, String down)
        implements Operation.ColumnConversion {
    public SplitColumn {
        into = List.copyOf(into);
    }

    @Override
    public String word() {
        return "splitColumn";
    }

    @Override
    public List<Old> olds() {
        return List.of(new Old(from, down));
    }

    @Override
    public List<New> news() {
        return into;
    }

    @Override
    public String called() {
        return from;
    }
}
