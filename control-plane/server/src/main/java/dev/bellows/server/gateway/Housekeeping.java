package dev.bellows.server.gateway;

import dev.bellows.document.TargetName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.server.adoption.Adoption;
import dev.bellows.server.fleet.Fleet;
import dev.bellows.server.security.Identity;
import dev.bellows.server.security.Tokens;
import io.grpc.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Once a second, for all streams together: stores agents' signs of life in one statement, closes silent and superseded streams and those
 * whose token was revoked, lets agents come back for targets that became free, and ends claims of instances that are gone. Confined to the gateway's housekeeping loop.
 */
final class Housekeeping {
    private static final int SILENT_BEATS = 4;
    private static final int RARE = 5;
    private static final Duration UNHELD = Duration.ofSeconds(10);

    private final AgentStreams agents;
    private final ClientStreams clients;
    private final Fleet fleet;
    private final Adoption adoption;
    private final Tokens tokens;
    private final GatewaySettings settings;
    private long turn;

    Housekeeping(
            AgentStreams agents,
            ClientStreams clients,
            Fleet fleet,
            Adoption adoption,
            Tokens tokens,
            GatewaySettings settings) {
        this.agents = agents;
        this.clients = clients;
        this.fleet = fleet;
        this.adoption = adoption;
        this.tokens = tokens;
        this.settings = settings;
    }

    void turn() {
        turn++;
        closeSilent();
        storeSignsOfLife();
        askForHolding();
        if (turn % RARE == 0) {
            closeRevoked();
            offerFreedTargets();
            adoption.settle();
        }
    }

    private void closeSilent() {
        long agentLimit = settings.agentHeartbeat().toNanos() * SILENT_BEATS;
        long clientLimit = settings.clientHeartbeat().toNanos() * SILENT_BEATS;
        Status silent =
                Refusal.status(ErrorCode.STREAM_SILENT, "Nothing was heard on this stream for several heartbeats.");
        agents.all().stream().filter(stream -> stream.silence() > agentLimit).forEach(stream -> stream.close(silent));
        clients.all().stream().filter(stream -> stream.silence() > clientLimit).forEach(stream -> stream.close(silent));
    }

    private void storeSignsOfLife() {
        SortedMap<String, Long> epochs = new TreeMap<>();
        Duration recent = settings.agentHeartbeat().multipliedBy(2);
        for (AgentStream stream : agents.all()) {
            if (stream.epoch() != 0 && stream.silence() < recent.toNanos()) {
                epochs.put(stream.agent(), stream.epoch());
            }
        }
        if (!epochs.isEmpty()) {
            Set<String> superseded = fleet.heard(epochs);
            agents.all().stream()
                    .filter(stream -> superseded.contains(stream.agent())
                            && Long.valueOf(stream.epoch()).equals(epochs.get(stream.agent())))
                    .forEach(AgentStream::superseded);
        }
    }

    private void closeRevoked() {
        Set<String> ids = new HashSet<>();
        agents.all().forEach(stream -> ids.add(stream.identity().tokenId()));
        clients.all().forEach(stream -> ids.add(stream.identity().tokenId()));
        Set<String> revoked = tokens.revoked(ids);
        Status status = Refusal.status(ErrorCode.AUTH_REQUIRED, "The token of this stream was revoked.");
        agents.all().stream().filter(stream -> has(revoked, stream.identity())).forEach(stream -> stream.close(status));
        clients.all().stream()
                .filter(stream -> has(revoked, stream.identity()))
                .forEach(stream -> stream.close(status));
    }

    private static boolean has(Set<String> ids, Identity identity) {
        return ids.contains(identity.tokenId());
    }

    /** An older holder may have raised the fence late. Whoever speaks for the target raises it again when it is accepted anew. */
    private void askForHolding() {
        for (AgentStream stream : agents.all()) {
            List<TargetName> unheld = stream.unheldFor(UNHELD.toNanos());
            if (!unheld.isEmpty()) {
                stream.drain(Duration.ZERO, "it speaks for " + unheld + " without holding them");
            }
        }
    }

    private void offerFreedTargets() {
        for (AgentStream stream : agents.all()) {
            List<String> taken = stream.taken();
            if (!taken.isEmpty() && fleet.keptByOthers(stream.agent(), taken).size() < taken.size()) {
                stream.drain(Duration.ZERO, "a target that another agent had is free");
            }
        }
    }
}
