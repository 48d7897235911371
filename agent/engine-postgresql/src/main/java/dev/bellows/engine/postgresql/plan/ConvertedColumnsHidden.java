package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Phase;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The contract of columns that others take the place of, and the way back from it. All of them are hidden in one lock and shown in one.
 * Hidden, they are NULL in rows whose values have none of theirs; a revert refuses such values first, brings up the rest, waits for a person
 * where something is left, and shows them when each row has its values again.
 *
 * <p>Confined to one planning call.
 */
final class ConvertedColumnsHidden {
    private final ConvertedColumns of;
    private final String alter;
    /** All are hidden in one moment. */
    private final String isHidden;

    ConvertedColumnsHidden(ConvertedColumns of) {
        this.of = of;
        this.alter = "ALTER TABLE " + of.relation + " ";
        this.isHidden = of.columnIsThere(of.hidden.getFirst());
    }

    void steps() {
        contract();
        revert();
    }

    // ---- CONTRACT ----

    private void contract() {
        // One that is begun again, where a revert was given up, may find these hidden and others shown.
        of.add(Phase.CONTRACT, of.compare(" before hiding").unless(isHidden));
        required(of.row.news())
                .mapToObj(it -> new NotNull(of.table, of.news.get(it), of.bounds.get(it), Optional.empty(), of.news))
                .flatMap(it -> it.steps(List.of()).stream())
                .map(PlannedStep::granted)
                .forEach(step -> of.add(Phase.CONTRACT, step.unless(isHidden)));
        of.add(Phase.CONTRACT, hide());
        of.add(Phase.CONTRACT, takeBackRevert());
    }

    private static IntStream required(List<WrittenRow.Part> side) {
        return IntStream.range(0, side.size()).filter(it -> side.get(it).required());
    }

    private PlannedStep hide() {
        List<String> sql = new ArrayList<>();
        // Rights that the old columns got since EXPAND.
        of.news.forEach(it -> sql.add(TwinColumn.carryGrants(of.table.schema(), of.table.name(), of.olds, it)));
        rename(of.olds, of.hidden, sql);
        of.row.news().stream()
                .filter(it -> !it.column().defaultExpression().isEmpty())
                .forEach(it -> sql.add(alter + "ALTER COLUMN " + quoted(it.name()) + " SET DEFAULT "
                        + it.column().defaultExpression()));
        required(of.row.olds()).forEach(it -> {
            sql.add(alter + "ALTER COLUMN " + quoted(of.hidden.get(it)) + " DROP NOT NULL");
            sql.add(dropCheck(of.checks.get(it)));
        });
        sql.add(of.whileHidden.replace());
        return PlannedStep.granted(
                "hide " + of.shownOlds() + " of " + of.table.name() + ", still in step",
                of.strong(
                        sql,
                        hiddenWith(Probe.either(of.whileHidden.stands(), of.whileReturning.stands())),
                        shown(),
                        of.hidden),
                of.brief(),
                true);
    }

    private void rename(List<String> from, List<String> to, List<String> sql) {
        for (int i = 0; i < from.size(); i++) {
            sql.add(alter + "RENAME COLUMN " + quoted(from.get(i)) + " TO " + quoted(to.get(i)));
        }
    }

    private String dropCheck(String check) {
        return alter + "DROP CONSTRAINT IF EXISTS " + quoted(check);
    }

    /** What a revert that was given up has made would go on refusing what has no old values. Nothing to do the first time. */
    private PlannedStep takeBackRevert() {
        List<String> sql = new ArrayList<>();
        List<String> nothing = new ArrayList<>(List.of(of.whileHidden.stands()));
        required(of.row.olds()).forEach(it -> {
            sql.add(dropCheck(of.checks.get(it)));
            nothing.add(Probe.not(Probe.constraintIsThere(of.table.schema(), of.table.name(), of.checks.get(it))));
        });
        sql.add(of.whileHidden.replace());
        String taken = "(" + String.join(" AND ", nothing) + ")";
        return PlannedStep.reversible(
                "take back what a revert has begun at the hidden " + of.shownOlds() + ", where one was given up",
                of.strong(
                        sql,
                        Stream.of(columnsAre(of.hidden), Stream.of(taken)),
                        Stream.of(columnsAre(of.hidden), Stream.of(Probe.not(taken))),
                        List.of()),
                of.brief());
    }

    // ---- REVERT ----

    private void revert() {
        String notHidden = Probe.not(isHidden);
        of.add(Phase.REVERT, lookForWhatDoesNotFit().unless(notHidden));
        of.add(Phase.REVERT, refuseWhatDoesNotFit(notHidden));
        of.add(Phase.REVERT, refresh());
        required(of.row.olds()).forEach(it -> {
            NotNull notNull =
                    new NotNull(of.table, of.hidden.get(it), of.checks.get(it), Optional.of(notHidden), of.hidden);
            for (PlannedStep step : List.of(notNull.bind(List.of()), notNull.prove())) {
                // Names of ours say nothing to people.
                of.add(
                        Phase.REVERT,
                        step.titled(step.title().replace(of.hidden.get(it), "the hidden " + of.olds.get(it))));
            }
        });
        of.add(Phase.REVERT, reveal());
        if (required(of.row.news()).findAny().isPresent()) {
            of.add(Phase.REVERT, letNewLack());
        }
    }

