package dev.bellows.server.gateway;

import dev.bellows.document.TargetName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Open streams of agents on this process, by agent and by target. Thread-safe because it holds concurrent maps. */
final class AgentStreams {
    private final Map<String, AgentStream> byAgent = new ConcurrentHashMap<>();
    private final Map<TargetName, AgentStream> byTarget = new ConcurrentHashMap<>();

    /** Enters a stream; the agent's older one, if it is still there. */
    @Nullable
    AgentStream enter(String agent, AgentStream stream) {
        return byAgent.put(agent, stream);
    }

    /** Enters the stream that speaks for a target; the one that did, if it is still there. */
    @Nullable
    AgentStream speaksFor(TargetName target, AgentStream stream) {
        return byTarget.put(target, stream);
    }

    void speaksNoMoreFor(TargetName target, AgentStream stream) {
        byTarget.remove(target, stream);
    }

    void leave(String agent, AgentStream stream) {
        byAgent.remove(agent, stream);
        byTarget.values().removeIf(other -> other == stream);
    }

    Optional<AgentStream> of(TargetName target) {
        return Optional.ofNullable(byTarget.get(target));
    }

    List<AgentStream> all() {
        return List.copyOf(byAgent.values());
    }

    List<TargetName> targets() {
        return List.copyOf(byTarget.keySet());
    }

    int size() {
        return byAgent.size();
    }
}
