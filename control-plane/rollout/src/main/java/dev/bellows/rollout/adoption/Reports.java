package dev.bellows.rollout.adoption;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.document.VersionRange;
import dev.bellows.rollout.AgentFact;
import java.util.List;
import java.util.Optional;

/** What an agent saw of rows, journals and sessions, taken into the store. Each method is (part of) one transaction. Thread-safe. */
public final class Reports {
    private static final int MOST_NAMED = 10;

    private final Narrowing narrowing;

    public Reports(Narrowing narrowing) {
        this.narrowing = narrowing;
    }

    /** What a report changed, for the core. */
    public enum Effect {
        NOTHING,
        /** The store's window widened after the row. */
        WIDENED,
        /** The window is open again, after the row. */
        REOPENED
    }

    /** Target state that follows from an inspection. */
    public enum Condition {
        JOINING,
        ACTIVE,
        RECONCILE,
        UNREACHABLE
    }

    /**
     * Takes the report of a window row. Only the generation in force moves the store: one of an earlier generation may be memory of a
     * database that was restored since, and what a row really says of those each inspection tells.
     */
    public Effect window(WindowStore.Tx tx, AgentFact.WindowReported fact) {
        Optional<Window> locked = tx.window(fact.target(), WindowStore.Lock.UPDATE);
        if (locked.isEmpty()) {
            return Effect.NOTHING;
        }
        Window window = locked.get().acknowledged(fact.generation());
        if (fact.rowCommitted() && fact.row().isPresent() && fact.generation() == window.generation()) {
            Window.Seen seen = window.seen();
            boolean caughtUp = seen.onlyItsRowIsBehind();
            window = window.saw(new Window.Seen(
                    fact.row().get(),
                    fact.generation(),
                    seen.journalHead(),
                    seen.journalStored(),
                    seen.timeline(),
                    seen.identityToken(),
                    seen.joining(),
                    caughtUp ? "" : seen.reconcile(),
                    caughtUp ? Optional.empty() : seen.found()));
        }
        return follow(tx, closed(window, fact));
    }

    /** Whether the narrower row is in force and the scan after it was clean, for whoever asks for a grant. */
    private static Window closed(Window window, AgentFact.WindowReported fact) {
        boolean wanted = window.goal()
                .filter(goal -> fact.rowCommitted() && fact.row().equals(Optional.of(goal.range())))
                .isPresent();
        return fact.scanClean().isPresent() && fact.generation() == window.generation()
                ? window.closing(fact.generation(), wanted && fact.scanClean().get())
                : window;
    }

    /** Lets the store follow a wider row of the generation in force, and saves. */
    private Effect follow(WindowStore.Tx tx, Window window) {
        boolean current = window.seen().rowGeneration() == window.generation()
                && window.seen().reconcile().isEmpty();
        VersionRange row = window.seen().row();
        if (current && window.state() == Window.State.REOPENING && row.covers(window.range())) {
            tx.save(narrowing.reopened(window, tx.now()));
            return Effect.REOPENED;
        }
        Optional<Window.Goal> goal = window.goal().filter(work -> work.phase().widens());
        if (current
                && goal.isPresent()
                && row.covers(goal.get().range())
                && !window.range().covers(goal.get().range())) {
            tx.save(window.ranged(goal.get().range()));
            return Effect.WIDENED;
        }
        tx.save(window);
        return Effect.NOTHING;
    }

    /** The agent works under that generation with that fence. */
    public void acknowledged(WindowStore.Tx tx, TargetName target, long generation, long fence) {
        tx.window(target, WindowStore.Lock.UPDATE).ifPresent(window -> {
            Window.Grants grants = window.grants();
            long highest = Math.max(grants.fence(), fence);
            tx.save(window.acknowledged(generation)
                    .granting(new Window.Grants(highest, grants.last(), grants.outstanding())));
        });
    }

    /**
     * How much of a target's journal the store has.
     *
     * @param through the entry up to which nothing is missing
     * @param again whether something is missing after it that the agent believes to have said
     */
    public record Stored(long through, boolean again) {}

