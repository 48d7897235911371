package dev.bellows.engine;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a server's statistics of statements say about reads of names that a version takes away or brings.
 *
 * @param why why they say nothing, for people; empty when they do
 * @param watched one per version and side that is watched
 */
public record StatementReads(String why, List<Watched> watched) {
    public StatementReads {
        watched = List.copyOf(watched);
    }

    /** They say nothing. */
    public static StatementReads unusable(String why) {
        return new StatementReads(why, List.of());
    }

    /**
     * Names that a narrowing would take away.
     *
     * @param version version of the migration
     * @param old whether they are the old names, which its CONTRACT takes away; else the new ones, which its ROLLBACK does
     * @param since since when every statement that ended was noticed: no reset, no eviction
     * @param lastRead per role that ran a statement which may read them, when that was noticed last; ours is not among them
     */
    public record Watched(int version, boolean old, Instant since, SortedMap<String, Instant> lastRead) {
        public Watched(int version, boolean old, Instant since, Map<String, Instant> lastRead) {
            this(version, old, since, (SortedMap<String, Instant>) new TreeMap<>(lastRead));
        }

        public Watched {
            lastRead = Collections.unmodifiableSortedMap(new TreeMap<>(lastRead));
        }
    }
}
