package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.dollarQuoted;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.DropColumn;
import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * dropColumn: whoever leaves the column out of an INSERT gets a value where it must have one; when nobody needs it any more it gets a
 * name out of reach, with everything that hangs on it, and at last it goes, its dependents before it and each by its name.
 *
 * <p>Confined to one planning call.
 */
final class DropColumnPostgresql {
    /** BEFORE, ROW and INSERT in {@code pg_trigger.tgtype}. */
    private static final int BEFORE_ROW_INSERT = 7;

    private final Table table;
    private final Column column;
    private final String relation;
    private final String trigger;
    private final String hidden;
    /** Empty where a row without the column has a value, or needs none. */
    private final Optional<ValueFunction> whileShown;

    private final Optional<ValueFunction> whileHidden;
    private final OperationPlan plan;
    /** Every column of the table that the migration drops, under both of its names: whoever leaves one out leaves out all. */
    private final List<String> leftOut;
    /** Whether no other operation of the migration drops a column of the table after this one. */
    private final boolean last;

    private final Optional<ArchivedColumn> archive;

    private DropColumnPostgresql(
            Migration migration,
            DropColumn drop,
            Optional<String> value,
            Table table,
            Column column,
            OperationPlan plan) {
        OwnNames names = OwnNames.of(migration);
        this.table = table;
        this.column = column;
        this.plan = plan;
        List<DropColumn> drops = migration.operations().stream()
                .filter(DropColumn.class::isInstance)
                .map(DropColumn.class::cast)
                .filter(it -> table.isCalled(it.table()))
                .toList();
        leftOut = drops.stream()
                .flatMap(it -> Stream.of(it.column(), names.hidden(it.table(), it.column())))
                .toList();
        last = drops.getLast().equals(drop);
        relation = qualified(table.schema(), table.name());
        trigger = names.trigger(drop.table(), drop.column());
        hidden = names.hidden(drop.table(), drop.column());
        String purpose = "Bellows, " + migration.line() + "/" + migration.version()
                + ": gives a column that goes a value in rows of writers that do not know it.";
        Optional<ValueFunction> function = value.map(it -> new ValueFunction(
                table.schema(), names.function(drop.table(), drop.column()), column.name(), it, purpose));
        archive = ArchivedColumn.of(migration, drop.table(), table, column.name(), hidden);
        whileShown = function;
        whileHidden = function.map(it -> new ValueFunction(it.schema(), it.name(), hidden, it.value(), it.purpose()));
    }

    static PostgresqlOperation of(Migration migration, DropColumn drop) {
        return new PostgresqlOperation(
                catalog -> plan(migration, drop, catalog), MissingRights::toMakeBeside, List.of());
    }

    private static OperationPlan plan(Migration migration, DropColumn drop, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        DropColumnRules.check(migration, drop, catalog, plan);
        if (!plan.isRefused()) {
            Table table = catalog.table(drop.table()).orElseThrow();
            Column column = table.column(drop.column()).orElseThrow();
            new DropColumnPostgresql(migration, drop, value(drop, table, catalog), table, column, plan).fill();
        }
        return plan;
    }

    /** A constant as it was read when planning, so that it does not depend on the settings of whoever writes a row. */
    private static Optional<String> value(DropColumn drop, Table table, PostgresqlSnapshot catalog) {
        return drop.defaultExpression()
                .map(written -> catalog.expression(Expression.defaultOf(table.qualified(), drop.column()))
                        .map(Expression::value)
                        .filter(it -> !it.isEmpty())
                        .orElse(written));
    }

    private void fill() {
        whileShown.ifPresent(function -> {
            plan.add(Phase.EXPAND, give(function));
            plan.add(Phase.ROLLBACK, giveNoMore(function));
        });
        if (last) {
            plan.add(Phase.EXPAND, tryWithout());
        }
        plan.add(Phase.CONTRACT, hide());
        plan.add(Phase.REVERT, reveal());
        cleanup();
    }

