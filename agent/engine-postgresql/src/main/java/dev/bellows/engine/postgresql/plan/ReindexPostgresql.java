package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation.Reindex;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.names.RebuiltIndex;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Bindings;
import dev.bellows.engine.postgresql.snapshot.Bindings.NamedIndex;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * reindex: built anew beside readers and writers in MIGRATE, since no version is served by it. A unique one that is INVALID refuses nothing yet, or
 * not everything: it is built in CONTRACT, like every unique index, and a revert drops it. Confined to one planning call.
 */
final class ReindexPostgresql {
    private static final String EXCLUDES = "excludes";

    /** As the server calls what such a build makes, and what it replaces. */
    private static final Pattern LEFT = Pattern.compile("_cc(new|old)[0-9]*$");

    /** A name that was cut has at least so many bytes: a character has four at most. */
    private static final int CUT = Identifiers.MAX_BYTES - 3;

    private final Migration migration;
    private final Reindex reindex;
    private final PostgresqlSnapshot catalog;
    private final BoundTable table;
    private final Bindings bindings;
    private final OperationPlan plan;

    private ReindexPostgresql(
            Migration migration,
            Reindex reindex,
            PostgresqlSnapshot catalog,
            BoundTable table,
            Bindings bindings,
            OperationPlan plan) {
        this.migration = migration;
        this.reindex = reindex;
        this.catalog = catalog;
        this.table = table;
        this.bindings = bindings;
        this.plan = plan;
    }

    static PostgresqlOperation of(Migration migration, Reindex reindex) {
        return new PostgresqlOperation(
                catalog -> plan(migration, reindex, catalog), MissingRights::toBuildIndex, List.of());
    }

