package dev.bellows.rollout.adoption;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.ByHand;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A target's window as the store holds it: one row, locked by whoever registers or narrows. Immutable.
 *
 * @param target the target
 * @param line its schema line
 * @param environment its environment
 * @param range versions served
 * @param state OPEN, CLOSING or REOPENING
 * @param goal the work under way, empty for none
 * @param generation newest generation issued for the target
 * @param acked newest generation its agent is known to have applied
 * @param seen what was last seen in the target
 * @param grants fence and grants
 * @param past what later decisions need to know
 * @param closed generation whose narrower row is committed and whose scan after it found nobody, 0 for none
 */
public record Window(
        TargetName target,
        SchemaLine line,
        String environment,
        VersionRange range,
        State state,
        Optional<Goal> goal,
        long generation,
        long acked,
        Seen seen,
        Grants grants,
        Past past,
        long closed) {

    /** Whether instances in the way may come. */
    public enum State {
        OPEN,
        /** A Narrowing is under way: those in the way are told to retry later. */
        CLOSING,
        /** It was given up: the row must open first. */
        REOPENING
    }

    /**
     * The work under way.
     *
     * @param range window when it is done
     * @param narrowed whether a step that needed a grant is in effect: from then on there is no re-opening
     * @param byHand a person's word, for this very try, that a step of it counts as done; empty without one
     */
    public record Goal(
            RolloutId rollout,
            Phase phase,
            int run,
            int attempt,
            VersionRange range,
            boolean narrowed,
            Optional<ByHand> byHand) {
        public Goal {
            // Rows of earlier releases have none.
            byHand = Objects.requireNonNullElse(byHand, Optional.empty());
        }

        /** Work without a word. */
        public Goal(RolloutId rollout, Phase phase, int run, int attempt, VersionRange range, boolean narrowed) {
            this(rollout, phase, run, attempt, range, narrowed, Optional.empty());
        }

        /** Whether a fact speaks of this work. */
        public boolean is(RolloutId otherRollout, Phase otherPhase, int otherRun) {
            return rollout.equals(otherRollout) && phase == otherPhase && run == otherRun;
        }
    }

    /**
     * What was last seen in the target.
     *
     * @param row its window row
     * @param rowGeneration generation in that row
     * @param journalHead newest journal entry known
     * @param journalStored entry up to which the store has the journal without a gap
     * @param timeline history line of the server
     * @param identityToken token of the database
     * @param joining whether claims that would select it are not covered yet
     * @param reconcile why the target is behind what the store knows, empty when it is not
     * @param found what the database says of itself while it is behind, for a person to accept; empty when it is not, or says nothing
     */
    public record Seen(
            VersionRange row,
            long rowGeneration,
            long journalHead,
            long journalStored,
            long timeline,
            String identityToken,
            boolean joining,
            String reconcile,
            Optional<Found> found) {
        public Seen {
            // Rows of an older release do not have it.
            found = found == null ? Optional.empty() : found;
        }

        /** Of a target that is not behind, or whose database says nothing. */
        public Seen(
                VersionRange row,
                long rowGeneration,
                long journalHead,
                long journalStored,
                long timeline,
                String identityToken,
                boolean joining,
                String reconcile) {
            this(
                    row,
                    rowGeneration,
                    journalHead,
                    journalStored,
                    timeline,
                    identityToken,
                    joining,
                    reconcile,
                    Optional.empty());
        }

        /**
         * Whether the row of the generation in force is all that the database lacks. One that lost steps has such a row too, when it was
         * restored to a moment between the row and the step.
         */
        boolean onlyItsRowIsBehind() {
            return found.filter(it -> it.identityToken().equals(identityToken)
                            && it.journalHead() >= journalHead
                            && it.timeline() >= timeline)
                    .isPresent();
        }

        /** The same, waiting or not until its window covers the claims that would select it. */
        Seen joining(boolean waits) {
            return new Seen(
                    row, rowGeneration, journalHead, journalStored, timeline, identityToken, waits, reconcile, found);
        }

        /** An entry was stored that the journal shows directly after another one. Beyond a gap nothing counts. */
        Seen journalled(long entry, long follows) {
            long stored = follows <= journalStored ? Math.max(journalStored, entry) : journalStored;
            return new Seen(
                    row,
                    rowGeneration,
                    Math.max(journalHead, entry),
                    stored,
                    timeline,
                    identityToken,
                    joining,
                    reconcile,
                    found);
        }
    }

    /**
     * What a database says of itself.
     *
     * @param row its window row
     * @param rowGeneration generation in that row
     * @param journalHead newest entry of its journal
     * @param fence its fence
     */
    public record Found(
            VersionRange row, long rowGeneration, long journalHead, long timeline, String identityToken, long fence) {}

    /**
     * Permission for irreversible steps.
     *
     * @param fence highest fence seen
     * @param last id of the newest grant ever issued
     * @param outstanding the grant nobody has reported yet, empty for none
     */
    public record Grants(long fence, long last, Optional<Grant> outstanding) {}

    /** One permission. */
    public record Grant(
            long id,
            String requestId,
            RolloutId rollout,
            Phase phase,
            int run,
            int step,
            long fence,
            long generation) {}

    /**
     * What later decisions need to know.
     *
     * @param expanded highest version whose objects may exist
     * @param restores per contracted version, the lowest version served before
     * @param reopenings closings given up in a row because somebody came
     * @param closeNotBefore when the next closing may be tried, empty for at once
     */
    public record Past(
            int expanded, SortedMap<Integer, Integer> restores, int reopenings, Optional<Instant> closeNotBefore) {
        public Past {
            restores = Collections.unmodifiableSortedMap(new TreeMap<>(restores));
        }
    }

    /** A target seen for the first time: its row wins. */
    public static Window joined(
            TargetName target, SchemaLine line, String environment, VersionRange row, long generation, Seen seen) {
        return new Window(
                target,
                line,
                environment,
                row,
                State.OPEN,
                Optional.empty(),
                generation,
                generation,
                seen,
                new Grants(0, 0, Optional.empty()),
                new Past(row.max(), new TreeMap<>(), 0, Optional.empty()),
                0);
    }

    /** Whether it is of that line and environment. */
    public boolean isOf(SchemaLine otherLine, String otherEnvironment) {
        return line.equals(otherLine) && environment.equals(otherEnvironment);
    }

    /** The same in another environment. */
    public Window in(String other) {
        return new Window(target, line, other, range, state, goal, generation, acked, seen, grants, past, closed);
    }

    /**
     * Whether a revert of that version has something to do: it is the newest contracted, or its revert was left after the window had
     * widened and before it was over.
     */
    public boolean reverts(int version) {
        return range.min() == version
                || (range.min() < version && past.restores().containsKey(version));
    }

    /** The window in force: store and row; empty when they have nothing in common. */
    public Optional<VersionRange> inForce() {
        int min = Math.max(range.min(), seen.row().min());
        int max = Math.min(range.max(), seen.row().max());
        return min <= max ? Optional.of(new VersionRange(min, max)) : Optional.empty();
    }

    Window ranged(VersionRange next) {
        return new Window(target, line, environment, next, state, goal, generation, acked, seen, grants, past, closed);
    }

    Window aiming(State next, Optional<Goal> work) {
        return new Window(target, line, environment, range, next, work, generation, acked, seen, grants, past, closed);
    }

    Window nextGeneration() {
        return new Window(
                target, line, environment, range, state, goal, generation + 1, acked, seen, grants, past, closed);
    }

    Window acknowledged(long upTo) {
        long known = Math.max(acked, Math.min(upTo, generation));
        return new Window(target, line, environment, range, state, goal, generation, known, seen, grants, past, closed);
    }

    Window saw(Seen now) {
        return new Window(target, line, environment, range, state, goal, generation, acked, now, grants, past, closed);
    }

    Window granting(Grants next) {
        return new Window(target, line, environment, range, state, goal, generation, acked, seen, next, past, closed);
    }

    /** What was heard of the closing of a generation: whether its row is committed and nobody in the way was found after it. */
    Window closing(long ofGeneration, boolean clean) {
        long now = clean ? ofGeneration : closed == ofGeneration ? 0 : closed;
        return new Window(target, line, environment, range, state, goal, generation, acked, seen, grants, past, now);
    }

    /**
     * What the database says of itself becomes what is known of it; generation, fence and numbers of grants only ever grow. Where its row
     * was closed further than the store had heard, what it served before is kept for the revert.
     */
    Window accepting(Seen now, Found found) {
        TreeMap<Integer, Integer> restores = new TreeMap<>(past.restores());
        if (found.row().min() > range.min()) {
            restores.putIfAbsent(found.row().min(), range.min());
        }
        return new Window(
                target,
                line,
                environment,
                found.row(),
                State.OPEN,
                Optional.empty(),
                Math.max(generation, found.rowGeneration()),
                acked,
                now,
                new Grants(Math.max(grants.fence(), found.fence()), grants.last(), Optional.empty()),
                new Past(found.row().max(), restores, 0, Optional.empty()),
                0);
    }

    Window remembering(Past next) {
        return new Window(target, line, environment, range, state, goal, generation, acked, seen, grants, next, closed);
    }
}
