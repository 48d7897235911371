package dev.bellows.server.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the record of since when this process has been able to hear instances. A start, a gap in its own pulse, or another process that
 * went away begins the period anew: silence counts only while it could have been heard. Thread-safe.
 */
public final class Hearing {
    /** A pulse that comes later than this after the last one is an outage. */
    public static final Duration LAPSE = Duration.ofSeconds(15);

    private static final String SECONDS = LAPSE.toSeconds() + " seconds";

    private final Store store;
    private final String replica;
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * @param replica unique name of this process
     */
    public Hearing(Store store, String replica) {
        this.store = store;
        this.replica = replica;
    }

    /** Says that this process can hear now; to be called every few seconds. */
    public void pulse() {
        boolean first = started.compareAndSet(false, true);
        store.transact(sql -> {
            int gone = sql.update(
                    "delete from hearing where replica <> ? and through < clock_timestamp() - ?::interval",
                    replica,
                    SECONDS);
            return sql.update("""
                    insert into hearing as h (replica, since, through) values (?, clock_timestamp(), clock_timestamp())
                    on conflict (replica) do update set through = clock_timestamp(),
                        since = case when ? or h.through < clock_timestamp() - ?::interval then clock_timestamp()
                                     else h.since end
                    """, replica, first || gone > 0, SECONDS);
        });
    }
}
