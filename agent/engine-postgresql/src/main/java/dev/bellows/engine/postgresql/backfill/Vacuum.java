package dev.bellows.engine.postgresql.backfill;

import dev.bellows.document.error.BellowsException;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vacuums a table between batches, so that later batches reuse the room of dead rows instead of growing the heap. Small tables are
 * left to autovacuum. Thread-safe because counters are atomic, one worker at a time vacuums, and {@link #close} may be called by
 * anybody to cut a long one short.
 */
final class Vacuum implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Vacuum.class);
    private static final long FEWEST_BLOCKS = 4_096;
    private static final int SHARE = 4;

    private final StepRun run;
    private final String table;
    private final long every;
    private final AtomicLong blocks = new AtomicLong();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable PinnedSession session;

    Vacuum(StepRun run, String table, long tableBlocks) {
        this.run = run;
        this.table = table;
        this.every = Math.max(FEWEST_BLOCKS, tableBlocks / SHARE);
    }

    /** Counts blocks that a batch went over; vacuums when a quarter of the table was written since the last time. */
    void after(long more) {
        if (blocks.addAndGet(more) < every || closed || !busy.compareAndSet(false, true)) {
            return;
        }
        blocks.set(0);
        try (PinnedSession own = run.sessions().primary(run.order().held().fence(), Limits.ONLINE)) {
            session = own;
            // Never TRUNCATE: it takes ACCESS EXCLUSIVE. SKIP_LOCKED: an autovacuum at work is as good.
            own.send("VACUUM (SKIP_LOCKED, TRUNCATE false) " + table);
        } catch (SQLException | BellowsException e) {
            // No session for it, or no vacuum: neither is a reason to end the backfill.
            LOG.atInfo()
                    .addKeyValue("target", run.settings().name())
                    .addKeyValue("table", table)
                    .setCause(e)
                    .log("vacuum between batches did not finish; the backfill goes on without");
        } finally {
            session = null;
            busy.set(false);
        }
    }

    @Override
    public void close() {
        closed = true;
        PinnedSession own = session;
        if (own != null) {
            own.close();
        }
    }
}
