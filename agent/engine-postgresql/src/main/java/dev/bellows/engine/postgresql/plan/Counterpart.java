package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.literal;
import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.Phase;
import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.plan.OperationPlan.PlannedStep;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column gets a counterpart under another name, kept the same by one trigger while both live; then the old one is hidden, still in sync,
 * and at last dropped. What hangs on the column gets a like at the counterpart.
 *
 * <p>A counterpart that shall have the column's own name waits beside it under a name of ours, and changes places with it in the lock that
 * hides it. Until then nobody writes it, and it follows the column.
 *
 * <p>Where the counterpart's type holds more, the hidden column is NULL in rows whose value does not fit it, so that it may be NULL while
 * it is hidden; a revert refuses such values first, brings up what fits, waits for a person where something does not, and shows the column
 * when every row has its value again.
 *
 * <p>Confined to one planning call.
 */
final class Counterpart {
    /** BEFORE, ROW, INSERT and UPDATE in {@code pg_trigger.tgtype}. */
    static final int BEFORE_ROW_INSERT_OR_UPDATE = 23;

    private final Table table;
    private final Conversion conversion;
    private final Column column;
    /** The counterpart's name until the column is hidden. */
    private final String to;
    /** Its name from then on. */
    private final String called;
    /** How titles call it before. */
    private final String shown;

    private final String relation;
    private final String trigger;
    private final String hidden;
    private final String check;
    /** CHECK over the counterpart behind the Narrowing. */
    private final String bound;

    private final String function;
    /** An index that lives while snapshots are waited for. */
    private final String seen;

    private final TriggerFunction whileBothLive;
    /** Empty where nothing has to be closed. */
    private final Optional<TriggerFunction> whileClosing;

    private final TriggerFunction whileHidden;
    private final TriggerFunction whileReturning;
    private final List<TwinIndex> indexes;
    /** What serves code that reads the counterpart until the moved ones are there; they bind nothing, and go with the hidden column. */
    private final List<TwinIndex> standIns;
    /** Those that may refuse a row for what its values are. */
    private final MovedIndexes moved;

    private final List<TwinCheck> checks;
    /** Those that the hidden column cannot have. */
    private final MovedChecks movedChecks;

    private final List<TwinForeignKey> foreignKeys;
    private final List<TwinStatistics> statistics;
    /** Empty where the hidden column can go on being a key. */
    private final Optional<WiderKey> key;

    private final Optional<ArchivedColumn> archive;
    private final HungTriggers triggers;
    private final OperationPlan plan;

    /**
     * @param name the table as the document calls it
     * @param conversion the column and what stands beside it, under the name that it gets
     * @param plan gets the steps
     */
    Counterpart(Migration migration, TableName name, Table table, Conversion conversion, OperationPlan plan) {
        OwnNames names = OwnNames.of(migration);
        this.table = table;
        this.conversion = conversion;
        this.column = conversion.column();
        this.plan = plan;
        String from = column.name();
        called = conversion.counterpart().name();
        to = changesPlaces() ? names.next(name, from) : called;
        shown = changesPlaces() ? "the next " + called : called;
        relation = qualified(table.schema(), table.name());
        trigger = names.trigger(name, from);
        hidden = names.hidden(name, from);
        check = names.notNullCheck(name, from);
        archive = ArchivedColumn.of(migration, name, table, from, hidden);
        bound = names.boundCheck(name, from);
        function = names.function(name, from);
        triggers = HungTriggers.of(table, from);
        seen = names.seenIndex(name, from);
        String origin = "Bellows, " + migration.line() + "/" + migration.version() + ": keeps ";
        whileBothLive = changesPlaces()
                ? sync(
                        from,
                        to,
                        Optional.empty(),
                        SyncFunction.State.WAITING,
                        origin + "the next type of a column filled.")
                : sync(
                        from,
                        to,
                        sharedDefault(),
                        SyncFunction.State.BOTH_LIVE,
                        origin + "a renamed column and its twin equal.");
        whileClosing = closing(origin + "the next type of a column filled until it takes its place.");
        whileHidden = sync(
                hidden,
                called,
                Optional.empty(),
                SyncFunction.State.HIDDEN,
                origin + "a hidden column and its successor equal.");
        whileReturning = sync(
                hidden,
                called,
                Optional.empty(),
                SyncFunction.State.RETURNING,
                origin + "a hidden column and its successor equal, so that it can be shown again.");
        // A foreign key that points at the twin takes the oldest index that fits: that of its model is built first.
        List<Index> moving = movedOf(conversion);
        indexes = table.indexesOn(column.name()).stream()
                .filter(index -> !moving.contains(index))
                .sorted(Comparator.comparing(index -> !index.referenced()))
                .map(index -> new TwinIndex(table, index, names.twinIndex(name, from, index.name()), from, to))
                .toList();
        moved = MovedIndexes.of(names, name, table, from, to, hidden, moving);
        standIns = moving.stream()
                .filter(index -> !changesPlaces() && canBeServed(index))
                .map(index ->
                        new TwinIndex(table, index.forQueries(), names.twinIndex(name, from, index.name()), from, to))
                .toList();
        checks = table.checksOn(column.name()).stream()
                .filter(model -> !conversion.movedChecks().contains(model.name()))
                .map(model -> TwinCheck.of(table, model, names.twinConstraint(name, from, model.name()), from, to))
                .toList();
        movedChecks = MovedChecks.of(
                names,
                name,
                table,
                conversion,
                to,
                hidden,
                table.checksOn(column.name()).stream()
                        .filter(model -> conversion.movedChecks().contains(model.name()))
                        .toList());
        foreignKeys = table.foreignKeysAt(column.name()).stream()
                .map(model -> TwinForeignKey.of(table, model, names.twinConstraint(name, from, model.name()), from, to))
                .toList();
        statistics = table.statisticsOn(column.name()).stream()
                .map(model ->
                        new TwinStatistics(table, model, names.twinStatistics(name, from, model.name()), from, to))
                .toList();
        key = conversion.total() || !changesPlaces()
                ? Optional.empty()
                : Optional.of(WiderKey.of(names, name, table, conversion, hidden, indexes, foreignKeys));
    }

