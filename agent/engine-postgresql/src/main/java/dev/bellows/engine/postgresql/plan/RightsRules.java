package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
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
import java.util.SequencedSet;

/** For lack of which right a step is sure to fail, as statements that a person can type before anything is begun. */
final class RightsRules {
    private RightsRules() {}

    /** One problem for each statement to type, with the tables that it is for. */
    static List<Problem> missing(Migration migration, PostgresqlSnapshot catalog) {
        Map<String, SequencedSet<String>> tables = new LinkedHashMap<>();
        for (Operation operation : migration.operations()) {
            operation
                    .worksOn()
                    .filter(table -> SystemSchema.of(table).isEmpty())
                    .ifPresent(table -> catalog.missingRights(table)
                            .ifPresent(rights -> PostgresqlOperation.of(migration, operation)
                                    .needs()
                                    .apply(rights)
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
}
