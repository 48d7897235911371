package dev.bellows.engine.postgresql.execute;

import dev.bellows.engine.postgresql.session.PinnedSession;
import java.sql.SQLException;

/** What the probes of a step say of the catalog now. */
enum Verdict {
    IN_EFFECT,
    NOT_IN_EFFECT,
    /** Both, or neither. */
    NEITHER,
    /** The step has no probe: the journal alone decides. */
    JOURNAL_DECIDES;

    /** Asks the probes; an empty second one is the negation of the first. */
    static Verdict of(PinnedSession session, String doneWhen, String notDoneWhen) throws SQLException {
        if (doneWhen.isBlank()) {
            return JOURNAL_DECIDES;
        }
        boolean done = session.probe(doneWhen);
        boolean notDone = notDoneWhen.isBlank() ? !done : session.probe(notDoneWhen);
        if (done == notDone) {
            return NEITHER;
        }
        return done ? IN_EFFECT : NOT_IN_EFFECT;
    }
}