    private static List<Index> movedOf(Conversion conversion) {
        return switch (conversion) {
            case KeptValues kept -> List.of();
            case WrittenValues written -> written.moved();
        };
    }

    /** Whether one over the counterpart, which binds nothing, refuses nobody a row. */
    private boolean canBeServed(Index index) {
        return !WrittenValues.mayRefuse(table, column, index.forQueries());
    }

    /** Every index at the counterpart while both live. */
    private List<TwinIndex> beside() {
        return Stream.concat(indexes.stream(), standIns.stream()).toList();
    }

    /** Between the last comparison and the lock that hides the column; empty where nothing can be written there that is not there then. */
    private Optional<TriggerFunction> closing(String purpose) {
        return switch (conversion) {
            case KeptValues kept -> Optional.empty();
            case WrittenValues written when !changesPlaces() -> Optional.empty();
            case WrittenValues written ->
                Optional.of(new ConvertFunction(
                        table.schema(),
                        function,
                        written.row(),
                        List.of(column.name()),
                        List.of(to),
                        ConvertFunction.State.CLOSING,
                        purpose));
        };
    }

    /** The default that both share while both live. */
    private Optional<String> sharedDefault() {
        return changesPlaces() ? Optional.empty() : conversion.sharedDefault();
    }

    /** Whether the counterpart gets the column's own name. */
    private boolean changesPlaces() {
        return called.equals(column.name());
    }

    private TriggerFunction sync(
            String oldName, String twin, Optional<String> twinDefault, SyncFunction.State state, String purpose) {
        return switch (conversion) {
            case KeptValues kept ->
                new SyncFunction(
                        table.schema(),
                        function,
                        kept,
                        oldName,
                        twin,
                        twinDefault,
                        state,
                        !table.foreignKeysFrom(column.name()).isEmpty(),
                        purpose);
            case WrittenValues written ->
                new ConvertFunction(
                        table.schema(),
                        function,
                        written.row(),
                        List.of(oldName),
                        List.of(twin),
                        switch (state) {
                            case WAITING -> ConvertFunction.State.WAITING;
                            case BOTH_LIVE -> ConvertFunction.State.BOTH_LIVE;
                            case HIDDEN -> ConvertFunction.State.HIDDEN;
                            case RETURNING -> ConvertFunction.State.RETURNING;
                        },
                        purpose);
        };
    }

    /**
     * Whether a write of code that does not know the counterpart may leave it without a value. Nobody may be refused one for that, so that it
     * may be NULL until the contract whatever the column is.
     */
    private boolean mayLack() {
        return column.notNull()
                && switch (conversion) {
                    case KeptValues kept -> false;
                    case WrittenValues written -> true;
                };
    }

    /** Whether a foreign key over other values may refuse code of the old version its row, so that none is there before the contract. */
    private boolean keysWait() {
        return switch (conversion) {
            case KeptValues kept -> false;
            case WrittenValues written -> true;
        };
    }

    /** Adds the steps of all phases. */
    void steps() {
        expand();
        migrate();
        // A contract that is begun again, where a revert was given up, may find this one hidden and others shown.
        whileClosing.ifPresent(it -> add(Phase.CONTRACT, close(it).unless(columnIsThere(hidden))));
        add(Phase.CONTRACT, compare(" before hiding", bothLiveAndChecked()).unless(columnIsThere(hidden)));
        // Before anything else binds: that equal values are in the way is found here.
        moved.build(columnIsThere(hidden)).forEach(step -> add(Phase.CONTRACT, step));
        if (mayLack()) {
            new NotNull(table, to, bound, Optional.empty())
                    .steps(List.of()).stream()
                            .map(PlannedStep::granted)
                            .forEach(step -> add(Phase.CONTRACT, step.unless(columnIsThere(hidden))));
        }
        movedChecks.behind(columnIsThere(hidden)).forEach(step -> add(Phase.CONTRACT, step));
        if (keysWait()) {
            foreignKeys.forEach(like -> like.steps()
                    .forEach(step -> add(Phase.CONTRACT, step.granted().unless(columnIsThere(hidden)))));
        }
        if (moved.hasExpressions()) {
            add(
                    Phase.CONTRACT,
                    PlannedStep.reversible(
                            "collect statistics of what the new indexes compute",
                            new Step.Body.Online("ANALYZE " + relation, List.of(), Probe.NEVER, Probe.JOURNAL),
                            ""));
        }
        if (isNamedInTriggers()) {
            add(Phase.CONTRACT, named(column.name(), to).look(column.name() + " of " + table.name() + " is hidden"));
        }
        add(Phase.CONTRACT, hide());
        if (!conversion.total()) {
            add(Phase.CONTRACT, takeBackRevert());
        }
        revert();
        cleanup();
        rollback();
    }