    /** A journal entry is stored: the target's journal reaches at least that far. Empty for a target without a window. */
    public Optional<Stored> journal(WindowStore.Tx tx, AgentFact.StepReported fact) {
        Optional<Window> known = tx.window(fact.target(), WindowStore.Lock.UPDATE);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Window.Seen before = known.get().seen();
        Window.Seen seen = before.journalled(fact.journalId(), fact.follows());
        if (!seen.equals(before)) {
            tx.save(known.get().saw(seen));
        }
        return Optional.of(new Stored(seen.journalStored(), fact.follows() > before.journalStored()));
    }

    /** Takes an inspection: makes the window of a new target, and notices when a target went back in time. */
    public Condition inspected(WindowStore.Tx tx, AgentFact.Inspected fact, SchemaLine line, String environment) {
        Optional<Window> known = tx.window(fact.target(), WindowStore.Lock.UPDATE);
        if (fact.trouble().isPresent()) {
            return Condition.UNREACHABLE;
        }
        if (fact.window().isEmpty() || fact.identityToken().isEmpty()) {
            return known.isPresent()
                    ? reconcile(tx, known.get(), fact, "it has no window row any more")
                    : Condition.JOINING;
        }
        if (known.isEmpty()) {
            return join(tx, fact, line, environment);
        }
        Optional<String> back = wentBack(known.get(), fact);
        if (back.isPresent()) {
            return reconcile(tx, known.get(), fact, back.get());
        }
        Window window = known.get();
        Window.Seen seen =
                seen(fact, window.seen().journalStored(), window.seen().joining(), "");
        Window.Grants grants = window.grants();
        long fence = Math.max(grants.fence(), fact.fence());
        Window fresh = window.saw(seen).granting(new Window.Grants(fence, grants.last(), grants.outstanding()));
        follow(tx, fresh);
        return welcome(tx, fact);
    }

    private static Condition join(WindowStore.Tx tx, AgentFact.Inspected fact, SchemaLine line, String environment) {
        tx.roster(line, environment, WindowStore.Lock.UPDATE);
        VersionRange row = fact.window().orElseThrow();
        Window window =
                Window.joined(fact.target(), line, environment, row, fact.rowGeneration(), seen(fact, 0, true, ""));
        tx.save(window.granting(new Window.Grants(fact.fence(), 0, Optional.empty())));
        return welcome(tx, fact);
    }

    /** A joining target becomes active once its window covers every claim that would select it. */
    private static Condition welcome(WindowStore.Tx tx, AgentFact.Inspected fact) {
        Window window = tx.window(fact.target(), WindowStore.Lock.UPDATE).orElseThrow();
        boolean covered =
                tx.claims(window).stream().allMatch(claim -> claim.reach().meets(window.range()));
        if (window.seen().joining() && covered) {
            tx.save(window.saw(seen(fact, window.seen().journalStored(), false, "")));
            return Condition.ACTIVE;
        }
        return window.seen().joining() ? Condition.JOINING : Condition.ACTIVE;
    }

    /** Lets a joining target in once nothing that its window does not cover would select it; whether it was. */
    public boolean admit(WindowStore.Tx tx, TargetName target) {
        Optional<Window> window = tx.window(target, WindowStore.Lock.UPDATE)
                .filter(here -> here.seen().joining() && here.seen().reconcile().isEmpty())
                .filter(here ->
                        tx.claims(here).stream().allMatch(claim -> claim.reach().meets(here.range())));
        window.ifPresent(here -> tx.save(here.saw(here.seen().joining(false))));
        return window.isPresent();
    }

    /** A target of another environment now: it joins that one's claims anew. Whether it has to wait until its window covers them. */
    public boolean rejoin(WindowStore.Tx tx, Window window) {
        boolean covered =
                tx.claims(window).stream().allMatch(claim -> claim.reach().meets(window.range()));
        tx.save(window.saw(window.seen().joining(!covered)));
        return !covered;
    }

