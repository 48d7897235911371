package dev.bellows.engine.postgresql.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.postgresql.backfill.RangeFacts.KeyColumn;
import dev.bellows.engine.postgresql.backfill.TableState.Storage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RangeChoiceTest {
    /** 1,000,000 rows of 100 bytes and their headers fill 15,671 blocks. */
    private static final long ROWS = 1_000_000;

    private static final long DENSE = 15_671;

    private static Optional<RangeFacts.Key> key(OptionalDouble correlation) {
        return Optional.of(
                new RangeFacts.Key(7, List.of(new KeyColumn("id", "pg_catalog.int8")), correlation, 100, 100));
    }

    private static RangeFacts heap(long blocks, long rows, Optional<RangeFacts.Key> key) {
        return new RangeFacts(16, Storage.HEAP, blocks, rows, blocks, key);
    }

    private static RangeFacts heap(long blocks, double correlation) {
        return heap(blocks, ROWS, key(OptionalDouble.of(correlation)));
    }

    private static void blocks(RangeFacts facts, String reason) {
        assertThat(RangeChoice.of(facts).kind()).isEqualTo(RangeChoice.Kind.BLOCK);
        assertThat(RangeChoice.of(facts).reason()).contains(reason);
    }

    private static void keys(RangeFacts facts, String reason) {
        assertThat(RangeChoice.of(facts).kind()).isEqualTo(RangeChoice.Kind.KEY);
        assertThat(RangeChoice.of(facts).reason()).contains(reason);
    }

    @Test
    void aMostlyEmptyHeapInKeyOrderIsGoneOverByKeysInEitherDirection() {
        keys(
                heap(3 * DENSE, 1.0),
                "most of the heap is empty: 47013 blocks for rows that fill 15671, correlation 1.00");
        keys(heap(10 * DENSE, -0.95), "correlation 0.95");
        keys(heap(3 * DENSE, 0.9), "correlation 0.90");
    }

    @Test
    void aDenseHeapIsGoneOverByBlocksHoweverWellItIsOrdered() {
        blocks(heap(DENSE, 1.0), "the heap is dense");
        blocks(heap(3 * DENSE - 1, 1.0), "the heap is dense");
    }

    @Test
    void keysOutOfHeapOrderMakeBlockRangesHoweverEmptyTheHeap() {
        blocks(heap(100 * DENSE, 0.89), "correlation 0.89");
        blocks(heap(100 * DENSE, 0), "correlation 0.00");
    }

    @Test
    void unknownCorrelationMakesBlockRanges() {
        blocks(heap(100 * DENSE, ROWS, key(OptionalDouble.empty())), "unknown");
        blocks(heap(100 * DENSE, 0, key(OptionalDouble.of(1))), "never analyzed");
    }

    @Test
    void aSmallTableOrOneWithoutAKeyIsGoneOverByBlocks() {
        blocks(heap(511, 10, key(OptionalDouble.of(1))), "small");
        blocks(heap(100 * DENSE, ROWS, Optional.empty()), "no key");
    }

    @Test
    void blocksLeftEmptyOnPurposeAreNoBloat() {
        Optional<RangeFacts.Key> halfFull = Optional.of(
                new RangeFacts.Key(7, List.of(new KeyColumn("id", "pg_catalog.int8")), OptionalDouble.of(1), 100, 50));
        blocks(heap(4 * DENSE, ROWS, halfFull), "the heap is dense");
    }

    @Test
    void growthSinceTheRowsWereCountedIsNoBloat() {
        blocks(
                new RangeFacts(16, Storage.HEAP, 100 * DENSE, ROWS, DENSE, key(OptionalDouble.of(1))),
                "the heap is dense");
    }

    @Test
    void whereBlockNumbersMeanNothingKeysAreTakenUnlessThereAreNone() {
        Optional<RangeFacts.Key> unknown = key(OptionalDouble.empty());
        keys(new RangeFacts(16, Storage.PARTITIONED, 10, 0, 10, unknown), "partitions");
        keys(new RangeFacts(16, Storage.OTHER, 10, 0, 10, unknown), "outside a heap");
        keys(new RangeFacts(13, Storage.HEAP, 10, 0, 10, unknown), "PostgreSQL 13");
        blocks(new RangeFacts(16, Storage.OTHER, 10, 0, 10, Optional.empty()), "no usable key");
    }

    @Test
    void nobodyReadsTheCatalogForAKeyThatMakesNoDifference() {
        assertThat(RangeChoice.dependsOnKey(heap(1_000_000, 0, Optional.empty())))
                .isFalse();
        assertThat(RangeChoice.dependsOnKey(heap(511, 10, Optional.empty()))).isFalse();
        assertThat(RangeChoice.dependsOnKey(heap(512, 10, Optional.empty()))).isTrue();
        assertThat(RangeChoice.dependsOnKey(new RangeFacts(16, Storage.OTHER, 0, 0, 0, Optional.empty())))
                .isTrue();
    }

    @Test
    void theTextSaysWhatAndWhy() {
        assertThat(RangeChoice.keys("because").text()).isEqualTo("key ranges, because");
        assertThat(RangeChoice.Kind.of(RangeChoice.Kind.KEY.word())).isEqualTo(RangeChoice.Kind.KEY);
    }
}
