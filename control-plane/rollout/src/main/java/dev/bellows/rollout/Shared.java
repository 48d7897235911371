package dev.bellows.rollout;

import java.util.Map;
import java.util.SortedMap;
import org.pcollections.TreePMap;

/**
 * Sorted maps of which a version shares with the next whatever did not change: an event at one of ten thousand targets costs as much as
 * at one of ten, and what is the same object is the same. Unmodifiable, thread-safe.
 */
final class Shared {
    private Shared() {}

    /** Itself where it is one already. */
    static <K extends Comparable<K>, V> TreePMap<K, V> of(SortedMap<K, V> map) {
        return map instanceof TreePMap<K, V> shared ? shared : TreePMap.from((Map<K, V>) map);
    }
}
