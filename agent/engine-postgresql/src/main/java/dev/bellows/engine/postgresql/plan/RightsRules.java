package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.statement.WrittenStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** For lack of which right a step is sure to fail, as statements that a person can type before anything is begun. */
final class RightsRules {
    private RightsRules() {}

    /** One problem for each statement to type, with the tables that it is for. */
    static List<Problem> missing(Migration migration, PostgresqlSnapshot catalog) {
        Map<String, SequencedSet<String>> tables = new LinkedHashMap<>();
        for (Operation operation : migration.operations()) {
            table(operation)
                    .filter(table -> SystemSchema.of(table).isEmpty())
                    .ifPresent(table -> catalog.missingRights(table)
                            .ifPresent(rights -> needed(operation, rights)
                                    .filter(statement -> !statement.isEmpty())
                                    .forEach(statement -> tables.computeIfAbsent(statement, s -> new LinkedHashSet<>())
                                            .add(table.toString()))));
        }
        List<Problem> problems = new ArrayList<>();
        tables.forEach((statement, names) -> problems.add(new Problem(
                ErrorCode.TARGET_RIGHTS,
                "A right is missing for what this migration does to " + String.join(", ", names)
                        + MissingRights.reason(statement) + ": " + statement,
                "psql -d DATABASE -c '" + statement.replace("'", "'\\''") + "'")));
        return problems;
    }

    /** Whether a statement of the document may give rights before a step needs them: then nobody can say that the step will fail. */
    static boolean mayBeGiven(Migration migration) {
        return migration.operations().stream()
                .filter(Operation.Sql.class::isInstance)
                .map(Operation.Sql.class::cast)
                .flatMap(sql -> sql.phases().stream())
                .filter(phase -> phase.phase() == Phase.EXPAND)
                .flatMap(phase -> phase.up().stream())
                .map(WrittenStatement::of)
                .anyMatch(statement -> statement.isUnreadable() || statement.givesRights());
    }

    /** The table that an operation works on; empty for one whose text alone says it. */
    static Optional<TableName> table(Operation operation) {
        return switch (operation) {
            case Operation.AddColumn add -> Optional.of(add.table());
            case Operation.RenameColumn rename -> Optional.of(rename.table());
            case Operation.CreateIndex create -> Optional.of(create.table());
            case Operation.Backfill backfill -> Optional.of(backfill.table());
            case Operation.CreateTable create -> Optional.of(create.table());
            // Verbatim: what it needs is known to the server alone.
            case Operation.Sql ignored -> Optional.empty();
        };
    }

    private static Stream<String> needed(Operation operation, MissingRights rights) {
        return switch (operation) {
            case Operation.AddColumn add ->
                AddColumnPostgresql.isFilled(add)
                        ? everything(rights)
                        : Stream.of(rights.membership(), rights.ownerUsage());
            case Operation.RenameColumn ignored -> everything(rights);
            case Operation.CreateTable ignored -> everything(rights);
            // Built in the agent's own name, for it cannot be built within a transaction that switched the role.
            case Operation.CreateIndex ignored ->
                Stream.of(
                        inherited(rights),
                        rights.agentUsage().isEmpty() ? "" : rights.ownerUsage(),
                        rights.agentCreates() ? "" : rights.ownerCreate());
            // In the agent's own name too, for which a right on the table is enough.
            case Operation.Backfill ignored ->
                rights.agentWrites()
                        ? Stream.of(rights.agentUsage())
                        : Stream.of(inherited(rights), rights.agentUsage().isEmpty() ? "" : rights.ownerUsage());
            case Operation.Sql ignored -> Stream.empty();
        };
    }

    /** What gives the agent the owner's rights, where it need not act as the owner. */
    private static String inherited(MissingRights rights) {
        return rights.agentInherits() ? "" : rights.membership();
    }

    /** A function, an index or a table is made beside it as the owner. */
    private static Stream<String> everything(MissingRights rights) {
        return Stream.of(rights.membership(), rights.ownerUsage(), rights.ownerCreate());
    }
}
