package dev.bellows.server.store;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one order in which a transaction of the store takes locks, and what it has taken of the rows that there are many of. Confined to
 * its transaction.
 *
 * <p>The order: advisory locks of the fleet (line, then name), a target's row, a rollout's row, the roster of a line and environment,
 * window rows by name, claims by incarnation. A transaction that keeps to it never waits for one that waits for it.
 *
 * <p>The driver cannot always keep to it: what follows from a report on one target may be an offer to another whose name comes first.
 * Such a row is taken only if nobody has it, see {@link #mayWait}; whoever wanted it asks again later.
 */
public final class LockOrder {
    private final Map<String, String> highest = new HashMap<>();
    private final Map<String, Boolean> held = new HashMap<>();

    /** Whether a row may be waited for: none of its kind that comes after it is locked by this transaction. */
    public boolean mayWait(String kind, String name) {
        @Nullable String last = highest.get(kind);
        return last == null || name.compareTo(last) >= 0;
    }

    /** Whether this transaction has the row, so that nobody else has it for writing. */
    public boolean holds(String kind, String name, boolean exclusively) {
        @Nullable Boolean how = held.get(kind + "/" + name);
        return how != null && (how || !exclusively);
    }

    /** The row is locked from now on. */
    public void taken(String kind, String name, boolean exclusively) {
        held.merge(kind + "/" + name, exclusively, Boolean::logicalOr);
        highest.merge(kind, name, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
