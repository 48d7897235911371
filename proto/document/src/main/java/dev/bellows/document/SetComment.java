package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Says what a table, or something of it, is there for.
 *
 * @param table the table
 * @param kind what of it is meant
 * @param name name of the column, the constraint or the index; empty for the table itself
 * @param comment what is said; empty for nothing
 */
public record SetComment(TableName table, Kind kind, Optional<String> name, Optional<String> comment)
        implements Operation.Restatement {
    public SetComment {
        if (name.isEmpty() != (kind == Kind.TABLE)) {
            throw new IllegalArgumentException("a table is named by itself, anything else by its own name");
        }
    }

    /** What can be spoken of. */
    public enum Kind {
        TABLE,
        COLUMN,
        CONSTRAINT,
        INDEX
    }

    @Override
    public String word() {
        return "setComment";
    }

    @Override
    public List<Effect> effects() {
        List<String> names = name.stream().toList();
        return List.of(
                switch (kind) {
                    case TABLE, COLUMN -> new Effect.Restates(table, names, List.of(), "comment");
                    case CONSTRAINT -> new Effect.Restates(table, List.of(), names, "comment of the constraint");
                    case INDEX -> new Effect.Restates(table, List.of(), names, "comment of the index");
                });
    }
}
