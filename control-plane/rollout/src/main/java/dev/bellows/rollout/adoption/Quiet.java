package dev.bellows.rollout.adoption;

import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.adoption.Look.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether it is proven that nobody undeclared read what a narrowing takes away, over the whole of its period. A look at sessions is a
 * sample; a sample is no proof. What is: every session that the server opened is accounted for by number; or the statistics of
 * statements cover the period without a hole; or no undeclared role may read what changes. Pure.
 */
final class Quiet {
    private static final Duration ROUNDING = Duration.ofSeconds(10);
    private static final int MOST_NAMED = 20;

    private final Asked asked;
    private final String line;
    private final Duration period;
    private final AdoptionPolicy policy;
    private final Set<String> declared;
    private final Instant now;
    private final Evidence evidence;
    private final Instant begin;

    /**
     * @param period how long nobody may have read: up to the newest evidence, not up to now, so that a look that is a while ago does not
     *     shorten it
     * @param declared roles that a person vouches for, for what is asked about
     * @param evidence fresh evidence
     */
    Quiet(
            Asked asked,
            String line,
            Duration period,
            AdoptionPolicy policy,
            Set<String> declared,
            Evidence evidence,
            Instant now) {
        this.asked = asked;
        this.line = line;
        this.period = period;
        this.policy = policy;
        this.declared = declared;
        this.now = now;
        this.evidence = evidence;
        this.begin = evidence.receivedAt().minus(period);
    }

    /**
     * What was found.
     *
     * @param obstacles who or what stands in the way
     * @param basis what the answer rests on, a line each
     */
    record Finding(List<Obstacle> obstacles, List<String> basis) {}

    /** Judges. */
    Finding finding() {
        List<Obstacle> obstacles = new ArrayList<>();
        List<String> basis = new ArrayList<>();
        basis.add("quiet time: " + Absence.words(period));
        Instant watched = evidence.watchedSince().plus(policy.presumedDeadAfter());
        if (watched.isAfter(now)) {
            obstacles.add(evidence("sessions have not been watched for " + Absence.words(policy.presumedDeadAfter())
                    + " without a gap yet; enough at " + roundedUp(watched)));
        }
        Set<String> named = new TreeSet<>();
        for (Evidence.Remembered known : evidence.remembered()) {
            boolean lately =
                    known.lastSession().filter(last -> last.isAfter(begin)).isPresent();
            if (lately && known.role().isEmpty() && known.mayRead()) {
                obstacles.add(nameless(
                        "",
                        known.lastSession(),
                        "an untagged session whose role was dropped under it: nobody can say what it may read; where it is"
                                + " still there, end it (pg_terminate_backend; pg_stat_activity shows it without usename),"
                                + " then wait until the quiet time has passed"));
            } else if (lately && mayRead(known) && !declared.contains(known.role())) {
                named.add(known.role());
                obstacles.add(role(known.role(), known.lastSession(), "untagged sessions that may read what changes"));
            }
        }
        Optional<Set<String>> candidates = candidates();
        basis.add(privileges(candidates));
        if (evidence.report().servers().isEmpty()) {
            unproven("primary", "its agent does not count sessions; upgrade it", candidates, named, obstacles);
        }
        for (AgentFact.ServerSessions server : evidence.report().servers()) {
            Optional<String> hole = hole(server);
            basis.add(counted(server, hole, candidates));
            basis.add(statements(server));
            workers(server).ifPresent(basis::add);
            if (hole.isPresent()) {
                weigh(server, hole.get(), candidates, named, obstacles);
            } else {
                readWithoutSession(server, named, obstacles);
            }
            weighWorkers(server, named, obstacles);
        }
        remembered().ifPresent(basis::add);
        return new Finding(obstacles, basis);
    }

    /** As privileges are now; where nobody can say, as they were when it was seen. */
    private boolean mayRead(Evidence.Remembered known) {
        return evidence.report()
                .readers()
                .mayRead()
                .map(names -> names.contains(known.role()))
                .orElse(known.mayRead());
    }