    /** Functions that writes run name the column, and stop working when the name goes; they use the other one by then. */
    private boolean isNamedInTriggers() {
        return !changesPlaces() && column.mentions().stream().anyMatch(PostgresqlSnapshot.Mention::ofWrites);
    }

    private NamedInTriggers named(String gone, String stays) {
        return new NamedInTriggers(table.schema(), table.name(), gone, stays);
    }

    // ---- EXPAND ----

    private void expand() {
        List<String> sql =
                new ArrayList<>(TwinColumn.create(table.schema(), table.name(), conversion.counterpart(), to));
        // After the column, not with it: rows that are there must stay empty until they are filled.
        sharedDefault()
                .ifPresent(value ->
                        sql.add("ALTER TABLE " + relation + " ALTER COLUMN " + quoted(to) + " SET DEFAULT " + value));
        conversion.functions().forEach(it -> sql.add(it.create()));
        sql.add(whileBothLive.create());
        sql.add("CREATE TRIGGER " + quoted(trigger) + " BEFORE INSERT OR UPDATE ON " + relation
                + " FOR EACH ROW EXECUTE FUNCTION " + qualified(table.schema(), whileBothLive.name()) + "()");
        // ALWAYS: rows that logical replication or a restore writes are kept in sync too.
        sql.add("ALTER TABLE " + relation + " ENABLE ALWAYS TRIGGER " + quoted(trigger));
        sql.addAll(TwinColumn.dress(table.schema(), table.name(), conversion.counterpart(), to));
        add(
                Phase.EXPAND,
                PlannedStep.reversible(
                        (changesPlaces() ? "add " + shown : "add twin column " + to)
                                + (conversion.retyped()
                                        ? " of type " + conversion.counterpart().type()
                                        : "")
                                + " to " + table.name() + ", in sync with " + column.name(),
                        strong(
                                sql,
                                Probe.all(
                                        with(functionsStand(), counterpartIs(to), bothLiveFunction(), triggerStands())),
                                Probe.all(with(
                                        functionsAreGone(),
                                        Probe.not(Probe.columnIsThere(table.schema(), table.name(), to)),
                                        Probe.not(triggerIsThere()),
                                        Probe.not(functionIsThere()))),
                                List.of(to)),
                        brief()));
    }

    // ---- MIGRATE ----

    private void migrate() {
        String differ = conversion.differ(quoted(to), quoted(column.name()));
        add(
                Phase.MIGRATE,
                PlannedStep.overRows(
                        "fill " + shown + " from " + column.name(),
                        new Step.Body.BackfillRange(
                                relation,
                                keyColumns(),
                                quoted(to) + " = " + conversion.toCounterpart(quoted(column.name())),
                                differ),
                        table.estimatedRows()));
        // After the fill: an index over empty twins would be written twice, and what is unique over NULLs refuses them.
        for (TwinIndex index : beside()) {
            add(
                    Phase.MIGRATE,
                    new PlannedStep(
                            "build index " + index.name() + " on " + shown + ", like "
                                    + index.model().name(),
                            index.create(),
                            "",
                            false,
                            true,
                            table.estimatedRows()));
        }
        if (changesPlaces() && indexes.isEmpty()) {
            oldSnapshots().forEach(step -> add(Phase.MIGRATE, step));
        }
        add(Phase.MIGRATE, compare("", bothLive()));
        if (column.notNull() && !mayLack()) {
            new NotNull(table, to, check, Optional.empty()).steps(List.of()).forEach(step -> add(Phase.MIGRATE, step));
        }
        checks.forEach(twin -> twin.steps().forEach(step -> add(Phase.MIGRATE, step)));
        movedChecks.whileBothLive().forEach(step -> add(Phase.MIGRATE, step));
        if (!keysWait()) {
            foreignKeys.forEach(twin -> twin.steps().forEach(step -> add(Phase.MIGRATE, step)));
        }
        statistics.forEach(twin -> add(Phase.MIGRATE, twin.create()));
        if (!changesPlaces() && triggers.anyListed()) {
            add(Phase.MIGRATE, triggers.fireForBoth(to));
        }
        add(
                Phase.MIGRATE,
                PlannedStep.reversible(
                        "collect statistics of " + shown,
                        new Step.Body.Online(
                                "ANALYZE " + relation + (looksAtMore() ? "" : " (" + quoted(to) + ")"),
                                List.of(),
                                Probe.NEVER,
                                Probe.JOURNAL),
                        ""));
    }

    /**
     * Who looks at the database as it was before the fill would read NULL once the counterpart has the column's name. The server ends the
     * concurrent build of an index when nobody does any more; where no index is built, one over no row is.
     */
    private List<PlannedStep> oldSnapshots() {
        String index = qualified(table.schema(), seen);
        String drop = "DROP INDEX CONCURRENTLY IF EXISTS " + index;
        return List.of(
                PlannedStep.reversible(
                        "wait until nobody reads " + table.name() + " as it was before the fill",
                        new Step.Body.Online(
                                        "CREATE INDEX CONCURRENTLY " + quoted(seen) + " ON " + relation
                                                + " USING btree ((true)) WHERE false",
                                        List.of(drop),
                                        Probe.all(Probe.relationIsThere(table.schema(), seen)),
                                        Probe.JOURNAL)
                                .about(index),
                        ""),
                PlannedStep.reversible(
                        "drop the index over no row that waited for it",
                        new Step.Body.Online(drop, List.of(), Probe.NEVER, Probe.JOURNAL).about(index),
                        ""));
    }

