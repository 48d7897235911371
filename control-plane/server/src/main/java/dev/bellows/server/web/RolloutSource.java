package dev.bellows.server.web;

import dev.bellows.document.Digest;
import dev.bellows.document.RolloutId;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.PhaseGroup;
import dev.bellows.rollout.RolloutState;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the store holds of rollouts, read-only. Thread-safe; calls block. */
public interface RolloutSource {
    /** Every rollout, newest first. */
    List<StoredRollout> rollouts();

    /** One rollout. */
    Optional<StoredRollout> rollout(RolloutId id);

    /** Events of a rollout after a sequence number, oldest first. */
    List<StoredEvent> events(RolloutId id, long after, int limit);

    /** The newest events of a rollout, newest first. */
    List<StoredEvent> newest(RolloutId id, int limit);

    /** The newest events of a target over all rollouts, newest first. */
    List<StoredEvent> events(TargetName target, int limit);

    /** Every approval, newest first. */
    List<StoredApproval> approvals();

    /** The rollout and phase group whose plan has a digest that begins so; all that match. */
    List<PlanDigest> byDigest(String prefix);

    /**
     * A rollout and what it was planned with.
     *
     * @param classesJson the plan's classes as the web stored them
     * @param digests what an approval names, per phase group
     * @param trouble why nothing could be decided on it the last time, empty when it could
     */
    record StoredRollout(
            RolloutState state,
            Digest migration,
            String migrationName,
            Digest strategyDigest,
            String strategy,
            String selector,
            Instant createdAt,
            String classesJson,
            Map<PhaseGroup, Digest> digests,
            String trouble) {
        public StoredRollout {
            digests = Collections.unmodifiableMap(new TreeMap<>(digests));
        }
    }

    /**
     * One event of the log.
     *
     * @param target empty when it concerns the whole rollout
     */
    record StoredEvent(long seq, Instant at, String rollout, String target, String kind, String text) {}

    /** An approval. */
    record StoredApproval(
            String rollout,
            String phaseGroup,
            String digest,
            String approver,
            Instant at,
            @Nullable Instant expiresAt,
            String reason) {}

    /**
     * A digest that can be approved.
     *
     * @param over whether its rollout is over: another try of the same plan has the same digest
     */
    record PlanDigest(RolloutId rollout, PhaseGroup group, Digest digest, boolean over) {}
}