    /** Undeclared roles that could have had a session nobody saw; empty when nobody can say. */
    private Optional<Set<String>> candidates() {
        AgentFact.Readers readers = evidence.report().readers();
        return readers.mayRead().map(names -> {
            Set<String> left = new TreeSet<>(names);
            left.removeAll(declared);
            boolean shared = readers.agentRoleShared()
                    .map(evidence::onStoreClock)
                    .filter(last -> last.isAfter(begin))
                    .isPresent();
            if (!shared) {
                left.remove(readers.agentRole());
            }
            return left;
        });
    }

    /** Why the count of a server's sessions proves nothing for the period; empty when every session in it is accounted for. */
    private Optional<String> hole(AgentFact.ServerSessions server) {
        if (server.since().isEmpty() || server.through().isEmpty()) {
            return Optional.of("sessions are not counted: " + server.why());
        }
        Instant since = evidence.onStoreClock(server.since().get());
        Instant through = evidence.onStoreClock(server.through().get());
        Instant from = through.minus(period);
        if (since.isAfter(from)) {
            return Optional.of("sessions have not been counted for " + Absence.words(period) + " yet; enough at "
                    + roundedUp(since.plus(period)));
        }
        if (lastUnseen(server).filter(last -> last.isAfter(from)).isPresent()) {
            return Optional.of("sessions came and went unseen");
        }
        return through.plus(policy.evidenceStale()).isBefore(now)
                ? Optional.of("sessions that were just opened are not accounted for yet")
                : Optional.empty();
    }

    private Optional<Instant> lastUnseen(AgentFact.ServerSessions server) {
        return server.lastUnseen().map(evidence::onStoreClock);
    }

    /** A hole in the count: statements may settle it, or that nobody is left who could have been it. */
    private void weigh(
            AgentFact.ServerSessions server,
            String hole,
            Optional<Set<String>> candidates,
            Set<String> named,
            List<Obstacle> obstacles) {
        Optional<AgentFact.WatchedStatements> watched =
                watched(server).filter(it -> !evidence.onStoreClock(it.since()).isAfter(begin));
        if (watched.isEmpty()) {
            unproven(server.server(), hole, candidates, named, obstacles);
            return;
        }
        String agentRole = evidence.report().readers().agentRole();
        if (candidates.isEmpty() || candidates.get().contains(agentRole)) {
            // Statements of that role are not told apart from the agent's own.
            named.add(agentRole);
            obstacles.add(role(
                    agentRole,
                    evidence.report().readers().agentRoleShared().map(evidence::onStoreClock),
                    "the agent's own role is used by others too, and not all sessions on " + server.server()
                            + " were seen"));
        }
        for (AgentFact.StatementRead read : watched.get().reads()) {
            Instant last = evidence.onStoreClock(read.lastRead());
            if (last.isAfter(begin) && !declared.contains(read.role()) && named.add(read.role())) {
                obstacles.add(role(
                        read.role(),
                        Optional.of(last),
                        "its statements may read what changes, and not all sessions on " + server.server()
                                + " were seen"));
            }
        }
    }

    /**
     * Every session is accounted for, and yet a role read what changes that no service answers for: something without a session did. Its
     * untagged sessions were weighed before.
     */
    private void readWithoutSession(AgentFact.ServerSessions server, Set<String> named, List<Obstacle> obstacles) {
        Set<String> answered = evidence.report().taggedRoles().stream()
                .filter(seen -> evidence.onStoreClock(seen.lastSeen()).isAfter(begin))
                .map(AgentFact.SeenRole::role)
                .collect(Collectors.toSet());
        for (AgentFact.StatementRead read :
                watched(server).map(AgentFact.WatchedStatements::reads).orElse(List.of())) {
            Instant last = evidence.onStoreClock(read.lastRead());
            if (last.isAfter(begin)
                    && !declared.contains(read.role())
                    && !answered.contains(read.role())
                    && named.add(read.role())) {
                obstacles.add(role(
                        read.role(),
                        Optional.of(last),
                        "its statements may read what changes, and on " + server.server()
                                + " it has no session: a background worker, or a scheduler in the database"));
            }
        }
    }