    /**
     * What a column is named for says nothing of an expression: only of a whole table does the server look at those of its indexes, and at
     * what several columns have to do with each other.
     */
    private boolean looksAtMore() {
        return !statistics.isEmpty()
                || indexes.stream().anyMatch(index -> index.model().expressions());
    }

    private PlannedStep compare(String when, String standing) {
        return verify(
                "compare " + column.name() + " and " + shown + when,
                conversion.differ(quoted(to), quoted(column.name())),
                standing,
                copies());
    }

    /** A row that differs can be mended by copying one to the other. */
    private Optional<Step.Body.VerifyRange.Copies> copies() {
        return Optional.of(new Step.Body.VerifyRange.Copies(
                quoted(column.name()),
                quoted(to),
                conversion.toColumn(quoted(to)),
                conversion.toCounterpart(quoted(column.name()))));
    }

    private PlannedStep verify(
            String title, String differ, String standing, Optional<Step.Body.VerifyRange.Copies> copies) {
        return PlannedStep.overRows(
                title,
                new Step.Body.VerifyRange(relation, keyColumns(), differ, standing, copies, ""),
                table.estimatedRows());
    }

    // ---- CONTRACT and REVERT ----

    private PlannedStep close(TriggerFunction closing) {
        return PlannedStep.granted(
                "refuse values of " + column.name() + " of which up makes nothing, from here on",
                strong(
                        List.of(closing.replace()),
                        Probe.all(columnIsThere(to), closing.stands(), triggerStands()),
                        Probe.all(columnIsThere(to), bothLiveFunction(), triggerStands())),
                brief(),
                true);
    }

    private PlannedStep hide() {
        List<String> sql = new ArrayList<>();
        // Rights and words that the old column got since EXPAND go with the name that stays.
        sql.add(TwinColumn.carry(table.schema(), table.name(), column.name(), to));
        key.ifPresent(it -> sql.addAll(it.drop()));
        sql.addAll(moved.drop());
        sql.addAll(movedChecks.goOver());
        if (!changesPlaces()) {
            // Somebody may have made one since they were let fire for both.
            sql.add(triggers.both(to));
        }
        sql.add(renameTo(column.name(), hidden));
        if (changesPlaces()) {
            sql.add(renameTo(to, called));
            sql.addAll(triggersGoOver(hidden, called));
        }
        sql.addAll(defaultGoes(hidden, called, conversion.counterpartsDefault()));
        if (column.identity() && !conversion.total()) {
            sql.add(moveIdentity(hidden, called, conversion.column(), conversion.counterpart()));
        }
        if (mayBeNullWhileHidden()) {
            sql.add("ALTER TABLE " + relation + " ALTER COLUMN " + quoted(hidden) + " DROP NOT NULL");
            sql.add(dropCheck());
        }
        key.ifPresent(it -> sql.addAll(it.takeOver()));
        sql.addAll(moved.takeOver());
        sql.addAll(sequencesTo(called));
        if (conversion.numbers()) {
            // Both give the same numbers; after a revert the wider one stays.
            ownedSequences().forEach(sequence -> sql.add("ALTER SEQUENCE " + sequence + " AS bigint"));
        }
        sql.add(whileHidden.replace());
        return PlannedStep.granted(
                changesPlaces()
                        ? "let " + column.name() + " of " + table.name()
                                + " and its next column change places, still in sync"
                        : "hide " + column.name() + " of " + table.name() + ", still in sync",
                everywhere(
                        key.map(WiderKey::leave).orElse(List.of()),
                        sql,
                        compiledAnew(),
                        isHidden(
                                conversion.total()
                                        ? whileHidden.stands()
                                        : Probe.either(whileHidden.stands(), whileReturning.stands())),
                        isShown(),
                        WriteProof.of(table, List.of(hidden)).sql()),
                everywhere(),
                true);
    }

    /**
     * What a revert that was given up on its way has made at the hidden column would go on refusing what does not fit it. Nothing to do the
     * first time.
     */
    private PlannedStep takeBackRevert() {
        List<String> sql = new ArrayList<>();
        List<String> left = new ArrayList<>();
        if (mayBeNullWhileHidden()) {
            sql.add(dropCheck());
            left.add(Probe.constraintIsThere(table.schema(), table.name(), check));
        }
        key.ifPresent(it -> {
            sql.addAll(it.dropBack());
            left.addAll(it.backIsThere());
        });
        sql.addAll(moved.dropBack());
        left.addAll(moved.backIsThere());
        sql.addAll(movedChecks.dropBack());
        left.addAll(movedChecks.backIsThere());
        sql.add(whileHidden.replace());
        String nothing = left.stream().reduce(whileHidden.stands(), (all, one) -> all + " AND " + Probe.not(one));
        return PlannedStep.reversible(
                "take back what a revert has begun at the hidden " + column.name() + ", where one was given up",
                everywhere(
                        key.map(WiderKey::dropForeignKeysBack).orElse(List.of()),
                        sql,
                        List.of(),
                        Probe.all(columnIs(hidden), nothing),
                        Probe.all(columnIs(hidden), Probe.not("(" + nothing + ")")),
                        ""),
                everywhere());
    }

    private List<String> triggersGoOver(String source, String destination) {
        return List.of(triggers.goOver(source, destination));
    }

