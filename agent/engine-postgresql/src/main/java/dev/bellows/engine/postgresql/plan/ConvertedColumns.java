package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.ColumnConversion;
import dev.bellows.document.Phase;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.ConvertFunction.State;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns get others in their place, kept in step row by row by one trigger while both live; then the old ones are hidden together, still in
 * step, and at last dropped. What {@link Counterpart} is for one column and one beside it, where nothing that hangs on a column goes over.
 *
 * <p>{@link ConvertedColumnsHidden} has the contract and the way back from it. Confined to one planning call.
 */
final class ConvertedColumns {
    final Table table;
    final WrittenRow row;
    final List<String> olds;
    final List<String> news;
    final List<String> hidden;
    /** CHECKs by which old columns become NOT NULL again, in their order. */
    final List<String> checks;
    /** CHECKs by which new ones become NOT NULL. */
    final List<String> bounds;

    final String relation;
    final TriggerFunction whileBothLive;
    final TriggerFunction whileHidden;
    final TriggerFunction whileReturning;

    private final String trigger;
    private final List<Index> indexes;
    private final List<ArchivedColumn> archive;
    private final OperationPlan plan;

    /**
     * @param row both sides
     * @param plan gets the steps
     */
    ConvertedColumns(Migration migration, ColumnConversion convert, Table table, WrittenRow row, OperationPlan plan) {
        OwnNames names = OwnNames.of(migration);
        this.table = table;
        this.row = row;
        this.plan = plan;
        olds = row.olds().stream().map(WrittenRow.Part::name).toList();
        news = row.news().stream().map(WrittenRow.Part::name).toList();
        hidden = olds.stream().map(it -> names.hidden(convert.table(), it)).toList();
        checks =
                olds.stream().map(it -> names.notNullCheck(convert.table(), it)).toList();
        bounds = news.stream().map(it -> names.boundCheck(convert.table(), it)).toList();
        archive = IntStream.range(0, olds.size())
                .mapToObj(it -> ArchivedColumn.of(migration, convert.table(), table, olds.get(it), hidden.get(it)))
                .flatMap(Optional::stream)
                .toList();
        relation = qualified(table.schema(), table.name());
        trigger = names.trigger(convert.table(), convert.called());
        String function = names.function(convert.table(), convert.called());
        String origin = "Bellows, " + migration.line() + "/" + migration.version() + ": keeps ";
        whileBothLive = new ConvertFunction(
                table.schema(),
                function,
                row,
                olds,
                news,
                State.BOTH_LIVE,
                origin + "columns and those that take their place in step.");
        String purpose = origin + "hidden columns and those in their place in step";
        whileHidden = new ConvertFunction(table.schema(), function, row, hidden, news, State.HIDDEN, purpose + ".");
        whileReturning = new ConvertFunction(
                table.schema(),
                function,
                row,
                hidden,
                news,
                State.RETURNING,
                purpose + ", so that they can be shown again.");
        indexes = table.indexes().stream()
                .filter(index -> index.uses().stream().anyMatch(olds::contains))
                .toList();
    }

    /** Adds the steps of all phases. */
    void steps() {
        expand();
        migrate();
        new ConvertedColumnsHidden(this).steps();
        cleanup();
        rollback();
    }

    void add(Phase phase, PlannedStep step) {
        plan.add(phase, step);
    }

    String shownOlds() {
        return ColumnConversionPostgresql.named(olds);
    }

    String shownNews() {
        return ColumnConversionPostgresql.named(news);
    }

    // ---- EXPAND ----

