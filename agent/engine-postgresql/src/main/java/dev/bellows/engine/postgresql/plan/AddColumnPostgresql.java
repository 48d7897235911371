package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.AddColumn;
import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Phase;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * addColumn. A nullable column, or one with a constant default, is added at once and PostgreSQL rewrites nothing. A volatile default or
 * {@code up} would rewrite the table: then the column comes empty with a trigger that fills it, is filled in batches, and is declared
 * NOT NULL when no row breaks it.
 *
 * <p>Confined to one planning call.
 */
final class AddColumnPostgresql {
    private final Table table;
    private final ColumnDefinition column;
    private final Optional<String> up;
    private final String relation;
    private final String trigger;
    private final String check;
    /** As EXPAND makes it. */
    private final FillFunction function;
    /** As it is once a NULL would refuse old code's rows. */
    private final FillFunction late;

    private final OperationPlan plan;

    private AddColumnPostgresql(Migration migration, AddColumn add, Table table, OperationPlan plan) {
        OwnNames names = OwnNames.of(migration);
        this.table = table;
        this.column = add.column();
        this.up = add.up();
        this.plan = plan;
        relation = qualified(table.schema(), table.name());
        trigger = names.trigger(add.table(), column.name());
        check = names.notNullCheck(add.table(), column.name());
        function = new FillFunction(
                table.schema(),
                names.function(add.table(), column.name()),
                table.name(),
                column.name(),
                up,
                column.defaultExpression(),
                up.isEmpty(),
                "Bellows, " + migration.line() + "/" + migration.version()
                        + ": fills a new column for writers that do not know it.");
        late = column.nullable() ? function : function.falling();
    }

    static PostgresqlOperation of(Migration migration, AddColumn add) {
        boolean filled = isFilled(add);
        return new PostgresqlOperation(
                catalog -> plan(migration, add, catalog),
                filled ? MissingRights::toMakeBeside : MissingRights::toAlter,
                filled ? List.of(add.column().name()) : List.of());
    }