    private PlannedStep lookForWhatDoesNotFit() {
        return of.verify(
                "look for values of " + of.shownNews() + " that have none of " + of.shownOlds(),
                of.row.callMisses(of.quotedHidden(), WrittenRow.quotedNames(of.row.news())),
                "",
                Optional.empty());
    }

    private PlannedStep refuseWhatDoesNotFit(String notHidden) {
        return PlannedStep.reversible(
                "refuse values that have none of the hidden " + of.shownOlds() + " from here on",
                of.strong(
                        List.of(of.whileReturning.replace()),
                        Stream.of(Stream.of(Probe.either(of.whileReturning.stands(), notHidden))),
                        Stream.of(columnsAre(of.hidden), Stream.of(of.whileHidden.stands())),
                        List.of()),
                of.brief());
    }

    /** While somebody had the trigger switched off, only the new columns were written: old code would read what was before. */
    private PlannedStep refresh() {
        List<String> news = WrittenRow.quotedNames(of.row.news());
        List<String> hidden = of.quotedHidden();
        String set = IntStream.range(0, hidden.size())
                .mapToObj(it ->
                        hidden.get(it) + " = " + of.row.downOf(of.row.olds().get(it), news))
                .collect(Collectors.joining(", "));
        return PlannedStep.overRows(
                "bring the hidden " + of.shownOlds() + " up to " + of.shownNews(),
                new Step.Body.BackfillRange(of.relation, of.keyColumns(), set, of.row.callDiffer(hidden, news, true))
                        .onlyWhen(Probe.all(isHidden)),
                of.table.estimatedRows());
    }

    private PlannedStep reveal() {
        List<String> sql = new ArrayList<>();
        of.hidden.forEach(it -> sql.add(TwinColumn.carryGrants(of.table.schema(), of.table.name(), of.news, it)));
        rename(of.hidden, of.olds, sql);
        of.row.news().stream()
                .filter(it -> !it.column().defaultExpression().isEmpty())
                .forEach(it -> sql.add(alter + "ALTER COLUMN " + quoted(it.name()) + " DROP DEFAULT"));
        // Proven by the CHECK, so without a scan; and at once: until it is said, the catalog is not what it was.
        required(of.row.olds()).forEach(it -> {
            sql.add(alter + "ALTER COLUMN " + quoted(of.olds.get(it)) + " SET NOT NULL");
            sql.add(alter + "DROP CONSTRAINT " + quoted(of.checks.get(it)));
        });
        sql.add(of.whileBothLive.replace());
        return PlannedStep.reversible(
                "bring back " + of.shownOlds() + " of " + of.table.name(),
                of.strong(sql, shown(), hiddenWith(of.whileReturning.stands()), List.of()),
                of.brief());
    }

    /** Code of the earlier version comes back, and may write what has no new values. */
    private PlannedStep letNewLack() {
        List<String> sql = new ArrayList<>();
        List<String> lacks = new ArrayList<>();
        required(of.row.news()).forEach(it -> {
            String schema = of.table.schema();
            sql.add(alter + "ALTER COLUMN " + quoted(of.news.get(it)) + " DROP NOT NULL");
            sql.add(dropCheck(of.bounds.get(it)));
            lacks.add(Probe.not(Probe.columnIsNotNull(schema, of.table.name(), of.news.get(it))));
            lacks.add(Probe.not(Probe.constraintIsThere(schema, of.table.name(), of.bounds.get(it))));
        });
        String all = "(" + String.join(" AND ", lacks) + ")";
        return PlannedStep.reversible(
                "let "
                        + ColumnConversionPostgresql.named(
                                required(of.row.news()).mapToObj(of.news::get).toList())
                        + " be null again, as code of the earlier version may leave it",
                of.strong(
                        sql,
                        Stream.of(of.newsAre(), Stream.of(of.triggerStands(), all)),
                        Stream.of(of.newsAre(), Stream.of(of.triggerStands(), Probe.not(all))),
                        List.of()),
                of.brief());
    }

    // ---- probes ----

    private Stream<String> columnsAre(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(it -> Probe.columnIs(
                        of.table.schema(),
                        of.table.name(),
                        names.get(it),
                        of.row.olds().get(it).column().type(),
                        of.row.olds().get(it).column().typeModifier()));
    }

    private Stream<Stream<String>> hiddenWith(String function) {
        return Stream.of(
                columnsAre(of.hidden),
                of.newsAre(),
                of.olds.stream().map(it -> Probe.not(of.columnIsThere(it))),
                Stream.of(function, of.triggerStands()));
    }

    private Stream<Stream<String>> shown() {
        return Stream.of(
                columnsAre(of.olds),
                of.newsAre(),
                of.hidden.stream().map(it -> Probe.not(of.columnIsThere(it))),
                Stream.of(of.whileBothLive.stands(), of.triggerStands()));
    }
}