    private static Window.Seen seen(AgentFact.Inspected fact, long stored, boolean joining, String reconcile) {
        return new Window.Seen(
                fact.window().orElseThrow(),
                fact.rowGeneration(),
                fact.journalHead(),
                stored,
                fact.timeline(),
                fact.identityToken().orElseThrow(),
                joining,
                reconcile);
    }

    private static Optional<String> wentBack(Window window, AgentFact.Inspected fact) {
        Window.Seen known = window.seen();
        if (!known.identityToken().equals(fact.identityToken().orElse(""))) {
            return Optional.of("it is another database than before");
        }
        if (fact.rowGeneration() < known.rowGeneration()) {
            return Optional.of("its window row is of generation " + fact.rowGeneration() + ", the store has seen "
                    + known.rowGeneration());
        }
        if (fact.journalHead() < known.journalHead()) {
            return Optional.of("its journal ends at " + fact.journalHead() + ", the store has " + known.journalHead());
        }
        if (fact.timeline() < known.timeline()) {
            return Optional.of("its timeline is " + fact.timeline() + ", it was " + known.timeline());
        }
        return fact.fence() < window.grants().fence()
                ? Optional.of("its fence is " + fact.fence() + ", the store has seen "
                        + window.grants().fence())
                : Optional.empty();
    }

    /**
     * The row in force becomes what the target really says; what the store remembers of its height stays. Its journal writes the same
     * numbers anew: nothing of it is taken as stored, so that all of it is said again.
     */
    private static Condition reconcile(WindowStore.Tx tx, Window window, AgentFact.Inspected fact, String why) {
        Window.Seen seen = window.seen();
        VersionRange row = fact.window().orElse(seen.row());
        boolean backNow = seen.reconcile().isEmpty() || fact.journalHead() < seen.journalStored();
        tx.save(window.saw(new Window.Seen(
                row,
                seen.rowGeneration(),
                seen.journalHead(),
                backNow ? 0 : seen.journalStored(),
                seen.timeline(),
                seen.identityToken(),
                seen.joining(),
                why + affected(tx, window, row),
                found(fact))));
        return Condition.RECONCILE;
    }

    private static Optional<Window.Found> found(AgentFact.Inspected fact) {
        return fact.identityToken().isEmpty()
                ? Optional.empty()
                : fact.window()
                        .map(row -> new Window.Found(
                                row,
                                fact.rowGeneration(),
                                fact.journalHead(),
                                fact.timeline(),
                                fact.identityToken().get(),
                                fact.fence()));
    }

    /**
     * A person accepts that the database is what it says of itself: from now on the store says so too, and a new generation carries
     * it there. Claims that it does not serve make it join anew: it catches up, and nothing is taken away from it meanwhile.
     *
     * @param window locked for UPDATE, in RECONCILE, without an outstanding grant
     */
    public Window accepted(WindowStore.Tx tx, Window window, Window.Found found) {
        boolean covered =
                tx.claims(window).stream().allMatch(claim -> claim.reach().meets(found.row()));
        Window.Seen seen = new Window.Seen(
                found.row(),
                found.rowGeneration(),
                found.journalHead(),
                0,
                found.timeline(),
                found.identityToken(),
                !covered,
                "");
        Window next = window.accepting(seen, found).nextGeneration();
        tx.save(next);
        Narrowing.desireNothing(tx, next);
        return next;
    }

    /** Names the instances that the row found there does not serve. */
    private static String affected(WindowStore.Tx tx, Window window, VersionRange row) {
        List<String> names = tx.claims(window).stream()
                .filter(claim -> !claim.reach().meets(row))
                .map(Claim::who)
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return "; its row " + row + " does not serve "
                + String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED))) + more;
    }

    /** Keeps the newest session evidence, and every role that was ever seen without a tag. */
    public void evidence(WindowStore.Tx tx, AgentFact.EvidenceReported fact) {
        List<Evidence.Remembered> before =
                tx.evidence(fact.target()).map(Evidence::remembered).orElse(List.of());
        tx.save(Evidence.of(fact, tx.now(), before));
    }
}