    private static OperationPlan plan(Migration migration, AddColumn add, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.LOSSY);
        boolean tableIsNew = MadeHere.isTable(migration, add.table());
        if (tableIsNew) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "Table " + add.table() + " is made by this very migration; write its column "
                            + add.column().name() + " into createTable.");
        }
        Optional<Table> found = tableIsNew ? Optional.empty() : TableRules.writableTree(add.table(), catalog, plan);
        check(migration, add, found, catalog, plan);
        found.ifPresent(table -> {
            hazards(add, table, plan);
            if (!plan.isRefused()) {
                new AddColumnPostgresql(migration, add, table, plan).fill();
            }
        });
        return plan;
    }

    /** What is wrong with the column itself is said whether or not its table is there. */
    private static void check(
            Migration migration, AddColumn add, Optional<Table> found, PostgresqlSnapshot catalog, OperationPlan plan) {
        ColumnDefinition column = add.column();
        String what = add.table() + "." + column.name();
        ColumnRules.fits(column.name(), plan);
        ColumnRules.typeExists(column, found.map(Table::owner), catalog, plan);
        if (found.filter(table -> table.columnNames().contains(column.name())).isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION, "Table " + add.table() + " already has a column " + column.name() + ".");
        }
        if (ColumnRules.isSerial(column.type()) || catalog.kindOf(column.type()).equals("d")) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Column " + what + " of type " + column.type()
                            + " would rewrite the table under its strongest lock. Choose the plain type and a default of its own.");
        }
        boolean hasDefault =
                column.defaultExpression().filter(d -> !ColumnRules.isNull(d)).isPresent();
        boolean constant =
                column.defaultExpression().filter(ColumnRules::isConstant).isPresent();
        if (!column.nullable() && !hasDefault && add.up().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Column " + what
                            + " is not nullable and has no default: rows of code that does not know it would be refused."
                            + " Give it a default.");
        }
        if (!column.nullable() && add.up().isPresent() && !constant) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Column " + what
                            + " is not nullable and filled by up: give it a constant default too, for rows where up gives NULL"
                            + " or an error; old code must not be refused.");
        }
        ExpressionRules.check(catalog, Expression.defaultOf(add.table().toString(), column.name()), plan);
        ExpressionRules.check(catalog, Expression.upOf(add.table().toString(), column.name()), plan);
        ExpressionRules.calls(catalog, add.table().toString(), column.name(), plan);
        ExpressionRules.ownRow(catalog, Expression.otherRowsOf(add.table().toString(), column.name()), what, plan);
        found.ifPresent(table -> checkTable(migration, add, table, catalog, plan));
        if (migration.sync() == Migration.Sync.NONE && isFilled(add)) {
            plan.refuse(
                    ErrorCode.PLAN_UNSUPPORTED,
                    "Column " + what + " is filled by a trigger for code that does not know it; write sync: trigger.");
        }
    }

    private static void checkTable(
            Migration migration, AddColumn add, Table table, PostgresqlSnapshot catalog, OperationPlan plan) {
        ColumnDefinition column = add.column();
        String what = add.table() + "." + column.name();
        catalog.expression(Expression.timeOf(add.table().toString(), column.name()))
                .map(it -> Long.parseLong(it.untried()))
                .ifPresent(
                        micros -> plan.hazard(
                                ErrorCode.PLAN_SLOW,
                                "The up of " + what + " took " + micros
                                        + " µs for a row when it was tried: filling about "
                                        + table.estimatedRows() + " rows takes at least "
                                        + table.estimatedRows() * micros / 1_000_000
                                        + " s of one worker's time, and every insert of code that does not know the column takes so much longer."));
        WriterRules.anotherColumn(migration, add.table(), table, catalog, plan);
        if (isFilled(add)) {
            WriterRules.updates(add.table(), table, plan);
            table.partitions().ifPresent(tree -> PartitionRules.fill(table, tree, plan));
        }
    }

    private static boolean isFilled(AddColumn add) {
        return add.up().isPresent()
                || add.column()
                        .defaultExpression()
                        .filter(d -> !ColumnRules.isConstant(d))
                        .isPresent();
    }

    private static void hazards(AddColumn add, Table table, OperationPlan plan) {
        ColumnDefinition column = add.column();
        TableRules.replicated(table, List.of(column.name()), plan);
        plan.hazard(
                ErrorCode.PLAN_STAR,
                "Adding " + column.name() + " to " + table.name()
                        + " breaks prepared SELECT * until the driver prepares again, and COPY and INSERT without a column list;"
                        + " the new column stands last.");
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "A rollback drops column " + table.name() + "." + column.name()
                        + " with everything new code wrote into it.");
        if (add.up().isPresent()) {
            plan.hazard(
                    ErrorCode.PLAN_FOLLOWS,
                    table.name() + "." + column.name()
                            + " gets the value of up once, when a row is inserted by code that does not"
                            + " know it or when MIGRATE fills it. When such code changes later what up reads, the column keeps its value.");
        }
        if (isFilled(add) && column.nullable()) {
            plan.hazard(
                    ErrorCode.PLAN_DEFAULT,
                    "Until the contract, a NULL that new code writes into " + table.name() + "." + column.name()
                            + " is filled like a missing value.");
        }
    }

    private void fill() {
        boolean constant =
                column.defaultExpression().map(ColumnRules::isConstant).orElse(true);
        if (up.isEmpty() && constant) {
            addAtOnce();
        } else {
            addAndFill();
        }
    }

    private void addAtOnce() {
        String sql = alter() + "ADD COLUMN " + quoted(column.name()) + " " + column.type()
                + column.defaultExpression().map(d -> " DEFAULT " + d + "\n").orElse("")
                + (column.nullable() ? "" : " NOT NULL");
        plan.add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "add column " + column.name() + " to " + table.name(),
                        strong(
                                List.of(sql),
                                column.nullable()
                                        ? Probe.all(columnStands())
                                        : Probe.all(
                                                columnStands(),
                                                Probe.columnIsNotNull(table.schema(), table.name(), column.name())),
                                Probe.all(Probe.not(columnIsThere())),
                                List.of(column.name())),
                        brief()));
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.granted(
                        "drop column " + column.name() + " of " + table.name(),
                        strong(
                                List.of(alter() + "DROP COLUMN " + quoted(column.name())),
                                Probe.all(Probe.not(columnIsThere())),
                                Probe.all(columnIsThere())),
                        brief(),
                        false));
    }

    private void addAndFill() {
        String standing = Probe.all(
                columnStands(),
                late.equals(function) ? function.stands() : Probe.either(function.stands(), late.stands()),
                triggerStands());
        String gone = Probe.all(Probe.not(columnIsThere()), Probe.not(triggerIsThere()), Probe.not(functionIsThere()));
        plan.add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "add column " + column.name() + " to " + table.name()
                                + ", filled for code that does not know it",
                        strong(expand(), standing, gone, List.of(column.name())),
                        brief()));
        plan.add(
                Phase.MIGRATE,
                PlannedStep.overRows(
                        "fill " + column.name() + " where it is null",
                        new Step.Body.BackfillRange(
                                relation,
                                keyColumns(),
                                quoted(column.name()) + " = " + fillValue(),
                                quoted(column.name()) + " IS NULL"),
                        table.estimatedRows()));
        if (!column.nullable()) {
            plan.add(
                    Phase.MIGRATE,
                    PlannedStep.overRows(
                            "look for rows without " + column.name(),
                            new Step.Body.VerifyRange(
                                    relation, keyColumns(), quoted(column.name()) + " IS NULL", standing),
                            table.estimatedRows()));
            List<String> binding = late.equals(function) ? List.of() : List.of(late.replace());
            new NotNull(table, column.name(), check, Optional.empty())
                    .steps(binding)
                    .forEach(step -> plan.add(Phase.MIGRATE, step));
        } else {
            plan.add(
                    Phase.MIGRATE,
                    PlannedStep.overRows(
                            "look for rows without " + column.name() + " that should have one",
                            new Step.Body.VerifyRange(relation, keyColumns(), lacking(), standing),
                            table.estimatedRows()));
        }
        contract(Probe.all(columnStands(), late.stands(), triggerStands()));
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.granted(
                        "drop column " + column.name() + " of " + table.name() + " and its trigger",
                        strong(
                                List.of(
                                        "DROP TRIGGER IF EXISTS " + quoted(trigger) + " ON " + relation,
                                        function.dropIfThere(),
                                        alter() + "DROP COLUMN IF EXISTS " + quoted(column.name())),
                                gone,
                                Probe.all(Probe.either(
                                        columnIsThere(), Probe.either(triggerIsThere(), functionIsThere())))),
                        brief(),
                        false));
    }

    /**
     * What the fill assigns. {@code up} by itself rather than through the trigger, which lets no error through: a row that it cannot make is
     * a row that cannot be written, and is counted and named as one. Where it gives NULL the trigger goes on with the fallback.
     */
    private String fillValue() {
        return up.map(expression -> "(" + expression + "\n)").orElse(quoted(column.name()));
    }

    private List<String> expand() {
        List<String> sql = new ArrayList<>();
        sql.add(alter() + "ADD COLUMN " + quoted(column.name()) + " " + column.type());
        // Both expressions run inside a function that sees pg_catalog only: what it cannot resolve must fail here, not
        // in a writer. No row is read, so that policies and rights on the table play no part.
        sql.add("SET LOCAL search_path = pg_catalog");
        up.ifPresent(e -> sql.add("SELECT (" + e + "\n)::" + column.type() + " FROM (SELECT (NULL::" + relation
                + ").*) AS " + quoted(table.name()) + " WHERE false"));
        column.defaultExpression().ifPresent(e -> sql.add("SELECT (" + e + "\n)::" + column.type() + " WHERE false"));
        if (up.isEmpty()) {
            column.defaultExpression().ifPresent(e -> sql.add(alterColumn() + " SET DEFAULT " + e + "\n"));
        }
        sql.addAll(createTrigger(function));
        return sql;
    }

    /** True for a row that is empty although {@code up} or the default gives it a value; NULL is a value it may give. */
    private String lacking() {
        List<String> values = new ArrayList<>();
        up.ifPresent(values::add);
        column.defaultExpression().ifPresent(values::add);
        String value = values.stream()
                .map(v -> "(" + v + "\n)::" + column.type())
                .collect(Collectors.joining(", ", "coalesce(", ")"));
        return "CASE WHEN " + quoted(column.name()) + " IS NULL THEN " + value + " IS NOT NULL ELSE false END";
    }

    /**
     * Never true, and an error for a row that {@code up} cannot make a value of, while it has none or what stands in for one: code that does
     * not know the column wrote it since the fill, and nothing but the trigger ever tried. What {@code up} gives to the others by now is no
     * affair of this look: new code may have meant the NULL.
     */
    private String failing() {
        String instead = quoted(column.name()) + " IS NULL"
                + (column.nullable()
                        ? ""
                        : " OR "
                                + column.defaultExpression()
                                        .map(it -> quoted(column.name()) + "::pg_catalog.text = ((" + it + "\n)::"
                                                + column.type() + ")::pg_catalog.text")
                                        .orElse("false"));
        return "CASE WHEN " + instead + " THEN pg_catalog.num_nulls((" + up.orElseThrow() + "\n)::" + column.type()
                + ") < 0 ELSE false END";
    }

    private void contract(String standing) {
        if (up.isPresent()) {
            plan.add(
                    Phase.CONTRACT,
                    PlannedStep.overRows(
                            "look for rows that up cannot give their " + column.name(),
                            new Step.Body.VerifyRange(relation, keyColumns(), failing(), standing)
                                    .onlyWhen(Probe.all(triggerIsThere())),
                            table.estimatedRows()));
        }
        boolean defaultWaits = up.isPresent() && column.defaultExpression().isPresent();
        List<String> drop = new ArrayList<>(List.of(dropTrigger(), function.drop()));
        List<String> bring = new ArrayList<>(createTrigger(late));
        if (defaultWaits) {
            drop.add(
                    alterColumn() + " SET DEFAULT " + column.defaultExpression().orElseThrow() + "\n");
            bring.add(alterColumn() + " DROP DEFAULT");
        }
        String dropped = Probe.all(columnStands(), Probe.not(triggerIsThere()), Probe.not(functionIsThere()));
        plan.add(
                Phase.CONTRACT,
                PlannedStep.granted(
                        "drop the trigger that fills " + column.name() + " of " + table.name(),
                        strong(drop, dropped, standing, List.of()),
                        brief(),
                        true));
        plan.add(
                Phase.REVERT,
                PlannedStep.reversible(
                        "bring back the trigger that fills " + column.name() + " of " + table.name(),
                        strong(bring, standing, dropped),
                        brief()));
    }

    private List<String> createTrigger(FillFunction made) {
        return List.of(
                made.create(),
                "CREATE TRIGGER " + quoted(trigger) + " BEFORE INSERT OR UPDATE ON " + relation
                        + " FOR EACH ROW EXECUTE FUNCTION " + qualified(table.schema(), made.name()) + "()",
                alter() + "ENABLE ALWAYS TRIGGER " + quoted(trigger));
    }

    private String dropTrigger() {
        return "DROP TRIGGER " + quoted(trigger) + " ON " + relation;
    }

    private String alter() {
        return "ALTER TABLE " + relation + " ";
    }

    private String alterColumn() {
        return alter() + "ALTER COLUMN " + quoted(column.name());
    }

    private String columnStands() {
        return Probe.columnOfType(table.schema(), table.name(), column.name(), column.type());
    }

    private String columnIsThere() {
        return Probe.columnIsThere(table.schema(), table.name(), column.name());
    }

    private String triggerStands() {
        return PartitionRules.andInParts(
                table,
                trigger,
                Probe.triggerIs(
                        table.schema(),
                        table.name(),
                        trigger,
                        function.name(),
                        Counterpart.BEFORE_ROW_INSERT_OR_UPDATE));
    }

    private String triggerIsThere() {
        return Probe.triggerIsThere(table.schema(), table.name(), trigger);
    }

    private String functionIsThere() {
        return Probe.functionIsThere(table.schema(), function.name());
    }

    private Step.Body strong(List<String> sql, String doneWhen, String notDoneWhen) {
        return new Step.Body.StrongLock(
                List.of(relation), OwnerRole.during(table.schema(), table.name(), sql), doneWhen, notDoneWhen);
    }

    /** The same, proven by writes of code that does not know those columns. */
    private Step.Body strong(List<String> sql, String doneWhen, String notDoneWhen, List<String> unknown) {
        return new Step.Body.StrongLock(
                List.of(relation),
                OwnerRole.during(table.schema(), table.name(), sql),
                doneWhen,
                notDoneWhen,
                WriteProof.of(table, unknown).sql());
    }

    private String brief() {
        return "ACCESS EXCLUSIVE on " + PartitionRules.withParts(table) + ", milliseconds: no rewrite, no scan";
    }

    private List<String> keyColumns() {
        return table.key().stream().map(k -> quoted(k)).toList();
    }
}
