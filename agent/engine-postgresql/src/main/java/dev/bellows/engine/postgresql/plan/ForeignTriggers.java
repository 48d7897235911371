package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.EngineFacts;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.FiredTrigger;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a fill does to triggers and rules that are not ours: an {@code updated_at} that becomes now in every row, an outbox with a line
 * for each. Where the agent's role may, fills run with {@code session_replication_role = replica}, under which they do not fire; that
 * skips the checks of foreign keys and deferrable constraints too, so it is done only where none hangs on what is set, which the step
 * asserts again before its first batch and after its last. Elsewhere the plan names what fires and needs {@code consent: [triggers]}.
 */
final class ForeignTriggers {
    /** Kinds of dependents whose check is a trigger of the server's own, or which carry a set value on to one. */
    private static final Set<String> CHECKED_BY_TRIGGERS = Set.of("foreign key", "generated column", "table column");

    private final Migration migration;
    private final Operation operation;
    private final Table table;
    private final List<String> columns;
    private final EngineFacts facts;
    private final OperationPlan plan;

    private ForeignTriggers(
            Migration migration,
            Operation operation,
            Table table,
            List<String> columns,
            EngineFacts facts,
            OperationPlan plan) {
        this.migration = migration;
        this.operation = operation;
        this.table = table;
        this.columns = columns;
        this.facts = facts;
        this.plan = plan;
    }

    /** Decides for the fills of one operation; other operations write no rows. */
    static void meet(
            Migration migration,
            Operation operation,
            PostgresqlSnapshot catalog,
            EngineFacts facts,
            OperationPlan plan) {
        List<String> columns = PostgresqlOperation.of(migration, operation).fills();
        Optional<Table> table = operation.worksOn().flatMap(catalog::table);
        // A plan that is refused has no steps yet: what it would fill is said all the same.
        if (table.isPresent() && (plan.fills() || (plan.isRefused() && !columns.isEmpty()))) {
            new ForeignTriggers(migration, operation, table.get(), columns, facts, plan).decide();
        }
    }

