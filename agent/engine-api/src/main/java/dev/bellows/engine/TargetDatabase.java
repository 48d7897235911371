package dev.bellows.engine;

import dev.bellows.document.Migration;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One target, opened by an engine. Every method has its own deadline and throws {@link BellowsException} with a code when the
 * target cannot be reached or refuses; none retries blindly.
 *
 * <p>Thread-safe because each method uses connections of its own; {@link #execute} is called by one target worker at a time.
 */
public interface TargetDatabase extends AutoCloseable {

    /**
     * Looks at everything without changing anything: identity, fence, window row, journal, control switch, rights, poolers in between.
     * Works on a database that has no Bellows schema yet.
     */
    Inspection inspect();

    /**
     * Makes this agent the target's one executor: creates the Bellows schema if it is missing (and the window row
     * {@code [baseline, baseline]} if there is none), raises the fence above {@code max(fenceFloor, target's)}, ends sessions of
     * older holders, and looks again until none is left. Takes seconds even when the old holder is frozen in the middle of a batch.
     *
     * @param fenceFloor highest fence the store has seen
     * @return the fence now held, and what an inspection after it found
     */
    Held takeOver(long fenceFloor);

    /** Reads the part of the catalog the migration touches, with our own objects of the same migration taken out. */
    SchemaSnapshot snapshot(Migration migration);

    EngineFacts facts();

    /**
     * The plan that was frozen in the target when the rollout's first step began, empty before. Later phases execute it and nothing
     * else, whatever build the agent has become since.
     */
    Optional<Plan> frozenPlan(RolloutId rollout);

    /** Freezes a plan in a fenced transaction. Freezing the same plan again is no error; another one is. */
    void freezePlan(Held held, long generation, RolloutId rollout, Plan plan);

    /**
     * Freezes a plan and keeps what it was made for, so that a change by somebody else can be told by name, and not only that there is
     * one. An engine that cannot tell keeps the plan alone.
     *
     * @param of what the plan was made for, of this engine
     */
    default void freezePlan(Held held, long generation, RolloutId rollout, Plan plan, SchemaSnapshot of) {
        freezePlan(held, generation, rollout, plan);
    }

    /**
     * Accepts what somebody else changed in the catalog since a rollout's plan was frozen: the catalog as it is now becomes the one that
     * the plan was made for, in a fenced transaction, and who accepted it is written down in the target. Only where the rest of the
     * migration stays the very same: a catalog over which it would have other steps, or none, is refused with the reason, and the way
     * out is to take the change back or to roll back.
     *
     * @param held proof that nobody else executes
     * @param generation generation of the desired state that asks for it
     * @param rollout the rollout whose step was refused for drift
     * @param migration its migration
     * @param who who accepts it and why, for the record; at most a few hundred characters
     * @throws BellowsException {@code STEP_DRIFT_STAYS} when it may not be accepted; nothing is changed then
     */
    default void acceptDrift(Held held, long generation, RolloutId rollout, Migration migration, String who) {
        throw BellowsException.of(
                ErrorCode.STEP_DRIFT_STAYS,
                "Drift of " + rollout + " cannot be accepted: this engine keeps no catalog of its plans.");
    }

    /**
     * Accepts what somebody else changed in a table under a step that goes over its rows: what is known of the places it has come to is
     * forgotten, in a fenced transaction that also writes down who accepted it, and the step begins anew over the table as it is. Saying
     * it again under the same generation changes nothing. An engine that keeps no places has nothing to forget.
     *
     * @param held proof that nobody else executes
     * @param generation generation of the desired state that asks for it
     * @param rollout the rollout whose step waits
     * @param who who accepts it and why, for the record; at most a few hundred characters
     */
    default void beginAnew(Held held, long generation, RolloutId rollout, String who) {}

    /**
     * Executes one step, or finds that it was done already. Looks at catalog and journal before it acts. Returns when the step has an
     * outcome; cancels at the next safe point when {@code listener.cancelled()} says so.
     */
    StepOutcome execute(StepOrder order, StepListener listener);

    /**
     * Says, without changing anything, whether a step that an older holder began is in effect. Asked right after a take-over, when
     * that holder's sessions are gone.
     *
     * @param held proof that nobody else executes
     * @param run number of the phase run in which the step was begun
     * @return empty when neither journal nor catalog can say
     */
    default Optional<Boolean> inEffect(Held held, RolloutId rollout, int run, Step step) {
        return Optional.empty();
    }

    /** Reads the journal from an entry on, in order, at most {@code limit} entries. */
    List<JournalEntry> journal(long afterId, int limit);

    /**
     * Writes the window row in one fenced transaction: refuses a lower generation, and for a row that widens asserts in the catalog
     * that every version in it is served.
     *
     * @param migration the newest migration the row speaks of, for the assertion; its objects must be there when the row covers it
     */
    WindowRow commitWindow(Held held, long generation, VersionRange window, Migration migration);

    /**
     * The same for an agent that knows no migration of the line, as after a desired state without work: the engine asserts from the
     * plans that are frozen in the target itself. An engine that keeps none refuses.
     */
    default WindowRow commitWindow(Held held, long generation, VersionRange window) {
        throw BellowsException.of(
                ErrorCode.AGENT_NO_MIGRATION,
                "Window " + window + " was not written: no migration of its line is known to check that against.");
    }

    /**
     * Says in the target that the holder of this fence is alive, and looks whether it still is the holder. Cheap; about once a second.
     *
     * @param fence fence held
     * @return the fence in the target now: a higher one means that somebody else took over
     */
    default long heartbeat(long fence) {
        return fence;
    }

    /** Scans sessions on the primary and on every replica that has replayed the row of that generation. Read-only. */
    SessionScan scan(VersionRange window, long generation);

    /**
     * Keeps a text beside the target for whoever looks at its sessions next; the newest replaces the others. Written about twice a minute.
     *
     * @param text at most 256 KiB; empty for nothing
     */
    default void keepEvidence(String text) {}

    /** The text that was kept last; empty for none, and for an engine that keeps none: then evidence begins anew with each process. */
    default Optional<String> keptEvidence() {
        return Optional.empty();
    }

    /**
     * Rows that steps could not make right and that are so still. Each call looks again at some of those that are known, by their keys, and
     * counts those no more that were put right or are gone; it takes a fraction of a second, reads no other row and leaves none changed.
     * Called every few seconds by the holder, whether or not there is work.
     *
     * @param fence fence held; a lost one looks at nothing and counts what is known
     * @return one for each step and reason, at most a hundred; empty for an engine that keeps none
     */
    default List<OpenBadRows> badRows(long fence) {
        return List.of();
    }

    /**
     * What cleanups of the line archived here, by version and name; what was removed or moved back among it. Called every few seconds by the
     * holder; takes milliseconds.
     *
     * @return at most a thousand; empty for an engine that keeps none
     */
    default List<KeptArchive> archives() {
        return List.of();
    }

    /**
     * Removes one of them for ever. Asks nobody: a person has decided it.
     *
     * @param version version whose cleanup archived it
     * @param name as {@link KeptArchive#name} gives it
     * @param reason a person's, kept beside it
     * @throws dev.bellows.document.error.BellowsException {@code TARGET_NEEDED} where it is not there, or a cleanup or a restoration is at it
     */
    default void removeArchive(int version, String name, String reason) {
        throw new UnsupportedOperationException("this engine archives nothing");
    }

    /** Waits for replicas: which of them have not replayed everything up to now. Empty list: all caught up. */
    List<ReplicaState> laggingReplicas(Duration patience);

    /** One look at replicas, lock waiters, stall and the oldest transaction. At most one call a second. */
    Observation observe();

    /**
     * Looks at rights and settings before anything is begun, with a session of its own that changes nothing. What cannot be reached, or
     * refuses the session, is a finding and no exception.
     */
    default Checkup check() {
        return new Checkup("", List.of(Finding.note("rights", "this engine does not say what it needs")));
    }

    /**
     * Says what {@link #remove} would take away and what forbids it. Changes nothing.
     *
     * @param lines schema lines whose state may go; a target may serve several, and one that is not named is in the way
     */
    default Removal removal(Set<SchemaLine> lines) {
        return new Removal(
                List.of(), List.of(new Removal.Obstacle("this engine cannot be taken out of a database", "")));
    }

    /**
     * Takes everything of ours out of the target, after the look of {@link #removal}, whose refusals are its own. What was taken away stays
     * so when it is cut off in the middle; the same call takes the rest.
     *
     * @param lines as in {@link #removal}
     * @param reason why, in a person's words; written where it outlives the target's own state
     * @param removed hears of each object that is gone, once it is
     * @return what a look afterwards still finds of ours; empty when the target is as if we had never been there
     */
    default List<String> remove(Set<SchemaLine> lines, String reason, Consumer<String> removed) {
        throw BellowsException.of(ErrorCode.TARGET_NEEDED, "This engine cannot be taken out of a database.");
    }

    /** Closes every connection. Never throws. */
    @Override
    void close();
}
