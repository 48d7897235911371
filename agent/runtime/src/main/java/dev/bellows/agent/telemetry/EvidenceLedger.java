package dev.bellows.agent.telemetry;

import dev.bellows.agent.message.FromAgent.SeenIncarnation;
import dev.bellows.agent.message.FromAgent.SeenRole;
import dev.bellows.agent.message.FromAgent.SessionEvidence;
import dev.bellows.document.TargetName;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.SessionScan.ServerScan;
import dev.bellows.engine.SessionScan.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds scans up to evidence: who had sessions since when, without a gap. Pure arithmetic on the target's clock. Confined to one
 * target's watch.
 *
 * <p>Two scans further apart than {@link #LARGEST_GAP} leave a hole in which a session could have come and gone: the period begins
 * again. Nothing older than {@link #HORIZON} is kept, because no decision looks back further.
 */
public final class EvidenceLedger {
    static final Duration LARGEST_GAP = Duration.ofSeconds(15);
    static final Duration HORIZON = Duration.ofHours(2);
    private static final int BOUND = 5_000;

    private final TargetName target;
    private final Map<String, SeenIncarnation> incarnations = new TreeMap<>();
    private final Map<String, SeenRole> roles = new TreeMap<>();
    private @Nullable Instant since;
    private @Nullable Instant through;

    public EvidenceLedger(TargetName target) {
        this.target = target;
    }

    /** Adds one scan; what is known since the period began. */
    public SessionEvidence add(SessionScan scan) {
        Instant last = through;
        Instant begin = since;
        boolean gap = last == null
                || begin == null
                || Duration.between(last, scan.at()).compareTo(LARGEST_GAP) > 0;
        if (gap || begin == null) {
            incarnations.clear();
            roles.clear();
            begin = scan.at();
        }
        Instant horizon = scan.at().minus(HORIZON);
        if (begin.isBefore(horizon)) {
            begin = horizon;
            incarnations.values().removeIf(seen -> seen.lastSeen().isBefore(horizon));
            roles.values().removeIf(seen -> seen.lastSeen().isBefore(horizon));
        }
        List<String> unknown = new ArrayList<>();
        for (ServerScan server : scan.servers()) {
            if (server.outcome() == SessionScan.Outcome.UNKNOWN) {
                unknown.add(server.server() + ": " + server.reason());
            }
            server.all().forEach(session -> saw(session, server.server(), scan.at()));
        }
        if (incarnations.size() + roles.size() > BOUND) {
            unknown.add("more than " + BOUND + " different sessions");
        }
        since = begin;
        through = scan.at();
        return new SessionEvidence(
                target, begin, scan.at(), List.copyOf(incarnations.values()), List.copyOf(roles.values()), unknown);
    }

    /** A scan could not be made: the period has a hole, unless the next one comes in time. */
    Optional<Instant> lastScan() {
        return Optional.ofNullable(through);
    }

    private void saw(Session session, String server, Instant at) {
        if (incarnations.size() + roles.size() > BOUND) {
            return;
        }
        if (session.tagged()) {
            incarnations.put(
                    session.incarnation() + "@" + server,
                    new SeenIncarnation(session.incarnation(), session.version(), at, server));
        } else {
            SeenRole before = roles.get(session.role());
            boolean mayRead = session.mayReadTouched() || (before != null && before.mayReadTouched());
            roles.put(session.role(), new SeenRole(session.role(), at, mayRead));
        }
    }
}
