package dev.bellows.engine;

import java.time.Instant;
import java.util.List;

/**
 * One look at the sessions of primary and replicas.
 *
 * @param at the target's clock
 * @param servers one per server
 */
public record SessionScan(Instant at, List<ServerScan> servers) {
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
     */
    public record ServerScan(String server, Outcome outcome, List<Session> inTheWay, List<Session> all, String reason) {
        public ServerScan {
            inTheWay = List.copyOf(inTheWay);
            all = List.copyOf(all);
        }
    }

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