    // ---- EXPAND and ROLLBACK ----

    private PlannedStep give(ValueFunction function) {
        List<String> sql = new ArrayList<>(List.of(function.create()));
        sql.addAll(makeTrigger(function));
        return PlannedStep.reversible(
                "give " + column.name() + " of " + table.name() + " a value where code does not write it",
                new Step.Body.StrongLock(
                        List.of(relation),
                        OwnerRole.during(table.schema(), table.name(), sql),
                        Probe.all(function.stands(), triggerStands(function)),
                        Probe.all(Probe.not(triggerIsThere()), Probe.not(functionIsThere(function))),
                        // With every value: that nobody who knows the columns is disturbed. Without them: the step
                        // after all of these.
                        WriteProof.of(table, List.of()).sql()),
                brief());
    }

    /** What meets a row without the columns, triggers above all, meets one here first. */
    private PlannedStep tryWithout() {
        return PlannedStep.reversible(
                "try a row of " + table.name() + " without what is dropped",
                new Step.Body.StrongLock(
                        List.of(relation),
                        List.of(),
                        Probe.JOURNAL,
                        Probe.JOURNAL,
                        WriteProof.of(table, leftOut).sql(),
                        true),
                "SHARE ROW EXCLUSIVE on " + table.name() + ", milliseconds: one row is written and taken back");
    }

    private List<String> makeTrigger(ValueFunction function) {
        return List.of(
                "CREATE TRIGGER " + quoted(trigger) + " BEFORE INSERT ON " + relation
                        + " FOR EACH ROW EXECUTE FUNCTION " + qualified(table.schema(), function.name()) + "()",
                // ALWAYS: rows that logical replication or a restore writes get a value too.
                "ALTER TABLE " + relation + " ENABLE ALWAYS TRIGGER " + quoted(trigger));
    }

    /** The rename, then the trigger and its function made anew with that name: whoever's hand was on them keeps no column from coming or going. */
    private List<String> moved(String rename, Optional<ValueFunction> function) {
        List<String> sql = new ArrayList<>(List.of(rename));
        function.ifPresent(it -> {
            sql.add("DROP TRIGGER IF EXISTS " + quoted(trigger) + " ON " + relation);
            sql.add(it.replace());
            sql.addAll(makeTrigger(it));
        });
        return sql;
    }

    private String rename(String from, String to) {
        return "ALTER TABLE " + relation + " RENAME COLUMN " + quoted(from) + " TO " + quoted(to);
    }

    private PlannedStep giveNoMore(ValueFunction function) {
        return PlannedStep.granted(
                "drop the trigger that gives " + column.name() + " of " + table.name() + " a value",
                strong(
                        List.of(
                                "DROP TRIGGER IF EXISTS " + quoted(trigger) + " ON " + relation,
                                function.dropIfThere()),
                        Probe.all(Probe.not(triggerIsThere()), Probe.not(functionIsThere(function))),
                        // Whatever is left of it: who came here by a hand on our objects gets out by it.
                        Probe.all(Probe.either(triggerIsThere(), functionIsThere(function)))),
                brief(),
                true);
    }

    // ---- CONTRACT and REVERT ----

    private PlannedStep hide() {
        return PlannedStep.granted(
                "hide " + column.name() + " of " + table.name(),
                new Step.Body.StrongLock(
                        List.of(relation),
                        // Plainly: which name goes is read from this statement.
                        OwnerRole.during(
                                table.schema(), table.name(), moved(rename(column.name(), hidden), whileHidden)),
                        isCalled(hidden, column.name(), whileHidden),
                        isCalled(column.name(), hidden, Optional.empty()),
                        WriteProof.of(table, leftOut).sql()),
                brief(),
                true);
    }

