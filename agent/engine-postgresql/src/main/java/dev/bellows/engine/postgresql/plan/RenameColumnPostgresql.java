package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.RenameColumn;
import dev.bellows.document.Phase;
import dev.bellows.engine.Plan;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * renameColumn with exposure columns: a twin under the new name, kept equal by one trigger while both live; then the old one is
 * hidden, still in sync, and at last dropped.
 *
 * <p>Confined to one planning call.
 */
final class RenameColumnPostgresql {
    /** BEFORE, ROW, INSERT and UPDATE in {@code pg_trigger.tgtype}. */
    static final int BEFORE_ROW_INSERT_OR_UPDATE = 23;

    private final Table table;
    private final Column column;
    private final String to;
    private final String relation;
    private final String trigger;
    private final String hidden;
    private final String check;
    private final SyncFunction whileBothLive;
    private final SyncFunction whileHidden;
    private final List<TwinIndex> indexes;
    private final List<TwinCheck> checks;
    private final List<TwinForeignKey> foreignKeys;
    private final OperationPlan plan;

    private RenameColumnPostgresql(
            Migration migration, RenameColumn rename, Table table, Column column, OperationPlan plan) {
        OwnNames names = OwnNames.of(migration);
        this.table = table;
        this.column = column;
        this.to = rename.to();
        this.plan = plan;
        relation = qualified(table.schema(), table.name());
        trigger = names.trigger(rename.table(), rename.from());
        hidden = names.hidden(rename.table(), rename.from());
        check = names.notNullCheck(rename.table(), rename.from());
        String function = names.function(rename.table(), rename.from());
        String origin = "Bellows, " + migration.line() + "/" + migration.version() + ": keeps ";
        whileBothLive = new SyncFunction(
                table.schema(),
                function,
                column,
                column.name(),
                to,
                twinDefault(column),
                SyncFunction.State.BOTH_LIVE,
                origin + "a renamed column and its twin equal.");
        whileHidden = new SyncFunction(
                table.schema(),
                function,
                column,
                hidden,
                to,
                Optional.empty(),
                table.foreignKeysFrom(column.name()).isEmpty()
                        ? SyncFunction.State.HIDDEN
                        : SyncFunction.State.HIDDEN_WITH_ACTIONS,
                origin + "a hidden column and its successor equal.");
        // A foreign key that points at the twin takes the oldest index that fits: that of its model is built first.
        indexes = table.indexesOn(column.name()).stream()
                .sorted(Comparator.comparing(index -> !index.referenced()))
                .map(index -> new TwinIndex(
                        table, index, names.twinIndex(rename.table(), rename.from(), index.name()), rename.from(), to))
                .toList();
        checks = table.checksOn(column.name()).stream()
                .map(model -> TwinCheck.of(
                        table,
                        model,
                        names.twinConstraint(rename.table(), rename.from(), model.name()),
                        rename.from(),
                        to))
                .toList();
        foreignKeys = table.foreignKeysAt(column.name()).stream()
                .map(model -> TwinForeignKey.of(
                        table,
                        model,
                        names.twinConstraint(rename.table(), rename.from(), model.name()),
                        rename.from(),
                        to))
                .toList();
    }

    /**
     * The default that the twin shares: one that is the same at every look within a transaction, so that the sync function can tell a
     * twin that nobody set.
     */
    static Optional<String> twinDefault(Column column) {
        return Optional.of(column.defaultExpression()).filter(ColumnRules::isConstant);
    }

    static PostgresqlOperation of(Migration migration, RenameColumn rename) {
        return new PostgresqlOperation(
                catalog -> plan(migration, rename, catalog), MissingRights::toMakeBeside, List.of(rename.to()));
    }

    private static OperationPlan plan(Migration migration, RenameColumn rename, PostgresqlSnapshot catalog) {
        OperationPlan plan = new OperationPlan(Plan.RevertClass.EXACT);
        RenameColumnRules.check(migration, rename, catalog, plan);
        if (!plan.isRefused()) {
            Table table = catalog.table(rename.table()).orElseThrow();
            Column column = table.column(rename.from()).orElseThrow();
            new RenameColumnPostgresql(migration, rename, table, column, plan).fill();
        }
        return plan;
    }

