package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Says what tells the rows of a table apart for those who receive its changes.
 *
 * @param table the table
 * @param identity what
 * @param index exact name of the index; empty unless it is one
 */
public record SetReplicaIdentity(TableName table, Identity identity, Optional<String> index)
        implements Operation.Restatement {
    public SetReplicaIdentity {
        if (index.isPresent() != (identity == Identity.INDEX)) {
            throw new IllegalArgumentException("an index has a name, anything else has none");
        }
    }

    /** What tells rows apart. */
    public enum Identity {
        /** The primary key. */
        DEFAULT,
        /** Every column. */
        FULL,
        NOTHING,
        /** The columns of a unique index. */
        INDEX
    }

    @Override
    public String word() {
        return "setReplicaIdentity";
    }

    @Override
    public List<Effect> effects() {
        return List.of(
                new Effect.Restates(table, List.of(), index.stream().toList(), Effect.Restates.REPLICA_IDENTITY));
    }
}
