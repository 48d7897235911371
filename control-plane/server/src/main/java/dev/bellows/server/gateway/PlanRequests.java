package dev.bellows.server.gateway;

import dev.bellows.document.Digest;
import dev.bellows.document.TargetName;
import dev.bellows.document.Ulid;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Questions to agents for plans, and their answers. Thread-safe; nothing blocks; bounded to 10,000 open questions. */
public final class PlanRequests {
    private static final int MOST = 10_000;

    private final AgentStreams streams;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final Map<String, CompletableFuture<PlanAnswer>> open = new ConcurrentHashMap<>();

    PlanRequests(AgentStreams streams, InstantSource clock, RandomGenerator chance) {
        this.streams = streams;
        this.clock = clock;
        this.chance = chance;
    }

    /**
     * Asks the target's agent for the plan of a migration.
     *
     * @param migration canonical JSON
     * @return completes with the answer, or exceptionally with a {@link BellowsException}: no agent here, or none in time
     */
    public CompletableFuture<PlanAnswer> ask(TargetName target, String migration, Digest digest, Duration deadline) {
        if (open.size() >= MOST) {
            return CompletableFuture.failedFuture(
                    BellowsException.of(ErrorCode.SERVER_BUSY, "More than " + MOST + " plans are being asked for."));
        }
        String id;
        synchronized (chance) {
            id = Ulid.create(clock.instant(), chance).text();
        }
        CompletableFuture<PlanAnswer> answer = new CompletableFuture<>();
        open.put(id, answer);
        boolean sent = streams.of(target)
                .map(stream -> {
                    stream.send("plan/" + id, ControlCodec.planRequest(id, target.name(), migration, digest));
                    return true;
                })
                .orElse(false);
        if (!sent) {
            answer.completeExceptionally(noAgent(target, "no agent for it is connected to this control plane"));
        }
        return answer.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(error -> CompletableFuture.failedFuture(
                        error instanceof BellowsException
                                ? error
                                : noAgent(target, "its agent did not answer within " + deadline.toSeconds() + " s")))
                .whenComplete((result, error) -> open.remove(id));
    }

    private static BellowsException noAgent(TargetName target, String why) {
        return BellowsException.of(ErrorCode.FLEET_NO_AGENT, "Target " + target + " gave no plan: " + why + ".");
    }

    void answered(String requestId, PlanAnswer answer) {
        CompletableFuture<PlanAnswer> waiting = open.get(requestId);
        if (waiting != null) {
            waiting.complete(answer);
        }
    }
}
