package dev.bellows.simulation;

import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.Touches;
import dev.bellows.rollout.AgentFact;
import dev.bellows.rollout.RolloutState;
import dev.bellows.rollout.adoption.Claim;
import dev.bellows.rollout.adoption.Evidence;
import dev.bellows.rollout.adoption.Vouched;
import dev.bellows.rollout.adoption.Window;
import dev.bellows.rollout.adoption.WindowStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The store as PostgreSQL at READ COMMITTED would be: rows with locks held to the end of a transaction, reads that see what was
 * committed when they began, and their own writes. A stepped transaction hands control back before every call, so that others run in
 * between; one that waits for a lock waits until its holder commits. Confined to the world.
 */
final class SimulatedStore implements WindowStore {
    private static final long LOOK_AGAIN_MILLIS = 2;
    private static final long DEADLOCK_MILLIS = 1_000;

    private final Timeline timeline;
    private final SplittableRandom chance;
    private final Set<Open> open = new HashSet<>();
    final Map<String, Object> rows = new TreeMap<>();
    private final Map<String, Integer> shared = new HashMap<>();
    private final Map<String, Open> exclusive = new HashMap<>();
    private long transactions;
    private long arrivals;
    private long lives;
    /** Share of transactions that are stepped, in percent. */
    int steppedPercent = 30;

    Duration skew = Duration.ZERO;
    /** Roles that a person vouches for. */
    final TreeSet<String> vouched = new TreeSet<>();

    boolean slow;

    SimulatedStore(Timeline timeline, SplittableRandom chance) {
        this.timeline = timeline;
        this.chance = chance;
    }

    /** An arrival as the driver finds it. */
    record Arrival(long sequence, TargetName target, String who) {}

    /** A rollout's row. */
    record RolloutRow(RolloutState state, Optional<Instant> due) {}

    /** Since when and until when the one control plane has been hearing. */
    record Hearing(Instant since, Instant through) {}

    /** Who speaks for what. */
    record AgentRow(long epoch, boolean connected, Instant heardAt) {}

