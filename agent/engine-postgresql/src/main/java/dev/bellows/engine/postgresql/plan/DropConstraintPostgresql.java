package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.DropConstraint;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.Bindings;
import dev.bellows.engine.postgresql.snapshot.Bindings.BoundColumn;
import dev.bellows.engine.postgresql.snapshot.Bindings.Constraint;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.NewConstraint;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * dropConstraint: code of the old version reads by what it promises, so it goes after the Narrowing of the contract. A revert looks for
 * rows that break it, and makes it anew beside readers and writers. Confined to one planning call.
 */
final class DropConstraintPostgresql {
    private final Migration migration;
    private final DropConstraint drop;
    private final Table table;
    private final Bindings bindings;
    private final OperationPlan plan;

    private DropConstraintPostgresql(
            Migration migration, DropConstraint drop, Table table, Bindings bindings, OperationPlan plan) {
        this.migration = migration;
        this.drop = drop;
        this.table = table;
        this.bindings = bindings;
        this.plan = plan;
    }

    static PostgresqlOperation of(Migration migration, DropConstraint drop) {
        return new PostgresqlOperation(
                catalog -> plan(migration, drop, catalog),
                rights -> Stream.concat(rights.toAlter(), rights.toBuildIndex()).distinct(),
                List.of());
    }

