package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Phase;
import dev.bellows.engine.postgresql.statement.WrittenStatement;
import dev.bellows.grammar.Parsed;
import dev.bellows.grammar.hazard.Hazard;
import dev.bellows.grammar.hazard.StatementHazards;
import java.util.List;
import java.util.Optional;

/** What a statement of an sql operation must not do. A reason continues "The statement '…' (phase)". */
final class SqlLint {
    private SqlLint() {}

    /**
     * What not even {@code allowUnsafe} permits: it would break the executor's own transaction, or nobody can read it. Whether the target's
     * server takes it for one statement, that server has said before.
     */
    static Optional<String> forbidden(WrittenStatement statement) {
        return switch (statement.parsed()) {
            case Parsed.Statements it when it.statements().isEmpty() -> Optional.of("is empty.");
            case Parsed.Statements it
            when it.statements().size() > 1 ->
                Optional.of("is " + it.statements().size() + " statements. Write each as an entry of its own.");
            case Parsed.Statements it ->
                StatementHazards.forbidden(it.statements().getFirst());
            case Parsed.Rejected it -> Optional.of("is none of PostgreSQL's: " + it.message() + ".");
            case Parsed.Unread it -> Optional.of(it.why());
        };
    }

    /** Every reason for which the statement is unsafe in that phase. */
    static List<String> unsafe(WrittenStatement statement, Phase phase) {
        boolean early = phase == Phase.EXPAND || phase == Phase.MIGRATE;
        return statement
                .one()
                .map(it -> StatementHazards.of(it).stream()
                        .filter(hazard -> early || !hazard.untilNarrowed())
                        .map(Hazard::why)
                        .toList())
                .orElse(List.of());
    }

    /** Why a down statement could fail where its up never ran. */
    static Optional<String> mindsAbsence(WrittenStatement statement) {
        return statement.one().flatMap(StatementHazards::mindsAbsence);
    }
}
