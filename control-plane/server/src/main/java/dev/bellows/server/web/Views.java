package dev.bellows.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shapes of {@code docs/reference/http-api.md}; the field names are an API. Immutable values. */
final class Views {
    private Views() {}

    record Trouble(String code, String message, String wayOut) {}

    record Window(int min, int max, String state) {}

    record Step(int ordinal, int of, String title) {}

    record Rows(long done, long total, long perSecond) {}

    record Eta(long low, long high) {}

    record TargetLine(
            String target,
            String line,
            String environment,
            String host,
            Map<String, String> labels,
            @Nullable String rollout,
            @Nullable String phase,
            String state,
            int run,
            int attempt,
            int wave,
            @Nullable Step step,
            @Nullable Rows rows,
            @Nullable Eta etaSeconds,
            String why,
            String throttle,
            @Nullable Long stallMs,
            @Nullable Long lagMs,
            @Nullable Window window,
            String agent,
            boolean agentConnected,
            Instant observedAt,
            @Nullable Trouble problem,
            @Nullable Instant hiddenAt,
            @Nullable Instant revertibleUntil,
            @Nullable String standing) {

        /** The same with another reason for waiting. */
        TargetLine waiting(String reason) {
            return with(reason, stallMs);
        }

        /** The same without the stall. */
        TargetLine unmeasured() {
            return with(why, null);
        }

        private TargetLine with(String reason, @Nullable Long stall) {
            return new TargetLine(
                    target,
                    line,
                    environment,
                    host,
                    labels,
                    rollout,
                    phase,
                    state,
                    run,
                    attempt,
                    wave,
                    step,
                    rows,
                    etaSeconds,
                    reason,
                    throttle,
                    stall,
                    lagMs,
                    window,
                    agent,
                    agentConnected,
                    observedAt,
                    problem,
                    hiddenAt,
                    revertibleUntil,
                    standing);
        }
    }

    record Fingerprint(
            @Nullable String identityToken,
            @Nullable String serverId,
            @Nullable String databaseId,
            long timeline,
            @Nullable String serverVersion) {}

    record Target(
            @com.fasterxml.jackson.annotation.JsonUnwrapped TargetLine row,
            Fingerprint fingerprint,
            String fleetState,
            long fence,
            boolean holding,
            long journalHead,
            @Nullable String halted,
            JsonNode replicas,
            List<BadRows> badRows,
            List<Archive> archives,
            List<Claim> claims,
            List<Event> events,
            String nextCommand) {}

    /** Rows that a step could not make right; {@code at_least} says that there may be more. */
    record BadRows(
            String target,
            String rollout,
            String phase,
            int ordinal,
            String step,
            String relation,
            String cause,
            String reason,
            long rows,
            boolean atLeast,
            Instant since,
            String query) {}

    /** What a cleanup archived: a column's values, or where {@code column} is empty a table. {@code rows} is -1 when nobody counted. */
    record Archive(
            String target,
            String line,
            int version,
            String archive,
            String relation,
            String column,
            String type,
            List<String> key,
            String state,
            long rows,
            String checksum,
            long bytes,
            Instant since,
            String restored) {}

    record Claim(
            String incarnation,
            String service,
            String instance,
            String line,
            String environment,
            int version,
            Range reach,
            List<String> targets,
            String state,
            Instant registeredAt,
            Instant lastHeardAt,
            @Nullable Instant endedAt,
            String endReason,
            List<String> rowRead,
            String why) {}

    record Range(int min, int max) {}

    record Event(long seq, Instant at, String rollout, String target, String kind, String text) {}

    record Budget(int allowed, int failed, int unknown) {}

    record PhaseRun(
            String id,
            String phase,
            int number,
            String state,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            int wave,
            List<List<String>> waves,
            Budget budget) {}

    record Waiting(String target, String why) {}

    record Rollout(
            String id,
            String line,
            int version,
            String name,
            String state,
            String migrationDigest,
            String strategy,
            Instant createdAt,
            List<String> paused,
            List<PhaseRun> phaseRuns,
            List<TargetLine> targets,
            List<String> legalVerbs,
            List<Waiting> waiting,
            @Nullable Long worstStallMs,
            Map<String, Integer> expected,
            Map<String, String> digests,
            int matched,
            int of,
            int planClasses,
            List<Event> events,
            String nextCommand) {}

    record RolloutLine(
            String id,
            String line,
            int version,
            String name,
            String state,
            String migrationDigest,
            String strategy,
            Instant createdAt,
            List<String> paused,
            int targets,
            int failed,
            @Nullable Long worstStallMs,
            List<String> legalVerbs,
            Map<String, String> digests,
            int matched,
            int of,
            int planClasses) {}

    record PlannedStep(
            String phase,
            int ordinal,
            String title,
            List<String> statements,
            String lock,
            long estimatedRows,
            boolean rewrites,
            boolean needsGrant,
            boolean reversible,
            String digest) {}

    record PlanClass(
            int number,
            List<String> targets,
            String revertClass,
            String snapshotDigest,
            List<PlannedStep> steps,
            List<Trouble> hazards) {}

    record Refused(String target, List<Trouble> problems) {}

    record Plan(
            String rollout,
            String migrationDigest,
            String strategyDigest,
            String selector,
            int matched,
            int of,
            List<PlanClass> classes,
            List<Refused> refused,
            List<Refused> unready,
            Map<String, String> digests,
            Map<String, List<List<String>>> waves,
            String quiet,
            String revertFor,
            Map<String, Integer> approvalsNeeded) {}
}