    private List<AgentFact.SeenWorker> seenWorkers(AgentFact.ServerSessions server) {
        return evidence.report().workers().stream()
                .filter(seen -> seen.server().equals(server.server())
                        && evidence.onStoreClock(seen.lastSeen()).isAfter(begin))
                .toList();
    }

    /** No count knows a worker; statements do, where they were watched all the time. */
    private void weighWorkers(AgentFact.ServerSessions server, Set<String> named, List<Obstacle> obstacles) {
        boolean statements = watched(server)
                .filter(it -> !evidence.onStoreClock(it.since()).isAfter(begin))
                .isPresent();
        if (statements) {
            return;
        }
        for (AgentFact.SeenWorker seen : seenWorkers(server)) {
            Optional<Instant> last = Optional.of(evidence.onStoreClock(seen.lastSeen()));
            boolean may = evidence.report()
                    .readers()
                    .mayRead()
                    .map(names -> names.contains(seen.role()))
                    .orElse(true);
            if (seen.role().isEmpty()) {
                obstacles.add(nameless(
                        server.server(),
                        last,
                        server.server() + ": " + kind(seen)
                                + " is there without a session and without a role that has a name: nobody can say what it may"
                                + " read; stop it and wait until the quiet time has passed, or have pg_stat_statements watched"
                                + " for as long"));
            } else if (may && !declared.contains(seen.role()) && named.add(seen.role())) {
                obstacles.add(role(
                        seen.role(),
                        last,
                        server.server() + ": " + kind(seen)
                                + " acts as it without a session, and it may read what changes"));
            }
        }
    }

    private static String kind(AgentFact.SeenWorker seen) {
        return seen.kind().isEmpty() ? "background worker" : seen.kind();
    }

    private Optional<String> workers(AgentFact.ServerSessions server) {
        List<String> seen = seenWorkers(server).stream()
                .map(worker -> kind(worker) + (worker.role().isEmpty() ? "" : " (" + worker.role() + ")"))
                .distinct()
                .toList();
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(server.server() + ": background workers that no count of sessions knows: " + list(seen));
    }

    private Optional<AgentFact.WatchedStatements> watched(AgentFact.ServerSessions server) {
        return server.statements().stream()
                .filter(it -> server.statementsWhy().isEmpty()
                        && it.version() == asked.version()
                        && it.old() == asked.takesOldNames())
                .findFirst();
    }

    private void unproven(
            String server, String hole, Optional<Set<String>> candidates, Set<String> named, List<Obstacle> obstacles) {
        if (candidates.isEmpty()) {
            obstacles.add(evidence(server + ": " + hole + ", and nobody can say which roles may read what changes"));
            return;
        }
        List<String> left = candidates.get().stream()
                .filter(role -> !named.contains(role))
                .limit(MOST_NAMED)
                .toList();
        if (!candidates.get().isEmpty() && (left.isEmpty() || candidates.get().size() > MOST_NAMED)) {
            obstacles.add(evidence(
                    server + ": " + hole + "; " + candidates.get().size() + " undeclared roles may read what changes"));
        }
        for (String role : left) {
            named.add(role);
            obstacles.add(role(
                    role,
                    lastSeen(role),
                    server + ": " + hole + "; it may read what changes and could have been there"));
        }
    }

    private Optional<Instant> lastSeen(String role) {
        return evidence.remembered().stream()
                .filter(known -> known.role().equals(role))
                .map(Evidence.Remembered::last)
                .findFirst();
    }

