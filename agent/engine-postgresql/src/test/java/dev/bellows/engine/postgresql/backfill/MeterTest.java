package dev.bellows.engine.postgresql.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a step says it is, in rows of a thousand. */
class MeterTest {
    private static final int AGAIN = 1_000;

    private static Cursor range(RangeChoice.Kind kind, int worker, long position, long bound, long rows) {
        return new Cursor(
                worker,
                1,
                1,
                "",
                1,
                1,
                "",
                new RangeChoice(kind, ""),
                position,
                bound,
                rows,
                0,
                position >= bound,
                false);
    }

    private static Cursor blocks(int worker, long position, long bound) {
        return range(RangeChoice.Kind.BLOCK, worker, position, bound, 0);
    }

    @Test
    void whatNeededNoWriteIsBehindAllTheSame() {
        assertThat(Meter.goneOver(List.of(blocks(0, 75, 100)), 1_000)).isEqualTo(750);
    }

    @Test
    void everyRangeCountsFromItsBeginning() {
        assertThat(Meter.goneOver(List.of(blocks(0, 25, 50), blocks(1, 50, 100)), 1_000))
                .isEqualTo(250);
    }

    @Test
    void keysAreCountedRangeByRange() {
        assertThat(Meter.goneOver(
                        List.of(
                                range(RangeChoice.Kind.KEY, 0, 100, 100, 100),
                                range(RangeChoice.Kind.KEY, 1, 0, 100, 0)),
                        1_000))
                .isEqualTo(500);
    }

    @Test
    void moreRowsWrittenThanExpectedAreNotAllOfThem() {
        assertThat(Meter.goneOver(List.of(range(RangeChoice.Kind.KEY, 0, 90, 100, 5_000)), 1_000))
                .isEqualTo(999);
    }

    @Test
    void aPartThatIsMetAgainIsNotBehind() {
        assertThat(Meter.goneOver(List.of(blocks(0, 100, 100), blocks(AGAIN, 20, 30)), 1_000))
                .isEqualTo(900);
    }

    @Test
    void allOfThemOnceEveryRangeIsFinished() {
        assertThat(Meter.goneOver(List.of(blocks(0, 100, 100)), 1_000)).isEqualTo(1_000);
    }
}
