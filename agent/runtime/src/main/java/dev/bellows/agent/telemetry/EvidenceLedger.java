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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds scans up to evidence: who had sessions since when, without a gap, and what the sessions that nobody saw add up to. Pure
 * arithmetic on the target's clock. Confined to one target's watch.
 *
 * <p>It outlives its process as a text. A scan is a sample. Two scans further apart than {@link #LARGEST_GAP} begin the period of the
 * samples again; what comes and goes
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
            // Who was seen before the gap stays known: the count of sessions bridges it, and so must what it knows of
            // them.
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

    private static final long FORMAT = 1;
    private static final int MOST_KEPT = 1 << 18;

    /** Everything a successor needs to go on; empty where it is too much to be kept, and a successor begins anew. */
    public Optional<String> written() {
        Writing to = new Writing();
        to.number(FORMAT);
        to.moment(since);
        to.moment(through);
        to.moment(agentRoleShared);
        to.number(incarnations.size());
        incarnations.forEach((key, seen) -> {
            to.text(seen.incarnation());
            to.number(seen.version());
            to.moment(seen.lastSeen());
            to.text(seen.server());
        });
        write(to, roles.values());
        write(to, tagged.values());
        to.number(workers.size());
        workers.forEach((key, seen) -> {
            to.text(seen.kind());
            to.text(seen.role());
            to.moment(seen.lastSeen());
            to.text(seen.server());
        });
        to.number(accounts.size());
        accounts.forEach((server, account) -> {
            to.text(server);
            account.write(to);
        });
        return Optional.of(to.all()).filter(text -> text.length() <= MOST_KEPT);
    }

    private static void write(Writing to, Collection<SeenRole> roles) {
        to.number(roles.size());
        roles.forEach(seen -> {
            to.text(seen.role());
            to.moment(seen.lastSeen());
            to.number(seen.mayReadTouched() ? 1 : 0);
        });
    }

    /**
     * A ledger that goes on where a predecessor's text ends. What it proves, the next scan decides: by the server's own counters, or not
     * at all.
     *
     * @throws IllegalArgumentException when the text is not one, or of a build that writes another
     */
    public static EvidenceLedger after(TargetName target, String text) {
        Reading from = new Reading(text);
        if (from.number() != FORMAT) {
            throw new IllegalArgumentException("another build wrote it");
        }
        EvidenceLedger ledger = new EvidenceLedger(target);
        ledger.since = from.moment();
        ledger.through = from.moment();
        ledger.agentRoleShared = from.moment();
        for (long left = from.number(); left > 0; left--) {
            SeenIncarnation seen =
                    new SeenIncarnation(from.text(), Math.toIntExact(from.number()), known(from), from.text());
            ledger.incarnations.put(seen.incarnation() + "@" + seen.server(), seen);
        }
        read(from, ledger.roles);
        read(from, ledger.tagged);
        for (long left = from.number(); left > 0; left--) {
            SeenWorker seen = new SeenWorker(from.text(), from.text(), known(from), from.text());
            ledger.workers.put(seen.kind() + "/" + seen.role() + "@" + seen.server(), seen);
        }
        for (long left = from.number(); left > 0; left--) {
            String server = from.text();
            SessionAccount account = new SessionAccount(server);
            account.read(from);
            ledger.accounts.put(server, account);
        }
        return ledger;
    }

    private static void read(Reading from, Map<String, SeenRole> roles) {
        for (long left = from.number(); left > 0; left--) {
            SeenRole seen = new SeenRole(from.text(), known(from), from.number() == 1);
            roles.put(seen.role(), seen);
        }
    }

    private static Instant known(Reading from) {
        Instant moment = from.moment();
        if (moment == null) {
            throw new IllegalArgumentException("a time is missing");
        }
        return moment;
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