    private PlannedStep reveal() {
        return PlannedStep.reversible(
                "bring back " + column.name() + " of " + table.name(),
                strong(
                        moved(
                                "DO "
                                        + dollarQuoted("\nBEGIN\n  IF " + columnIsThere(hidden) + " THEN\n    "
                                                + rename(hidden, column.name()) + ";\n  END IF;\nEND\n"),
                                whileShown),
                        isCalled(column.name(), hidden, whileShown),
                        notYetShown()),
                brief());
    }

    /** It is hidden, or shown while what gives it a value does not stand: a hand on our trigger leads nowhere else. */
    private String notYetShown() {
        String isHidden = "(" + columnIs(hidden) + " AND " + Probe.not(columnIsThere(column.name())) + ")";
        return Probe.all(whileShown
                .map(it -> Probe.either(
                        isHidden,
                        "(" + columnIs(column.name()) + " AND " + Probe.not(columnIsThere(hidden)) + " AND NOT ("
                                + it.stands() + " AND " + triggerStands(it) + "))"))
                .orElse(isHidden));
    }

    private String columnIs(String name) {
        return Probe.columnIs(table.schema(), table.name(), name, column.type(), column.typeModifier());
    }

    private String isCalled(String name, String other, Optional<ValueFunction> function) {
        return Probe.all(Stream.concat(
                        Stream.of(columnIs(name), Probe.not(columnIsThere(other))),
                        function.stream().flatMap(it -> Stream.of(it.stands(), triggerStands(it))))
                .toArray(String[]::new));
    }

    // ---- CLEANUP ----

    private void cleanup() {
        foreignKeys().forEach(key -> plan.add(Phase.CLEANUP, dropForeignKey(key)));
        for (Index index : table.indexesOn(column.name())) {
            if (index.constraint().isEmpty()) {
                plan.add(
                        Phase.CLEANUP,
                        PlannedStep.granted(
                                "drop index " + index.name() + " of the hidden column",
                                new Step.Body.Online(
                                        "DROP INDEX CONCURRENTLY IF EXISTS " + qualified(table.schema(), index.name()),
                                        List.of(),
                                        Probe.NEVER,
                                        Probe.all(Probe.not(
                                                Probe.indexUses(table.schema(), table.name(), index.name(), hidden)))),
                                "",
                                false));
            }
        }
        List<String> sql = new ArrayList<>();
        whileHidden.ifPresent(function -> {
            sql.add("DROP TRIGGER IF EXISTS " + quoted(trigger) + " ON " + relation);
            sql.add(function.dropIfThere());
        });
        // The server would drop them with the column, unsaid.
        constraints()
                .forEach(name -> sql.add("ALTER TABLE " + relation + " DROP CONSTRAINT IF EXISTS " + quoted(name)));
        List<String> done = new ArrayList<>();
        whileHidden.ifPresent(function -> {
            done.add(Probe.not(triggerIsThere()));
            done.add(Probe.not(functionIsThere(function)));
        });
        if (archive.isPresent()) {
            archived(archive.get(), sql, done);
            return;
        }
        sql.add("ALTER TABLE " + relation + " DROP COLUMN IF EXISTS " + quoted(hidden));
        done.addFirst(Probe.not(columnIsThere(hidden)));
        plan.add(
                Phase.CLEANUP,
                PlannedStep.granted(
                        "drop " + column.name() + " of " + table.name() + ", which is hidden, with all it holds",
                        new Step.Body.StrongLock(
                                List.of(relation),
                                OwnerRole.during(table.schema(), table.name(), sql),
                                Probe.all(done.toArray(String[]::new)),
                                notYetDropped(),
                                WriteProof.of(table, leftOut).sql()),
                        brief(),
                        false));
    }

