package dev.bellows.engine.contract;

import dev.bellows.document.Phase;
import dev.bellows.document.VersionRange;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A migration from its plan to its rollback, and from the next plan to its end, with services of both versions at work. */
final class Life {
    static final Set<Clause> CLAUSES = EnumSet.of(
            Clause.EVERY_OPERATION_HAS_A_CASE,
            Clause.PLANNING_IS_PURE,
            Clause.A_PLAN_OUTLIVES_ITS_AGENT,
            Clause.OUR_WORK_IS_NOT_IN_THE_SNAPSHOT,
            Clause.EVERY_PHASE_ENDS,
            Clause.A_ROLLBACK_LEAVES_NOTHING,
            Clause.A_REVERT_BRINGS_BACK,
            Clause.THE_CHANGE_IS_THERE,
            Clause.APPLICATIONS_GO_ON,
            Clause.NO_WRITE_IS_LOST,
            Clause.VERSIONS_AGREE,
            Clause.A_STEP_IS_DONE_ONCE,
            Clause.EFFECT_IS_TOLD_TRULY,
            Clause.THE_JOURNAL_IS_WHOLE,
            Clause.BEGUN_BEFORE_DONE,
            Clause.TOLD_ONLY_WHAT_IS_DURABLE,
            Clause.THE_WINDOW_WIDENS_OVER_WHAT_IS_THERE,
            Clause.FAILURES_HAVE_CODES,
            Clause.NO_PASSWORD_IS_SAID);

    private static final int A_WHILE = 12;

    private final OperationCase story;
    private final Findings findings;
    private final Stage stage;
    private final Traffic traffic;
    private final Holder holder;

    private Life(OperationCase story, Findings findings, Stage stage, Traffic traffic) {
        this.story = story;
        this.findings = findings;
        this.stage = stage;
        this.traffic = traffic;
        this.holder = stage.takeOver();
    }

    static void run(Subject subject, OperationCase story, Findings findings) throws Exception {
        try (Stage stage = new Stage(subject, story, findings);
                Traffic traffic = Traffic.begin(stage.database(), story, findings)) {
            new Life(story, findings, stage, traffic).run();
        }
    }

    private void run() throws Exception {
        String before = stage.database().picture();
        thereIsAChange(false, "before anything began");
        stage.refuses(
                holder, Clause.THE_WINDOW_WIDENS_OVER_WHAT_IS_THERE, story.both(), "no plan of it was ever executed");
        migrates(1);
        traffic.serves(story.oldVersion());
        stage.row(holder, VersionRange.of(story.oldVersion()));
        stage.phase(holder, Phase.ROLLBACK);
        rolledBack(before);

        migrates(2);
        contracts();
        stage.phase(holder, Phase.CLEANUP);
        traffic.turns(A_WHILE);
        thereIsAChange(true, "in the end");
        traffic.settles();
        theJournalIsWhole();
    }

    /** Old code is at work alone until everything new is there. */
    private void migrates(int rollout) throws Exception {
        stage.plans(holder, rollout);
        Plan plan = stage.plan();
        for (Phase phase : List.of(Phase.EXPAND, Phase.MIGRATE)) {
            if (rollout == 1 && !plan.steps(phase).isEmpty()) {
                stage.refuses(
                        holder,
                        Clause.THE_WINDOW_WIDENS_OVER_WHAT_IS_THERE,
                        story.both(),
                        "nothing of " + phase.word() + " is done");
            }
            stage.phase(holder, phase);
            stage.seesNothingOfOurs();
            traffic.turns(A_WHILE);
        }
        stage.refuses(
                holder,
                Clause.THE_WINDOW_WIDENS_OVER_WHAT_IS_THERE,
                new VersionRange(story.oldVersion(), story.newVersion() + 1),
                "nobody ever planned its newest version");
        bothAreServed();
    }

    private void bothAreServed() throws Exception {
        stage.row(holder, story.both());
        traffic.serves(story.oldVersion(), story.newVersion());
        traffic.turns(2 * A_WHILE);
    }

    private void rolledBack(String before) {
        boolean stays = Stream.of(Phase.EXPAND, Phase.MIGRATE)
                .flatMap(phase -> stage.plan().steps(phase).stream())
                .anyMatch(step -> !step.reversible());
        if (!stays) {
            same(Clause.A_ROLLBACK_LEAVES_NOTHING, before);
            thereIsAChange(false, "after a rollback");
        }
    }

    /** Old code leaves; what it needs is hidden, shown again, and hidden once more. */
    private void contracts() throws Exception {
        traffic.serves(story.newVersion());
        stage.row(holder, VersionRange.of(story.newVersion()));
        if (stage.plan().steps(Phase.CONTRACT).stream().noneMatch(Step::needsGrant)) {
            stage.phase(holder, Phase.CONTRACT);
            return;
        }
        String before = stage.database().picture();
        stage.phase(holder, Phase.CONTRACT);
        traffic.turns(A_WHILE);
        if (story.oldVersion() < story.newVersion()
                && !stage.plan().steps(Phase.REVERT).isEmpty()) {
            stage.refuses(
                    holder,
                    Clause.THE_WINDOW_WIDENS_OVER_WHAT_IS_THERE,
                    story.both(),
                    "what the old version needs is hidden");
            stage.phase(holder, Phase.REVERT);
            same(Clause.A_REVERT_BRINGS_BACK, before);
            bothAreServed();
            traffic.serves(story.newVersion());
            stage.row(holder, VersionRange.of(story.newVersion()));
            stage.phase(holder, Phase.CONTRACT);
        }
        traffic.turns(A_WHILE);
    }

    private void same(Clause clause, String before) {
        String now = stage.database().picture();
        findings.check(clause, now.equals(before), () -> "it was\n" + before + "\nand is\n" + now);
    }

    private void thereIsAChange(boolean wanted, String when) {
        findings.check(
                Clause.THE_CHANGE_IS_THERE,
                stage.database().changeIsThere() == wanted,
                () -> when + " the change is " + (wanted ? "not " : "") + "there");
    }

    private void theJournalIsWhole() {
        List<JournalEntry> all = stage.journal();
        List<JournalEntry> heard = holder.told();
        findings.check(
                Clause.THE_JOURNAL_IS_WHOLE,
                all.equals(heard),
                () -> "the journal has " + all.size() + " entries, and the listener heard of " + heard.size());
        findings.check(
                Clause.THE_JOURNAL_IS_WHOLE,
                stage.journal(3).equals(all),
                () -> "read by threes the journal is another one");
        long head = stage.others().inspect().journalHead();
        findings.check(
                Clause.THE_JOURNAL_IS_WHOLE,
                !all.isEmpty() && all.getFirst().id() > 0 && all.getLast().id() == head,
                () -> "the journal ends at "
                        + (all.isEmpty() ? 0 : all.getLast().id()) + ", and its head is " + head);
    }
}
