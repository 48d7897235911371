package dev.bellows.server.fleet;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.Selector;
import dev.bellows.document.TargetName;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A target as stored.
 *
 * @param state JOINING, ACTIVE, RECONCILE or UNREACHABLE
 * @param problemJson {@code {code,message,way_out}} or null
 * @param replicasJson array of replicas
 * @param agentConnected whether a stream of its agent is open now, and was heard of lately: what a crashed process left proves nothing
 * @param refusedJson {@code {code,message,way_out}} of a report that was refused after the newest that was taken, or null
 * @param readAt the store's clock when the row was read
 */
public record TargetRow(
        TargetName name,
        SchemaLine line,
        String environment,
        Map<String, String> labels,
        String engine,
        String agent,
        int baseline,
        String host,
        @Nullable String identityToken,
        @Nullable String serverId,
        @Nullable String databaseId,
        long timeline,
        @Nullable String serverVersion,
        long fence,
        boolean holding,
        long journalHead,
        String state,
        Optional<String> halted,
        @Nullable String problemJson,
        String replicasJson,
        Instant reportedAt,
        boolean agentConnected,
        @Nullable String refusedJson,
        Instant readAt) {
    public TargetRow {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** Whether the selector matches: over the labels, with {@code name}, {@code line} and {@code environment} beside them. */
    public boolean selectedBy(Selector selector) {
        TreeMap<String, String> all = new TreeMap<>(labels);
        all.put("name", name.name());
        all.put("line", line.name());
        all.put("environment", environment);
        return selector.matches(all);
    }
}
