package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Constraint;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation.AddConstraint;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Bindings;
import dev.bellows.engine.postgresql.snapshot.Bindings.BoundColumn;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.NewConstraint;
import dev.bellows.engine.postgresql.snapshot.NewTable;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * addConstraint: code of the old version may write what it refuses, so nothing binds before the Narrowing of the contract. Then rows that
 * break it are looked for, new writes are bound, and it is proven beside readers and writers. Confined to one planning call.
 */
final class AddConstraintPostgresql {
    /** Every row has them, and no CHECK may read them. */
    private static final List<String> SYSTEM = List.of("ctid", "xmin", "xmax", "cmin", "cmax");

    private final Migration migration;
    private final AddConstraint add;
    private final PostgresqlSnapshot catalog;
    private final OperationPlan plan;
    /** For people, with a capital. */
    private final String what;

    private AddConstraintPostgresql(
            Migration migration, AddConstraint add, PostgresqlSnapshot catalog, OperationPlan plan) {
        this.migration = migration;
        this.add = add;
        this.catalog = catalog;
        this.plan = plan;
        this.what = switch (add.constraint()) {
            case Constraint.Check it -> "CHECK constraint " + name();
            case Constraint.Unique it -> "Unique constraint " + name();
            case Constraint.PrimaryKey it -> "Primary key " + name();
            case Constraint.ForeignKey it -> "Foreign key " + name();
            case Constraint.NotNull it -> "NOT NULL of " + it.column();
        };
    }

    static PostgresqlOperation of(Migration migration, AddConstraint add) {
        boolean indexed =
                add.constraint() instanceof Constraint.Unique || add.constraint() instanceof Constraint.PrimaryKey;
        return new PostgresqlOperation(
                catalog -> plan(migration, add, catalog),
                rights -> indexed
                        ? Stream.concat(rights.toAlter(), rights.toBuildIndex()).distinct()
                        : rights.toAlter(),
                List.of());
    }

    static OperationPlan plan(Migration migration, AddConstraint add, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        boolean made = MadeHere.isTable(migration, add.table());
        Optional<Table> table = made ? Optional.empty() : there(add, catalog, plan);
        if (made || table.isPresent()) {
            new AddConstraintPostgresql(migration, add, catalog, plan).fill(table);
        }
        return plan;
    }

    /** What the server proves in every partition by one statement beside writers is carried over partitions. */
    private static Optional<Table> there(AddConstraint add, PostgresqlSnapshot catalog, OperationPlan plan) {
        return switch (add.constraint()) {
            case Constraint.Check it -> TableRules.writableTree(add.table(), catalog, plan);
            case Constraint.NotNull it -> TableRules.writableTree(add.table(), catalog, plan);
            case Constraint.Unique it -> withoutParts(add, catalog, plan);
            case Constraint.PrimaryKey it -> withoutParts(add, catalog, plan);
            case Constraint.ForeignKey it -> withoutParts(add, catalog, plan);
        };
    }

