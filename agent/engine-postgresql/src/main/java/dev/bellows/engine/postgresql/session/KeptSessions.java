package dev.bellows.engine.postgresql.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Sessions that wait for their next user. They differ in where they lead and in the fence they carry; limits are set anew for each
 * user. One that nobody needed for half a minute is ended when another comes back: at rest a look needs two, whatever the last step
 * needed. Thread-safe because every method holds its monitor; sessions are ended, which asks the network, outside of it.
 */
final class KeptSessions {
    /** Three: a step's control, its worker and the heartbeat meet often, a fourth does not. */
    private static final int MOST = 3;

    private static final Duration UNUSED_AT_MOST = Duration.ofSeconds(30);

    private final Map<Place, Deque<Waiting>> idle = new HashMap<>();
    private final LongSupplier nanoTime;
    private long newestFence;
    private boolean closed;

    /** In production on {@link System#nanoTime}. */
    KeptSessions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Waiting(PinnedSession session, long since) {}

    /**
     * Where a session leads and for whom.
     *
     * @param replica address of the replica; empty for the primary
     * @param fence fence of its holder; 0 for one that only asks
     * @param simple as in {@link Limits}: fixed when a session is opened
     */
    record Place(String replica, long fence, boolean simple) {}

    /** The session used last, whose caches are warm; empty when none waits. */
    synchronized Optional<PinnedSession> take(Place place) {
        Deque<Waiting> waiting = idle.get(place);
        return waiting == null
                ? Optional.empty()
                : Optional.ofNullable(waiting.pollFirst()).map(Waiting::session);
    }

    /**
     * Keeps a session, or ends it when there are enough. A new fence ends the sessions of older ones; those that only ask hold no fence
     * and outlive every holder.
     */
    void keep(Place place, PinnedSession session) {
        over(place, session).forEach(PinnedSession::end);
    }

    private synchronized List<PinnedSession> over(Place place, PinnedSession session) {
        List<PinnedSession> over = new ArrayList<>();
        if (place.fence() > newestFence) {
            newestFence = place.fence();
            List<Place> gone = idle.keySet().stream().filter(this::old).toList();
            gone.forEach(it -> Objects.requireNonNull(idle.remove(it)).forEach(left -> over.add(left.session())));
        }
        if (closed || old(place)) {
            over.add(session);
            return over;
        }
        Deque<Waiting> waiting = idle.computeIfAbsent(place, it -> new ArrayDeque<>());
        if (waiting.size() >= MOST) {
            over.add(session);
        } else {
            waiting.addFirst(new Waiting(session, nanoTime.getAsLong()));
        }
        unused(over);
        return over;
    }

    private void unused(List<PinnedSession> over) {
        long now = nanoTime.getAsLong();
        for (Deque<Waiting> waiting : idle.values()) {
            while (!waiting.isEmpty() && now - waiting.getLast().since() > UNUSED_AT_MOST.toNanos()) {
                over.add(waiting.removeLast().session());
            }
        }
        idle.values().removeIf(Deque::isEmpty);
    }

    private boolean old(Place place) {
        return place.fence() != 0 && place.fence() < newestFence;
    }

    /** Places that something is remembered of: one too many for each take-over would grow for as long as the agent lives. */
    synchronized int places() {
        return idle.size();
    }

    /** From now on nothing is kept. Those that wait are ended by their owner, who knows every session. */
    synchronized void close() {
        closed = true;
        idle.clear();
    }
}
