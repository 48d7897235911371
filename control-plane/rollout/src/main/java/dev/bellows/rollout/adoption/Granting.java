package dev.bellows.rollout.adoption;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.rollout.AgentFact;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Permission for irreversible steps: given after everything was checked once more under the window's lock, outstanding until its
 * holder or a successor that inspected reports. Each method is (part of) one transaction. Thread-safe.
 */
public final class Granting {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final AdoptionPolicy policy;

    public Granting(AdoptionPolicy policy) {
        this.policy = policy;
    }

    /** Answer to a request. */
    public sealed interface Permission {
        /** Permitted; the same request hears the same grant again. */
        record Granted(Window.Grant grant) implements Permission {}

        /** Not now. */
        record Denied(String why, Duration retryAfter) implements Permission {}
    }

    /** Decides on a request. Gates that the window does not know (approval, a pause) were checked by the caller in this transaction. */
    public Permission authorize(WindowStore.Tx tx, AgentFact.AuthorizeRequested request) {
        Optional<Window> locked = tx.window(request.target(), WindowStore.Lock.UPDATE);
        if (locked.isEmpty()) {
            return new Permission.Denied("the store does not know the target's window", LATER);
        }
        Window window = locked.get().acknowledged(request.generation());
        Optional<Window.Grant> outstanding = window.grants().outstanding();
        if (outstanding
                .filter(grant -> grant.requestId().equals(request.requestId()))
                .isPresent()) {
            return new Permission.Granted(outstanding.get());
        }
        Optional<Permission.Denied> denied = refuse(window, request).or(() -> inTheWay(tx, window));
        if (denied.isPresent()) {
            tx.save(window);
            return denied.get();
        }
        Window.Grant grant = new Window.Grant(
                window.grants().last() + 1,
                request.requestId(),
                request.rollout(),
                request.phase(),
                request.run(),
                request.stepOrdinal(),
                request.fence(),
                request.generation());
        tx.save(window.granting(new Window.Grants(request.fence(), grant.id(), Optional.of(grant))));
        return new Permission.Granted(grant);
    }

    private static Optional<Permission.Denied> refuse(Window window, AgentFact.AuthorizeRequested request) {
        if (!window.seen().reconcile().isEmpty()) {
            return no("RECONCILE: " + window.seen().reconcile());
        }
        if (window.grants().outstanding().isPresent()) {
            return no("grant " + window.grants().outstanding().get().id() + " is outstanding");
        }
        if (request.generation() != window.generation()) {
            return no("generation " + request.generation() + " is not in force, " + window.generation() + " is");
        }
        if (request.fence() < window.grants().fence()) {
            return no("fence " + request.fence() + " is not the highest seen, "
                    + window.grants().fence() + " is");
        }
        Optional<Window.Goal> goal =
                window.goal().filter(work -> work.is(request.rollout(), request.phase(), request.run()));
        if (goal.isEmpty()) {
            return no("the store has no such work for the target");
        }
        return request.phase() == Phase.CLEANUP ? drop(window, goal.get()) : closed(window, goal.get());
    }

    /** The row itself, and nobody found after it: an agent that asks too early gets nothing. */
    private static Optional<Permission.Denied> closed(Window window, Window.Goal goal) {
        if (window.state() != Window.State.CLOSING && !goal.narrowed()) {
            return no("its window is " + window.state());
        }
        return window.closed() == window.generation()
                ? Optional.empty()
                : no("its agent has not said that the row of generation " + window.generation()
                        + " is in force and a scan after it found nobody");
    }

    private static Optional<Permission.Denied> drop(Window window, Window.Goal goal) {
        if (window.state() != Window.State.OPEN) {
            return no("its window is " + window.state());
        }
        int version = goal.rollout().version();
        boolean contracted =
                window.range().min() >= version && window.seen().row().min() >= version;
        return contracted
                ? Optional.empty()
                : no("version " + version + " is not contracted: the store says " + window.range() + ", the row "
                        + window.seen().row());
    }

    private static Optional<Permission.Denied> no(String why) {
        return Optional.of(new Permission.Denied(why, SOON));
    }

    private Optional<Permission.Denied> inTheWay(WindowStore.Tx tx, Window window) {
        Look look = Look.at(tx, policy, window, Asked.of(window.goal().orElseThrow()));
        if (look.answer() == Look.Answer.YES) {
            return Optional.empty();
        }
        String who = look.inTheWay().stream().limit(5).map(Look.Obstacle::text).collect(Collectors.joining("; "));
        return Optional.of(new Permission.Denied("in the way: " + who, LATER));
    }

    /**
     * What became of a grant, by its holder's report or a successor's that raised the fence and inspected.
     *
     * @return the work whose irreversible step is now known to be in effect, empty when it is not or nothing was released
     */
    public Optional<Window.Goal> resolved(
            WindowStore.Tx tx, TargetName target, long grantId, long fence, boolean done) {
        Optional<Window> locked = tx.window(target, WindowStore.Lock.UPDATE);
        Optional<Window.Grant> outstanding = locked.flatMap(
                        window -> window.grants().outstanding())
                .filter(grant -> grant.id() == grantId && fence >= grant.fence());
        if (locked.isEmpty() || outstanding.isEmpty()) {
            return Optional.empty();
        }
        Window window = locked.get();
        Window.Grants grants = window.grants();
        Window released =
                window.granting(new Window.Grants(Math.max(grants.fence(), fence), grants.last(), Optional.empty()));
        Window.Grant grant = outstanding.get();
        Optional<Window.Goal> goal =
                released.goal().filter(work -> done && work.is(grant.rollout(), grant.phase(), grant.run()));
        if (goal.isPresent() && grant.phase().narrows()) {
            released = Orders.narrowed(released, goal.get());
        }
        tx.save(released);
        return done && goal.isEmpty() ? Optional.of(used(window, grant)) : goal;
    }

    /** Work whose run was left before its grant was reported. */
    private static Window.Goal used(Window window, Window.Grant grant) {
        return new Window.Goal(grant.rollout(), grant.phase(), grant.run(), 1, window.range(), true);
    }
}
