package dev.bellows.server.web;

import dev.bellows.document.RolloutId;
import dev.bellows.server.security.Role;
import dev.bellows.server.telemetry.Signal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Server-sent events: a rollout's log and rows, and the page's fleet. Each watcher runs on a virtual thread of its own. */
final class EventCalls {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration ALIVE = Duration.ofSeconds(15);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final int BATCH = 500;

    private final Doors doors;
    private final RolloutViews views;
    private final FleetBoard board;
    private final Watchers watchers;
    private final LongSupplier nanos;

    EventCalls(Doors doors, RolloutViews views, FleetBoard board, Watchers watchers, LongSupplier nanos) {
        this.doors = doors;
        this.views = views;
        this.board = board;
        this.watchers = watchers;
        this.nanos = nanos;
    }

    void register(Api api) {
        Guard viewer = new Guard.Has(Role.VIEWER);
        api.stream("/rollouts/:line/:number/events", viewer, watchers, this::known, this::rollout).stream(
                "/fleet/events", viewer, watchers, call -> {}, this::fleet);
    }

    private void known(Call call) {
        RolloutId id = RolloutCalls.id(call);
        if (doors.rollouts().rollout(id).isEmpty()) {
            throw RolloutCalls.unknown(id);
        }
    }

    private void rollout(Call call, EventWriter out, Optional<String> lastEventId) throws InterruptedException {
        RolloutId id = RolloutCalls.id(call);
        long after = lastEventId
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(call.number("after", 0));
        Map<String, Object> shown = new HashMap<>();
        Alive alive = new Alive(call);
        while (!out.gone() && alive.admitted()) {
            long seen = doors.telemetry().changes().count();
            List<RolloutSource.StoredEvent> events = doors.rollouts().events(id, after, BATCH);
            for (RolloutSource.StoredEvent event : events) {
                out.event(String.valueOf(event.seq()), "event", RolloutViews.event(event));
                after = event.seq();
                alive.wrote();
            }
            for (Views.TargetLine line :
                    views.rollout(id).map(Views.Rollout::targets).orElse(List.of())) {
                if (!line.equals(shown.put(line.target(), line))) {
                    out.event("progress", line);
                    alive.wrote();
                }
            }
            if (events.size() < BATCH) {
                rest(seen);
            }
            alive.keep(out);
        }
    }

    private void fleet(Call call, EventWriter out, Optional<String> lastEventId) throws InterruptedException {
        FleetBoard.State first = board.now();
        out.event("snapshot", first);
        Map<String, Object> shown = first.keyed();
        Alive alive = new Alive(call);
        while (!out.gone() && alive.admitted()) {
            rest(doors.telemetry().changes().count());
            Map<String, Object> now = board.now().keyed();
            for (Map.Entry<String, Object> thing : now.entrySet()) {
                if (!thing.getValue().equals(shown.get(thing.getKey()))) {
                    out.event(kind(thing.getKey()), thing.getValue());
                    alive.wrote();
                }
            }
            for (String key : shown.keySet()) {
                if (!now.containsKey(key)) {
                    out.event("gone", Map.of("kind", kind(key), "name", key.substring(key.indexOf(' ') + 1)));
                }
            }
            shown = now;
            alive.keep(out);
        }
    }

    private static String kind(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    /** Waits for new telemetry, but never so long that something stored would be seen late, nor so short that a busy fleet spins. */
    private void rest(long seen) throws InterruptedException {
        Signal pace = new Signal();
        doors.telemetry().changes().await(seen, LOOK);
        pace.await(pace.count(), LOOK);
    }

    /** When something was last written, and whether the watcher may go on; confined to its watcher. */
    private final class Alive {
        private final Call call;
        private long at = nanos.getAsLong();
        private long asked = at;

        private Alive(Call call) {
            this.call = call;
        }

        /** Asks every few seconds whether the watcher may look at all: a stream must not outlive its token. */
        private boolean admitted() {
            if (nanos.getAsLong() - asked < ASK.toNanos()) {
                return true;
            }
            asked = nanos.getAsLong();
            return call.stillAdmitted();
        }

        private void wrote() {
            at = nanos.getAsLong();
        }

        private void keep(EventWriter out) throws InterruptedException {
            if (nanos.getAsLong() - at > ALIVE.toNanos()) {
                out.comment();
                wrote();
            }
        }
    }
}
