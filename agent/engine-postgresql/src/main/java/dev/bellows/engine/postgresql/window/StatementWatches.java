package dev.bellows.engine.postgresql.window;

import dev.bellows.document.SchemaLine;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One watch of statements per server of a target, kept between scans. Thread-safe because the map is. */
public final class StatementWatches {
    private final SchemaLine line;
    private final InstantSource time;
    private final Map<String, StatementWatch> servers = new ConcurrentHashMap<>();

    /** Nothing is watched yet. */
    public StatementWatches(SchemaLine line, InstantSource time) {
        this.line = line;
        this.time = time;
    }

    StatementWatch of(String server) {
        return servers.computeIfAbsent(server, it -> new StatementWatch(line, time));
    }
}
