package dev.bellows.rollout.adoption;

import dev.bellows.rollout.AgentFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Session evidence of a target with the time at which the store got it. The target's own times are used for lengths only: its clock
 * is not the store's.
 *
 * @param report what the agent saw
 * @param receivedAt store's clock
 * @param remembered roles ever seen without a tag; a new period of evidence, or another agent, does not forget them
 */
public record Evidence(AgentFact.EvidenceReported report, Instant receivedAt, List<Remembered> remembered) {
    private static final int MOST_REMEMBERED = 500;

    public Evidence {
        remembered = List.copyOf(remembered);
    }

    /**
     * A role that was seen without a tag, by a session or by a statement. Times are the store's.
     *
     * @param lastSession when a session of it was seen last, empty when only its statements were noticed
     * @param mayRead whether it could read what a migration touched when it was seen
     */
    public record Remembered(String role, Instant first, Instant last, Optional<Instant> lastSession, boolean mayRead) {
        private Remembered with(Remembered newer) {
            return new Remembered(
                    role,
                    first,
                    later(last, newer.last),
                    newer.lastSession
                            .map(seen ->
                                    lastSession.map(known -> later(known, seen)).orElse(seen))
                            .or(() -> lastSession),
                    mayRead || newer.mayRead);
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** A report together with what was remembered before it. Of too many roles those seen last are kept. */
    static Evidence of(AgentFact.EvidenceReported report, Instant receivedAt, List<Remembered> before) {
        Evidence bare = new Evidence(report, receivedAt, List.of());
        TreeMap<String, Remembered> roles = new TreeMap<>();
        before.forEach(known -> roles.put(known.role(), known));
        for (AgentFact.SeenRole seen : report.roles()) {
            Instant last = bare.onStoreClock(seen.lastSeen());
            remember(roles, new Remembered(seen.role(), last, last, Optional.of(last), seen.mayReadTouched()));
        }
        for (AgentFact.ServerSessions server : report.servers()) {
            for (AgentFact.WatchedStatements watched : server.statements()) {
                for (AgentFact.StatementRead read : watched.reads()) {
                    Instant last = bare.onStoreClock(read.lastRead());
                    remember(roles, new Remembered(read.role(), last, last, Optional.empty(), true));
                }
            }
        }
        List<Remembered> kept = new ArrayList<>(roles.values());
        kept.sort(Comparator.comparing(Remembered::last).reversed().thenComparing(Remembered::role));
        return new Evidence(report, receivedAt, kept.subList(0, Math.min(kept.size(), MOST_REMEMBERED)));
    }

    private static void remember(TreeMap<String, Remembered> roles, Remembered seen) {
        roles.merge(seen.role(), seen, Remembered::with);
    }

    /** Whether anything was ever seen of a role, or it may read by privilege. */
    public boolean knows(String role) {
        return remembered.stream().anyMatch(known -> known.role().equals(role))
                || report.readers()
                        .mayRead()
                        .filter(names -> names.contains(role))
                        .isPresent();
    }

    /** Since when sessions were watched without a gap, on the store's clock; never earlier than true. */
    Instant watchedSince() {
        return onStoreClock(report.since());
    }

    /** A time of the target on the store's clock, later than true by the report's way. */
    Instant onStoreClock(Instant targetTime) {
        Duration ago = Duration.between(targetTime, report.through());
        return receivedAt.minus(ago.isNegative() ? Duration.ZERO : ago);
    }
}
