package dev.bellows.server.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the record of since when this process has been able to hear instances. A start, a gap in its own pulse, or another process that
 * went away begins the period anew: silence counts only while it could have been heard. The pulse is part of the transaction that stores
 * what was heard, so that it proves just that. Thread-safe.
 */
public final class Hearing {
    /** A pulse that comes later than this after the last one is an outage. */
    public static final Duration LAPSE = Duration.ofSeconds(15);

    /** {@link #LAPSE} as an interval of SQL. */
    public static final String LAPSE_TEXT = LAPSE.toSeconds() + " seconds";

    private final String replica;
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * @param replica unique name of this process
     */
    public Hearing(String replica) {
        this.replica = replica;
    }

    /** Says, in the transaction that stores what was heard, that this process hears; to be called every few seconds. */
    public void pulse(Statements sql) throws SQLException {
        int gone = sql.update(
                "delete from hearing where replica <> ? and through < clock_timestamp() - ?::interval",
                replica,
                LAPSE_TEXT);
        sql.update("""
                insert into hearing as h (replica, since, through) values (?, clock_timestamp(), clock_timestamp())
                on conflict (replica) do update set through = clock_timestamp(),
                    since = case when ? or h.through < clock_timestamp() - ?::interval then clock_timestamp()
                                 else h.since end
                """, replica, !started.get() || gone > 0, LAPSE_TEXT);
    }

    /** The transaction with the first pulse was committed: what this process said under its name before is over. */
    public void stored() {
        started.set(true);
    }
}
