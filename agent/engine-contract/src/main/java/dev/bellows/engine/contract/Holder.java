package dev.bellows.engine.contract;

import dev.bellows.engine.EngineRuntime.KillPoints;
import dev.bellows.engine.Held;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.StepProgress;
import dev.bellows.engine.TargetDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent that took a target over, and what it heard of its steps. Places are where the engine says that it may be killed, and each word
 * that it says to the listener; what a place does happens on the thread that executes, and only there.
 */
final class Holder implements StepListener, KillPoints, AutoCloseable {
    private final Findings findings;
    private final TargetDatabase target;
    private final TargetDatabase others;
    private final List<JournalEntry> told = new ArrayList<>();
    private @Nullable Held held;
    private @Nullable Thread executing;
    private Place place = name -> {};
    private boolean stopped;

    /** What happens at a place. */
    @FunctionalInterface
    interface Place {
        void at(String name);
    }

    /**
     * Not the holder yet.
     *
     * @param others the same target, as others see it
     */
    Holder(Subject subject, SubjectDatabase database, TargetDatabase others, Findings findings) {
        this.findings = findings;
        this.others = others;
        this.target = Agents.open(subject, database.settings(), this);
    }

    /** Takes the target over. */
    void takesOver(long floor) {
        held = target.takeOver(floor);
    }

    TargetDatabase target() {
        return target;
    }

    Held held() {
        Held now = held;
        if (now == null) {
            throw new IllegalStateException("no holder yet");
        }
        return now;
    }

    /** Entries heard of, in order. */
    List<JournalEntry> told() {
        return told;
    }

    /** Whether a step is told to stop. */
    void stops(boolean now) {
        stopped = now;
    }

    /** Executes, and does that at each place that is passed. */
    StepOutcome execute(StepOrder order, Place what) {
        place = what;
        executing = Thread.currentThread();
        try {
            StepOutcome outcome = target.execute(order, this);
            findings.said(outcome.toString());
            return outcome;
        } finally {
            executing = null;
        }
    }

    @Override
    public void at(String name) {
        if (executing == Thread.currentThread()) {
            place.at(name);
        }
    }

    @Override
    public void journalled(JournalEntry entry) {
        findings.said(entry.toString());
        List<JournalEntry> durable = others.journal(entry.id() - 1, 1);
        findings.check(
                Clause.TOLD_ONLY_WHAT_IS_DURABLE,
                durable.equals(List.of(entry)),
                () -> "the listener heard of " + entry + ", where others read " + durable);
        told.add(entry);
        at("heard of " + entry.state());
    }

    @Override
    public void progress(StepProgress progress) {
        at("heard of progress");
    }

    @Override
    public void waiting(String reason) {
        findings.said(reason);
    }

    @Override
    public boolean cancelled() {
        return stopped;
    }

    @Override
    public void close() {
        try {
            target.close();
        } catch (RuntimeException e) {
            findings.breach(Clause.CLOSING_NEVER_THROWS, e.toString());
        }
    }
}