    private String dropCheck() {
        return "ALTER TABLE " + relation + " DROP CONSTRAINT IF EXISTS " + quoted(check);
    }

    /** Under its own name, what others wrote goes on with the type that it was compiled for, in every session that has run it. */
    private List<String> compiledAnew() {
        return changesPlaces()
                ? List.of(Recompiled.functions(
                        relation,
                        column.mentions().stream()
                                .map(PostgresqlSnapshot.Mention::function)
                                .toList()))
                : List.of();
    }

    private boolean mayBeNullWhileHidden() {
        return column.notNull() && !conversion.total();
    }

    private void add(Phase phase, PlannedStep step) {
        plan.add(phase, conversion.retyped() ? step.titled(readable(step.title())) : step);
    }

    /** Names of ours say nothing to people. */
    private String readable(String title) {
        String said = title.replace(hidden, "the hidden " + column.name())
                .replace("the hidden column of", "the hidden " + column.name() + " of");
        return changesPlaces() ? said.replace(to, shown).replace(" of the twin", " of " + shown) : said;
    }

    private void revert() {
        if (conversion.total()) {
            add(Phase.REVERT, refresh());
            add(Phase.REVERT, reveal());
            return;
        }
        String isShown = isNotHidden();
        NotNull notNull = new NotNull(table, hidden, check, Optional.of(isShown));
        add(
                Phase.REVERT,
                conversion.functions().isEmpty()
                        ? lookForWhatDoesNotFit()
                        : lookForWhatDoesNotFit().unless(Probe.not(columnIsThere(hidden))));
        add(Phase.REVERT, refuseWhatDoesNotFit());
        add(Phase.REVERT, refresh());
        if (mayBeNullWhileHidden()) {
            add(Phase.REVERT, notNull.bind(List.of()));
            add(Phase.REVERT, notNull.prove());
        }
        // Foreign keys may rest on these.
        moved.prepareBack(isShown).forEach(step -> add(Phase.REVERT, step));
        key.ifPresent(it -> it.prepareBack(isShown).forEach(step -> add(Phase.REVERT, step)));
        movedChecks.prepareBack(isShown).forEach(step -> add(Phase.REVERT, step));
        add(Phase.REVERT, reveal());
        if (!keysWait()) {
            key.ifPresent(it ->
                    it.foreignKeys().forEach(like -> like.steps().forEach(step -> add(Phase.REVERT, step))));
        }
        if (mayLack() || whileClosing.isPresent() || !behind().isEmpty()) {
            add(Phase.REVERT, letCounterpartLack());
        }
    }

    /** Code of the earlier version comes back, and may write what has no value of the other type. */
    private PlannedStep letCounterpartLack() {
        String lacks = Stream.concat(
                        Stream.of(
                                Probe.not(Probe.columnIsNotNull(table.schema(), table.name(), to)),
                                Probe.not(Probe.constraintIsThere(table.schema(), table.name(), bound)),
                                whileBothLive.stands()),
                        behind().stream().map(Probe::not))
                .collect(Collectors.joining(" AND ", "(", ")"));
        List<String> sql = new ArrayList<>(List.of(
                "ALTER TABLE " + relation + " ALTER COLUMN " + quoted(to) + " DROP NOT NULL",
                "ALTER TABLE " + relation + " DROP CONSTRAINT IF EXISTS " + quoted(bound)));
        sql.addAll(moved.dropLate());
        sql.addAll(movedChecks.dropBehind());
        sql.add(whileBothLive.replace());
        return PlannedStep.reversible(
                "let " + shown + " be null again, where " + column.name() + " has no value of its type"
                        + (behind().isEmpty() ? "" : ", and bind it no more"),
                everywhere(
                        keysWait() ? key.map(WiderKey::dropForeignKeysBack).orElse(List.of()) : List.of(),
                        sql,
                        List.of(),
                        Probe.all(columnIsThere(to), triggerStands(), lacks),
                        Probe.all(columnIsThere(to), triggerStands(), Probe.not(lacks)),
                        ""),
                everywhere());
    }

    /** What a contract that was given up has made at the counterpart, each as a condition. */
    private List<String> behind() {
        List<String> there = new ArrayList<>(moved.lateIsThere());
        there.addAll(movedChecks.behindIsThere());
        if (keysWait()) {
            foreignKeys.forEach(like -> there.add(like.constraint().isThere()));
        }
        return there;
    }

    private String moveIdentity(String source, String destination, Column fromType, Column toType) {
        return Identity.move(table.schema(), table.name(), source, destination, most(fromType), most(toType));
    }

    private static long most(Column typed) {
        return ValueType.of(typed.type())
                .orElseThrow(() -> new IllegalStateException("it was not refused: " + typed.type()))
                .most()
                .orElseThrow(() -> new IllegalStateException("it was not refused: " + typed.type()));
    }

    private List<String> sequencesMustFit() {
        List<String> sequences = column.identity()
                ? List.of("pg_catalog.pg_get_serial_sequence(" + literal(relation) + ", " + literal(called) + ")")
                : column.sequences().stream().map(it -> literal(it)).toList();
        OptionalLong most = ValueType.of(column.type()).map(ValueType::most).orElse(OptionalLong.empty());
        return sequences.isEmpty() || most.isEmpty()
                ? List.of()
                : List.of(Identity.mustFit(sequences, most.getAsLong(), column.type()));
    }