    private static OperationPlan plan(Migration migration, Reindex reindex, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        if (MadeHere.isTable(migration, reindex.table())) {
            return plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    "Table " + reindex.table() + " is made by this migration, and its indexes are new.");
        }
        Optional<Table> table = TableRules.writableTree(reindex.table(), catalog, plan);
        Optional<Bindings> bindings = catalog.bindings(reindex.table());
        if (table.isPresent() && bindings.isPresent()) {
            new ReindexPostgresql(
                            migration, reindex, catalog, BoundTable.of(reindex.table(), table), bindings.get(), plan)
                    .fill();
        }
        return plan;
    }

    private void fill() {
        if (reindex.index().isPresent()) {
            String name = reindex.index().get();
            bindings.index(name)
                    .ifPresentOrElse(
                            this::one,
                            () -> plan.refuse(
                                    ErrorCode.PLAN_MISSING,
                                    "There is no index " + name + " of " + reindex.table()
                                            + "; names are exact, capitals count."));
            return;
        }
        List<NamedIndex> all = bindings.indexes();
        all.stream().filter(ReindexPostgresql::isRebuilt).forEach(this::one);
        leftOut(
                all,
                index -> index.peculiarity().equals(EXCLUDES),
                index ->
                        "PostgreSQL does not build an exclusion constraint's index beside writers. In a quiet hour: REINDEX INDEX "
                                + name(index));
        leftOut(
                all,
                index -> !index.valid() && !LEFT.matcher(index.name()).find(),
                index -> "it is INVALID, and is built when it is named: index: " + index.name());
        if (all.stream().noneMatch(ReindexPostgresql::isRebuilt)) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no valid index of " + reindex.table() + " that could be built anew beside writers.");
        }
    }

    private static boolean isRebuilt(NamedIndex index) {
        return index.valid() && !index.peculiarity().equals(EXCLUDES);
    }

    private void leftOut(List<NamedIndex> all, Predicate<NamedIndex> which, Function<NamedIndex, String> why) {
        all.stream()
                .filter(which)
                .forEach(index -> plan.hazard(
                        ErrorCode.PLAN_LEFT_OUT,
                        "Index " + index.name() + " of " + reindex.table() + " is left as it is: " + why.apply(index)
                                + "."));
    }

    private void one(NamedIndex index) {
        check(index);
        if (plan.isRefused()) {
            return;
        }
        if (index.valid() || !index.unique()) {
            rebuild(index);
        } else {
            build(index);
        }
    }

    private void check(NamedIndex index) {
        String what = "Index " + index.name();
        if (OwnNames.isReserved(index.name())) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what
                            + " was made by a migration under way. Bring that migration to its end first: bellows get rollouts");
        }
        if (index.peculiarity().equals(EXCLUDES)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what
                            + " is an exclusion constraint's, which PostgreSQL builds anew under a lock alone that holds up every writer. In a"
                            + " quiet hour: REINDEX INDEX " + name(index) + ".");
        }
        if (!index.valid() && table.there().flatMap(Table::partitions).isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what
                            + " is not valid, since some partition has no part of it: building those that are there anew does not change that."
                            + " Drop it, and make it with createIndex.");
        }
        if (!index.valid() && index.unique() && !index.peculiarity().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " is INVALID and " + index.peculiarity()
                            + ", which it would lose. Drop it, and make it again as it shall be.");
        }
        if (LEFT.matcher(index.name()).find() && !index.valid()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " is what a build of another index left behind. Drop it: DROP INDEX CONCURRENTLY "
                            + name(index) + ".");
        }
        bindings.indexes().stream()
                .filter(left -> !left.valid() && isLeftOf(left.name(), index.name()))
                .forEach(left -> plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "A build of index " + index.name() + " runs, or did not come to its end and left " + left.name()
                                + " behind, which each write pays for. When nobody builds it any more: DROP INDEX CONCURRENTLY "
                                + name(left) + "."));
        index.keys().stream()
                .filter(column -> !column.isEmpty())
                .forEach(column -> BindingRules.column(migration, what, reindex.table(), column, bindings, plan));
        // What it computes and its WHERE: a name in them that is another column's is refused too.
        BindingRules.taken(migration, reindex.table())
                .filter(column -> Pattern.compile("\\b" + Pattern.quote(column) + "\\b")
                        .matcher(index.definition())
                        .find())
                .forEach(column -> BindingRules.changes(migration, what, reindex.table(), column, plan));
        if (index.unique() && index.valid() && !migration.consents().contains(Consent.ON_CONFLICT)) {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    what + " of " + reindex.table()
                            + " is unique: while it changes places with the one that is built beside it, concurrent INSERT … ON CONFLICT of one"
                            + " key can fail with 23505, and statements are not observed yet, so nobody can rule that out. Make sure that no"
                            + " service does that, or tries again, then add consent: [on-conflict] to the migration.");
        }
    }

    /** A long name is cut to make room for what the server puts behind it. */
    private static boolean isLeftOf(String left, String index) {
        String stem = LEFT.matcher(left).replaceFirst("");
        return !stem.equals(left)
                && !left.equals(index)
                && (stem.equals(index)
                        || (left.getBytes(StandardCharsets.UTF_8).length >= CUT && index.startsWith(stem)));
    }

    private String name(NamedIndex index) {
        return qualified(table.schema(), index.name());
    }

    private void rebuild(NamedIndex index) {
        String of = "index " + index.name() + " of " + table.name();
        boolean tree = table.there().flatMap(Table::partitions).isPresent();
        plan.add(
                Phase.MIGRATE,
                // What was there before is gone for good, and nobody misses it.
                new PlannedStep(
                        "build " + of + " anew" + (tree ? ", partition by partition" : ""),
                        new Step.Body.Rebuild(
                                name(index),
                                "REINDEX INDEX CONCURRENTLY " + Step.Body.EachPart.NAME,
                                Probe.all(Probe.indexIsLeft(
                                        table.schema(), table.name(), index.name(), index.unique(), index.keys())),
                                Probe.JOURNAL),
                        "",
                        false,
                        false,
                        table.rows()));
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.reversible(
                        "remove what a build of " + of + " that was cut short left behind",
                        new Step.Body.Rebuild(
                                name(index),
                                "",
                                "",
                                Probe.all(Probe.not("EXISTS (" + RebuiltIndex.leftBehind(name(index)) + ")"))),
                        ""));
    }

    /** It is dropped and built, as a build that was cut short is begun again: a revert, which has dropped it, leads back here. */
    private void build(NamedIndex index) {
        catalog.expression(Expression.keysOfIndex(index.name()))
                .ifPresent(
                        keys -> CreateIndexPostgresql.checkKeys(migration, reindex.table(), index.name(), keys, plan));
        String of = "index " + index.name() + " of " + table.name();
        String drop = "DROP INDEX CONCURRENTLY IF EXISTS " + name(index);
        plan.add(
                Phase.CONTRACT,
                new PlannedStep(
                        "build invalid " + of,
                        new Step.Body.Online(
                                "CREATE UNIQUE INDEX CONCURRENTLY " + quoted(index.name()) + " ON " + table.relation()
                                        + index.tail(),
                                List.of(drop),
                                Probe.all(Probe.indexIsInvalid(table.schema(), table.name(), index.name())),
                                Probe.all(Probe.indexStands(
                                        table.schema(), table.name(), index.name(), true, index.keys()))),
                        "",
                        true,
                        true,
                        table.rows()));
        if (!index.comment().isEmpty()) {
            plan.add(Phase.CONTRACT, DropIndexPostgresql.comment(table, index).granted());
        }
        plan.add(
                Phase.REVERT,
                PlannedStep.reversible(
                        "drop " + of,
                        new Step.Body.Online(
                                drop,
                                List.of(),
                                Probe.NEVER,
                                Probe.all(Probe.not(Probe.indexIsLeft(
                                        table.schema(), table.name(), index.name(), true, index.keys())))),
                        ""));
        plan.hazard(
                ErrorCode.PLAN_BINDS,
                "Unique index " + index.name() + " of " + reindex.table()
                        + " is INVALID, and what it is to refuse code of the old version may write: it is built in CONTRACT, where equal keys"
                        + " that are there then fail the step. A revert drops it.");
    }
}
