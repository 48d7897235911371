package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.postgresql.backfill.TableState.Storage;
import java.util.Locale;

/**
 * How a backfill goes over its table, and why. Chosen once, by what is known when ranges are cut, and journalled with them: a try that
 * goes on follows the journal. Pure. The reasons behind the numbers are in {@code docs/decisions/0005-block-or-key-ranges.md}.
 *
 * @param kind by blocks or by keys
 * @param reason for people, without values of rows
 */
public record RangeChoice(Kind kind, String reason) {
    /** Below this size it does not matter which way is taken, and looking costs more than it gains. */
    static final long FEWEST_BLOCKS = 512;

    /** Neighbours in key order are neighbours in the heap from here on, in either direction. */
    static final double LEAST_CORRELATION = 0.9;

    /** Blocks of the table for each block that its rows would fill; from here on most of what a block range reads is empty. */
    static final double LEAST_BLOAT = 3.0;

    private static final int OLDEST_WITH_RANGES_OF_TID = 14;

    /** What ranges are made of. */
    public enum Kind {
        /** Physical blocks of the heap. */
        BLOCK,
        /** Values of a unique key. */
        KEY;

        /** The word in {@code bellows.cursor}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** What a range step uses that was not asked to choose. */
    public static RangeChoice blocks(String reason) {
        return new RangeChoice(Kind.BLOCK, reason);
    }

    static RangeChoice keys(String reason) {
        return new RangeChoice(Kind.KEY, reason);
    }

    /** Whether anything about the key could make a difference; when not, nobody needs to read the catalog for it. */
    static boolean dependsOnKey(RangeFacts facts) {
        return !blocksMeanSomething(facts) || (facts.rows() > 0 && facts.blocks() >= FEWEST_BLOCKS);
    }

    /** The choice. */
    static RangeChoice of(RangeFacts facts) {
        if (!blocksMeanSomething(facts)) {
            return facts.key().isPresent()
                    ? keys(whyNotBlocks(facts))
                    : blocks(whyNotBlocks(facts) + ", but there is no usable key");
        }
        if (facts.rows() <= 0) {
            return blocks("the table was never analyzed");
        }
        if (facts.blocks() < FEWEST_BLOCKS) {
            return blocks("the table is small");
        }
        return facts.key()
                .map(key -> byKey(facts, key))
                .orElseGet(() -> blocks("the table has no key that ranges could be cut by"));
    }

    private static RangeChoice byKey(RangeFacts facts, RangeFacts.Key key) {
        if (key.correlation().isEmpty() || key.rowWidth() <= 0) {
            return blocks("the correlation of key and heap is unknown");
        }
        double correlation = Math.abs(key.correlation().getAsDouble());
        if (correlation < LEAST_CORRELATION) {
            return blocks(String.format(Locale.ROOT, "key order is not heap order (correlation %.2f)", correlation));
        }
        long dense = facts.denseBlocks();
        String seen = String.format(
                Locale.ROOT,
                "%d blocks for rows that fill %d, correlation %.2f",
                facts.blocksThen(),
                dense,
                correlation);
        return facts.blocksThen() >= LEAST_BLOAT * dense
                ? keys("most of the heap is empty: " + seen)
                : blocks("the heap is dense: " + seen);
    }

    private static boolean blocksMeanSomething(RangeFacts facts) {
        return facts.storage() == Storage.HEAP && facts.serverMajor() >= OLDEST_WITH_RANGES_OF_TID;
    }

    private static String whyNotBlocks(RangeFacts facts) {
        return switch (facts.storage()) {
            case HEAP -> "PostgreSQL " + facts.serverMajor() + " has no scan over a range of blocks";
            case PARTITIONED -> "block numbers mean nothing over several partitions";
            case OTHER -> "block numbers mean nothing outside a heap";
        };
    }

    /** The same, after the table was rewritten under the ranges that were cut before. */
    RangeChoice begunAgain() {
        return new RangeChoice(kind, reason + "; begun again, because the table was rewritten meanwhile");
    }

    /** For people: "key ranges, most of the heap is empty: …". */
    public String text() {
        return kind.word() + " ranges, " + reason;
    }
}