    /** Nothing writes it, it is copied and compared, and then it goes. */
    private void archived(ArchivedColumn it, List<String> gone, List<String> goneDone) {
        List<String> sql = new ArrayList<>(gone);
        sql.addAll(it.freeze());
        List<String> done = new ArrayList<>(goneDone);
        done.add(it.wasFrozen());
        String proof = WriteProof.of(table, leftOut).sql();
        plan.add(
                Phase.CLEANUP,
                PlannedStep.granted(
                        "let nothing write the hidden " + column.name() + " of " + table.name() + " any more",
                        new Step.Body.StrongLock(
                                List.of(relation),
                                OwnerRole.during(table.schema(), table.name(), sql),
                                Probe.all(done.toArray(String[]::new)),
                                notYetDropped() + "\n  AND NOT (" + String.join("\n  AND ", done) + ")",
                                proof),
                        brief(),
                        false));
        it.steps().forEach(step -> plan.add(Phase.CLEANUP, step));
        plan.add(
                Phase.CLEANUP,
                PlannedStep.granted(
                        "drop " + column.name() + " of " + table.name() + ", which is hidden and archived",
                        ArchivedColumn.drop(List.of(it), proof),
                        brief(),
                        false));
    }

    /** By itself: it locks the other table too, and the column's drop would do so outside of the ladder. */
    private PlannedStep dropForeignKey(ForeignKey key) {
        String there =
                Probe.constraintIsAt(table.schema(), table.name(), key.name(), table.schema(), table.name(), hidden);
        List<String> relations = Stream.of(
                        relation, qualified(key.end().schema(), key.end().table()))
                .distinct()
                .toList();
        return PlannedStep.granted(
                "drop foreign key " + key.name() + " of the hidden column",
                new Step.Body.StrongLock(
                        relations,
                        OwnerRole.during(
                                table.schema(),
                                table.name(),
                                List.of("ALTER TABLE " + relation + " DROP CONSTRAINT IF EXISTS "
                                        + quoted(key.name()))),
                        Probe.all(Probe.not(there)),
                        Probe.all(there)),
                "ACCESS EXCLUSIVE on "
                        + (key.end().isOf(table)
                                ? table.name()
                                : table.name() + " and " + key.end().table())
                        + ", milliseconds: no rewrite, no scan",
                false);
    }

    /** It is there and nothing else goes with it, or somebody dropped it by hand and left our trigger. */
    private String notYetDropped() {
        String there = "(" + columnIsThere(hidden) + " AND " + nothingElseGoes() + ")";
        return Probe.all(whileHidden
                .map(it -> Probe.either(
                        there,
                        "(" + Probe.not(columnIsThere(hidden)) + " AND " + Probe.not(columnIsThere(column.name()))
                                + " AND " + Probe.either(triggerIsThere(), functionIsThere(it)) + ")"))
                .orElse(there));
    }

    /** What others hung on the hidden column meanwhile would go with it, unsaid; and a constraint by a name that we drop must be over it. */
    private String nothingElseGoes() {
        return Probe.constraintsOfColumnAreOf(table.schema(), table.name(), hidden, constraints());
    }

    private List<ForeignKey> foreignKeys() {
        return table.foreignKeysFrom(column.name());
    }

    private List<String> constraints() {
        return Stream.concat(
                        table.checksOn(column.name()).stream().map(PostgresqlSnapshot.Check::name),
                        table.indexesOn(column.name()).stream().map(Index::constraint))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    // ---- probes ----

    private String columnIsThere(String name) {
        return Probe.columnIsThere(table.schema(), table.name(), name);
    }

    private String triggerStands(ValueFunction function) {
        return Probe.triggerIs(table.schema(), table.name(), trigger, function.name(), BEFORE_ROW_INSERT);
    }

    private String triggerIsThere() {
        return Probe.triggerIsThere(table.schema(), table.name(), trigger);
    }

    private String functionIsThere(ValueFunction function) {
        return Probe.functionIsThere(table.schema(), function.name());
    }

    private Step.Body strong(List<String> sql, String doneWhen, String notDoneWhen) {
        return new Step.Body.StrongLock(
                List.of(relation), OwnerRole.during(table.schema(), table.name(), sql), doneWhen, notDoneWhen);
    }

    private String brief() {
        return "ACCESS EXCLUSIVE on " + table.name() + ", milliseconds: no rewrite, no scan";
    }
}