    /** A transaction could not go on: a lock is held by another one. */
    private static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy() {
            super("busy", null, false, false);
        }
    }

    /** Starts a transaction; its result comes later, or never when the process dies. */
    <T> void submit(Work<T> work, Consumer<T> then) {
        transactions++;
        boolean stepped = chance.nextInt(100) < steppedPercent;
        if (stepped) {
            step(work, then);
        } else {
            attempt(work, then);
        }
    }

    private <T> void attempt(Work<T> work, Consumer<T> then) {
        Open tx = new Open(null);
        open.add(tx);
        T result;
        try {
            result = work.in(tx);
        } catch (Busy e) {
            tx.rollback();
            long epoch = lives;
            timeline.afterMillis(1 + chance.nextInt(5), () -> {
                if (epoch == lives) {
                    attempt(work, then);
                }
            });
            return;
        }
        tx.commit();
        then.accept(result);
    }

    private <T> void step(Work<T> work, Consumer<T> then) {
        List<T> result = new ArrayList<>();
        Coroutine[] self = new Coroutine[1];
        Open tx = new Open(self);
        open.add(tx);
        self[0] = new Coroutine(() -> {
            try {
                result.add(work.in(tx));
            } catch (Busy e) {
                tx.deadlocked = true;
            }
        });
        tx.coroutine = self[0];
        go(tx, () -> {
            if (tx.deadlocked) {
                tx.rollback();
                step(work, then);
            } else {
                tx.commit();
                then.accept(result.getFirst());
            }
        });
    }

    private void go(Open tx, Runnable end) {
        if (!open.contains(tx)) {
            return;
        }
        Coroutine coroutine = tx.coroutine;
        if (coroutine == null || coroutine.resume()) {
            end.run();
            return;
        }
        long delay = tx.waiting ? LOOK_AGAIN_MILLIS : slow && chance.nextInt(10) == 0 ? 800 : chance.nextInt(12);
        timeline.afterMillis(delay, () -> go(tx, end));
    }

    /** Every open transaction rolls back: their process died. */
    void killAll() {
        lives++;
        for (Open tx : List.copyOf(open)) {
            if (tx.coroutine != null) {
                tx.coroutine.kill();
            }
            tx.rollback();
        }
    }

    /** The store's clock. */
    Instant clock() {
        return timeline.instant().plus(skew);
    }

    @Override
    public <T> T transact(Work<T> work) {
        List<T> result = new ArrayList<>();
        Open tx = new Open(null);
        open.add(tx);
        result.add(work.in(tx));
        tx.commit();
        return result.getFirst();
    }

    /** The committed row, for the checker and for reads outside of transactions. */
    @SuppressWarnings("unchecked")
    <T> Optional<T> committed(String key) {
        return Optional.ofNullable((T) rows.get(key));
    }

    long transactions() {
        return transactions;
    }

    /** One transaction. */
    final class Open implements Tx {
        private final Map<String, Object> writes = new TreeMap<>();
        private final Set<String> gone = new TreeSet<>();
        private final Set<String> mineShared = new TreeSet<>();
        private final Set<String> mineExclusive = new TreeSet<>();
        private @Nullable Coroutine coroutine;
        private boolean waiting;
        private boolean deadlocked;
        private @Nullable Instant now;

        private Open(Coroutine @Nullable [] stepped) {
            this.coroutine = stepped == null ? null : stepped[0];
        }

        private void yieldNow() {
            if (coroutine != null) {
                coroutine.pause();
            }
        }

        private void lock(String key, Lock lock) {
            long since = timeline.now();
            while (!grant(key, lock)) {
                if (coroutine == null || timeline.now() - since > DEADLOCK_MILLIS * 1000) {
                    throw new Busy();
                }
                waiting = true;
                coroutine.pause();
                waiting = false;
            }
        }

        private boolean grant(String key, Lock lock) {
            if (lock == Lock.NONE || mineExclusive.contains(key)) {
                return true;
            }
            if (exclusive.containsKey(key)) {
                return false;
            }
            int others = shared.getOrDefault(key, 0) - (mineShared.contains(key) ? 1 : 0);
            if (lock == Lock.UPDATE) {
                if (others > 0) {
                    return false;
                }
                exclusive.put(key, this);
                mineExclusive.add(key);
                return true;
            }
            if (mineShared.add(key)) {
                shared.merge(key, 1, Integer::sum);
            }
            return true;
        }

        private void commit() {
            writes.forEach(rows::put);
            gone.forEach(rows::remove);
            rollback();
        }

        private void rollback() {
            mineExclusive.forEach(exclusive::remove);
            mineShared.forEach(key -> shared.merge(key, -1, Integer::sum));
            mineExclusive.clear();
            mineShared.clear();
            open.remove(this);
        }

        @SuppressWarnings("unchecked")
        <T> Optional<T> read(String key, Lock lock) {
            yieldNow();
            if (lock != Lock.NONE && (rows.containsKey(key) || exclusive.containsKey(key))) {
                lock(key, lock);
            }
            return peek(key);
        }

        @SuppressWarnings("unchecked")
        private <T> Optional<T> peek(String key) {
            if (gone.contains(key)) {
                return Optional.empty();
            }
            Object own = writes.get(key);
            return Optional.ofNullable((T) (own != null ? own : rows.get(key)));
        }

        void write(String key, Object row) {
            yieldNow();
            lock(key, Lock.UPDATE);
            gone.remove(key);
            writes.put(key, row);
        }

        void delete(String key) {
            yieldNow();
            lock(key, Lock.UPDATE);
            writes.remove(key);
            gone.add(key);
        }

        /** A lock on a name, whether or not a row of that name exists. */
        void advisory(String key) {
            yieldNow();
            lock(key, Lock.UPDATE);
        }

        /** Rows whose key begins so, as this transaction sees them, by key. */
        @SuppressWarnings("unchecked")
        <T> List<T> all(String prefix) {
            yieldNow();
            TreeMap<String, Object> seen =
                    new TreeMap<>(((TreeMap<String, Object>) rows).subMap(prefix, prefix + '\uffff'));
            seen.putAll(((TreeMap<String, Object>) writes).subMap(prefix, prefix + '\uffff'));
            seen.keySet().removeAll(gone);
            return (List<T>) new ArrayList<>(seen.values());
        }

        @Override
        public Instant now() {
            Instant known = now;
            if (known == null) {
                known = clock();
                now = known;
            }
            return known;
        }

        @Override
        public void roster(SchemaLine line, String environment, Lock lock) {
            yieldNow();
            lock("roster/" + line + "/" + environment, lock);
        }

        @Override
        public Optional<Window> window(TargetName target, Lock lock) {
            return read("window/" + target, lock);
        }

        @Override
        public void save(Window window) {
            write("window/" + window.target(), window);
        }

        @Override
        public List<TargetName> targets(SchemaLine line, String environment) {
            return this.<Window>all("window/").stream()
                    .filter(window ->
                            window.line().equals(line) && window.environment().equals(environment))
                    .map(Window::target)
                    .toList();
        }

        @Override
        public Optional<Claim> claim(String incarnation, Lock lock) {
            return read("claim/" + incarnation, lock);
        }

        @Override
        public List<Claim> claims(Window window) {
            return this.<Claim>all("claim/").stream()
                    .filter(claim -> claim.line().equals(window.line())
                            && claim.environment().equals(window.environment())
                            && claim.countsOn(window))
                    .toList();
        }

        @Override
        public void save(Claim claim) {
            write("claim/" + claim.incarnation(), claim);
        }

        @Override
        public Optional<Instant> confirmedGone(String incarnation) {
            return read("gone/" + incarnation, Lock.NONE);
        }

        @Override
        public void confirmGone(String incarnation, String person, String reason) {
            write("gone/" + incarnation, now());
        }

        @Override
        public boolean wasSeen(String incarnation) {
            return this.<Evidence>all("evidence/").stream()
                    .flatMap(evidence -> evidence.report().incarnations().stream())
                    .anyMatch(seen -> seen.incarnation().equals(incarnation));
        }

        @Override
        public Optional<Evidence> evidence(TargetName target) {
            return read("evidence/" + target, Lock.NONE);
        }

        @Override
        public void save(Evidence evidence) {
            write("evidence/" + evidence.report().target(), evidence);
        }

        @Override
        public Instant hearingSince() {
            return this.<Hearing>read("hearing", Lock.NONE).map(Hearing::since).orElseGet(this::now);
        }

        @Override
        public List<Vouched> vouched(SchemaLine line) {
            return vouched.stream()
                    .map(role -> new Vouched(role, Optional.empty(), Optional.empty()))
                    .toList();
        }

        @Override
        public Optional<Touches> touches(SchemaLine line, int version) {
            return Optional.empty();
        }

        @Override
        public Duration quiet(SchemaLine line, int version) {
            return Duration.ZERO;
        }

        @Override
        public void arrived(TargetName target, String who) {
            long sequence = arrivals++;
            write(String.format("arrival/%012d", sequence), new Arrival(sequence, target, who));
        }

        @Override
        public void desire(Desired desired) {
            write("desired/" + desired.target(), desired);
        }

        Optional<RolloutRow> rollout(RolloutId id, Lock lock) {
            return read("rollout/" + id, lock);
        }

        void save(RolloutRow row) {
            write("rollout/" + row.state().id(), row);
        }

        /** False when the event was stored before. */
        boolean insert(AgentFact.StepReported fact) {
            String key = "step/" + fact.target() + "/" + fact.rollout() + "/" + fact.phase() + "/" + fact.run() + "/"
                    + fact.attempt() + "/" + fact.fence() + "/" + fact.ordinal() + "/" + fact.state();
            if (this.<Object>read(key, Lock.NONE).isPresent()) {
                return false;
            }
            lock(key, Lock.UPDATE);
            if (rows.containsKey(key)) {
                return false;
            }
            writes.put(key, fact);
            return true;
        }
    }
}
