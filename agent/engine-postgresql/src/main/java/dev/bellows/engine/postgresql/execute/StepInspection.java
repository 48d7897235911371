package dev.bellows.engine.postgresql.execute;

import dev.bellows.document.RolloutId;
import dev.bellows.document.SchemaLine;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.Optional;

/** Answers, without changing anything, whether a step is in effect: the journal first, then the step's own probes. Has no state. */
public final class StepInspection {
    private StepInspection() {}

    /**
     * Looks; empty when neither journal nor catalog can say. Meaningful only while nobody else executes: right after a take-over.
     */
    public static Optional<Boolean> inEffect(
            PinnedSession session, SchemaLine line, RolloutId rollout, int run, Step step) throws SQLException {
        Optional<Boolean> whole = whole(session, line, rollout, run, step);
        boolean begun = step.body() instanceof Step.Body.Online online && begun(session, online);
        return begun ? Optional.of(true) : whole;
    }

    /** The same, where what leads only forward counts once it is at its end by its own probes: the caller knows what it began. */
    static Optional<Boolean> whole(PinnedSession session, SchemaLine line, RolloutId rollout, int run, Step step)
            throws SQLException {
        boolean journalled =
                session.probe("EXISTS (SELECT FROM bellows.journal WHERE line = " + Sql.literal(line.name())
                        + " AND rollout = " + Sql.literal(rollout.toString()) + " AND phase = "
                        + Sql.literal(step.phase().name()) + " AND run = " + run + " AND ordinal = " + step.ordinal()
                        + " AND state IN ('APPLIED', 'DONE'))");
        return journalled ? Optional.of(true) : probes(session, step.body());
    }

    private static Optional<Boolean> probes(PinnedSession session, Step.Body body) throws SQLException {
        return switch (body) {
            case Step.Body.StrongLock b -> answer(Verdict.of(session, b.doneWhen(), b.notDoneWhen()));
            case Step.Body.Transaction b -> answer(Verdict.of(session, b.doneWhen(), ""));
            case Step.Body.Online b -> answer(Verdict.of(session, b.doneWhen(), ""));
            case Step.Body.EachPart b -> answer(Verdict.of(session, b.doneWhen(), ""));
            case Step.Body.Rebuild b -> answer(Verdict.of(session, b.doneWhen(), ""));
            case Step.Body.BackfillRange ignored -> Optional.of(false);
            case Step.Body.VerifyRange ignored -> Optional.of(false);
        };
    }

    /** What leads only forward is in effect once its first part is. */
    private static boolean begun(PinnedSession session, Step.Body.Online body) throws SQLException {
        Optional<ForwardOnly> forward = ForwardOnly.of(body.statement());
        return forward.isPresent()
                && (forward.get().isHalf(session) || forward.get().isDone(session));
    }

    /** Without a probe the journal alone decides, and it did not say so. */
    private static Optional<Boolean> answer(Verdict verdict) {
        return switch (verdict) {
            case IN_EFFECT -> Optional.of(true);
            case NOT_IN_EFFECT, JOURNAL_DECIDES -> Optional.of(false);
            case NEITHER -> Optional.empty();
        };
    }
}