    private static OperationPlan plan(Migration migration, DropConstraint drop, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        if (MadeHere.isTable(migration, drop.table())) {
            return plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    "Table " + drop.table() + " is made by this migration; make it without what it drops.");
        }
        Optional<Table> table = droppable(drop, catalog)
                ? TableRules.writableTree(drop.table(), catalog, plan)
                : TableRules.writable(drop.table(), catalog, plan);
        Optional<Bindings> bindings = catalog.bindings(drop.table());
        if (table.isPresent() && bindings.isPresent()) {
            new DropConstraintPostgresql(migration, drop, table.get(), bindings.get(), plan).fill();
        }
        return plan;
    }

    /** What comes back in every partition by one statement beside writers. */
    private static boolean droppable(DropConstraint drop, PostgresqlSnapshot catalog) {
        return drop.notNull().isPresent()
                || drop.name()
                        .flatMap(name -> catalog.bindings(drop.table()).flatMap(it -> it.constraint(name)))
                        .filter(it -> it.kind().equals("check"))
                        .isPresent();
    }

    private void fill() {
        drop.notNull().ifPresent(this::notNull);
        drop.name()
                .ifPresent(name -> bindings.constraint(name)
                        .ifPresentOrElse(
                                this::named,
                                () -> plan.refuse(
                                        ErrorCode.PLAN_MISSING,
                                        "There is no constraint " + name + " of " + drop.table()
                                                + "; names are exact, capitals count. A unique index that is no constraint goes with dropIndex,"
                                                + " NOT NULL with notNull: COLUMN.")));
    }

    // ---- NOT NULL ----

    private void notNull(String column) {
        String what = "NOT NULL of " + column;
        BindingRules.column(migration, what, drop.table(), column, bindings, plan);
        Optional<BoundColumn> found = bindings.column(column);
        if (found.isPresent() && !found.get().notNull()) {
            plan.refuse(ErrorCode.PLAN_MISSING, drop.table() + "." + column + " may be NULL already.");
        }
        found.map(BoundColumn::fixed)
                .filter(it -> !it.isEmpty())
                .ifPresent(fixed -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        drop.table() + "." + column + " is " + fixed + ", and cannot be NULL."));
        if (plan.isRefused()) {
            return;
        }
        Nullable nullable = Nullable.of(OwnNames.of(migration), drop.table(), table, column);
        plan.add(Phase.CONTRACT, nullable.free().granted());
        plan.add(Phase.REVERT, nullable.look());
        nullable.bind().forEach(step -> plan.add(Phase.REVERT, step));
        goes(what, "a row without a value");
    }

    // ---- what has a name ----

    private void named(Constraint constraint) {
        String what = called(constraint);
        if (constraint.underWay()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what
                            + " points at a column that another migration has under way, and goes over to that column's counterpart"
                            + " with it. Bring that migration to its end first: bellows get rollouts");
        }
        if (OwnNames.isTwin(constraint.name())) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what
                            + " is the like that a migration under way made. Bring that migration to its end first: bellows get"
                            + " rollouts");
        }
        constraint
                .columns()
                .forEach(column -> BindingRules.column(migration, what, drop.table(), column, bindings, plan));
        if (!constraint.peculiarity().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " " + constraint.peculiarity()
                            + ": a revert could not make it again as it is beside readers and writers. Drop it with an sql"
                            + " operation, whose down: says what a revert does.");
        }
        if (!constraint.rests().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " is what " + String.join(", ", constraint.rests()) + " rests on. Drop that first.");
        }
        switch (constraint.kind()) {
            case "check" -> check(constraint, what);
            case "foreign key" -> foreignKey(constraint, what);
            case "unique" -> unique(constraint, what);
            case "exclusion" -> exclusion(constraint, what);
            case "primary key" ->
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        what + " tells the rows of " + drop.table()
                                + " apart, for a subscriber and for every fill. It is not dropped by itself.");
            case String other ->
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        what + " is one of kind " + other
                                + ", which nobody can make again beside readers and writers. Drop it"
                                + " with an sql operation, whose down: says what a revert does.");
        }
    }

    private static String called(Constraint constraint) {
        return switch (constraint.kind()) {
            case "check" -> "CHECK constraint " + constraint.name();
            case "foreign key" -> "Foreign key " + constraint.name();
            case "unique" -> "Unique constraint " + constraint.name();
            case "primary key" -> "Primary key " + constraint.name();
            case "exclusion" -> "Exclusion constraint " + constraint.name();
            case String other -> "Constraint " + constraint.name();
        };
    }

    private void check(Constraint constraint, String what) {
        if (plan.isRefused()) {
            return;
        }
        checked(
                new CheckedConstraint(
                        bound(),
                        constraint.name(),
                        "CHECK " + constraint.name(),
                        written(constraint),
                        Probe.constraintIs(
                                table.schema(),
                                table.name(),
                                constraint.name(),
                                'c',
                                List.of(),
                                "",
                                List.of(),
                                " AND pg_catalog.pg_get_expr(k.conbin, k.conrelid) = "
                                        + literal(constraint.expression())),
                        "((" + constraint.expression() + "\n)) IS FALSE",
                        Optional.empty(),
                        "",
                        constraint.valid()),
                constraint);
        goes(what, "a row for which it is false");
    }

    private void foreignKey(Constraint constraint, String what) {
        List<String> missing = bindings.missing(constraint.schema(), constraint.table());
        if (!missing.isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    what + " is dropped under a lock on " + constraint.table() + " too, and a right there is missing"
                            + MissingRights.reason(missing.getFirst()) + ": " + String.join("; ", missing));
        }
        constraint
                .to()
                .forEach(column -> BindingRules.changes(
                        migration,
                        what,
                        new TableName(Optional.of(constraint.schema()), constraint.table()),
                        column,
                        plan));
        if (plan.isRefused()) {
            return;
        }
        Optional<String> other = CheckedConstraint.other(constraint.schema(), constraint.table());
        boolean full = constraint.definition().contains(" MATCH FULL");
        boolean foreignTypes = constraint.columns().stream()
                .anyMatch(column ->
                        bindings.column(column).filter(it -> !it.plain()).isPresent());
        checked(
                new CheckedConstraint(
                        bound(),
                        constraint.name(),
                        "foreign key " + constraint.name(),
                        written(constraint),
                        Probe.constraintIs(
                                table.schema(),
                                table.name(),
                                constraint.name(),
                                'f',
                                constraint.columns(),
                                other.orElseThrow(),
                                constraint.to(),
                                ""),
                        // Both are proven all the same, once it binds.
                        full || foreignTypes
                                ? ""
                                : NewConstraint.breaks(
                                        table.name(), constraint.columns(), other.orElseThrow(), constraint.to()),
                        other,
                        constraint.table(),
                        constraint.valid()),
                constraint);
        goes(what, "a row that points at none of " + constraint.table());
        if (constraint.ordered()) {
            plan.hazard(
                    ErrorCode.PLAN_NOT_UNDONE,
                    what + " acts among others that point at " + constraint.table()
                            + ": one that a revert makes anew acts after them, where they acted in another order before.");
        }
    }

    private void unique(Constraint constraint, String what) {
        Optional<String> create = bindings.index(constraint.index()).map(Bindings.NamedIndex::concurrently);
        if (create.isEmpty() || !constraint.index().equals(constraint.name())) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " has an index of another name. Give it the constraint's: ALTER INDEX … RENAME TO "
                            + constraint.name() + ".");
        }
        if (plan.isRefused()) {
            return;
        }
        UniqueConstraint unique = new UniqueConstraint(
                bound(), constraint.name(), false, constraint.columns(), create.orElseThrow(), constraint.comment());
        plan.add(Phase.CONTRACT, unique.dropWhole().granted());
        plan.add(Phase.REVERT, unique.buildAgain());
        plan.add(Phase.REVERT, unique.declare());
        goes(
                what,
                "a row that is like another one in " + String.join(", ", constraint.columns()),
                " INSERT … ON CONFLICT (" + String.join(", ", constraint.columns()) + ") fails from the contract on.");
    }

    /** Nobody can build its index beside writers, and a contract that could not be taken back would be none. */
    private void exclusion(Constraint constraint, String what) {
        if (plan.isRefused()) {
            return;
        }
        ExclusionConstraint excludes = new ExclusionConstraint(
                bound(), constraint.name(), constraint.columns(), constraint.definition(), constraint.comment());
        plan.add(Phase.CONTRACT, excludes.drop().granted());
        plan.add(Phase.REVERT, excludes.again());
        goes(what, "a row that excludes another one");
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                what + " of " + drop.table()
                        + " comes back with a revert only where its index over about " + bound().rows()
                        + " rows is built within a second: PostgreSQL builds it while every statement of the table waits, and a revert that takes"
                        + " longer is taken back (BLW-LOCK-010). Then make it yourself when nobody is there, and retry: "
                        + excludes.statement());
    }

    // ---- steps ----

    private void checked(CheckedConstraint constraint, Constraint there) {
        plan.add(Phase.CONTRACT, constraint.drop().granted());
        constraint.look().forEach(step -> plan.add(Phase.REVERT, step));
        constraint.bind(there.comment()).forEach(step -> plan.add(Phase.REVERT, step));
    }

    private BoundTable bound() {
        return BoundTable.of(drop.table(), Optional.of(table));
    }

    /** As the server prints it, but for what it says of one that not every row keeps. */
    private static String written(Constraint constraint) {
        return constraint.definition().replaceFirst(" NOT VALID$", "");
    }

    private void goes(String what, String allowed) {
        goes(what, allowed, "");
    }

    private void goes(String what, String allowed, String more) {
        plan.hazard(
                ErrorCode.PLAN_BINDS,
                what + " of " + drop.table()
                        + " binds until the contract, since code of the old version reads by what it promises: before that new code may not write "
                        + allowed + ", and a revert waits until there is none." + more);
    }
}
