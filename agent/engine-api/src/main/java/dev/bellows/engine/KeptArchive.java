package dev.bellows.engine;

import java.time.Instant;
import java.util.List;

/**
 * Something that a cleanup archived in a target, there still or not. Nothing in it is taken from a row.
 *
 * @param version version whose cleanup archived it
 * @param table the table as it was called, with its schema where the engine has some: {@code public.users}, parts with a dot in quotes
 * @param column the column as it was called; empty for a whole table
 * @param type the column's type, in the engine's own words; empty for a whole table
 * @param key columns by which its values are found; empty for a whole table
 * @param state what became of it
 * @param rows how many it has; -1 when nobody counted
 * @param checksum over its rows, in the engine's own words; empty for a whole table
 * @param bytes what it takes
 * @param since when it was archived, by the target's clock
 * @param restored what the last restoration met, for people; empty when there was none
 */
public record KeptArchive(
        int version,
        String table,
        String column,
        String type,
        List<String> key,
        State state,
        long rows,
        String checksum,
        long bytes,
        Instant since,
        String restored) {
    public KeptArchive {
        key = List.copyOf(key);
    }

    /** What became of it. */
    public enum State {
        /** A cleanup is at it. */
        COPYING,
        /** It is kept. */
        KEPT,
        /** A migration puts it back. */
        RESTORING,
        /** It was moved back, and is kept no more. */
        RESTORED,
        /** A person removed it. */
        REMOVED
    }

    /** What people call it: {@code public.users.email}. */
    public String name() {
        return table + (column.isEmpty() ? "" : "." + column);
    }
}
