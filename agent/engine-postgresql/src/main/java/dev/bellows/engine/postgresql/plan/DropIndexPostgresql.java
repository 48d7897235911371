package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.DropIndex;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Bindings;
import dev.bellows.engine.postgresql.snapshot.Bindings.NamedIndex;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * dropIndex: code of the old version may be slow without it, so it goes after the Narrowing of the contract; a revert builds it again beside
 * readers and writers. A unique one says what rows keep, and goes under a lock as a constraint does.
 */
final class DropIndexPostgresql {
    private DropIndexPostgresql() {}

    static PostgresqlOperation of(Migration migration, DropIndex drop) {
        return new PostgresqlOperation(
                catalog -> plan(migration, drop, catalog), MissingRights::toBuildIndex, List.of());
    }

    private static OperationPlan plan(Migration migration, DropIndex drop, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        Optional<Table> table = TableRules.writableTree(drop.table(), catalog, plan);
        Optional<Bindings> bindings = catalog.bindings(drop.table());
        if (table.isPresent() && bindings.isPresent()) {
            Optional<NamedIndex> index = bindings.get().index(drop.name());
            if (index.isEmpty()) {
                plan.refuse(
                        ErrorCode.PLAN_MISSING,
                        "There is no index " + drop.name() + " of " + drop.table()
                                + "; names are exact, capitals count.");
            } else {
                check(migration, drop, bindings.get(), index.get(), plan);
                if (!plan.isRefused()) {
                    fill(BoundTable.of(drop.table(), table), index.get(), plan);
                }
            }
        }
        return plan;
    }

    private static void check(
            Migration migration, DropIndex drop, Bindings bindings, NamedIndex index, OperationPlan plan) {
        String what = "Index " + index.name();
        if (!index.constraint().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " is that of constraint " + index.constraint() + ": drop that, with dropConstraint.");
        }
        if (index.name().startsWith(OwnNames.PREFIX)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what
                            + " was made by a migration under way. Bring that migration to its end first: bellows get rollouts");
        }
        if (!index.peculiarity().isEmpty()) {
            plan.refuse(ErrorCode.PLAN_DEPENDENT, what + " " + index.peculiarity() + ", and is not dropped by itself.");
        }
        if (!index.rests().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " is what " + String.join(", ", index.rests()) + " rests on. Drop that first.");
        }
        index.keys().stream()
                .filter(column -> !column.isEmpty())
                .forEach(column -> BindingRules.column(migration, what, drop.table(), column, bindings, plan));
        // What it computes and its WHERE: a name in them that is another column's is refused too.
        BindingRules.taken(migration, drop.table())
                .filter(column -> Pattern.compile("\\b" + Pattern.quote(column) + "\\b")
                        .matcher(index.definition())
                        .find())
                .forEach(column -> BindingRules.changes(migration, what, drop.table(), column, plan));
    }

    private static void fill(BoundTable table, NamedIndex index, OperationPlan plan) {
        String name = qualified(table.schema(), index.name());
        // Another index that somebody called so meanwhile is none of ours to drop.
        String isThere = Probe.indexIsThere(table.schema(), table.name(), index.name());
        String stands = Probe.indexStands(table.schema(), table.name(), index.name(), index.unique(), index.keys());
        String title = "drop index " + index.name() + " of " + table.name();
        boolean tree = table.there().flatMap(Table::partitions).isPresent();
        if (index.unique() || tree) {
            plan.add(
                    Phase.CONTRACT,
                    PlannedStep.granted(
                            title,
                            new Step.Body.StrongLock(
                                    List.of(table.relation()),
                                    table.asOwner("DROP INDEX " + name),
                                    Probe.all(Probe.not(isThere)),
                                    Probe.all(stands)),
                            tree
                                    ? "ACCESS EXCLUSIVE on " + table.name()
                                            + " and every partition, milliseconds: no rewrite, no scan"
                                    : table.lock(),
                            true));
        }
        if (index.unique()) {
            plan.hazard(
                    ErrorCode.PLAN_BINDS,
                    "Unique index " + index.name() + " of " + table.name()
                            + " binds until the contract: new code may not write equal keys before that, and INSERT … ON CONFLICT over"
                            + " its columns fails from then on. A revert fails as long as there are equal keys.");
        } else if (!tree) {
            plan.add(
                    Phase.CONTRACT,
                    PlannedStep.granted(
                            title,
                            new Step.Body.Online(
                                    "DROP INDEX CONCURRENTLY IF EXISTS " + name,
                                    List.of(),
                                    Probe.NEVER,
                                    Probe.all(Probe.not(Probe.indexIsLeft(
                                            table.schema(), table.name(), index.name(), false, index.keys())))),
                            "",
                            true));
        }
        plan.add(
                Phase.REVERT,
                new PlannedStep(
                        "build index " + index.name() + " of " + table.name() + " again",
                        tree
                                ? again(table, index, stands)
                                : new Step.Body.Online(
                                        index.concurrently(),
                                        List.of("DROP INDEX CONCURRENTLY IF EXISTS " + name),
                                        Probe.all(Probe.indexIsInvalid(table.schema(), table.name(), index.name())),
                                        Probe.all(stands)),
                        "",
                        false,
                        true,
                        table.rows()));
        if (!index.comment().isEmpty()) {
            plan.add(Phase.REVERT, comment(table, index));
        }
    }

    /** Of one that was made anew. */
    static PlannedStep comment(BoundTable table, NamedIndex index) {
        String name = qualified(table.schema(), index.name());
        return PlannedStep.reversible(
                "say of index " + index.name() + " what was said of it",
                new Step.Body.StrongLock(
                        List.of(table.relation()),
                        table.asOwner("COMMENT ON INDEX " + name + " IS " + literal(index.comment())),
                        Probe.all(commented(name)),
                        Probe.all(
                                Probe.indexIsThere(table.schema(), table.name(), index.name()),
                                Probe.not(commented(name)))),
                table.lock());
    }

    private static Step.Body again(BoundTable table, NamedIndex index, String stands) {
        String head = "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX ";
        return new Step.Body.EachPart(
                table.relation(),
                qualified(table.schema(), index.name()),
                head + "CONCURRENTLY " + Step.Body.EachPart.NAME + " ON " + Step.Body.EachPart.PART + index.tail(),
                head + Step.Body.EachPart.NAME + " ON ONLY " + Step.Body.EachPart.PART + index.tail(),
                Probe.all(stands));
    }

    private static String commented(String name) {
        return "(pg_catalog.obj_description(pg_catalog.to_regclass(" + literal(name) + "), 'pg_class') IS NOT NULL)";
    }
}
