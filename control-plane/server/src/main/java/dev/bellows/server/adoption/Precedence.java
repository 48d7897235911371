package dev.bellows.server.adoption;

import dev.bellows.document.SchemaLine;
import dev.bellows.document.TargetName;
import dev.bellows.server.adoption.Adoption.Question;
import dev.bellows.server.store.Statements;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/**
 * What has to come before a narrowing of a target, whoever reads or not: an answer of yes would be refused by the verb that follows it.
 * Thread-safe.
 */
@FunctionalInterface
public interface Precedence {

    /** Per target that has to wait: what for. In the transaction of the question. */
    Map<TargetName, Waits> of(
            Statements sql, Question question, SchemaLine line, int version, Collection<TargetName> targets)
            throws SQLException;

    /**
     * What a target waits for.
     *
     * @param why for people
     * @param command what to type so that it comes
     * @param first whether it is the reason for whatever else keeps the target waiting, and is said instead
     */
    record Waits(String why, String command, boolean first) {
        /** One reason beside others. */
        public Waits(String why, String command) {
            this(why, command, false);
        }
    }
}