    private void fill() {
        expand();
        migrate();
        plan.add(Phase.CONTRACT, compare(" before hiding", bothLiveAndChecked()));
        plan.add(Phase.CONTRACT, hide());
        plan.add(Phase.REVERT, refresh());
        plan.add(Phase.REVERT, reveal());
        cleanup();
        rollback();
    }

    // ---- EXPAND ----

    private void expand() {
        List<String> sql = new ArrayList<>(TwinColumn.create(table.schema(), table.name(), column, to));
        // After the column, not with it: rows that are there must stay empty until they are filled.
        twinDefault(column)
                .ifPresent(value ->
                        sql.add("ALTER TABLE " + relation + " ALTER COLUMN " + quoted(to) + " SET DEFAULT " + value));
        sql.add(whileBothLive.create());
        sql.add("CREATE TRIGGER " + quoted(trigger) + " BEFORE INSERT OR UPDATE ON " + relation
                + " FOR EACH ROW EXECUTE FUNCTION " + qualified(table.schema(), whileBothLive.name()) + "()");
        // ALWAYS: rows that logical replication or a restore writes are kept in sync too.
        sql.add("ALTER TABLE " + relation + " ENABLE ALWAYS TRIGGER " + quoted(trigger));
        sql.addAll(TwinColumn.dress(table.schema(), table.name(), column, to));
        plan.add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "add twin column " + to + " to " + table.name() + ", in sync with " + column.name(),
                        strong(
                                sql,
                                Probe.all(twinIsThere(), bothLiveFunction(), triggerStands()),
                                Probe.all(
                                        Probe.not(Probe.columnIsThere(table.schema(), table.name(), to)),
                                        Probe.not(triggerIsThere()),
                                        Probe.not(functionIsThere())),
                                List.of(to)),
                        brief()));
    }

    // ---- MIGRATE ----

    private void migrate() {
        String differ = Equality.differ(column, quoted(to), quoted(column.name()));
        plan.add(
                Phase.MIGRATE,
                PlannedStep.overRows(
                        "fill " + to + " from " + column.name(),
                        new Step.Body.BackfillRange(
                                relation, keyColumns(), quoted(to) + " = " + quoted(column.name()), differ),
                        table.estimatedRows()));
        // After the fill: an index over empty twins would be written twice, and what is unique over NULLs refuses them.
        for (TwinIndex index : indexes) {
            plan.add(
                    Phase.MIGRATE,
                    new PlannedStep(
                            "build index " + index.name() + " on " + to + ", like "
                                    + index.model().name(),
                            index.create(),
                            "",
                            false,
                            true,
                            table.estimatedRows()));
        }
        plan.add(Phase.MIGRATE, compare("", bothLive()));
        if (column.notNull()) {
            NotNull.steps(table, to, check, List.of()).forEach(step -> plan.add(Phase.MIGRATE, step));
        }
        checks.forEach(twin -> twin.steps().forEach(step -> plan.add(Phase.MIGRATE, step)));
        foreignKeys.forEach(twin -> twin.steps().forEach(step -> plan.add(Phase.MIGRATE, step)));
        plan.add(
                Phase.MIGRATE,
                PlannedStep.reversible(
                        "collect statistics of " + to,
                        new Step.Body.Online(
                                "ANALYZE " + relation + (hasExpressions() ? "" : " (" + quoted(to) + ")"),
                                List.of(),
                                Probe.NEVER,
                                Probe.JOURNAL),
                        ""));
    }

    /** What a column is named for says nothing of an expression: only of a whole table does the server look at those of its indexes. */
    private boolean hasExpressions() {
        return indexes.stream().anyMatch(index -> index.model().expressions());
    }

    private PlannedStep compare(String when, String standing) {
        Step.Body.VerifyRange.Copies copies = new Step.Body.VerifyRange.Copies(quoted(column.name()), quoted(to));
        return verify("compare " + column.name() + " and " + to + when, standing, column.name(), Optional.of(copies));
    }

    private PlannedStep verify(
            String title, String standing, String old, Optional<Step.Body.VerifyRange.Copies> copies) {
        return PlannedStep.overRows(
                title,
                new Step.Body.VerifyRange(
                        relation, keyColumns(), Equality.differ(column, quoted(to), quoted(old)), standing, copies),
                table.estimatedRows());
    }

    // ---- CONTRACT and REVERT ----

    private PlannedStep hide() {
        List<String> sql = new ArrayList<>();
        // Rights and words that the old column got since EXPAND go with the name that stays.
        sql.add(TwinColumn.carry(table.schema(), table.name(), column.name(), to));
        sql.add(renameTo(column.name(), hidden));
        moveDefault(hidden, to, sql);
        sql.add(whileHidden.replace());
        return PlannedStep.granted(
                "hide " + column.name() + " of " + table.name() + ", still in sync",
                strong(sql, isHidden(), isShown(), List.of(hidden)),
                brief(),
                true);
    }

    /** While somebody had the trigger switched off, only the twin was written: old code would read what was before. */
    private PlannedStep refresh() {
        return PlannedStep.overRows(
                "bring the hidden " + column.name() + " up to " + to,
                new Step.Body.BackfillRange(
                                relation,
                                keyColumns(),
                                quoted(hidden) + " = " + quoted(to),
                                Equality.differ(column, quoted(hidden), quoted(to)))
                        .onlyWhen(Probe.all(columnIsThere(hidden))),
                table.estimatedRows());
    }

    private PlannedStep reveal() {
        List<String> sql = new ArrayList<>();
        sql.add(TwinColumn.carry(table.schema(), table.name(), to, hidden));
        sql.add(renameTo(hidden, column.name()));
        moveDefault(to, column.name(), sql);
        twinDefault(column)
                .ifPresent(value ->
                        sql.add("ALTER TABLE " + relation + " ALTER COLUMN " + quoted(to) + " SET DEFAULT " + value));
        sql.add(whileBothLive.replace());
        return PlannedStep.reversible(
                "bring back " + column.name() + " of " + table.name(), strong(sql, isShown(), isHidden()), brief());
    }

    private void moveDefault(String source, String destination, List<String> sql) {
        if (!column.defaultExpression().isEmpty()) {
            sql.add("ALTER TABLE " + relation + " ALTER COLUMN " + quoted(source) + " DROP DEFAULT, ALTER COLUMN "
                    + quoted(destination) + " SET DEFAULT " + column.defaultExpression());
        }
    }

    private String renameTo(String source, String destination) {
        return "ALTER TABLE " + relation + " RENAME COLUMN " + quoted(source) + " TO " + quoted(destination);
    }

    // ---- CLEANUP ----

    private void cleanup() {
        plan.add(
                Phase.CLEANUP,
                verify(
                        "compare " + to + " and the hidden column before dropping it",
                        hiddenLive(),
                        hidden,
                        Optional.empty()));
        // Those first: where they start, an old key's own looks use the old index, and where they point it must not go.
        foreignKeys.forEach(twin -> plan.add(Phase.CLEANUP, twin.replace()));
        for (TwinIndex index : indexes) {
            if (index.isModelDroppable()) {
                plan.add(
                        Phase.CLEANUP,
                        PlannedStep.granted(
                                "drop index " + index.model().name() + " of the hidden column",
                                index.dropModel(hidden),
                                "",
                                false));
            }
        }
        List<String> sql = new ArrayList<>();
        sql.add("DROP TRIGGER " + quoted(trigger) + " ON " + relation);
        sql.add(whileHidden.drop());
        sql.add("ALTER TABLE " + relation + " DROP COLUMN " + quoted(hidden));
        indexes.forEach(index -> sql.addAll(index.takeOver()));
        checks.forEach(twin -> sql.addAll(twin.constraint().takeOver()));
        List<String> done = new ArrayList<>(List.of(
                Probe.not(columnIsThere(hidden)),
                Probe.not(triggerIsThere()),
                Probe.not(functionIsThere()),
                twinIsThere()));
        indexes.forEach(index -> done.add(index.hasTakenOver()));
        checks.forEach(twin -> done.add(twin.constraint().hasTakenOver(table.schema(), table.name(), to)));
        plan.add(
                Phase.CLEANUP,
                PlannedStep.granted(
                        "drop the hidden column of " + table.name() + " and its trigger",
                        strong(
                                sql,
                                Probe.all(done.toArray(String[]::new)),
                                Probe.all(columnIsThere(hidden), triggerIsThere(), functionIsThere()),
                                List.of()),
                        brief(),
                        false));
    }

    // ---- ROLLBACK ----

    private void rollback() {
        plan.add(Phase.ROLLBACK, compareBeforeDropping());
        foreignKeys.reversed().forEach(twin -> plan.add(Phase.ROLLBACK, twin.drop()));
        for (TwinIndex index : indexes.reversed()) {
            plan.add(
                    Phase.ROLLBACK,
                    PlannedStep.granted("drop index " + index.name() + " of the twin", index.drop(), "", true));
        }
        List<String> sql = List.of(
                "DROP TRIGGER IF EXISTS " + quoted(trigger) + " ON " + relation,
                whileBothLive.dropIfThere(),
                "ALTER TABLE " + relation + " DROP COLUMN IF EXISTS " + quoted(to));
        plan.add(
                Phase.ROLLBACK,
                PlannedStep.granted(
                        "drop twin column " + to + " of " + table.name() + " and its trigger",
                        strong(
                                sql,
                                Probe.all(
                                        columnIsThere(column.name()),
                                        Probe.not(columnIsThere(to)),
                                        Probe.not(triggerIsThere()),
                                        Probe.not(functionIsThere())),
                                // Whatever is left of it: who came here by a hand on our objects gets out by it.
                                Probe.all(
                                        columnIsThere(column.name()),
                                        Probe.either(
                                                columnIsThere(to), Probe.either(triggerIsThere(), functionIsThere())))),
                        brief(),
                        true));
    }

    /**
     * A twin that was never filled has nothing to lose. No trigger is asked for: a rollback is what gets out of a trigger that does not
     * stand.
     */
    private PlannedStep compareBeforeDropping() {
        return PlannedStep.overRows(
                "look for values that only " + to + " has",
                new Step.Body.VerifyRange(
                        relation,
                        keyColumns(),
                        quoted(to) + " IS DISTINCT FROM NULL AND ("
                                + Equality.differ(column, quoted(to), quoted(column.name())) + ")",
                        "",
                        Optional.of(new Step.Body.VerifyRange.Copies(quoted(column.name()), quoted(to)))),
                table.estimatedRows());
    }

    // ---- probes ----

    private String bothLive() {
        return Probe.all(bothLiveAndIndexed().toArray(String[]::new));
    }

    private String bothLiveAndChecked() {
        List<String> all = bothLiveAndIndexed();
        constraints().forEach(twin -> all.add(twin.stands()));
        return Probe.all(all.toArray(String[]::new));
    }

    private List<TwinConstraint> constraints() {
        return Stream.concat(
                        checks.stream().map(TwinCheck::constraint),
                        foreignKeys.stream().map(TwinForeignKey::constraint))
                .toList();
    }

    private List<String> bothLiveAndIndexed() {
        List<String> all = new ArrayList<>(List.of(bothLiveFunction(), triggerStands(), triggerIsLast()));
        indexes.forEach(index -> all.add(index.stands()));
        return all;
    }

    private String hiddenLive() {
        return Probe.all(whileHidden.stands(), triggerStands(), triggerIsLast());
    }

    private String isHidden() {
        return Probe.all(
                columnIs(hidden),
                twinIsThere(),
                Probe.not(columnIsThere(column.name())),
                whileHidden.stands(),
                triggerStands());
    }

    private String isShown() {
        return Probe.all(
                columnIs(column.name()),
                twinIsThere(),
                Probe.not(columnIsThere(hidden)),
                bothLiveFunction(),
                triggerStands());
    }

    private String bothLiveFunction() {
        return whileBothLive.stands();
    }

    private String twinIsThere() {
        return columnIs(to);
    }

    private String columnIs(String name) {
        return Probe.columnIs(table.schema(), table.name(), name, column.type(), column.typeModifier());
    }

    private String columnIsThere(String name) {
        return Probe.columnIsThere(table.schema(), table.name(), name);
    }

    private String triggerStands() {
        return Probe.triggerIs(
                table.schema(), table.name(), trigger, whileBothLive.name(), BEFORE_ROW_INSERT_OR_UPDATE);
    }

    private String triggerIsThere() {
        return Probe.triggerIsThere(table.schema(), table.name(), trigger);
    }

    private String triggerIsLast() {
        return Probe.triggerIsLast(table.schema(), table.name(), trigger);
    }

    private String functionIsThere() {
        return Probe.functionIsThere(table.schema(), whileBothLive.name());
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
        return "ACCESS EXCLUSIVE on " + table.name() + ", milliseconds: no rewrite, no scan";
    }

    private List<String> keyColumns() {
        return table.key().stream().map(k -> quoted(k)).toList();
    }
}
