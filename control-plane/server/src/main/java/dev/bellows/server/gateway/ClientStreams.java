package dev.bellows.server.gateway;

import dev.bellows.server.adoption.Adoption.ClaimProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Open streams of SDKs on this process and the heartbeats since the last batch. Thread-safe because it holds concurrent maps. */
final class ClientStreams {
    private final Map<String, ClientStream> byIncarnation = new ConcurrentHashMap<>();
    private final Map<String, ClaimProof> beats = new ConcurrentHashMap<>();

    void enter(String incarnation, ClientStream stream) {
        byIncarnation.put(incarnation, stream);
    }

    /** As {@link #enter}, unless another stream holds that place: who was refused displaces nobody. */
    void enterIfFree(String incarnation, ClientStream stream) {
        byIncarnation.putIfAbsent(incarnation, stream);
    }

    void leave(String incarnation, ClientStream stream) {
        byIncarnation.remove(incarnation, stream);
    }

    void beat(ClaimProof proof) {
        beats.put(proof.incarnation(), proof);
    }

    /** Gives back a batch that could not be stored; a newer sign of the same claim stays. */
    void putBack(List<ClaimProof> batch) {
        batch.forEach(proof -> beats.putIfAbsent(proof.incarnation(), proof));
    }

    /** Takes the batch. */
    List<ClaimProof> takeBeats() {
        List<ClaimProof> batch = new ArrayList<>(beats.values());
        batch.forEach(proof -> beats.remove(proof.incarnation(), proof));
        return batch;
    }

    Optional<ClientStream> of(String incarnation) {
        return Optional.ofNullable(byIncarnation.get(incarnation));
    }

    List<ClientStream> all() {
        return List.copyOf(byIncarnation.values());
    }

    int size() {
        return byIncarnation.size();
    }
}
