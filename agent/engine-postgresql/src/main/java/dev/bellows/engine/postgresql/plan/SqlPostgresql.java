package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Operation.Sql;
import dev.bellows.document.Operation.SqlPhase;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.statement.ShownText;
import dev.bellows.engine.postgresql.statement.WrittenStatement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * sql: statements a person wrote, verbatim, one step each. The catalog cannot tell whether they ran: the journal decides. What undoes
 * them runs whether or not they ran, so it must not mind their absence.
 */
final class SqlPostgresql {
    /** Unqualified names lie where every document's do. Reset before anything of ours runs in the same transaction. */
    private static final String NAMES = "SET LOCAL search_path = public";

    private static final String OURS = "SET LOCAL search_path = pg_catalog";

    private SqlPostgresql() {}

    /** Verbatim: what rights it needs is known to the server alone. */
    static PostgresqlOperation of(Sql sql) {
        return new PostgresqlOperation(catalog -> plan(sql, catalog), lacking -> Stream.empty(), List.of());
    }

    private static OperationPlan plan(Sql sql, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.STRUCTURE_ONLY);
        for (SqlPhase phase : sql.phases()) {
            if (phase.phase() == Phase.ROLLBACK || phase.phase() == Phase.REVERT) {
                plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        "An sql operation has no phase " + phase.phase().word()
                                + "; write its statements as down of the phase they undo.");
            }
            if (phase.phase() == Phase.CLEANUP && !phase.down().isEmpty()) {
                plan.refuse(ErrorCode.PLAN_REFUSED, "CLEANUP is not undone; leave out its down.");
            }
            phase.up().forEach(s -> {
                there(phase.phase(), s, catalog, plan);
                permitted(phase.phase().word(), s, catalog, plan);
                parsed(phase.phase().word(), s, catalog, plan);
                lint(sql, phase.phase(), phase.phase().word(), s, catalog, plan);
            });
            phase.down().forEach(s -> {
                permitted("down", s, catalog, plan);
                parsed("down", s, catalog, plan);
                lintDown(s, plan);
                lint(sql, Phase.ROLLBACK, "down", s, catalog, plan);
            });
        }
        if (!plan.isRefused()) {
            fill(sql, plan);
        }
        return plan;
    }

    /**
     * What would fail once the window is closed is refused now. In EXPAND and MIGRATE a table may come from elsewhere until then, and a
     * failure there hurts nobody.
     */
    private static void there(Phase phase, String statement, PostgresqlSnapshot catalog, OperationPlan plan) {
        if (phase != Phase.CONTRACT && phase != Phase.CLEANUP) {
            return;
        }
        catalog.missingTable(statement)
                .map(table -> "table " + table)
                .or(() -> catalog.missingSchema(statement).map(schema -> "schema " + schema))
                .ifPresent(missing -> plan.refuse(
                        ErrorCode.PLAN_MISSING,
                        message(
                                phase.word(),
                                WrittenStatement.of(statement),
                                "would fail: there is no " + missing
                                        + " in this database. Names outside public need their schema; where that is meant to be,"
                                        + " write IF EXISTS.")));
    }

    /** Named and not refused: owners may change until then, also by a statement of the document. */
    private static void permitted(String where, String statement, PostgresqlSnapshot catalog, OperationPlan plan) {
        catalog.missingRight(statement)
                .ifPresent(grant -> plan.hazard(
                        ErrorCode.TARGET_RIGHTS,
                        message(
                                where,
                                WrittenStatement.of(statement),
                                "would fail as things are, for lack of the owner's rights" + MissingRights.reason(grant)
                                        + ". In this database: " + grant)));
    }

    /** The server's parser decides whether a text is a statement, and one; nothing of ours does. */
    private static void parsed(String where, String statement, PostgresqlSnapshot catalog, OperationPlan plan) {
        catalog.objection(statement)
                .ifPresent(words -> plan.refuse(
                        ErrorCode.PLAN_STATEMENT,
                        message(
                                where,
                                WrittenStatement.of(statement),
                                "is not one statement of this server: " + words
                                        + ". Write each statement as an entry of its own.")));
    }

    private static void lint(
            Sql sql, Phase phase, String where, String statement, PostgresqlSnapshot catalog, OperationPlan plan) {
        WrittenStatement text = WrittenStatement.of(statement);
        Optional<String> forbidden = SqlLint.forbidden(text);
        if (forbidden.isPresent()) {
            if (text.one().isPresent() || catalog.objection(statement).isEmpty()) {
                plan.refuse(ErrorCode.PLAN_UNSAFE_SQL, message(where, text, forbidden.get()));
            }
        } else if (sql.allowUnsafe().isEmpty()) {
            SqlLint.unsafe(text, phase)
                    .forEach(why -> plan.refuse(
                            ErrorCode.PLAN_UNSAFE_SQL,
                            message(where, text, why) + " If you know better, write allowUnsafe: \"reason\"."));
        } else {
            SqlLint.unsafe(text, phase)
                    .forEach(why -> plan.hazard(
                            ErrorCode.PLAN_UNSAFE_SQL,
                            message(where, text, why) + " Allowed: "
                                    + sql.allowUnsafe().orElseThrow()));
        }
    }

    private static void lintDown(String statement, OperationPlan plan) {
        WrittenStatement text = WrittenStatement.of(statement);
        SqlLint.mindsAbsence(text).ifPresent(why -> plan.refuse(ErrorCode.PLAN_UNSAFE_SQL, message("down", text, why)));
    }

    private static String message(String where, WrittenStatement text, String why) {
        return "The statement '" + text.shown() + "' (" + where + ") " + why;
    }

    private static void fill(Sql sql, OperationPlan plan) {
        for (SqlPhase phase : sql.phases()) {
            boolean narrows = phase.phase() == Phase.CONTRACT || phase.phase() == Phase.CLEANUP;
            for (String statement : phase.up()) {
                plan.add(
                        phase.phase(),
                        new PlannedStep(
                                ShownText.of(statement),
                                body(statement),
                                "",
                                narrows,
                                !phase.down().isEmpty(),
                                0));
            }
        }
        for (Phase undone : List.of(Phase.CONTRACT, Phase.MIGRATE, Phase.EXPAND)) {
            sql.phases().stream()
                    .filter(p -> p.phase() == undone)
                    .flatMap(p -> p.down().stream())
                    .forEach(statement -> plan.add(
                            undone == Phase.CONTRACT ? Phase.REVERT : Phase.ROLLBACK,
                            new PlannedStep(
                                    ShownText.of(statement), body(statement), "", undone != Phase.CONTRACT, false, 0)));
        }
        sql.phases().stream().filter(it -> it.phase() == Phase.CONTRACT).forEach(it -> takenBack(it, plan));
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "What statements of an sql operation do to rows is not known, and nobody can promise to undo it.");
        owned(sql, plan);
    }

    /** The operations give what they make to the owner of what is there; statements run as the agent. */
    private static void owned(Sql sql, OperationPlan plan) {
        if (sql.phases().stream()
                .flatMap(phase -> Stream.of(phase.up(), phase.down()))
                .anyMatch(SqlPostgresql::leavesToTheAgent)) {
            plan.hazard(
                    ErrorCode.PLAN_NOT_UNDONE,
                    "What these statements make belongs to the role that the agent connects as, and nobody else has rights on it; a"
                            + " view that is dropped and made again loses its owner and its grants. Write ALTER … OWNER TO and GRANT"
                            + " as statements of their own where the application needs them.");
        }
    }

    private static boolean leavesToTheAgent(List<String> statements) {
        List<WrittenStatement> texts =
                statements.stream().map(WrittenStatement::of).toList();
        return texts.stream().anyMatch(WrittenStatement::leavesToItsRole)
                && texts.stream().noneMatch(WrittenStatement::givesRights);
    }

    /** A revert is promised on evidence, and of these statements there is none. */
    private static void takenBack(SqlPhase contract, OperationPlan plan) {
        if (!contract.up().isEmpty() && contract.down().isEmpty()) {
            plan.hazard(
                    ErrorCode.PLAN_NOT_UNDONE,
                    "The contract of an sql operation has no down: a revert serves the older version again, and what the contract's"
                            + " statements took away stays away. Where older code needs it, write the statement that puts it back as down.");
        } else if (!contract.down().isEmpty()) {
            plan.hazard(
                    ErrorCode.PLAN_NOT_UNDONE,
                    "Whether the down of an sql operation's contract works here is found out by the revert and not before: try it on a copy"
                            + " of this database.");
        }
    }

    private static Step.Body body(String statement) {
        WrittenStatement text = WrittenStatement.of(statement);
        if (text.isOutsideTransaction()) {
            return text.builtIndex()
                    .map(index -> build(statement, index))
                    .orElseGet(() -> new Step.Body.Online(statement, List.of(), Probe.NEVER, Probe.JOURNAL));
        }
        List<String> all = List.of(NAMES, statement, OURS);
        return text.isDefinition()
                ? new Step.Body.StrongLock(List.of(), all, Probe.JOURNAL, Probe.JOURNAL)
                : new Step.Body.Transaction(all, Probe.JOURNAL);
    }

    /** An index that a person wrote is looked at like one of ours: only a valid one is done. */
    private static Step.Body build(String statement, WrittenStatement.BuiltIndex index) {
        String subject = Identifiers.qualified(index.schema(), index.name());
        return new Step.Body.Online(
                statement,
                List.of("DROP INDEX CONCURRENTLY IF EXISTS " + subject),
                Probe.all(Probe.indexIsInvalid(index.schema(), index.table(), index.name())),
                Probe.all(Probe.indexIsValid(index.schema(), index.table(), index.name(), index.unique())),
                subject,
                index.orThere());
    }
}