    /** Before anything is refused for the sake of a revert that cannot end. */
    private PlannedStep lookForWhatDoesNotFit() {
        return verify(
                "look for values of " + called + " that do not fit " + column.type(),
                conversion.misses(quoted(called), quoted(hidden)),
                "",
                Optional.empty());
    }

    /** From here on no row gets a value that code of the earlier version could not be shown. */
    private PlannedStep refuseWhatDoesNotFit() {
        return PlannedStep.reversible(
                "refuse what does not fit the hidden " + column.name() + " from here on",
                strong(
                        Stream.of(
                                        key.map(it -> it.refuseOthers(called)).stream(),
                                        moved.isEmpty() || key.isPresent()
                                                ? Stream.<String>empty()
                                                : Stream.of(WiderKey.refuseOthers(table, foreignKeys, called)),
                                        sequencesMustFit().stream(),
                                        Stream.of(whileReturning.replace()))
                                .flatMap(it -> it)
                                .toList(),
                        Probe.all(Probe.either(whileReturning.stands(), isNotHidden())),
                        Probe.all(columnIs(hidden), whileHidden.stands())),
                brief());
    }

    /** While somebody had the trigger switched off, only the twin was written: old code would read what was before. */
    private PlannedStep refresh() {
        return PlannedStep.overRows(
                "bring the hidden " + column.name() + " up to " + called,
                new Step.Body.BackfillRange(
                                relation,
                                keyColumns(),
                                // Nobody may set an identity; the trigger does.
                                column.identity() && conversion.total()
                                        ? quoted(called) + " = " + quoted(called)
                                        : quoted(hidden) + " = " + conversion.toColumn(quoted(called)),
                                conversion.differBack(quoted(hidden), quoted(called)))
                        .onlyWhen(Probe.all(columnIsThere(hidden))),
                table.estimatedRows());
    }

    private PlannedStep reveal() {
        List<String> sql = new ArrayList<>();
        sql.add(TwinColumn.carry(table.schema(), table.name(), called, hidden));
        key.ifPresent(it -> sql.addAll(it.drop()));
        sql.addAll(moved.drop());
        sql.addAll(movedChecks.comeBack());
        if (changesPlaces()) {
            sql.add(renameTo(called, to));
        }
        sql.add(renameTo(hidden, column.name()));
        if (changesPlaces()) {
            sql.addAll(triggersGoOver(to, column.name()));
        }
        sql.addAll(defaultGoes(to, column.name(), column.defaultExpression()));
        // Proven by the CHECK, so without a scan; and at once: until it is said, the catalog is not what it was.
        if (mayBeNullWhileHidden()) {
            sql.add("ALTER TABLE " + relation + " ALTER COLUMN " + quoted(column.name()) + " SET NOT NULL");
            sql.add("ALTER TABLE " + relation + " DROP CONSTRAINT " + quoted(check));
        }
        key.ifPresent(it -> sql.addAll(it.takeBack()));
        sql.addAll(moved.takeBack());
        if (column.identity() && !conversion.total()) {
            sql.add(moveIdentity(to, column.name(), conversion.counterpart(), conversion.column()));
        }
        sql.addAll(sequencesTo(column.name()));
        sharedDefault()
                .ifPresent(value ->
                        sql.add("ALTER TABLE " + relation + " ALTER COLUMN " + quoted(to) + " SET DEFAULT " + value));
        sql.add(whileBothLive.replace());
        return PlannedStep.reversible(
                (changesPlaces() ? "bring back the old " : "bring back ") + column.name() + " of " + table.name(),
                everywhere(
                        key.map(WiderKey::comeBack).orElse(List.of()),
                        sql,
                        compiledAnew(),
                        isShown(),
                        isHidden(conversion.total() ? whileHidden.stands() : whileReturning.stands()),
                        ""),
                everywhere());
    }

    /** An identity's sequence goes with its column: until the drop the hidden one gives the numbers. */
    private List<String> ownedSequences() {
        return column.identity() ? List.of() : column.sequences();
    }

    private List<String> sequencesTo(String owner) {
        return ownedSequences().stream()
                .map(sequence -> "ALTER SEQUENCE " + sequence + " OWNED BY " + relation + "." + quoted(owner))
                .toList();
    }

    /** Where the values are the same there is one default; else the old column keeps its own, and the counterpart has one while that is hidden. */
    private List<String> defaultGoes(String source, String destination, String value) {
        if (column.defaultExpression().isEmpty()) {
            return List.of();
        }
        String alter = "ALTER TABLE " + relation + " ALTER COLUMN ";
        return switch (conversion) {
            case KeptValues kept ->
                List.of(alter + quoted(source) + " DROP DEFAULT, ALTER COLUMN " + quoted(destination) + " SET DEFAULT "
                        + value);
            case WrittenValues written ->
                List.of(
                        destination.equals(called) && !source.equals(to)
                                ? alter + quoted(destination) + " SET DEFAULT " + value
                                : alter + quoted(source) + " DROP DEFAULT");
        };
    }

    private String renameTo(String source, String destination) {
        return "ALTER TABLE " + relation + " RENAME COLUMN " + quoted(source) + " TO " + quoted(destination);
    }

    // ---- CLEANUP ----