    private void decide() {
        List<FiredTrigger> ordinary = fired("O", "A");
        if (ordinary.isEmpty()) {
            return;
        }
        List<FiredTrigger> despite = fired("A", "R");
        Optional<String> checked = checkedByTriggers();
        boolean quiet = facts.quietFills() && checked.isEmpty();
        List<FiredTrigger> left = quiet ? despite : ordinary;
        if (!left.isEmpty() && !migration.consents().contains(Consent.TRIGGERS)) {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    "Filling " + String.join(", ", columns) + " of " + table.name() + " would fire " + often(left)
                            + ". "
                            + why(checked)
                            + "Or, if that may happen, add consent: [triggers] to the migration.");
            return;
        }
        if (quiet) {
            plan.hazard(
                    ErrorCode.PLAN_TRIGGERS,
                    "Filling " + String.join(", ", columns) + " of " + table.name() + " does not fire "
                            + named(ordinary.stream()
                                    .filter(t -> !left.contains(t))
                                    .toList())
                            + ": the batches run with session_replication_role = replica. What they would have done for these rows is"
                            + " not done.");
            // What a revert writes, if anything, is checked: by then the twin has foreign keys too.
            boolean carried = carriesForeignKeys();
            plan.changeFills(
                    phase -> !(carried && phase == Phase.REVERT), fill -> fill.withTriggers(true, nothingIsChecked()));
        }
        if (!left.isEmpty()) {
            plan.consented(
                    ErrorCode.PLAN_TRIGGERS,
                    "Filling " + String.join(", ", columns) + " of " + table.name() + " fires " + often(left)
                            + "; the migration consents to it.");
        }
    }

    private boolean carriesForeignKeys() {
        return operation.effects().stream()
                .anyMatch(effect -> (effect instanceof Effect.RenamesColumn rename
                                && !table.foreignKeysAt(rename.from()).isEmpty())
                        || (effect instanceof Effect.RetypesColumn retype
                                && !table.foreignKeysAt(retype.column()).isEmpty()));
    }

    private String why(Optional<String> checked) {
        if (checked.isPresent()) {
            return "They cannot be left out, since that would leave out the check of " + checked.get() + " too. ";
        }
        if (facts.quietFills()) {
            return "They are enabled ALWAYS or REPLICA, so nothing leaves them out: ALTER TABLE … ENABLE TRIGGER … makes them ordinary. ";
        }
        return facts.majorVersion() < 15
                ? "The agent's role may not leave them out; on PostgreSQL 14 only a superuser may. "
                : "The agent's role may not leave them out: GRANT SET ON PARAMETER session_replication_role TO the agent's role. ";
    }

    private List<FiredTrigger> fired(String... enabled) {
        return table.fired().stream()
                .filter(t -> Arrays.asList(enabled).contains(t.enabled()))
                .filter(t -> t.columns().isEmpty() || t.columns().stream().anyMatch(columns::contains))
                .toList();
    }

    /** With how often they fire: those of a statement once for each batch. */
    private static String often(List<FiredTrigger> triggers) {
        List<FiredTrigger> ofRows = triggers.stream().filter(it -> !it.once()).toList();
        List<FiredTrigger> ofStatements =
                triggers.stream().filter(FiredTrigger::once).toList();
        String rows = named(ofRows) + " once for every row that is written";
        String statements = named(ofStatements) + " once for each batch, with all of its rows";
        return ofStatements.isEmpty() ? rows : ofRows.isEmpty() ? statements : rows + ", and " + statements;
    }

    private static String named(List<FiredTrigger> triggers) {
        return triggers.stream()
                .map(t -> t.kind() + " " + t.name() + (t.function().isEmpty() ? "" : " (" + t.function() + ")"))
                .collect(Collectors.joining(", "));
    }

    /** Columns that say what hangs on a set one: what a rename made has by then what its model has. */
    private Set<String> models() {
        Set<String> models = new TreeSet<>(columns);
        migration.operations().stream()
                .filter(other -> !other.equals(operation))
                .flatMap(other -> other.effects().stream())
                .filter(effect -> operation
                        .worksOn()
                        .filter(it -> MadeHere.isSame(effect.table(), it))
                        .isPresent())
                .forEach(effect -> {
                    if (effect instanceof Effect.RenamesColumn rename && columns.contains(rename.to())) {
                        models.add(rename.from());
                    }
                });
        return models;
    }

    /** What hangs on a set column and would not be checked. A column that is made here has nothing on it yet. */
    private Optional<String> checkedByTriggers() {
        for (String name : models()) {
            Optional<String> found = table.column(name)
                    .flatMap(column -> dependent(column)
                            .or(() -> table.indexesOn(name).stream()
                                    .filter(Index::deferrable)
                                    .findFirst()
                                    .map(index -> "the deferrable constraint " + index.constraint())));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> dependent(Column column) {
        return column.dependents().stream()
                .filter(d -> CHECKED_BY_TRIGGERS.contains(d.kind()))
                .findFirst()
                .map(d -> "the " + d.kind() + " " + d.identity());
    }

    /** The same question to the catalog of the moment, generated columns included. */
    private String nothingIsChecked() {
        String relation = Probe.relation(table.schema(), table.name());
        String names = columns.stream().map(Identifiers::literal).collect(Collectors.joining(", "));
        return Probe.all(
                "NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = "
                        + relation
                        + " AND NOT a.attisdropped AND (a.attname IN (" + names + ") OR a.attgenerated <> '')"
                        + " WHERE (k.conrelid = a.attrelid AND a.attnum = ANY (k.conkey) AND (k.contype = 'f' OR k.condeferrable))"
                        + " OR (k.confrelid = a.attrelid AND a.attnum = ANY (k.confkey)))");
    }
}
