package dev.bellows.simulation;

import dev.bellows.document.Phase;
import dev.bellows.document.TargetName;
import dev.bellows.engine.JournalEntry;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.Standing;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.simulation.SimulatedDatabase.Call;
import dev.bellows.simulation.SimulatedDatabase.Old;
import dev.bellows.simulation.SimulatedDatabase.Twin;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges by what services, databases and journals meet, never by a window. Confined to the world.
 *
 * <p>Allowed exception: an instance that cannot read the row, was never answered and finds no control plane may be let in when it
 * should not.
 */
final class Checker {
    private final World world;
    private final TreeMap<String, Integer> executions = new TreeMap<>();
    /** When the old column of a database was hidden last, by the store's clock. */
    private final TreeMap<TargetName, Instant> hides = new TreeMap<>();

    private final TreeMap<TargetName, Standing> stood = new TreeMap<>();
    private @Nullable String violation;
    private int exempted;
    private int contracts;
    private int reverts;
    private int rollbacks;
    private int drops;
    private int rowRefusals;
    private int givenUp;

    Checker(World world) {
        this.world = world;
    }

    Optional<String> violation() {
        return Optional.ofNullable(violation);
    }

    int contracts() {
        return contracts;
    }

    int reverts() {
        return reverts;
    }

    int rollbacks() {
        return rollbacks;
    }

    int drops() {
        return drops;
    }

    /** Reverts that were left in their middle for a contract. */
    int givenUp() {
        return givenUp;
    }

    int refusals() {
        return rowRefusals;
    }

    int exempted() {
        return exempted;
    }

    void fail(String what) {
        world.timeline.tell("VIOLATION", what);
        if (violation == null) {
            violation = what;
        }
    }

    /** A service runs its statements on an open connection. */
    void statement(ServiceInstance service, SimulatedDatabase database, boolean exempt) {
        boolean lacksOld = service.version() == 17 && database.old != Old.VISIBLE;
        boolean lacksTwin = service.version() == 18 && database.twin != Twin.FILLED;
        if (lacksOld || lacksTwin) {
            if (exempt) {
                exempted++;
            } else {
                fail("missing object: " + service.name + " version " + service.version() + " on " + database.name
                        + " meets old=" + database.old + " twin=" + database.twin);
            }
        }
    }

    /** A reader that nobody declared and no claim speaks of runs its statement. */
    void reads(String role, SimulatedDatabase database) {
        if (database.old != Old.VISIBLE) {
            fail("missing object: undeclared role " + role + " on " + database.name + " meets old=" + database.old);
        }
    }

    /** A connection was refused; one of a claim that was accepted and heard ever since must not be. */
    void refused(ServiceInstance service, SimulatedDatabase database, String how, boolean liveClaim) {
        rowRefusals++;
        world.timeline.tell(service.name, "refused on " + database.name + " " + how);
        if (liveClaim) {
            fail("refused though claimed: " + service.name + " version " + service.version() + " on " + database.name);
        }
    }

    /** The control plane took an agent's word for a target. */
    void believed(String agent, TargetName target, String speaker) {
        if (!agent.equals(speaker)) {
            fail("displaced agent believed: " + agent + " on " + target + ", which is " + speaker + "'s");
        }
    }

    /** A decision led to a state of the rollout: people must never stand before one that nothing leads out of. */
    void reached(RolloutState state) {
        WayOut.missing(state).ifPresent(this::fail);
        state.members().forEach((name, member) -> {
            boolean forward = member.standing() == Standing.CONTRACTING;
            givenUp += forward && stood.get(name) == Standing.REVERTING ? 1 : 0;
            stood.put(name, member.standing());
        });
    }

    void inspected(SimulatedDatabase database, long fence) {
        world.timeline.tell(database.name.name(), "inspected under fence " + fence);
    }

    /** A step changed the database. */
    void effect(SimulatedDatabase database, Call call) {
        if (executions.merge(database.name + "/" + call.key(), 1, Integer::sum) > 1) {
            fail("executed twice: " + call.key() + " on " + database.name);
        }
        if (call.fence() < database.inspectedFence) {
            fail("stale fence: " + call.key() + " on " + database.name + " under " + call.fence()
                    + " after an inspection under " + database.inspectedFence);
        }
        if (call.step().needsGrant()) {
            Optional<Window> row = world.store.committed("window/" + database.name);
            boolean valid = row.flatMap(window -> window.grants().outstanding())
                    .filter(grant -> grant.id() == call.grant() && grant.phase() == call.phase())
                    .isPresent();
            if (!valid) {
                fail("no valid grant: " + call.key() + " on " + database.name + " with grant " + call.grant());
            }
        }
        drops(database, call);
        contracts += call.phase() == Phase.CONTRACT ? 1 : 0;
        reverts += call.phase() == Phase.REVERT && call.step().ordinal() == 1 ? 1 : 0;
        rollbacks += call.phase() == Phase.ROLLBACK ? 1 : 0;
        drops += call.phase() == Phase.CLEANUP ? 1 : 0;
        world.services.values().forEach(service -> service.meet(database));
    }

    /** What was hidden can be shown again for as long as was promised, and nothing that is half shown is dropped. */
    private void drops(SimulatedDatabase database, Call call) {
        Instant now = world.store.clock();
        if (call.phase() == Phase.CONTRACT && call.step().ordinal() == 1) {
            hides.put(database.name, now);
        }
        if (call.phase() != Phase.CLEANUP) {
            return;
        }
        Instant hidden = Optional.ofNullable(hides.get(database.name)).orElseThrow();
        if (hidden.plus(World.REVERT_FOR).isAfter(now)) {
            fail("dropped too early: " + database.name + " hid at " + hidden + " and drops at " + now);
        }
        Standing standing = world.standing(database.name);
        if (standing != Standing.HIDDEN && standing != Standing.CLEANING) {
            fail("dropped while " + standing + ": " + database.name);
        }
    }

    /** At the end every journal entry is in the store, under its own number. */
    void compareJournals() {
        for (SimulatedDatabase database : world.databases.values()) {
            for (JournalEntry entry : database.journal) {
                if (world.store.committed(key(database.name, entry)).isEmpty()) {
                    fail("lost event: journal entry " + entry.id() + " of " + database.name + " " + entry.phase() + "#"
                            + entry.run() + " " + entry.ordinal() + " " + entry.state());
                    return;
                }
            }
        }
    }

    private static String key(TargetName target, JournalEntry entry) {
        return "step/" + target + "/" + entry.rollout() + "/" + entry.phase() + "/" + entry.run() + "/"
                + entry.attempt() + "/" + entry.fence() + "/" + entry.ordinal() + "/" + entry.state();
    }
}
