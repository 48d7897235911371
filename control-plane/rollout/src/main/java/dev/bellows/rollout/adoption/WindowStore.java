package dev.bellows.rollout.adoption;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Touches;
import dev.bellows.document.VersionRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where windows, claims and desired rows live. Transactions run at READ COMMITTED: each read sees what was committed when it began,
 * and its own writes. Thread-safe.
 */
public interface WindowStore {

    /** Runs the work in one transaction; a thrown exception rolls it back. */
    <T> T transact(Work<T> work);

    /** What is done in one transaction. */
    interface Work<T> {
        T in(Tx tx);
    }

    /** How a row is locked until the end of the transaction. */
    enum Lock {
        NONE,
        SHARE,
        UPDATE
    }

    /** One transaction. Confined to its thread. */
    interface Tx {

        /** The store's clock, read once per transaction after its first lock at the latest; never going back between transactions. */
        Instant now();

        /** Locks who belongs to a line and environment: SHARE to register, UPDATE to add a target. */
        void roster(SchemaLine line, String environment, Lock lock);

        /**
         * A window row. Waits for locks of others; what it returns was read after the lock was granted. Windows are locked in the order of
         * their names: one that comes before another that this transaction has locked is not waited for, see {@link WindowBusy}.
         */
        Optional<Window> window(TargetName target, Lock lock);

        /** Writes a window row that this transaction locked for UPDATE, or a new one. */
        void save(Window window);

        /** Targets with a window, in the order of their names: the order in which several are locked. */
        List<TargetName> targets(SchemaLine line, String environment);

        /**
         * A claim. Window rows are locked before claims, never after, and claims in the order of their incarnations: one that comes too
         * late and is locked by another is as good as not there, since whoever has it is hearing of it.
         */
        Optional<Claim> claim(String incarnation, Lock lock);

        /** Claims that count on a target, by incarnation. */
        List<Claim> claims(Window window);

        void save(Claim claim);

        /**
         * When a person confirmed last that an incarnation is gone which has no live claim: sessions seen until then stand in nobody's
         * way.
         */
        Optional<Instant> confirmedGone(String incarnation);

        /** Keeps a person's word, of now, on an incarnation without a live claim. */
        void confirmGone(String incarnation, String person, String reason);

        /** Whether the newest evidence of any target names a session of it. */
        boolean wasSeen(String incarnation);

        Optional<Evidence> evidence(TargetName target);

        void save(Evidence evidence);

        /** Since when every gateway has been able to hear every instance; this moment while one of them cannot store what it hears. */
        Instant hearingSince();

        /** What people vouch for on a line, now: declarations that ended are not among them. */
        List<Vouched> vouched(SchemaLine line);

        /** What a version touches, as its migration says; empty where the store has none. */
        Optional<Touches> touches(SchemaLine line, int version);

        /** How long nobody may have read what a version takes away, as its migration and the strategies of its rollouts say. */
        Duration quiet(SchemaLine line, int version);

        /** Notes that somebody in the way came while the window was not open. Needs no lock beyond SHARE. */
        void arrived(TargetName target, String who);

        /** Writes the target's desired row; its generation is the window's. */
        void desire(Desired desired);
    }

    /**
     * A target's desired state.
     *
     * @param window what the row shall say when the work is done, or at once when there is none
     * @param work the work, empty for only the window
     * @param paused whether it is held
     * @param acceptDrift who accepts, and why, that the catalog is another one than the plan was made for; of this generation alone
     */
    record Desired(
            TargetName target,
            long generation,
            VersionRange window,
            long fenceFloor,
            Optional<Window.Goal> work,
            boolean paused,
            String pauseReason,
            Optional<String> acceptDrift) {
        public Desired {
            // Rows of an older release do not have it.
            acceptDrift = acceptDrift == null ? Optional.empty() : acceptDrift;
        }

        /** Accepts no drift. */
        public Desired(
                TargetName target,
                long generation,
                VersionRange window,
                long fenceFloor,
                Optional<Window.Goal> work,
                boolean paused,
                String pauseReason) {
            this(target, generation, window, fenceFloor, work, paused, pauseReason, Optional.empty());
        }
    }
}