    private static Optional<Table> withoutParts(AddConstraint add, PostgresqlSnapshot catalog, OperationPlan plan) {
        if (catalog.table(add.table()).flatMap(Table::partitions).isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    add.constraint() instanceof Constraint.ForeignKey
                            ? "A foreign key over the partitions of " + add.table()
                                    + " cannot be proven beside writers: PostgreSQL knows NOT VALID ones of a partitioned table from 18 on only."
                                    + " Make it when nobody writes, with sql."
                            : "What is unique over the partitions of " + add.table()
                                    + " is made with createIndex, unique: true; PostgreSQL makes no constraint of an index over partitions.");
            return Optional.empty();
        }
        return TableRules.writable(add.table(), catalog, plan);
    }

    private String name() {
        return add.name().orElse("");
    }

    private void fill(Optional<Table> table) {
        add.name().ifPresent(name -> ColumnRules.fits(name, plan));
        Optional<Bindings> bindings = catalog.bindings(add.table());
        if (bindings.filter(it -> it.taken().contains(name())).isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "There already is something else called " + name() + " where a constraint of " + add.table()
                            + " would be.");
        }
        for (String column : add.constraint().columns()) {
            if (bindings.isPresent()) {
                BindingRules.column(migration, what, add.table(), column, bindings.get(), plan);
            } else if (!MadeHere.isColumn(migration, add.table(), column)) {
                plan.refuse(
                        ErrorCode.PLAN_MISSING,
                        what + " is about " + add.table() + "." + column
                                + ", which the table that this migration makes does not have.");
            }
        }
        BoundTable bound = BoundTable.of(add.table(), table);
        switch (add.constraint()) {
            case Constraint.Check check -> check(bound, check);
            case Constraint.Unique unique -> unique(bound, bindings, unique.columns(), Optional.of(unique));
            case Constraint.PrimaryKey key -> unique(bound, bindings, key.columns(), Optional.empty());
            case Constraint.ForeignKey key -> foreignKey(bound, bindings, key);
            case Constraint.NotNull notNull -> notNull(table, bindings, notNull.column());
        }
    }

    // ---- CHECK ----

    private void check(BoundTable table, Constraint.Check check) {
        String expression = check.expression();
        WrittenExpression written = WrittenExpression.of(expression);
        ExpressionRules.check(catalog, Expression.newCheck(name()), plan);
        catalog.expression(Expression.callsOfCheck(name()))
                .ifPresent(calls -> plan.refuse(
                        ErrorCode.TARGET_RIGHTS,
                        what + " runs as whoever writes a row of " + add.table()
                                + ", and who may write there may not call what it calls: every write of theirs would fail from the contract on."
                                + " Give them the right: " + calls.refused()));
        if (written.asksOtherRows()) {
            plan.refuse(
                    ErrorCode.PLAN_EXPRESSION,
                    what
                            + " asks for other rows, and PostgreSQL looks at one row at a time. Write it over the row alone.");
        }
        BindingRules.reads(migration, what, add.table(), written, plan);
        SYSTEM.stream()
                .filter(column -> written.reads("", column))
                .forEach(column ->
                        plan.refuse(ErrorCode.PLAN_EXPRESSION, what + " reads " + column + ", which no CHECK may."));
        catalog.bindings(add.table()).stream()
                .flatMap(it -> it.columns().stream())
                .filter(column -> column.ofOthers() && written.reads(add.table().name(), column.name()))
                .filter(column -> written.usesBareOperators())
                .forEach(column -> plan.refuse(
                        ErrorCode.PLAN_EXPRESSION,
                        what + " uses an operator and reads " + column.name() + ", whose type is " + column.type()
                                + ": with search_path = pg_catalog that may be another operator than the type's own. Write it with its schema:"
                                + " OPERATOR(public.<>)."));
        BindingRules.broken(what, Expression.rowsThatBreak(add.table().toString(), name()), catalog, plan);
        if (plan.isRefused()) {
            return;
        }
        contract(new CheckedConstraint(
                table,
                name(),
                "CHECK " + name(),
                "CHECK (" + expression + "\n)",
                Probe.constraintIs(table.schema(), table.name(), name(), 'c', List.of(), "", List.of(), ""),
                "((" + expression + "\n)) IS FALSE",
                Optional.empty(),
                "",
                true));
        binds("a row for which it is false");
    }

    // ---- foreign keys ----

    private void foreignKey(BoundTable table, Optional<Bindings> start, Constraint.ForeignKey key) {
        boolean otherMade = MadeHere.isTable(migration, key.table());
        Optional<Bindings> end = catalog.bindings(key.table());
        if (otherMade) {
            plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    what + " points at " + key.table()
                            + ", which this migration makes. Write foreignKeys: into the createTable of " + add.table()
                            + " where that is made here too; else point at it in a later migration, when it has its rows.");
        } else if (end.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    what + " points at " + key.table()
                            + ", and there is no such table; names are exact, capitals count.");
        } else {
            end(key, end.get());
            // Of a table that is made here the rights are read with the other one.
            missing(key, start.orElse(end.get()));
            key.columns().forEach(column -> sameFamily(key, column, start, end.get()));
        }
        key.to().forEach(column -> BindingRules.changes(migration, what, key.table(), column, plan));
        SystemSchema.of(key.table())
                .ifPresent(schema -> plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        what + " points at a table of schema " + schema.name() + ", which is " + schema.whose() + "."));
        if (end.isPresent()) {
            TableRules.writable(key.table(), catalog, plan)
                    .filter(other -> table.there()
                                    .filter(it -> it.persistent() != other.persistent())
                                    .isPresent()
                            || (table.there().isEmpty() && !other.persistent()))
                    .ifPresent(other -> plan.refuse(
                            ErrorCode.PLAN_DEPENDENT,
                            what + " leads from a table that is kept to one that is not, or the other way: "
                                    + add.table() + ", " + key.table() + ". Both are LOGGED, or both are UNLOGGED."));
        }
        boolean gone = migration.operations().stream()
                .flatMap(operation -> operation.effects().stream())
                .anyMatch(effect -> MadeHere.isSame(effect.table(), key.table())
                        && (effect instanceof Effect.DropsTable || effect instanceof Effect.RenamesTable));
        if (gone) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " points at " + key.table()
                            + ", which this migration drops or renames. Put the two into two migrations.");
        }
        boolean freed = migration.operations().stream()
                .flatMap(operation -> operation.effects().stream())
                .anyMatch(effect -> MadeHere.isSame(effect.table(), key.table())
                        && (effect instanceof Effect.Frees || effect instanceof Effect.DropsIndex));
        if (freed) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " points at " + key.table()
                            + ", of which this migration drops a constraint or an index: it may rest on that. Put the two into two"
                            + " migrations.");
        }
        nowhere(key, start);
        BindingRules.broken(what, Expression.rowsThatBreak(add.table().toString(), name()), catalog, plan);
        if (plan.isRefused()) {
            return;
        }
        WrittenForeignKey written = new WrittenForeignKey(key);
        contract(new CheckedConstraint(
                table,
                name(),
                "foreign key " + name(),
                written.definition(),
                written.isIt(table.schema(), table.name(), name()),
                comparable(key, start) ? NewConstraint.breaks(add.table(), key) : "",
                Optional.of(written.other()),
                key.table().name(),
                true));
        binds("a row that points at none of " + key.table() + ", and one of " + key.table()
                + " that goes while a row points at it");
        if (start.filter(it -> it.hasIndexFor(key.columns())).isEmpty()
                && !MadeHere.isIndexed(migration, add.table(), key.columns())) {
            plan.hazard(
                    ErrorCode.PLAN_SLOW,
                    what + " has no index over " + String.join(", ", key.columns()) + " of " + add.table()
                            + ": from the contract on each row of " + key.table()
                            + " that is deleted, or gets another key, reads the whole table for what points at it."
                            + " Make one first, with createIndex.");
        }
    }

    /** What an action would write into a column that must have a value, or that computes its own, every delete would be refused for. */
    private void nowhere(Constraint.ForeignKey key, Optional<Bindings> start) {
        WrittenForeignKey written = new WrittenForeignKey(key);
        Optional<NewTable> made = NewTable.of(migration, add.table());
        for (String column : key.columns()) {
            Optional<BoundColumn> found = start.flatMap(it -> it.column(column));
            if (written.empties()
                    && (found.filter(BoundColumn::notNull).isPresent()
                            || made.filter(it -> it.isNotNull(column)).isPresent())) {
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        what + " would set " + add.table() + "." + column
                                + " to NULL, which must have a value: whoever deletes a row there would get an error.");
            }
            boolean generated = found.filter(BoundColumn::generated).isPresent()
                    || made.flatMap(it -> it.column(column))
                            .filter(it -> it.generated().isPresent())
                            .isPresent();
            if (written.writes() && generated) {
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        what + " would write " + add.table() + "." + column + ", which is generated.");
            }
        }
    }

    private void end(Constraint.ForeignKey key, Bindings end) {
        boolean all = true;
        for (String column : key.to()) {
            all &= end.column(column).isPresent();
            BindingRules.column(migration, what, key.table(), column, end, plan);
        }
        if (all && !end.isKey(key.to())) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " points at " + String.join(", ", key.to()) + " of " + key.table()
                            + ", which is no key there: neither the primary key nor a unique index over just these columns, without a WHERE"
                            + " and not DEFERRABLE. Make one first, with addConstraint.");
        }
    }

    private void missing(Constraint.ForeignKey key, Bindings start) {
        List<String> missing =
                start.missing(Identifiers.schemaOf(key.table()), key.table().name());
        if (!missing.isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    what + " needs a right on " + key.table() + " that is missing"
                            + MissingRights.reason(missing.getFirst()) + ": " + String.join("; ", missing));
        }
    }

    private void sameFamily(Constraint.ForeignKey key, String column, Optional<Bindings> start, Bindings end) {
        String to = key.to().get(key.columns().indexOf(column));
        Optional<String> one = start.flatMap(it -> it.column(column))
                .map(BoundColumn::type)
                .or(() -> Optional.of(madeType(column)).filter(it -> !it.isEmpty()));
        Optional<String> two = end.column(to).map(BoundColumn::type);
        if (one.isEmpty() || two.isEmpty()) {
            return;
        }
        if (!WrittenForeignKey.compares(one.get(), two.get())) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " compares " + add.table() + "." + column + ", which is " + one.get() + ", with "
                            + key.table()
                            + "." + to + ", which is " + two.get()
                            + ". Give one of them the other's type first, with alterColumn.");
        }
    }

    /** As the catalog prints it, without its modifier; empty where nobody knows. */
    private String madeType(String column) {
        return migration.operations().stream()
                .flatMap(operation -> operation.effects().stream())
                .filter(effect -> MadeHere.isSame(effect.table(), add.table()))
                .flatMap(effect -> effect instanceof Effect.AddsColumn it
                        ? Stream.of(it.column())
                        : effect instanceof Effect.ConvertsColumns convert
                                ? convert.into().stream()
                                : effect instanceof Effect.MakesTable it2
                                        ? it2.columns().stream()
                                        : Stream.<ColumnDefinition>empty())
                .filter(it -> it.name().equals(column))
                .map(it -> ColumnRules.printedType(it.type(), catalog))
                .findFirst()
                .orElse("");
    }

    /** Of types of others nobody says that they are compared alike under any search_path. */
    private boolean comparable(Constraint.ForeignKey key, Optional<Bindings> start) {
        return key.columns().stream()
                .allMatch(column -> start.flatMap(it -> it.column(column))
                        .map(BoundColumn::plain)
                        .orElseGet(() -> NewTable.of(migration, add.table())
                                .flatMap(it -> it.column(column))
                                .filter(it -> it.collation().isPresent()
                                        || ColumnRules.printedType(it.type(), catalog)
                                                .contains("."))
                                .isEmpty()));
    }

    // ---- what is unique ----

    /** Without what is unique it is the primary key. */
    private void unique(
            BoundTable table, Optional<Bindings> bindings, List<String> columns, Optional<Constraint.Unique> unique) {
        boolean primary = unique.isEmpty();
        String like = unique.filter(Constraint.Unique::nullsNotDistinct)
                .map(it -> " NULLS NOT DISTINCT")
                .orElse("");
        List<String> nullable = primary ? nullable(bindings, columns) : List.of();
        if (table.there().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    what + " is about a table that this migration makes: "
                            + (primary
                                    ? "write primaryKey: into its createTable."
                                    : "write unique: into its createTable."));
        }
        bindings.ifPresent(it -> {
            if (primary
                    && it.constraints().stream().anyMatch(other -> other.kind().equals("primary key"))) {
                plan.refuse(ErrorCode.PLAN_COLLISION, add.table() + " has a primary key already.");
            }
        });
        duplicates();
        if (plan.isRefused()) {
            return;
        }
        OwnNames names = OwnNames.of(migration);
        List<Nullable> bound = nullable.stream()
                .map(column -> Nullable.of(names, add.table(), table.there().orElseThrow(), column))
                .toList();
        UniqueConstraint constraint = new UniqueConstraint(
                table,
                name(),
                primary,
                columns,
                "CREATE UNIQUE INDEX CONCURRENTLY " + quoted(name()) + " ON " + table.relation() + " ("
                        + Identifiers.list(columns) + ")" + like,
                "");
        List<PlannedStep> steps = new ArrayList<>();
        bound.forEach(it -> steps.add(it.look()));
        bound.forEach(it -> it.bind().forEach(steps::add));
        steps.add(constraint.build());
        steps.add(constraint.declare());
        contract(steps);
        constraint.undo().forEach(step -> plan.add(Phase.REVERT, step));
        bound.reversed().forEach(it -> plan.add(Phase.REVERT, it.free()));
        binds("a row that is like another one in " + String.join(", ", columns)
                + (nullable.isEmpty() ? "" : ", or has no value in " + String.join(", ", nullable))
                + ", and INSERT … ON CONFLICT (" + String.join(", ", columns) + ") fails");
    }

    private static List<String> nullable(Optional<Bindings> bindings, List<String> columns) {
        return columns.stream()
                .filter(column -> bindings.flatMap(it -> it.column(column))
                        .filter(BoundColumn::notNull)
                        .isEmpty())
                .toList();
    }

    private void duplicates() {
        catalog.expression(Expression.keysOfIndex(name())).ifPresent(found -> {
            if (!found.untried().isEmpty()) {
                plan.hazard(
                        ErrorCode.PLAN_UNPROVEN,
                        "Whether rows of " + add.table() + " have equal keys could not be looked at: " + found.untried()
                                + ".");
            } else if (!found.refused().isEmpty()) {
                plan.hazard(
                        ErrorCode.PLAN_DUPLICATES,
                        "Rows of " + add.table() + " have equal keys, which " + what + " refuses; see them with: "
                                + found.refused() + ". What is left of them when it is built in CONTRACT fails it.");
            }
        });
    }

    // ---- NOT NULL ----

    private void notNull(Optional<Table> table, Optional<Bindings> bindings, String column) {
        if (table.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    what + " of a table that this migration makes: write required: true into its createTable.");
        } else if (MadeHere.isColumn(migration, add.table(), column)) {
            plan.refuse(ErrorCode.PLAN_ORDER, what + ", which this migration adds: write required: true there.");
        }
        bindings.ifPresent(it -> {
            if (it.column(column).filter(BoundColumn::notNull).isPresent()) {
                plan.refuse(ErrorCode.PLAN_COLLISION, add.table() + "." + column + " is NOT NULL already.");
            }
        });
        BindingRules.broken(what, Expression.rowsThatBreak(add.table().toString(), column), catalog, plan);
        if (plan.isRefused()) {
            return;
        }
        Nullable nullable = Nullable.of(OwnNames.of(migration), add.table(), table.orElseThrow(), column);
        contract(Stream.concat(Stream.of(nullable.look()), nullable.bind()).toList());
        plan.add(Phase.REVERT, nullable.free());
        binds("a row without a value");
    }

    // ---- steps ----

    private void contract(CheckedConstraint constraint) {
        contract(Stream.concat(constraint.look(), constraint.bind()).toList());
        plan.add(Phase.REVERT, constraint.drop());
    }

    /** The first step that binds takes the grant: nothing of it is done while somebody needs the old version. */
    private void contract(List<PlannedStep> steps) {
        boolean granted = false;
        for (PlannedStep step : steps) {
            boolean first = !granted && !(step.body() instanceof Step.Body.VerifyRange);
            plan.add(Phase.CONTRACT, first ? step.granted() : step);
            granted |= first;
        }
    }

    private void binds(String refused) {
        plan.hazard(
                ErrorCode.PLAN_BINDS,
                what + " of " + add.table()
                        + " binds from the contract on, when no code of the old version is served any more: until then nobody is refused "
                        + refused + ".");
    }
}
