package dev.bellows.engine.postgresql.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Every session that this process opened lately, on whatever server: a session of ours that comes and goes between two looks must not
 * be taken for somebody else's. Thread-safe because every method holds its monitor.
 */
public final class OwnSessions {
    /** Longer than any two looks that are counted together are apart. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    /**
     * Unique for ever: start of the server, database, process, start of the session. It stands where {@code backend_start}, {@code pid}
     * and {@code datid} are columns.
     */
    public static final String KEY =
            "concat_ws('/', floor(extract(epoch FROM pg_postmaster_start_time()) * 1000000)::bigint,"
                    + " datid, pid, floor(extract(epoch FROM backend_start) * 1000000)::bigint)";

    private final LongSupplier nanoTime;
    private final Deque<Opening> openings = new ArrayDeque<>();

    /** In production on {@link System#nanoTime}. */
    public OwnSessions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Opening(String key, long at) {}

    synchronized void opened(String key) {
        long now = nanoTime.getAsLong();
        openings.addLast(new Opening(key, now));
        while (now - openings.getFirst().at > KEPT.toNanos()) {
            openings.removeFirst();
        }
    }

    /** Keys of sessions opened lately whose key begins so: those on one server and database. */
    public synchronized List<String> lately(String place) {
        return openings.stream()
                .map(Opening::key)
                .filter(key -> key.startsWith(place))
                .toList();
    }
}
