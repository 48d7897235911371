package dev.bellows.server.fleet;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an agent says of one target in its Hello or after an inspection.
 *
 * @param baseline version its configuration names as the line's baseline
 * @param fingerprint which database it really is, empty while unreachable
 * @param window its window row, empty when there is none
 * @param rowGeneration generation in that row, 0 when none
 * @param fence highest fence in the target
 * @param holding whether the agent holds that fence and inspected since
 * @param halted reason of {@code bellows.halt}, empty when not halted
 * @param trouble why it cannot be used, or what in it is out of step; empty when all is well
 * @param badRows rows that steps could not make right; empty while its agent has not looked, so that what is known stays
 * @param archives what cleanups archived; empty while its agent has not looked
 */
public record TargetSeen(
        TargetName target,
        SchemaLine line,
        String environment,
        SortedMap<String, String> labels,
        String engine,
        int baseline,
        Optional<Fingerprint> fingerprint,
        Optional<VersionRange> window,
        long rowGeneration,
        long fence,
        boolean holding,
        long journalHead,
        Optional<String> halted,
        List<ReplicaSeen> replicas,
        Optional<Trouble> trouble,
        Optional<List<BadRows>> badRows,
        Optional<List<Archive>> archives) {
    public TargetSeen {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        replicas = List.copyOf(replicas);
        badRows = badRows.map(List::copyOf);
        archives = archives.map(List::copyOf);
    }

    /** Identity of a database; texts are empty where the engine has none. */
    public record Fingerprint(
            String identityToken,
            String serverId,
            String databaseId,
            long timeline,
            String serverVersion,
            String position,
            String host) {}

    /** A read replica; lags are -1 when unknown. */
    public record ReplicaSeen(
            String name, boolean configured, boolean ignored, long lagMillis, long lagBytes, Instant observedAt) {}

    /** An error the agent reports; its code may be newer than this control plane. */
    public record Trouble(String code, String message, String wayOut) {}
}
