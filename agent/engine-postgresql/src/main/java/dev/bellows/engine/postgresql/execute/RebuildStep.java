package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.Step;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.StepProgress;
import dev.bellows.engine.postgresql.journal.Made;
import dev.bellows.engine.postgresql.journal.StepRun;
import dev.bellows.engine.postgresql.names.RebuiltIndex;
import dev.bellows.engine.postgresql.session.PinnedSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An index that is built anew beside readers and writers, one of a partitioned table partition by partition. The index that takes another's place
 * has its name and another identity: which ones are done is known by the identities that were noted before the first was begun. What a build that
 * was cut short left behind is ours where that note is there, since nothing is begun beside what somebody else left. Confined to the worker.
 */
final class RebuildStep {
    private final StepRun run;
    private final Step.Body.Rebuild body;

    RebuildStep(StepRun run, Step.Body.Rebuild body) {
        this.run = run;
        this.body = body;
    }

    /**
     * An index in which entries lie.
     *
     * @param name quoted and qualified
     * @param before identities that were noted of it before; empty where it was not begun
     */
    private record Leaf(long oid, String name, List<Long> before) {
        boolean noted() {
            return !before.isEmpty();
        }

        boolean done() {
            return noted() && !before.contains(oid);
        }
    }

    StepOutcome execute() throws SQLException {
        List<Leaf> leaves = leaves();
        if (body.clears()) {
            run.begin();
            Optional<StepOutcome> outcome = clear(leaves);
            return outcome.isPresent() ? outcome.get() : finished(leaves);
        }
        if (leaves.isEmpty() || !run.control().probe(body.standing())) {
            return run.failed(run.problems()
                    .of(
                            ErrorCode.STEP_NOT_AS_PLANNED,
                            body.subject()
                                    + " is not the index that this was planned for: it is gone, or another one has"
                                    + " its name"));
        }
        for (Leaf leaf : leaves) {
            List<String> left = leftBehind(run.control(), leaf.name());
            if (!leaf.noted() && !left.isEmpty()) {
                return run.failed(foreign(left));
            }
        }
        StringBuilder notes = new StringBuilder();
        for (Leaf leaf : leaves) {
            if (!leaf.noted()) {
                notes.append(notes.isEmpty() ? "" : ";\n").append(Made.rebuiltSql(run, leaf.oid(), leaf.name()));
            }
        }
        run.begin(notes.toString());
        return build(leaves());
    }

    private StepOutcome build(List<Leaf> leaves) throws SQLException {
        Optional<StepOutcome> outcome = clear(leaves);
        for (int i = 0; i < leaves.size() && outcome.isEmpty(); i++) {
            if (!leaves.get(i).done()) {
                outcome =
                        build(leaves.get(i), leaves.size() == 1 ? "" : "partition " + (i + 1) + " of " + leaves.size());
            }
        }
        // One that ended behind the change of places is done, and has left the index of before.
        outcome = outcome.isPresent() ? outcome : clear(leaves);
        return outcome.isPresent() ? outcome.get() : finished(leaves);
    }

    private Optional<StepOutcome> build(Leaf leaf, String at) throws SQLException {
        if (!at.isEmpty()) {
            run.listener().progress(StepProgress.ofStatement(at));
        }
        Optional<StepOutcome> outcome = new OnlinePart(run, at, () -> isThere(leaf))
                .send(body.of(leaf.name()), session -> {
                    for (String left : leftBehind(session, leaf.name())) {
                        session.send(drop(left));
                    }
                });
        // Of the name that it had; a partition that was dropped meanwhile has none.
        boolean asBefore = outcome.isEmpty() && isThere(leaf);
        return asBefore
                ? Optional.of(run.failed(run.problems()
                        .of(
                                ErrorCode.STEP_FAILED,
                                "The statement ended without an error, but " + leaf.name()
                                        + " is the index that it was")))
                : outcome;
    }

    /** Removes what an earlier try of ours left behind; what somebody else did is left alone. */
    private Optional<StepOutcome> clear(List<Leaf> leaves) throws SQLException {
        for (Leaf leaf : leaves) {
            for (String left : leaf.noted() ? leftBehind(run.control(), leaf.name()) : List.<String>of()) {
                run.listener().waiting("removing what a try that was cut short left behind");
                Optional<StepOutcome> outcome = new OnlinePart(run, "", () -> true).send(drop(left), Optional.empty());
                run.listener().waiting("");
                if (outcome.isPresent()) {
                    return outcome;
                }
            }
        }
        return Optional.empty();
    }

    private StepOutcome finished(List<Leaf> leaves) throws SQLException {
        StringBuilder forget = new StringBuilder();
        for (Leaf leaf : leaves) {
            forget.append(Made.forgetRebuiltSql(run, leaf.name())).append(";\n");
        }
        return run.done(0, 0, 0, forget.toString());
    }

    private boolean isThere(Leaf leaf) throws SQLException {
        return leaves().stream().anyMatch(it -> it.oid() == leaf.oid());
    }

    private List<Leaf> leaves() throws SQLException {
        List<Leaf> found = run.control()
                .list(
                        RebuiltIndex.leaves(body.subject()),
                        row -> new Leaf(row.getLong(1), row.getString(2), List.of()));
        List<Leaf> leaves = new ArrayList<>();
        for (Leaf leaf : found) {
            leaves.add(new Leaf(leaf.oid(), leaf.name(), Made.rebuilt(run, leaf.name())));
        }
        return leaves;
    }

    private static List<String> leftBehind(PinnedSession session, String index) throws SQLException {
        return session.list(RebuiltIndex.leftBehind(index), row -> row.getString(1));
    }

    private static String drop(String index) {
        return "DROP INDEX CONCURRENTLY IF EXISTS " + index;
    }

    private Problem foreign(List<String> left) {
        return run.problems()
                .of(
                        ErrorCode.STEP_INDEX_INVALID,
                        "A build of " + body.subject()
                                + " that this rollout did not begin runs, or did not come to its end and left INVALID indexes behind. When"
                                + " nobody builds them any more: DROP INDEX CONCURRENTLY "
                                + String.join("; DROP INDEX CONCURRENTLY ", left));
    }
}