    private void expand() {
        List<String> sql = new ArrayList<>();
        row.news().forEach(it -> sql.addAll(TwinColumn.create(table.schema(), table.name(), it.column(), it.name())));
        row.functions().forEach(it -> sql.add(it.create()));
        sql.add(whileBothLive.create());
        sql.add("CREATE TRIGGER " + quoted(trigger) + " BEFORE INSERT OR UPDATE ON " + relation
                + " FOR EACH ROW EXECUTE FUNCTION " + qualified(table.schema(), whileBothLive.name()) + "()");
        // ALWAYS: rows that logical replication or a restore writes are kept in step too.
        sql.add("ALTER TABLE " + relation + " ENABLE ALWAYS TRIGGER " + quoted(trigger));
        row.news().forEach(it -> sql.addAll(TwinColumn.dress(table.schema(), table.name(), it.column(), it.name())));
        add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        "add " + shownNews() + " to " + table.name() + ", in step with " + shownOlds(),
                        strong(
                                sql,
                                Stream.of(
                                        functionsStand(),
                                        newsAre(),
                                        Stream.of(whileBothLive.stands(), triggerStands())),
                                Stream.of(
                                        functionsAreGone(),
                                        news.stream().map(it -> Probe.not(columnIsThere(it))),
                                        Stream.of(Probe.not(triggerIsThere()), Probe.not(functionIsThere()))),
                                news),
                        brief()));
    }

    // ---- MIGRATE ----

    private void migrate() {
        List<String> columns = WrittenRow.quotedNames(row.olds());
        String set = row.news().stream()
                .map(it -> quoted(it.name()) + " = " + row.callUp(it, columns))
                .collect(Collectors.joining(", "));
        add(
                Phase.MIGRATE,
                PlannedStep.overRows(
                        "fill " + shownNews() + " from " + shownOlds(),
                        new Step.Body.BackfillRange(relation, keyColumns(), set, differ()),
                        table.estimatedRows()));
        add(Phase.MIGRATE, compare(""));
        add(
                Phase.MIGRATE,
                PlannedStep.reversible(
                        "collect statistics of " + shownNews(),
                        new Step.Body.Online(
                                "ANALYZE " + relation + " (" + String.join(", ", WrittenRow.quotedNames(row.news()))
                                        + ")",
                                List.of(),
                                Probe.NEVER,
                                Probe.JOURNAL),
                        ""));
    }

    PlannedStep compare(String when) {
        return verify(
                "compare " + shownOlds() + " and " + shownNews() + when,
                differ(),
                all(Stream.of(functionsStand(), Stream.of(whileBothLive.stands(), triggerStands(), triggerIsLast()))),
                Optional.of(copies()));
    }

    private String differ() {
        return row.callDiffer(WrittenRow.quotedNames(row.olds()), WrittenRow.quotedNames(row.news()), false);
    }

    /** A side that is right makes the other one. */
    private Step.Body.VerifyRange.Copies copies() {
        List<String> of = WrittenRow.quotedNames(row.olds());
        List<String> into = WrittenRow.quotedNames(row.news());
        return new Step.Body.VerifyRange.Copies(
                ColumnConversionPostgresql.quotedRow(olds),
                ColumnConversionPostgresql.quotedRow(news),
                one(row.olds().stream().map(it -> row.downOf(it, into)).toList()),
                one(row.news().stream().map(it -> row.callUp(it, of)).toList()));
    }

    private static String one(List<String> values) {
        return values.size() == 1 ? values.getFirst() : "ROW(" + String.join(", ", values) + ")";
    }

    PlannedStep verify(String title, String differ, String standing, Optional<Step.Body.VerifyRange.Copies> copies) {
        return PlannedStep.overRows(
                title,
                new Step.Body.VerifyRange(relation, keyColumns(), differ, standing, copies, ""),
                table.estimatedRows());
    }

    // ---- CLEANUP ----

    private void cleanup() {
        List<String> columns = quotedHidden();
        add(
                Phase.CLEANUP,
                verify(
                        "compare " + shownNews() + " and what is hidden before dropping that",
                        // What has no value of the old columns is NULL in them: it has nothing of its own there.
                        WrittenRow.anyPresent(columns) + " AND "
                                + row.callDiffer(columns, WrittenRow.quotedNames(row.news()), true),
                        all(Stream.of(
                                functionsStand(), Stream.of(whileHidden.stands(), triggerStands(), triggerIsLast()))),
                        Optional.empty()));
        for (Index index : indexes) {
            add(
                    Phase.CLEANUP,
                    PlannedStep.granted(
                            "drop index " + index.name() + " of the hidden " + shownOlds(),
                            new Step.Body.Online(
                                    "DROP INDEX CONCURRENTLY IF EXISTS " + qualified(table.schema(), index.name()),
                                    List.of(),
                                    Probe.NEVER,
                                    all(Stream.of(hidden.stream()
                                            .map(it -> Probe.not(Probe.indexUses(
                                                    table.schema(), table.name(), index.name(), it)))))),
                            "",
                            false));
        }
        List<String> sql = new ArrayList<>();
        sql.add("DROP TRIGGER " + quoted(trigger) + " ON " + relation);
        sql.add(whileHidden.drop());
        row.functions().forEach(it -> sql.add(it.dropIfThere()));
        if (archive.isEmpty()) {
            hidden.forEach(it -> sql.add("ALTER TABLE " + relation + " DROP COLUMN " + quoted(it)));
        }
        archive.forEach(it -> sql.addAll(it.freeze()));
        row.news().stream()
                .filter(WrittenRow.Part::required)
                .forEach(it -> sql.add(NotNull.calledAsByTheServer(table.schema(), table.name(), it.name())));
        add(
                Phase.CLEANUP,
                PlannedStep.granted(
                        archive.isEmpty()
                                ? "drop the hidden " + shownOlds() + " of " + table.name() + " and the trigger"
                                : "let nothing write the hidden " + shownOlds() + " of " + table.name() + " any more",
                        strong(
                                sql,
                                Stream.of(
                                        archive.isEmpty()
                                                ? hidden.stream().map(it -> Probe.not(columnIsThere(it)))
                                                : archive.stream().map(ArchivedColumn::wasFrozen),
                                        Stream.of(Probe.not(triggerIsThere()), Probe.not(functionIsThere())),
                                        newsAre(),
                                        functionsAreGone()),
                                Stream.of(
                                        hidden.stream().map(this::columnIsThere),
                                        Stream.of(triggerIsThere(), functionIsThere())),
                                archive.isEmpty() ? List.of() : hidden),
                        brief(),
                        false));
        if (!archive.isEmpty()) {
            archive.forEach(it -> it.steps().forEach(step -> add(Phase.CLEANUP, step)));
            add(
                    Phase.CLEANUP,
                    PlannedStep.granted(
                            "drop the hidden " + shownOlds() + " of " + table.name()
                                    + (archive.size() == 1 ? ", which is archived" : ", which are archived"),
                            ArchivedColumn.drop(
                                    archive, WriteProof.of(table, hidden).sql()),
                            brief(),
                            false));
        }
    }

    // ---- ROLLBACK ----

    private void rollback() {
        List<String> into = WrittenRow.quotedNames(row.news());
        add(
                Phase.ROLLBACK,
                PlannedStep.overRows(
                        "look for values that only " + shownNews() + (news.size() == 1 ? " has" : " have"),
                        new Step.Body.VerifyRange(
                                relation,
                                keyColumns(),
                                WrittenRow.anyPresent(into) + " AND " + differ(),
                                "",
                                Optional.of(copies()),
                                ""),
                        table.estimatedRows()));
        List<String> sql = new ArrayList<>(
                List.of("DROP TRIGGER IF EXISTS " + quoted(trigger) + " ON " + relation, whileBothLive.dropIfThere()));
        row.functions().forEach(it -> sql.add(it.dropIfThere()));
        news.forEach(it -> sql.add("ALTER TABLE " + relation + " DROP COLUMN IF EXISTS " + quoted(it)));
        // Whatever is left of it: who came here by a hand on our objects gets out by it.
        String left = Stream.of(
                        news.stream().map(this::columnIsThere),
                        Stream.of(triggerIsThere(), functionIsThere()),
                        row.functions().stream().map(RowFunction::isThere))
                .flatMap(it -> it)
                .reduce(Probe::either)
                .orElseThrow();
        add(
                Phase.ROLLBACK,
                PlannedStep.granted(
                        "drop " + shownNews() + " of " + table.name() + " and the trigger",
                        strong(
                                sql,
                                Stream.of(
                                        functionsAreGone(),
                                        olds.stream().map(this::columnIsThere),
                                        news.stream().map(it -> Probe.not(columnIsThere(it))),
                                        Stream.of(Probe.not(triggerIsThere()), Probe.not(functionIsThere()))),
                                Stream.of(olds.stream().map(this::columnIsThere), Stream.of(left)),
                                List.of()),
                        brief(),
                        true));
    }

    // ---- probes and bodies ----

    static String all(Stream<Stream<String>> conditions) {
        return Probe.all(conditions.flatMap(it -> it).toArray(String[]::new));
    }

    Stream<String> functionsStand() {
        return row.functions().stream().map(RowFunction::stands);
    }

    private Stream<String> functionsAreGone() {
        return row.functions().stream().map(it -> Probe.not(it.isThere()));
    }

    Stream<String> newsAre() {
        return row.news().stream()
                .map(it -> Probe.columnOfType(
                        table.schema(), table.name(), it.name(), it.column().type()));
    }

    String columnIsThere(String name) {
        return Probe.columnIsThere(table.schema(), table.name(), name);
    }

    String triggerStands() {
        return Probe.triggerIs(
                table.schema(), table.name(), trigger, whileBothLive.name(), Counterpart.BEFORE_ROW_INSERT_OR_UPDATE);
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

    List<String> quotedHidden() {
        return hidden.stream().map(it -> quoted(it)).toList();
    }

    /**
     * As the table's owner, under its lock.
     *
     * @param unknown columns that code of some version does not know, without which a write is tried; empty for no try
     */
    Step.Body strong(
            List<String> sql,
            Stream<Stream<String>> doneWhen,
            Stream<Stream<String>> notDoneWhen,
            List<String> unknown) {
        List<String> relations = List.of(relation);
        List<String> statements = OwnerRole.during(table.schema(), table.name(), sql);
        return unknown.isEmpty()
                ? new Step.Body.StrongLock(relations, statements, all(doneWhen), all(notDoneWhen))
                : new Step.Body.StrongLock(
                        relations,
                        statements,
                        all(doneWhen),
                        all(notDoneWhen),
                        WriteProof.of(table, unknown).sql());
    }

    String brief() {
        return "ACCESS EXCLUSIVE on " + table.name() + ", milliseconds: no rewrite, no scan";
    }

    List<String> keyColumns() {
        return table.key().stream().map(it -> quoted(it)).toList();
    }
}
