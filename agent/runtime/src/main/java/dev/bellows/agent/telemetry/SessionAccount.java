package dev.bellows.agent.telemetry;

import dev.bellows.agent.message.FromAgent.ServerSessions;
import dev.bellows.engine.SessionCount;
import dev.bellows.engine.StatementReads;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for every session that one server opened, by number: those that were seen or are ours, and the rest, which came and went
 * unseen. Pure arithmetic. Confined to one target's watch.
 *
 * <p>With U for what the counter grew by, less the sessions that became known, and P for known ones that the counter may not have yet:
 * U above zero is the number of sessions that came unseen; U + P = 0 says that there was none; between the two nothing is claimed. A
 * counter that went back, another epoch, too long without a look: it begins again and never guesses. The count itself bridges a shorter
 * hole, but the clock may have jumped in it: time that passed in a hole does not count as quiet.
 */
final class SessionAccount {
    static final Duration LARGEST_GAP = Duration.ofMinutes(2);
    private static final Duration HOLE = EvidenceLedger.LARGEST_GAP;
    private static final Duration LATEST_COUNTED = Duration.ofSeconds(90);
    private static final Duration REMEMBERED = Duration.ofMinutes(6);

    private final String server;
    private final Map<String, Instant> keys = new HashMap<>();
    private @Nullable SessionCount last;
    private @Nullable Instant lastLook;
    private @Nullable Instant since;
    private @Nullable Instant through;
    private @Nullable Instant lastUnseen;
    private @Nullable Instant behindSince;
    private long base;
    private long known;
    private long unseen;
    private String why = "not counted yet";

    SessionAccount(String server) {
        this.server = server;
    }

    /** A look could not count; the next one in time goes on. */
    void missed(String reason) {
        if (since == null) {
            why = reason;
        }
    }

    /**
     * Adds one look.
     *
     * @param at when the look was over
     */
    void add(SessionCount count, Instant at) {
        Optional<String> broken = broken(count, at);
        if (broken.isPresent()) {
            begin(broken.get());
        }
        bridge(at);
        Set<String> pending = know(count, at);
        last = count;
        lastLook = at;
        if (since == null) {
            if (pending.isEmpty()) {
                since = at;
                through = at;
                base = count.opened();
                known = 0;
                why = "";
            }
            return;
        }
        settle(count, pending.size(), at);
    }

    private Optional<String> broken(SessionCount count, Instant at) {
        SessionCount before = last;
        Instant look = lastLook;
        if (before == null || look == null) {
            return Optional.empty();
        }
        if (!before.epoch().equals(count.epoch())) {
            return Optional.of("the server started anew, or its statistics were reset");
        }
        if (count.opened() < before.opened()) {
            return Optional.of("its counter of sessions went back");
        }
        return Duration.between(look, at).compareTo(LARGEST_GAP) > 0
                ? Optional.of(
                        "it was not looked at for " + Duration.between(look, at).toSeconds() + " s")
                : Optional.empty();
    }

    private void bridge(Instant at) {
        Duration hole = lastLook == null ? Duration.ZERO : Duration.between(lastLook, at);
        if (hole.compareTo(HOLE) > 0) {
            since = since == null ? null : since.plus(hole);
            lastUnseen = lastUnseen == null ? null : lastUnseen.plus(hole);
        }
    }

    private void begin(String reason) {
        keys.clear();
        since = null;
        through = null;
        lastUnseen = null;
        behindSince = null;
        base = 0;
        known = 0;
        unseen = 0;
        why = reason;
    }

    /** Notes every session of a look; those that the counter may not have yet are the answer. */
    private Set<String> know(SessionCount count, Instant at) {
        Set<String> present = new HashSet<>();
        Set<String> pending = new TreeSet<>(count.late());
        for (SessionCount.Present session : count.present()) {
            present.add(session.key());
            if (!session.counted()) {
                pending.add(session.key());
            }
        }
        for (String own : count.own()) {
            if (!keys.containsKey(own) && !present.contains(own)) {
                pending.add(own);
            }
        }
        present.addAll(count.late());
        present.addAll(count.own());
        for (String key : present) {
            if (keys.put(key, at) == null) {
                known++;
            }
        }
        keys.values().removeIf(seen -> Duration.between(seen, at).compareTo(REMEMBERED) > 0);
        return pending;
    }

    private void settle(SessionCount count, int pending, Instant at) {
        long left = count.opened() - base - known - unseen;
        if (left > 0) {
            unseen += left;
            lastUnseen = at;
            left = 0;
        }
        if (left + pending == 0) {
            through = count.at();
            behindSince = null;
        } else if (left + pending < 0) {
            // A session that was seen is not in the counter yet: its server writes it down later.
            Instant behind = behindSince == null ? at : behindSince;
            behindSince = behind;
            if (Duration.between(behind, at).compareTo(LATEST_COUNTED) > 0) {
                begin("its counter of sessions stays behind the sessions that were seen");
            }
        }
    }

    /** Writes down what a successor needs to go on, the server's own counter above all. */
    void write(Writing to) {
        SessionCount count = last;
        to.text(count == null ? "" : count.epoch());
        to.number(count == null ? 0 : count.opened());
        to.moment(lastLook);
        to.moment(since);
        to.moment(through);
        to.moment(lastUnseen);
        to.moment(behindSince);
        to.number(base);
        to.number(known);
        to.number(unseen);
        to.text(why);
        to.number(keys.size());
        keys.forEach((key, seen) -> {
            to.text(key);
            to.moment(seen);
        });
    }

    /**
     * Takes over what a predecessor wrote down. The next look settles what was opened meanwhile: those that are there are known, the
     * rest came unseen; and it begins anew where the server's counter cannot bridge the hole.
     */
    void read(Reading from) {
        String epoch = from.text();
        long opened = from.number();
        lastLook = from.moment();
        since = from.moment();
        through = from.moment();
        lastUnseen = from.moment();
        behindSince = from.moment();
        base = from.number();
        known = from.number();
        unseen = from.number();
        why = from.text();
        long count = from.number();
        for (long i = 0; i < count; i++) {
            String key = from.text();
            Instant seen = from.moment();
            if (seen != null) {
                keys.put(key, seen);
            }
        }
        Instant look = lastLook;
        last = epoch.isEmpty() || look == null
                ? null
                : new SessionCount(epoch, look, opened, List.of(), List.of(), List.of());
    }

    /** What is known now. */
    ServerSessions sum(StatementReads statements) {
        SessionCount count = last;
        long opened = count == null || since == null ? 0 : count.opened() - base;
        return new ServerSessions(
                server,
                Optional.ofNullable(since),
                Optional.ofNullable(through),
                opened,
                unseen,
                Optional.ofNullable(lastUnseen),
                why,
                statements);
    }
}