    private void cleanup() {
        add(
                Phase.CLEANUP,
                verify(
                        "compare " + called + " and the hidden column before dropping it",
                        // What does not fit is NULL in the hidden column: that has nothing of its own there.
                        (conversion.total() ? "" : quoted(hidden) + " IS NOT NULL AND ")
                                + conversion.hiddenDiffers(quoted(called), quoted(hidden)),
                        hiddenLive(),
                        Optional.empty()));
        // Those first: where they start, an old key's own looks use the old index, and where they point it must not go.
        if (key.isEmpty()) {
            foreignKeys.forEach(twin -> add(Phase.CLEANUP, twin.replace(called)));
        }
        for (TwinIndex index : indexes) {
            if (index.isModelDroppable()) {
                add(
                        Phase.CLEANUP,
                        PlannedStep.granted(
                                "drop index " + index.model().name() + " of the hidden column",
                                index.dropModel(hidden),
                                "",
                                false));
            }
        }
        for (TwinIndex index : standIns) {
            add(
                    Phase.CLEANUP,
                    PlannedStep.granted(
                            "drop index " + index.name() + ", which stood in for "
                                    + index.model().name(),
                            index.drop(),
                            "",
                            false));
        }
        List<String> sql = new ArrayList<>();
        sql.add("DROP TRIGGER " + quoted(trigger) + " ON " + relation);
        sql.add(whileHidden.drop());
        conversion.functions().forEach(it -> sql.add(it.dropIfThere()));
        if (column.identity() && conversion.total()) {
            sql.add(Identity.move(table.schema(), table.name(), hidden, called));
        }
        if (!changesPlaces()) {
            sql.addAll(triggersGoOver(hidden, called));
        }
        archive.ifPresentOrElse(
                it -> sql.addAll(it.freeze()),
                () -> sql.add("ALTER TABLE " + relation + " DROP COLUMN " + quoted(hidden)));
        if (changesPlaces() && column.notNull()) {
            sql.add(NotNull.calledAsByTheServer(table.schema(), table.name(), called));
        }
        indexes.stream()
                .filter(index -> key.isEmpty() || index.isModelDroppable())
                .forEach(index -> sql.addAll(index.takeOver()));
        checks.forEach(twin -> sql.addAll(twin.constraint().takeOver()));
        statistics.forEach(twin -> sql.addAll(twin.takeOver()));
        List<String> done = new ArrayList<>(List.of(
                archive.map(ArchivedColumn::wasFrozen).orElse(Probe.not(columnIsThere(hidden))),
                Probe.not(triggerIsThere()),
                Probe.not(functionIsThere()),
                counterpartIs(called)));
        done.addAll(functionsAreGone());
        indexes.forEach(index -> done.add(index.hasTakenOver()));
        done.addAll(moved.haveTakenOver());
        done.addAll(movedChecks.haveTakenOver(called));
        checks.forEach(twin -> done.add(twin.constraint().hasTakenOver(table.schema(), table.name(), called)));
        statistics.forEach(twin -> done.add(twin.hasTakenOver()));
        add(
                Phase.CLEANUP,
                PlannedStep.granted(
                        archive.isPresent()
                                ? "let nothing write the hidden column of " + table.name() + " any more"
                                : "drop the hidden column of " + table.name() + " and its trigger",
                        strong(
                                sql,
                                Probe.all(done.toArray(String[]::new)),
                                Probe.all(columnIsThere(hidden), triggerIsThere(), functionIsThere()),
                                archive.isPresent() ? List.of(hidden) : List.of()),
                        brief(),
                        false));
        archive.ifPresent(it -> {
            it.steps().forEach(step -> add(Phase.CLEANUP, step));
            add(
                    Phase.CLEANUP,
                    PlannedStep.granted(
                            "drop the hidden column of " + table.name() + ", which is archived",
                            ArchivedColumn.drop(
                                    List.of(it),
                                    WriteProof.of(table, List.of(hidden)).sql()),
                            brief(),
                            false));
        });
    }

    // ---- ROLLBACK ----

    private void rollback() {
        if (isNamedInTriggers()) {
            add(Phase.ROLLBACK, named(to, column.name()).look(to + " of " + table.name() + " is gone"));
        }
        // Nobody writes one that waits: it has nothing of its own.
        if (!changesPlaces()) {
            add(Phase.ROLLBACK, compareBeforeDropping());
        }
        if (!keysWait()) {
            foreignKeys.reversed().forEach(twin -> add(Phase.ROLLBACK, twin.drop()));
        }
        for (TwinIndex index : beside().reversed()) {
            add(
                    Phase.ROLLBACK,
                    PlannedStep.granted("drop index " + index.name() + " of the twin", index.drop(), "", true));
        }
        if (changesPlaces() && indexes.isEmpty()) {
            PlannedStep dropped = oldSnapshots().getLast();
            String index = qualified(table.schema(), seen);
            add(
                    Phase.ROLLBACK,
                    PlannedStep.granted(
                            dropped.title(),
                            new Step.Body.Online(
                                            dropped.body().statements().getFirst(),
                                            List.of(),
                                            Probe.NEVER,
                                            Probe.all(Probe.not(Probe.relationIsThere(table.schema(), seen))))
                                    .about(index),
                            "",
                            true));
        }
        List<String> sql = new ArrayList<>(
                List.of("DROP TRIGGER IF EXISTS " + quoted(trigger) + " ON " + relation, whileBothLive.dropIfThere()));
        conversion.functions().forEach(it -> sql.add(it.dropIfThere()));
        if (!changesPlaces()) {
            sql.add(triggers.leave(to, column.name()));
        }
        sql.add("ALTER TABLE " + relation + " DROP COLUMN IF EXISTS " + quoted(to));
        List<String> left =
                new ArrayList<>(List.of(columnIsThere(to), Probe.either(triggerIsThere(), functionIsThere())));
        conversion.functions().forEach(it -> left.add(it.isThere()));
        add(
                Phase.ROLLBACK,
                PlannedStep.granted(
                        "drop " + (changesPlaces() ? shown : "twin column " + to) + " of " + table.name()
                                + " and its trigger",
                        strong(
                                sql,
                                Probe.all(with(
                                        functionsAreGone(),
                                        columnIsThere(column.name()),
                                        Probe.not(columnIsThere(to)),
                                        Probe.not(triggerIsThere()),
                                        Probe.not(functionIsThere()))),
                                // Whatever is left of it: who came here by a hand on our objects gets out by it.
                                Probe.all(
                                        columnIsThere(column.name()),
                                        left.stream().reduce(Probe::either).orElseThrow())),
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
                                + conversion.differ(quoted(to), quoted(column.name())) + ")",
                        "",
                        copies(),
                        ""),
                table.estimatedRows());
    }

