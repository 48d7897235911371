package dev.bellows.engine.contract;

import dev.bellows.document.Phase;
import dev.bellows.document.RolloutId;
import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Plan;
import dev.bellows.engine.PlanOutcome;
import dev.bellows.engine.SchemaSnapshot;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.TargetDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One database with one case on it: the row, the generation, the rollout and its plan as the control plane would have them. */
final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PAGE = 500;
    private static final AtomicLong GRANTS = new AtomicLong();

    private final Subject subject;
    private final OperationCase story;
    private final Findings findings;
    private final Clause hope;
    private final SubjectDatabase database;
    private final TargetDatabase others;
    private final List<Holder> holders = new ArrayList<>();
    private VersionRange window;
    private long generation = 1;
    private long fence;
    private int run = 1;
    private @Nullable RolloutId rollout;
    private @Nullable Plan plan;

    Stage(Subject subject, OperationCase story, Findings findings) {
        this(subject, story, findings, Clause.EVERY_PHASE_ENDS);
    }

    /**
     * A new database.
     *
     * @param hope the clause that is broken when a step or a row that should come does not
     */
    Stage(Subject subject, OperationCase story, Findings findings, Clause hope) {
        this.subject = subject;
        this.story = story;
        this.findings = findings;
        this.hope = hope;
        this.database = subject.freshDatabase(story);
        this.others = Agents.open(subject, database.settings(), KillPoints.NONE);
        this.window = VersionRange.of(story.oldVersion());
    }

    SubjectDatabase database() {
        return database;
    }

    /** The target as somebody sees it who does not hold it. */
    TargetDatabase others() {
        return others;
    }

    Plan plan() {
        Plan now = plan;
        if (now == null) {
            throw new IllegalStateException("no plan yet");
        }
        return now;
    }

    RolloutId rollout() {
        RolloutId now = rollout;
        if (now == null) {
            throw new IllegalStateException("no rollout yet");
        }
        return now;
    }

    int run() {
        return run;
    }

    long generation() {
        return generation;
    }

    /** Another agent becomes the holder. */
    Holder takeOver() {
        return takeOver(0);
    }

    Holder takeOver(long floor) {
        Holder holder = new Holder(subject, database, others, findings);
        holders.add(holder);
        holder.takesOver(floor);
        long raised = holder.held().fence();
        findings.check(
                Clause.THE_FENCE_RISES,
                raised > Math.max(fence, floor),
                () -> "after fence " + fence + " and over floor " + floor + " the take-over gave " + raised);
        fence = raised;
        return holder;
    }

    /** Plans anew, looks whether that is pure, and freezes it for the rollout of that number. */
    void plans(Holder holder, int number) {
        SchemaSnapshot snapshot = holder.target().snapshot(story.migration());
        EngineFacts facts = holder.target().facts();
        Plan made = planned(snapshot, facts);
        Plan again = planned(snapshot, facts);
        Plan reread = planned(others.snapshot(story.migration()), others.facts());
        findings.check(
                Clause.PLANNING_IS_PURE,
                made.equals(again) && made.toString().equals(again.toString()),
                () -> "of one snapshot came " + made + " and " + again);
        findings.check(
                Clause.PLANNING_IS_PURE,
                alike(made, reread),
                () -> "of two looks at one database came " + made + " and " + reread);
        findings.check(
                Clause.PLANNING_IS_PURE,
                made.snapshotDigest().equals(snapshot.digest()),
                () -> "the plan does not name the snapshot that it was made of");
        plan = made;
        rollout = new RolloutId(story.migration().line(), story.newVersion(), number);
        holder.target().freezePlan(holder.held(), generation, rollout(), made);
        findings.check(
                Clause.A_PLAN_OUTLIVES_ITS_AGENT,
                others.frozenPlan(rollout()).equals(Optional.of(made)),
                () -> "frozen was " + made + ", read back is " + others.frozenPlan(rollout()));
    }

    /** Whether one approval would do for both: what they estimate may differ. */
    static boolean alike(Plan one, Plan other) {
        return one.revertClass() == other.revertClass()
                && one.snapshotDigest().equals(other.snapshotDigest())
                && Stream.of(Phase.values()).allMatch(phase -> one.digest(phase).equals(other.digest(phase)));
    }

    private Plan planned(SchemaSnapshot snapshot, EngineFacts facts) {
        return switch (subject.provider().planner().plan(story.migration(), snapshot, facts)) {
            case PlanOutcome.Planned it -> it.plan();
            case PlanOutcome.Refused it ->
                throw findings.fatal(Clause.EVERY_OPERATION_HAS_A_CASE, "refused: " + it.problems());
        };
    }

    /** The snapshot is still the one that the plan was made of. */
    void seesNothingOfOurs() {
        findings.check(
                Clause.OUR_WORK_IS_NOT_IN_THE_SNAPSHOT,
                others.snapshot(story.migration()).digest().equals(plan().snapshotDigest()),
                () -> "after steps of ours the snapshot is another one");
    }

    /** The next phase is a new run. */
    void nextRun() {
        run++;
    }

    /** A step with every right that it needs. */
    StepOrder order(Holder holder, Step step) {
        return order(holder, step, generation, window, grant(step));
    }

    private static OptionalLong grant(Step step) {
        return step.needsGrant() ? OptionalLong.of(GRANTS.incrementAndGet()) : OptionalLong.empty();
    }

    StepOrder order(Holder holder, Step step, long itsGeneration, VersionRange itsWindow, OptionalLong grant) {
        return new StepOrder(
                holder.held(),
                itsGeneration,
                rollout(),
                run,
                1,
                story.migration(),
                step,
                itsWindow,
                grant,
                PATIENCE,
                StepOrder.BackfillLimits.normal());
    }

    StepOutcome execute(Holder holder, Step step, Holder.Place place) {
        return execute(holder, order(holder, step), place);
    }

    /** An engine answers with an outcome, whatever happens. */
    StepOutcome execute(Holder holder, StepOrder order, Holder.Place place) {
        try {
            return holder.execute(order, place);
        } catch (Findings.CutShort e) {
            throw e;
        } catch (RuntimeException e) {
            throw findings.fatal(
                    Clause.FAILURES_HAVE_CODES,
                    "an order was answered by " + e + " at " + order.step().title());
        }
    }

    /** Each step of a phase, twice: the second time it is found done. */
    void phase(Holder holder, Phase phase) {
        for (Step step : plan().steps(phase)) {
            done(holder, step);
        }
        nextRun();
    }

    void done(Holder holder, Step step) {
        boolean first = run == 1 && step.phase() == Phase.EXPAND;
        if (first) {
            findings.check(
                    Clause.EFFECT_IS_TOLD_TRULY,
                    !effect(holder, step).equals(Optional.of(true)),
                    () -> named(step) + " is said to be in effect before it was ordered");
        }
        int before = holder.told().size();
        StepOutcome outcome = execute(holder, step, name -> {});
        if (!(outcome instanceof StepOutcome.Done(long ignored, long mismatches)) || mismatches > 0) {
            throw findings.fatal(hope, named(step) + " ended with " + outcome);
        }
        List<JournalEntry.State> said = holder
                .told()
                .subList(before, holder.told().size())
                .stream()
                .map(JournalEntry::state)
                .toList();
        findings.check(
                Clause.BEGUN_BEFORE_DONE,
                !said.isEmpty()
                        && said.getLast() == JournalEntry.State.DONE
                        && (!first || said.getFirst() == JournalEntry.State.BEGUN),
                () -> "of " + named(step) + " the journal says " + said);
        findings.check(
                Clause.EFFECT_IS_TOLD_TRULY,
                !effect(holder, step).equals(Optional.of(false)),
                () -> named(step) + " is done, and said to be of no effect");
        foundDone(holder, step);
    }

    /** Once more: the outcome is the same, and the journal has no more to say. */
    void foundDone(Holder holder, Step step) {
        int known = holder.told().size();
        StepOutcome again = execute(holder, step, name -> {});
        findings.check(
                Clause.A_STEP_IS_DONE_ONCE,
                again instanceof StepOutcome.Done && holder.told().size() == known,
                () -> "ordered again, " + named(step) + " ended with " + again + " and the journal says "
                        + holder.told().subList(known, holder.told().size()));
    }

    Optional<Boolean> effect(Holder holder, Step step) {
        return holder.target().inEffect(holder.held(), rollout(), run, step);
    }

    /** The row is written by the next generation. */
    void row(Holder holder, VersionRange next) {
        generation++;
        try {
            holder.target().commitWindow(holder.held(), generation, next, story.migration());
        } catch (BellowsException e) {
            throw findings.fatal(hope, "row " + next + " was refused, and all that it needs was said to be done: " + e);
        }
        window = next;
    }

    /** A row that promises that much is refused, and the row stays as it is. */
    void refuses(Holder holder, Clause clause, VersionRange next, String because) {
        boolean refused = findings.refused(
                () -> holder.target().commitWindow(holder.held(), generation + 1, next, story.migration()));
        findings.check(clause, refused, () -> "row " + next + " was written, and " + because);
        if (!refused) {
            throw new Findings.CutShort("the row is wrong");
        }
        VersionRange now = others.inspect().window().orElseThrow().window();
        findings.check(clause, now.equals(window), () -> "row " + next + " was refused, and " + now + " is written");
    }

    /** Everything that the journal has, by pages. */
    List<JournalEntry> journal(int page) {
        List<JournalEntry> all = new ArrayList<>();
        List<JournalEntry> next = others.journal(0, page);
        while (!next.isEmpty()) {
            all.addAll(next);
            long last = next.getLast().id();
            next = others.journal(last, page);
            if (!next.isEmpty() && next.getFirst().id() <= last) {
                throw findings.fatal(Clause.THE_JOURNAL_IS_WHOLE, "after entry " + last + " comes " + next.getFirst());
            }
        }
        return all;
    }

    List<JournalEntry> journal() {
        return journal(PAGE);
    }

    static String named(Step step) {
        return step.phase().word() + " step " + step.ordinal() + " (" + step.title() + ")";
    }

    /** Whoever holds nothing any more lets go of its connections. */
    void closesOldHolders() {
        holders.forEach(Holder::close);
        holders.clear();
    }

    @Override
    public void close() {
        closesOldHolders();
        try {
            others.close();
        } catch (BellowsException e) {
            findings.breach(Clause.CLOSING_NEVER_THROWS, e.toString());
        }
        database.close();
    }
}
