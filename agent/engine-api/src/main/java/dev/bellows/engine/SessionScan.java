package dev.bellows.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at the sessions of primary and replicas.
 *
 * @param at the target's clock
 * @param servers one per server
 * @param readers who could read by privilege; empty when the primary was not looked at
 */
public record SessionScan(Instant at, List<ServerScan> servers, Optional<Readers> readers) {
    /** A look that says nothing of privileges. */
    public SessionScan(Instant at, List<ServerScan> servers) {
        this(at, servers, Optional.empty());
    }

    public SessionScan {
        servers = List.copyOf(servers);
    }

    /** True when every server was looked at and nobody was in the way. */
    public boolean clean() {
        return !servers.isEmpty() && servers.stream().allMatch(server -> server.outcome() == Outcome.CLEAN);
    }

    /**
     * One server's part.
     *
     * @param server {@code primary} or a replica's name
     * @param outcome what the look gave
     * @param inTheWay sessions outside the window, at most 100
     * @param all every tagged or untagged session that is not ours, at most 1,000: the evidence for presumed-dead
     * @param reason why the outcome is UNKNOWN, else empty
     * @param count its sessions by number; empty when the server has no such counter, or was not looked at
     * @param statements what its statistics of statements say
     * @param workers processes in the database that are no client sessions and that no counter of sessions knows
     */
    public record ServerScan(
            String server,
            Outcome outcome,
            List<Session> inTheWay,
            List<Session> all,
            String reason,
            Optional<SessionCount> count,
            StatementReads statements,
            List<Worker> workers) {
        /** Without workers. */
        public ServerScan(
                String server,
                Outcome outcome,
                List<Session> inTheWay,
                List<Session> all,
                String reason,
                Optional<SessionCount> count,
                StatementReads statements) {
            this(server, outcome, inTheWay, all, reason, count, statements, List.of());
        }

        /** A look at sessions alone. */
        public ServerScan(String server, Outcome outcome, List<Session> inTheWay, List<Session> all, String reason) {
            this(
                    server,
                    outcome,
                    inTheWay,
                    all,
                    reason,
                    Optional.empty(),
                    StatementReads.unusable("the engine has no statistics of statements"));
        }

        public ServerScan {
            inTheWay = List.copyOf(inTheWay);
            all = List.copyOf(all);
            workers = List.copyOf(workers);
        }
    }

    /**
     * A process that may run statements without a session.
     *
     * @param kind what the server calls it
     * @param role role it acts as, empty for none
     */
    public record Worker(String kind, String role) {}

    /** Outcome on one server. */
    public enum Outcome {
        CLEAN,
        VETO,
        UNKNOWN
    }

    /**
     * A database session.
     *
     * @param tagged whether its application name is a session tag of this line, parsable or not
     * @param version version in the tag; 0 when the tag cannot be parsed (older than everything) or there is none
     * @param incarnation incarnation in the tag, empty when none
     * @param role login role
     * @param client address for people, may be empty
     * @param mayReadTouched whether the role may read a touched object, or nobody can say
     */
    public record Session(
            boolean tagged, int version, String incarnation, String role, String client, boolean mayReadTouched) {}
}