    private String counted(AgentFact.ServerSessions server, Optional<String> hole, Optional<Set<String>> candidates) {
        if (server.since().isEmpty()) {
            return server.server() + ": " + hole.orElse("");
        }
        String opened = server.server() + ": " + server.opened() + " sessions opened since "
                + shown(evidence.onStoreClock(server.since().get()));
        if (server.unseen() == 0) {
            return opened + (hole.isEmpty() ? ", all accounted for" : "; " + hole.get());
        }
        String last = lastUnseen(server).map(Quiet::shown).orElse("");
        String who = candidates.map(Quiet::list).orElse("anybody");
        return opened + ", " + server.unseen() + " of them came unseen, the last before " + last
                + (hole.isPresent() && !who.isEmpty() ? "; could have been: " + who : "");
    }

    private String statements(AgentFact.ServerSessions server) {
        String head = server.server() + ": statements ";
        if (!server.statementsWhy().isEmpty()) {
            return head + "are not watched: " + server.statementsWhy();
        }
        Optional<AgentFact.WatchedStatements> watched = watched(server);
        if (watched.isEmpty()) {
            return head + "that read the names of version " + asked.version()
                    + " are not watched: it is not expanded there yet, or what it takes away has no name to look for (a sql operation)";
        }
        String reads = watched.get().reads().stream()
                .map(read -> read.role() + " at " + shown(evidence.onStoreClock(read.lastRead())))
                .collect(Collectors.joining(", "));
        return head + "watched since "
                + shown(evidence.onStoreClock(watched.get().since()))
                + ", no reset, no eviction; " + (asked.takesOldNames() ? "old" : "new") + " names "
                + (reads.isEmpty() ? "not read" : "last read by " + reads);
    }

    private String privileges(Optional<Set<String>> candidates) {
        Optional<List<String>> may = evidence.report().readers().mayRead();
        if (may.isEmpty() || candidates.isEmpty()) {
            return "nobody can say which roles may read what changes";
        }
        List<String> vouched = may.get().stream().filter(declared::contains).toList();
        return "may read by privilege: " + (candidates.get().isEmpty() ? "nobody undeclared" : list(candidates.get()))
                + (vouched.isEmpty() ? "" : "; declared: " + list(vouched))
                + "; the agent's role: " + evidence.report().readers().agentRole();
    }

    private Optional<String> remembered() {
        if (evidence.remembered().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("ever seen untagged: "
                + evidence.remembered().stream()
                        .limit(MOST_NAMED)
                        .map(known -> known.role() + " (" + shown(known.first()) + " … " + shown(known.last()) + ")")
                        .collect(Collectors.joining(", ")));
    }

    private static String list(Collection<String> names) {
        String shown = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? shown + " and " + (names.size() - MOST_NAMED) + " more" : shown;
    }

    private static String shown(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Each report puts the target's clock a little differently on the store's; a text that followed it would change with each. */
    private static Instant roundedUp(Instant moment) {
        long seconds = moment.plus(ROUNDING).getEpochSecond();
        return Instant.ofEpochSecond(seconds - seconds % ROUNDING.toSeconds());
    }

    private static Obstacle evidence(String why) {
        return new Obstacle("evidence", "", "", "", 0, "", "", Optional.empty(), why, true);
    }

    /** Nobody can declare what has no name. */
    private static Obstacle nameless(String server, Optional<Instant> last, String why) {
        return new Obstacle("evidence", "", "", "", 0, server, "", last, why, true);
    }

    private Obstacle role(String role, Optional<Instant> last, String why) {
        // Neither the reason nor the table is ours to say; a word typed as it stands here is refused.
        String advice =
                "; where its owner says so, declare it: bellows consumer add " + quoted(role) + " --line " + line
                        + " --vouches both-versions --version " + asked.version()
                        + " --until 90d --reason TEXT --yes (or --vouches not-this --table TABLE)";
        return new Obstacle("role", "", "", "", 0, "", role, last, why + advice, true);
    }

    /** As a shell reads it. */
    private static String quoted(String role) {
        return role.matches("[A-Za-z0-9_.-]+") ? role : "'" + role.replace("'", "'\\''") + "'";
    }
}
