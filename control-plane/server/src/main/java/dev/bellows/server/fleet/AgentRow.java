package dev.bellows.server.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as stored.
 *
 * @param epoch number of its newest stream
 * @param replica control-plane process that owns the stream, null when none
 * @param targets names of its targets, sorted
 */
public record AgentRow(
        String name,
        String agentId,
        String build,
        long epoch,
        @Nullable String replica,
        boolean connected,
        @Nullable Instant lastHeardAt,
        List<String> targets) {
    public AgentRow {
        targets = List.copyOf(targets);
    }
}
