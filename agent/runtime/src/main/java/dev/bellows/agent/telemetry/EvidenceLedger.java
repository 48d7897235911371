package dev.bellows.agent.telemetry;

import dev.bellows.agent.message.FromAgent.SeenIncarnation;
import dev.bellows.agent.message.FromAgent.SeenRole;
import dev.bellows.agent.message.FromAgent.SeenWorker;
import dev.bellows.agent.message.FromAgent.ServerSessions;
import dev.bellows.agent.message.FromAgent.SessionEvidence;
import dev.bellows.document.TargetName;
import dev.bellows.engine.Readers;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.SessionScan.ServerScan;
import dev.bellows.engine.SessionScan.Session;
import dev.bellows.engine.SessionScan.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds scans up to evidence: who had sessions since when, without a gap, and what the sessions that nobody saw add up to. Pure
 * arithmetic on the target's clock. Confined to one target's watch.
 *
 * <p>A scan is a sample. Two scans further apart than {@link #LARGEST_GAP} begin the period of the samples again; what comes and goes
 * between two of them is the {@link SessionAccount}'s, which a hole in the samples does not break; so roles outlive it. Incarnations older than {@link #INCARNATIONS} and roles older than
 * {@link #HORIZON} are not kept: no decision looks back further.
 */
public final class EvidenceLedger {
    static final Duration LARGEST_GAP = Duration.ofSeconds(15);
    static final Duration INCARNATIONS = Duration.ofHours(26);
    static final Duration HORIZON = Duration.ofDays(100);
    private static final int BOUND = 5_000;
    private static final int MOST_READERS = 1_000;

    private final TargetName target;
    private final Map<String, SeenIncarnation> incarnations = new TreeMap<>();
    private final Map<String, SeenRole> roles = new TreeMap<>();
    private final Map<String, SeenRole> tagged = new TreeMap<>();
    private final Map<String, SeenWorker> workers = new TreeMap<>();
    private final Map<String, SessionAccount> accounts = new TreeMap<>();
    private @Nullable Instant agentRoleShared;
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
            begin = scan.at();
        }
        Instant horizon = scan.at().minus(HORIZON);
        if (begin.isBefore(horizon)) {
            begin = horizon;
            roles.values().removeIf(seen -> seen.lastSeen().isBefore(horizon));
        }
        tagged.values().removeIf(seen -> seen.lastSeen().isBefore(horizon));
        workers.values().removeIf(seen -> seen.lastSeen().isBefore(horizon));
        Instant oldest = scan.at().minus(INCARNATIONS);
        incarnations.values().removeIf(seen -> seen.lastSeen().isBefore(oldest));
        String agentRole = scan.readers().map(Readers::agentRole).orElse("");
        List<String> unknown = new ArrayList<>();
        List<ServerSessions> servers = new ArrayList<>();
        for (ServerScan server : scan.servers()) {
            if (server.outcome() == SessionScan.Outcome.UNKNOWN) {
                unknown.add(server.server() + ": " + server.reason());
            }
            server.all().forEach(session -> saw(session, server.server(), scan.at()));
            server.workers().forEach(worker -> saw(worker, server.server(), scan.at()));
            if (server.all().stream().anyMatch(session -> session.role().equals(agentRole))) {
                agentRoleShared = scan.at();
            }
            servers.add(account(server, scan.at()));
        }
        if (full()) {
            unknown.add("more than " + BOUND + " different sessions");
        }
        since = begin;
        through = scan.at();
        return new SessionEvidence(
                target,
                begin,
                scan.at(),
                List.copyOf(incarnations.values()),
                List.copyOf(roles.values()),
                unknown,
                servers,
                scan.readers().map(EvidenceLedger::bounded),
                Optional.ofNullable(agentRoleShared),
                List.copyOf(tagged.values()),
                List.copyOf(workers.values()));
    }

    private boolean full() {
        return incarnations.size() + roles.size() + tagged.size() + workers.size() > BOUND;
    }

    private void saw(Worker worker, String server, Instant at) {
        if (!full()) {
            workers.put(
                    worker.kind() + "/" + worker.role() + "@" + server,
                    new SeenWorker(worker.kind(), worker.role(), at, server));
        }
    }

    private ServerSessions account(ServerScan server, Instant at) {
        SessionAccount account = accounts.computeIfAbsent(server.server(), SessionAccount::new);
        server.count().ifPresentOrElse(count -> account.add(count, at), () -> account.missed(server.reason()));
        return account.sum(server.statements());
    }

    private static Readers bounded(Readers readers) {
        return new Readers(readers.agentRole(), readers.mayRead().filter(names -> names.size() <= MOST_READERS));
    }

    /** A scan could not be made: the period has a hole, unless the next one comes in time. */
    Optional<Instant> lastScan() {
        return Optional.ofNullable(through);
    }

    private void saw(Session session, String server, Instant at) {
        if (full()) {
            return;
        }
        if (session.tagged()) {
            tagged.put(session.role(), new SeenRole(session.role(), at, session.mayReadTouched()));
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
