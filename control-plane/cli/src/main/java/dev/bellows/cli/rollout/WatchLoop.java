package dev.bellows.cli.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.cli.api.EventStream;
import dev.bellows.cli.api.ServerEvent;
import dev.bellows.cli.session.ExitCode;
import dev.bellows.cli.session.Following;
import dev.bellows.cli.session.Surroundings;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Follows one rollout: events move the picture, reading the rollout decides. After a lost stream it connects again behind the
 * last event it saw, with jitter, and gives up after five minutes without the control plane. Confined to the main thread.
 */
final class WatchLoop {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration AT_LATEST = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(45);
    private static final Duration GIVE_UP = Duration.ofMinutes(5);
    private static final long LONGEST_BACK_OFF_MILLIS = 10_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Following server;
    private final String path;
    private final Surroundings surroundings;
    private final WatchView view;
    private String lastEventId = "";
    private String lastShown = "";
    private String noted = "";
    private boolean dirty = true;
    private long readAt;

    WatchLoop(Following server, String path, Surroundings surroundings, WatchView view) {
        this.server = server;
        this.path = path;
        this.surroundings = surroundings;
        this.view = view;
    }

    /** Shows until the rollout rests; answers how. */
    Verdict untilItRests() throws InterruptedException {
        long heardAt = now();
        int failures = 0;
        Optional<Verdict> verdict = look();
        while (verdict.isEmpty()) {
            try (EventStream stream = server.api().events(path + "/events", Map.of(), lastEventId)) {
                failures = 0;
                noted = "";
                verdict = follow(stream);
                heardAt = now();
            } catch (BellowsException away) {
                boolean again = away.problem().code().retry() == ErrorCode.Retry.AUTOMATIC;
                if (!again || since(heardAt).compareTo(GIVE_UP) > 0) {
                    throw away;
                }
                failures++;
                String why = away.problem().message();
                if (!why.equals(noted)) {
                    noted = why;
                    view.note(why + " Trying again; the rollout goes on.");
                }
                server.lookAgain();
            }
            if (verdict.isEmpty()) {
                backOff(failures);
                verdict = lookAgain();
            }
        }
        return verdict.get();
    }

    private Optional<Verdict> follow(EventStream stream) throws InterruptedException {
        long aliveAt = now();
        while (!stream.ended() && since(aliveAt).compareTo(SILENCE) < 0) {
            Optional<EventStream.Sign> sign = stream.next(TICK);
            if (sign.isPresent()) {
                aliveAt = now();
                if (sign.get() instanceof EventStream.Sign.Event event) {
                    show(event.event());
                }
            } else {
                view.tick();
            }
            Duration old = since(readAt);
            boolean due = old.compareTo(dirty ? SOON : AT_LATEST) > 0;
            if (due) {
                Optional<Verdict> verdict = lookAgain();
                if (verdict.isPresent()) {
                    return verdict;
                }
            }
        }
        return Optional.empty();
    }

    private void show(ServerEvent event) {
        if (!event.id().isEmpty()) {
            lastEventId = event.id();
        }
        dirty = dirty || !event.name().equals("progress");
        try {
            view.event(event, json.readTree(event.data()));
        } catch (JsonProcessingException malformed) {
            view.note("An event that is not JSON was left out.");
        }
    }

    /** Reads the rollout; when it cannot be read now the stream goes on. */
    private Optional<Verdict> lookAgain() throws InterruptedException {
        try {
            return look();
        } catch (BellowsException away) {
            if (away.problem().code().retry() != ErrorCode.Retry.AUTOMATIC) {
                throw away;
            }
            readAt = now();
            return Optional.empty();
        }
    }

    private Optional<Verdict> look() throws InterruptedException {
        JsonNode rollout = server.api().get(path, Map.of());
        readAt = now();
        dirty = false;
        String text = rollout.toString();
        if (!text.equals(lastShown)) {
            lastShown = text;
            view.rollout(rollout);
        }
        Verdict verdict = Verdict.resting(rollout);
        return verdict.code() == ExitCode.PENDING ? Optional.empty() : Optional.of(verdict);
    }

    private void backOff(int failures) throws InterruptedException {
        long about = Math.min(LONGEST_BACK_OFF_MILLIS, 250L << Math.min(failures, 6));
        surroundings.pause(Duration.ofMillis(about / 2 + surroundings.random().nextLong(about / 2 + 1)));
    }

    private long now() {
        return surroundings.nanoTime().getAsLong();
    }

    private Duration since(long instant) {
        return Duration.ofNanos(now() - instant);
    }
}
