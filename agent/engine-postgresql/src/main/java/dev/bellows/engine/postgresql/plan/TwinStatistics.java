package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.ExtendedStatistics;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Extended statistics over the old column and their like over the twin. The model goes with the hidden column, as the server does it; a
 * like that is not wanted goes with the twin.
 *
 * @param table the table
 * @param model the old statistics
 * @param name the like's name while both live
 * @param from the old column
 * @param to the twin
 */
record TwinStatistics(Table table, ExtendedStatistics model, String name, String from, String to) {
    private static final String SERVER_CHOOSES = "";

    /** Whether names alone say which columns they are about. */
    static boolean isCarried(ExtendedStatistics model) {
        return model.expressions().stream()
                .allMatch(text -> WrittenExpression.of(text).renamed(Map.of()).isPresent());
    }

    /**
     * Makes it once the twin is filled, before rows are sampled. The server's own lock for it lets readers and writers go on; it belongs to
     * whom the table belongs.
     */
    PlannedStep create() {
        List<String> sql = new ArrayList<>();
        sql.add(statement());
        if (model.target() >= 0) {
            sql.add("ALTER STATISTICS " + twin() + " SET STATISTICS " + model.target());
        }
        return PlannedStep.reversible(
                "keep statistics " + name + " over " + to + ", like " + model.name(),
                Step.Body.StrongLock.besideWriters(
                        List.of(qualified(table.schema(), table.name())),
                        OwnerRole.during(table.schema(), table.name(), sql),
                        Probe.all(isThere(name)),
                        Probe.all(Probe.not(isThere(name)))),
                "");
    }

    /** Gives it the old ones' name and comment, once those are gone. */
    List<String> takeOver() {
        List<String> statements = new ArrayList<>();
        statements.add("ALTER STATISTICS " + twin() + " RENAME TO " + quoted(model.name()));
        if (!model.comment().isEmpty()) {
            statements.add("COMMENT ON STATISTICS " + qualified(model.schema(), model.name()) + " IS "
                    + literal(model.comment()));
        }
        return statements;
    }

    String hasTakenOver() {
        return isThere(model.name());
    }

    private String isThere(String called) {
        return Probe.statisticsAreThere(table.schema(), table.name(), model.schema(), called);
    }

    private String twin() {
        return qualified(model.schema(), name);
    }

    private String statement() {
        String kinds = model.kinds().isEmpty() ? SERVER_CHOOSES : " (" + String.join(", ", model.kinds()) + ")";
        String over = Stream.concat(
                        model.columns().stream().map(column -> quoted(column.equals(from) ? to : column)),
                        model.expressions().stream().map(text -> "(" + twinOf(text) + ")"))
                .collect(Collectors.joining(", "));
        return "CREATE STATISTICS " + twin() + kinds + " ON " + over + " FROM "
                + qualified(table.schema(), table.name());
    }

    private String twinOf(String text) {
        Optional<String> renamed = WrittenExpression.of(text).renamed(Map.of(from, to));
        return renamed.orElseThrow(() -> new IllegalStateException("it was not refused: " + text));
    }
}
