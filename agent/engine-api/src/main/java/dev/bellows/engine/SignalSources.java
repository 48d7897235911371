package dev.bellows.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where signals of a throttle come from that no database has by itself. Said by whoever runs the agent, never by the control plane: a
 * text of SQL in here runs as the agent's role.
 *
 * @param cores processors of the database's machine, 0 when nobody said
 * @param pressure directory with the kernel's {@code cpu}, {@code io} and {@code memory}; empty where the agent is on another machine
 * @param probe a query of the application whose time is measured; empty for none
 * @param custom signals by SQL
 */
public record SignalSources(int cores, Optional<Path> pressure, Optional<String> probe, List<Custom> custom) {
    /** Nothing but what the database shows. */
    public static final SignalSources NONE = new SignalSources(0, Optional.empty(), Optional.empty(), List.of());

    public SignalSources {
        custom = List.copyOf(custom);
        Set<String> names = new HashSet<>();
        custom.forEach(it -> {
            if (!names.add(it.name())) {
                throw new IllegalArgumentException("two signals are called " + it.name());
            }
        });
    }

    /**
     * A signal by SQL.
     *
     * @param name {@code [a-z][a-z0-9_]{0,39}}, of no signal of our own
     * @param sql one query that gives one number; run in a transaction that writes nothing
     * @param limit highest value at which batches run
     * @param deadline how long the query may take, at most 30 s
     * @param timeToLive how long a value counts
     * @param needed whether nothing is written while it cannot be read
     * @param reason what it means, for people; may be empty
     */
    public record Custom(
            String name,
            String sql,
            double limit,
            Duration deadline,
            Duration timeToLive,
            boolean needed,
            String reason) {}
}