    // ---- probes ----

    private String bothLive() {
        return Probe.all(bothLiveAndIndexed(whileBothLive).toArray(String[]::new));
    }

    private String bothLiveAndChecked() {
        List<String> all = bothLiveAndIndexed(whileClosing.orElse(whileBothLive));
        constraints().forEach(twin -> all.add(twin.stands()));
        return Probe.all(all.toArray(String[]::new));
    }

    private List<TwinConstraint> constraints() {
        return Stream.of(
                        checks.stream().map(TwinCheck::constraint),
                        movedChecks.standing(),
                        foreignKeys.stream().filter(like -> !keysWait()).map(TwinForeignKey::constraint))
                .flatMap(it -> it)
                .toList();
    }

    private List<String> bothLiveAndIndexed(TriggerFunction standing) {
        List<String> all = new ArrayList<>(List.of(standing.stands(), triggerStands(), triggerIsLast()));
        all.addAll(functionsStand());
        beside().forEach(index -> all.add(index.stands()));
        return all;
    }

    private String hiddenLive() {
        return Probe.all(with(functionsStand(), whileHidden.stands(), triggerStands(), triggerIsLast()));
    }

    private String isHidden(String function) {
        return Probe.all(
                columnIs(hidden),
                counterpartIs(called),
                Probe.not(columnIsThere(changesPlaces() ? to : column.name())),
                function,
                triggerStands());
    }

    private String isShown() {
        return Probe.all(
                columnIs(column.name()),
                counterpartIs(to),
                Probe.not(columnIsThere(hidden)),
                whileClosing
                        .map(it -> Probe.either(whileBothLive.stands(), it.stands()))
                        .orElse(bothLiveFunction()),
                triggerStands());
    }

    /** Where the values are written, both may have one type and one name. */
    private String isNotHidden() {
        return switch (conversion) {
            case KeptValues kept -> columnIs(column.name());
            case WrittenValues written -> Probe.not(columnIsThere(hidden));
        };
    }

    private String bothLiveFunction() {
        return whileBothLive.stands();
    }

    private String counterpartIs(String name) {
        return conversion.counterpartIs(table, name);
    }

    private List<String> functionsStand() {
        return conversion.functions().stream().map(RowFunction::stands).toList();
    }

    private List<String> functionsAreGone() {
        return conversion.functions().stream()
                .map(it -> Probe.not(it.isThere()))
                .toList();
    }

    private static String[] with(List<String> more, String... conditions) {
        return Stream.concat(Stream.of(conditions), more.stream()).toArray(String[]::new);
    }

    private String columnIs(String name) {
        return Probe.columnIs(table.schema(), table.name(), name, column.type(), column.typeModifier());
    }

    private String columnIsThere(String name) {
        return Probe.columnIsThere(table.schema(), table.name(), name);
    }

    private String triggerStands() {
        return PartitionRules.andInParts(
                table,
                trigger,
                Probe.triggerIs(
                        table.schema(), table.name(), trigger, whileBothLive.name(), BEFORE_ROW_INSERT_OR_UPDATE));
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

    /** Under locks on every table whose keys go over. */
    private Step.Body everywhere(
            List<String> first,
            List<String> sql,
            List<String> last,
            String doneWhen,
            String notDoneWhen,
            String writeProof) {
        return new Step.Body.StrongLock(
                key.map(WiderKey::relations).orElse(List.of(relation)),
                Stream.of(first, OwnerRole.during(table.schema(), table.name(), sql), last)
                        .flatMap(List::stream)
                        .toList(),
                doneWhen,
                notDoneWhen,
                writeProof);
    }

    private String everywhere() {
        List<String> relations = key.map(WiderKey::relations).orElse(List.of(relation));
        return relations.size() == 1
                ? brief()
                : "ACCESS EXCLUSIVE on " + table.name() + " and "
                        + (relations.size() == 2
                                ? "what points at it"
                                : (relations.size() - 1) + " tables that point at it")
                        + ", milliseconds: no rewrite, no scan";
    }

    private String brief() {
        return "ACCESS EXCLUSIVE on " + PartitionRules.withParts(table) + ", milliseconds: no rewrite, no scan";
    }

    private List<String> keyColumns() {
        return table.key().stream().map(k -> quoted(k)).toList();
    }
}
