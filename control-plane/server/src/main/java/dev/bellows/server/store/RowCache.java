package dev.bellows.server.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was made of rows, for as long as a row is the version that it was made of. A version is a chance value that is written with each
 * change: so what a transaction keeps before it commits is found by nobody if it does not, and what a store had that was set back to an
 * earlier moment is not what it has. One for each store; thread-safe; what was not asked for the longest goes first.
 */
public final class RowCache {
    /** Sum of all weights: some dozens of megabytes where a weight of one is a small record. */
    private static final long MOST = 200_000;

    private record Key(String row, String version) {}

    private record Kept(Object value, long weight) {}

    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /** What was made of that version of the row, if it is kept still. */
    public synchronized <T> Optional<T> of(String row, String version, Class<T> type) {
        Kept found = kept.get(new Key(row, version));
        return found == null ? Optional.empty() : Optional.of(type.cast(found.value));
    }

    /**
     * Keeps it.
     *
     * @param heavy how much room it takes, at least 1
     */
    public synchronized void keep(String row, String version, Object value, long heavy) {
        Kept before = kept.put(new Key(row, version), new Kept(value, heavy));
        weight += heavy - (before == null ? 0 : before.weight);
        var eldest = kept.entrySet().iterator();
        while (weight > MOST && kept.size() > 1) {
            Map.Entry<Key, Kept> oldest = eldest.next();
            weight -= oldest.getValue().weight;
            eldest.remove();
        }
    }
}
