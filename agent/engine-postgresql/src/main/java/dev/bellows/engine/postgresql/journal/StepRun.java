package dev.bellows.engine.postgresql.journal;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.EngineRuntime;
import dev.bellows.engine.JournalEntry;
import dev.bellows.engine.StepListener;
import dev.bellows.engine.StepOrder;
import dev.bellows.engine.StepOutcome;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.schema.Guard;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.session.SqlFailure;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One execution of one step: what every kind of step shares. Confined to the target worker.
 *
 * @param order the step and its rights
 * @param listener who hears of it
 * @param sessions opens sessions
 * @param control session for the journal and for looks; no transaction stays open on it
 * @param runtime time, chance, kill points
 */
public record StepRun(
        StepOrder order, StepListener listener, Sessions sessions, PinnedSession control, EngineRuntime runtime) {

    /** The target. */
    public TargetSettings settings() {
        return sessions.settings();
    }

    /** Problems of this step. */
    public Problems problems() {
        return new Problems(settings(), order);
    }

    /** The guard of every writing transaction of this step. */
    public Guard guard() {
        return new Guard(
                settings().line(),
                order.held().fence(),
                order.generation(),
                order.step().needsGrant() ? Optional.of(order.window()) : Optional.empty());
    }

    /** A place where a test may kill us. */
    public void killPoint(String name) {
        runtime.killPoints().at(name);
    }

    /** Writes the intent in a fenced transaction, which also raises the generation in the window row. */
    public void begin() throws SQLException {
        begin("");
    }

    /** As {@link #begin()}, with further statements in the same transaction; they return no rows. */
    public void begin(String also) throws SQLException {
        killPoint("step-before-begun");
        write(
                Journal.Line.of(JournalEntry.State.BEGUN.name()),
                guard().raiseGenerationSql() + ";\n" + (also.isEmpty() ? "" : also + ";\n"));
        killPoint("step-begun");
    }

    /** Writes DONE at the cluster's own level of durability and reports it. */
    public StepOutcome done(long rows, int lockAttempts, long heldMicros) throws SQLException {
        return done(rows, lockAttempts, heldMicros, Optional.empty(), "");
    }

    /** As {@link #done(long, int, long)}, with further statements in the same transaction, each ended; they return no rows. */
    public StepOutcome done(long rows, int lockAttempts, long heldMicros, String also) throws SQLException {
        return done(rows, lockAttempts, heldMicros, Optional.empty(), also);
    }

    /** As {@link #done(long, int, long)}, with what a person should know of it. */
    public StepOutcome done(long rows, int lockAttempts, long heldMicros, Optional<Problem> doubt) throws SQLException {
        return done(rows, lockAttempts, heldMicros, doubt, "");
    }

    private StepOutcome done(long rows, int lockAttempts, long heldMicros, Optional<Problem> doubt, String also)
            throws SQLException {
        killPoint("step-before-done");
        write(
                new Journal.Line(
                        JournalEntry.State.DONE.name(),
                        String.valueOf(rows),
                        lockAttempts,
                        String.valueOf(heldMicros),
                        doubt),
                also);
        if (control.warned()) {
            return new StepOutcome.Unknown(problems()
                    .of(
                            ErrorCode.STEP_UNKNOWN,
                            "The wait for a synchronous standby was cut short; the step is not known to be durable"));
        }
        killPoint("step-done");
        return new StepOutcome.Done(rows, 0);
    }

    /** Journals a failure and reports it. A journal that cannot be written now changes nothing about the failure. */
    public StepOutcome failed(Problem problem) throws SQLException {
        Problem told = problems().withWord(problem);
        write(Journal.Line.failed(JournalEntry.State.FAILED, told), "");
        return new StepOutcome.Failed(told);
    }

    /** Journals and reports that inspection fits neither. */
    public StepOutcome ambiguous(Problem problem) throws SQLException {
        write(Journal.Line.failed(JournalEntry.State.AMBIGUOUS, problem), "");
        return new StepOutcome.Ambiguous(problem);
    }

    /** The outcome that an error of a transaction of ours stands for; a lost connection is UNKNOWN, whatever was being done. */
    public StepOutcome outcome(SQLException e) {
        return outcome(problems(), e);
    }

    public static StepOutcome outcome(Problems problems, SQLException e) {
        Problem problem = problems.of(e);
        return switch (SqlFailure.of(e)) {
            case FENCE, GENERATION, WINDOW -> new StepOutcome.Refused(problem);
            case HALTED -> new StepOutcome.Stopped(problem.message() + "; go on with: SELECT bellows.resume()");
            case DRIFT -> new StepOutcome.Drifted(problem);
            // Whatever was sent may be in effect: only a look can say. "Failed" would give the step's grant back.
            case CONNECTION_LOST -> new StepOutcome.Unknown(problem);
            case LOCK_NOT_AVAILABLE, CONFLICT, CANCELLED, RIGHTS, NOT_OURS, WRITE_REFUSED, UNPROVEN, REFUSED ->
                new StepOutcome.Failed(problem);
        };
    }

    private void write(Journal.Line said, String also) throws SQLException {
        String id = control.transaction(guard().sql() + ";\n" + also
                        + Journal.insertSql(settings().line(), order, said))
                .orElseThrow();
        listener.journalled(Journal.entry(control, settings().line(), Long.parseLong(id)));
    }
}
