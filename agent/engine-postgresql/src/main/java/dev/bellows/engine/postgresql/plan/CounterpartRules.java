package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.ExtendedStatistics;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Check;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Dependent;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey.Side;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a column must not have to get a counterpart, each with its reason and way out. Confined to one planning call.
 */
final class CounterpartRules {
    private final Migration migration;
    private final TableName name;
    private final String from;
    /** The new name; empty where it is the old one. */
    private final Optional<String> as;
    /** What the counterpart is called until the contract. */
    private final String to;

    private final Words words;
    private final PostgresqlSnapshot catalog;
    private final OperationPlan plan;
    private final String what;

    /**
     * How people call what is done.
     *
     * @param doing at the head of a sentence, before the column
     * @param noun what somebody does before or after it
     */
    record Words(String doing, String noun) {
        static final Words RENAME = new Words("Renaming", "rename");
        static final Words TYPE = new Words("Changing the type of", "cleanup of this migration");
    }

    /**
     * @param name the table as the document calls it
     * @param from the column
     * @param as its counterpart's name in the end; empty for the same
     */
    CounterpartRules(
            Migration migration,
            TableName name,
            String from,
            Optional<String> as,
            Words words,
            PostgresqlSnapshot catalog,
            OperationPlan plan) {
        this.migration = migration;
        this.name = name;
        this.from = from;
        this.as = as;
        this.to = as.orElseGet(() -> OwnNames.of(migration).next(name, from));
        this.words = words;
        this.catalog = catalog;
        this.plan = plan;
        this.what = name + "." + from;
    }

    void check() {
        if (migration.sync() != Migration.Sync.TRIGGER) {
            plan.refuse(
                    ErrorCode.PLAN_UNSUPPORTED,
                    words.doing + " " + what + " keeps two columns equal by a trigger; write sync: trigger.");
        }
        if (as.filter(from::equals).isPresent()) {
            plan.refuse(ErrorCode.PLAN_REFUSED, words.doing + " " + what + " to itself changes nothing.");
        }
        as.ifPresent(it -> ColumnRules.fits(it, plan));
        // Another type, and another value, are not carried over partitions yet.
        boolean trees = words.equals(Words.RENAME) && as.isPresent();
        (trees ? TableRules.writableTree(name, catalog, plan) : TableRules.writable(name, catalog, plan))
                .ifPresent(table -> {
                    if (table.columnNames().contains(to) && !to.equals(from)) {
                        plan.refuse(
                                ErrorCode.PLAN_COLLISION,
                                "Table " + name + " already has a column " + to
                                        + "; rename or drop that one first, or choose another name.");
                    }
                    WriterRules.anotherColumn(migration, name, table, catalog, plan);
                    WriterRules.updates(name, table, plan);
                    TableRules.column(table, from, plan).ifPresent(column -> check(table, column));
                });
        if (as.isEmpty() && !migration.consents().contains(Consent.PREPARED)) {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    words.doing + " " + what
                            + " under its own name makes each statement that was prepared before and returns the column fail"
                            + " once (cached plan must not change result type); most drivers prepare it again by themselves outside of"
                            + " a transaction. Where services cope with that, add consent: [prepared] to the migration; or give"
                            + " the column another name with as.");
        }
        if (!migration.consents().contains(Consent.STAR)) {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    "Hiding and dropping " + what + " breaks prepared SELECT *, COPY and INSERT without a column list,"
                            + " and statements are not observed yet, so nobody can rule them out."
                            + " Make sure that no service does that, then add consent: [star] to the migration.");
        }
    }

    private void check(Table table, Column column) {
        table.partitions().ifPresent(tree -> PartitionRules.column(table, tree, from, words.noun, plan));
        TableRules.replicated(
                table,
                List.of(
                        to,
                        "from the contract until the cleanup "
                                + OwnNames.of(migration).hidden(name, from) + " in place of "
                                + (as.isPresent() ? from : to + ", and " + from + " of the other type")),
                plan);
        checkKind(column);
        // These are carried, or refused by themselves.
        column.dependents().stream()
                .filter(d -> !List.of("check", "foreign key", Dependent.SEQUENCE, Dependent.STATISTICS)
                        .contains(d.kind()))
                .forEach(d -> plan.refuse(ErrorCode.PLAN_DEPENDENT, DependentTexts.of(d, what, words.noun)));
        table.checks().stream()
                .filter(check -> !check.uses().contains(from) && !TwinCheck.isCarried(check))
                .forEach(
                        check -> plan.refuse(
                                ErrorCode.PLAN_DEPENDENT,
                                "CHECK constraint " + check.name() + " of " + name
                                        + " is over the whole row, or cannot be read: with another column it may say something else. Write it over its columns first."));
        table.checksOn(from).forEach(check -> {
            String hanger = "CHECK constraint " + check.name();
            checkCheck(check);
            ColumnRules.notUnderWay(hanger, check.name(), check.uses(), what, plan);
            refuseShared(hanger, of(table, check.uses()));
        });
        table.foreignKeysAt(from).forEach(key -> {
            String hanger = "Foreign key " + key.name();
            List<String> uses = Stream.of(key.start(), key.end())
                    .flatMap(side -> side.columns().stream())
                    .toList();
            checkForeignKey(key, table);
            ColumnRules.notUnderWay(key, uses, what, plan);
            refuseShared(hanger, List.of(key.start(), key.end()));
        });
        table.indexesOn(from).forEach(index -> {
            String hanger = "Index " + index.name();
            checkIndex(table, index);
            ColumnRules.notUnderWay(hanger, index.name(), index.uses(), what, plan);
            refuseShared(hanger, of(table, index.uses()));
        });
        table.statisticsOn(from).forEach(statistics -> {
            String hanger = "Extended statistics " + statistics.qualified();
            checkStatistics(table, statistics);
            ColumnRules.notUnderWay(hanger, statistics.name(), statistics.uses(), what, plan);
            refuseShared(hanger, of(table, statistics.uses()));
        });
        new TriggerRules(migration, name, from, as, words, plan).check(table, column);
        plan.hazard(
                ErrorCode.PLAN_STAR,
                "Adding " + to + " to " + name
                        + " breaks prepared SELECT * until the driver prepares again, and COPY and INSERT without a column list;"
                        + " the new column stands last.");
        if (as.isPresent()
                && !column.defaultExpression().isEmpty()
                && !ColumnRules.isConstant(column.defaultExpression())) {
            plan.hazard(
                    ErrorCode.PLAN_DEFAULT,
                    "While both columns live, " + to + " has no default of its own, since that of " + what
                            + " is not constant: a NULL that new code inserts reads back as the default, and UPDATE … SET "
                            + to + " = DEFAULT writes NULL"
                            + (column.notNull() ? ", which fails." : "."));
        }
    }

    private void checkKind(Column column) {
        if (column.generated()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Column " + what
                            + " is generated: a trigger sees it before it has a value, so a twin would stay empty."
                            + " Make it an ordinary column first.");
        }
        if (column.typeKind().equals("domain") || column.typeKind().equals("composite")) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Column " + what + " has the " + column.typeKind() + " type " + column.type()
                            + "; a twin of it can need a rewrite or treat an empty row as NULL. Change it to a plain type first.");
        }
    }

    private void checkIndex(Table table, Index index) {
        String hanger = "Index " + index.name();
        if (index.primary() && !table.publications().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + " is the primary key, and publications " + String.join(", ", table.publications())
                            + " send "
                            + this.name + ": while " + from
                            + " is hidden, a subscriber would be sent the hidden column to find rows by. Send the table no more first.");
        }
        if (!TwinIndex.isCarried(index)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + ", which uses " + what
                            + ", has an expression over the whole row, or one that cannot be read;"
                            + " Bellows cannot say which columns it is about."
                            + " Drop it and make it again on the new column after the " + words.noun + ".");
        }
        if (index.replicaIdentity()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + " is the replica identity and uses " + what
                            + ": dropping it would stop every UPDATE and DELETE of"
                            + " a published table. Choose another first: ALTER TABLE … REPLICA IDENTITY ….");
        }
        if (!index.valid()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + " on " + what + " is invalid. Rebuild it (REINDEX INDEX CONCURRENTLY) or drop it first.");
        }
        if (index.deferrable()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + " backs the deferrable constraint " + index.constraint() + " on " + what
                            + "; a twin of it would be checked at once. Make the constraint not deferrable first.");
        }
        if (!index.constraint().isEmpty() && !index.unique()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + " backs the exclusion constraint " + index.constraint() + " on " + what
                            + ", which cannot be built online.");
        }
        if (index.keys().stream().anyMatch(PostgresqlSnapshot.IndexKey::parameters)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + " on " + what + " has operator class parameters, which Bellows does not copy."
                            + " Drop it and make it again on the new column after the " + words.noun + ".");
        }
        if (index.unique() && !migration.consents().contains(Consent.ON_CONFLICT)) {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    hanger + " on " + what
                            + " is unique: concurrent INSERT … ON CONFLICT on it can fail on the twin's index,"
                            + " and statements are not observed yet, so nobody can rule that out."
                            + " Make sure that no service does that, then add consent: [on-conflict] to the migration.");
        }
    }

    private void checkCheck(Check check) {
        String hanger = "CHECK constraint " + check.name();
        if (!TwinCheck.isCarried(check)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + ", which uses " + what
                            + ", is over the whole row, or cannot be read; Bellows cannot say which"
                            + " columns it is about. Drop it and add it on the new column after the " + words.noun
                            + ".");
        }
        if (!check.valid()) {
            plan.hazard(
                    ErrorCode.PLAN_UNPROVEN,
                    hanger + " on " + what
                            + " is NOT VALID: a row that breaks it can be written by nobody, so MIGRATE waits for a person to"
                            + " mend it. Look for such rows before: … WHERE NOT (" + check.expression() + ").");
        }
        if (!check.enforced()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + " on " + what + " is NOT ENFORCED, which Bellows does not copy."
                            + " Drop it and add it on the new column after the " + words.noun + ".");
        }
    }

    private void checkStatistics(Table table, ExtendedStatistics statistics) {
        String hanger = "Extended statistics " + statistics.qualified();
        if (!TwinStatistics.isCarried(statistics)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + ", which use " + what
                            + ", are over the whole row, or cannot be read; Bellows cannot say which columns they are about."
                            + " Drop them and make them again on the new column after the " + words.noun + ".");
        }
        if (!statistics.owner().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + ", which use " + what + ", belong to " + statistics.owner()
                            + ", and their like would belong to "
                            + table.owner() + ", as the table does. Give them to that role first: ALTER STATISTICS "
                            + Identifiers.qualified(statistics.schema(), statistics.name()) + " OWNER TO "
                            + Identifiers.quoted(table.owner()));
        }
        if (!statistics.creatable()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    hanger
                            + " get their like on the new column, and the table's owner may make nothing in their schema: GRANT CREATE ON SCHEMA "
                            + Identifiers.quoted(statistics.schema()) + " TO " + Identifiers.quoted(table.owner()));
        }
    }

    private void checkForeignKey(ForeignKey key, Table table) {
        boolean starts = key.start().isAt(table, from);
        Side other = starts ? key.end() : key.start();
        String hanger = "Foreign key " + key.name() + (starts ? " from " + what + " to " : " to " + what + " from ")
                + other.schema() + "." + other.table();
        if (!key.peculiarity().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + " " + key.peculiarity() + ", which Bellows does not copy."
                            + " Drop it and add it on the new column after the " + words.noun + ".");
        }
        if (starts && key.rules().setsDefault()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger
                            + " has the action SET DEFAULT: while both columns live each has a default of its own, and a hidden column has none."
                            + " Choose another action first, or drop it and add it on the new column after the "
                            + words.noun + ".");
        }
        if (key.rules().deferrable() && !key.rules().deferred()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger
                            + " is DEFERRABLE and INITIALLY IMMEDIATE: code puts its check off by its name, which a like does not have, so the"
                            + " like would always have to wait, and a transaction that writes could not TRUNCATE or alter the table any more."
                            + " Make it one or the other first: ALTER TABLE … ALTER CONSTRAINT … NOT DEFERRABLE (or: INITIALLY DEFERRED).");
        }
        if (key.ordered() && key.toPartitions()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger
                            + " and another foreign key point at the same partitioned table, and one of them writes: which one acts first is up"
                            + " to their age, and a like is younger. Drop it and add it on the new column after the "
                            + words.noun + ".");
        }
        if (!key.missing().isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    hanger + " gets its like on the new column, for which a right on the other table is missing"
                            + MissingRights.reason(key.missing().getFirst()) + ": " + String.join("; ", key.missing()));
        }
    }

    private static List<Side> of(Table table, List<String> columns) {
        return List.of(new Side(table.schema(), table.name(), columns));
    }

    /** Each would make a like of it with one of the columns only. */
    private void refuseShared(String hanger, List<Side> sides) {
        for (Operation operation : migration.operations()) {
            for (Effect effect : operation.effects()) {
                Optional<String> column = switch (effect) {
                    case Effect.RenamesColumn renamed -> Optional.of(renamed.from());
                    case Effect.RetypesColumn retyped -> Optional.of(retyped.column());
                    // What is over one of its old columns too is refused there.
                    case Effect.ConvertsColumns ignored -> Optional.<String>empty();
                    case Effect.AddsColumn ignored -> Optional.<String>empty();
                    case Effect.Restates ignored -> Optional.<String>empty();
                    case Effect.RenamesNamed ignored -> Optional.<String>empty();
                    case Effect.DropsColumn ignored -> Optional.<String>empty();
                    case Effect.MakesIndex ignored -> Optional.<String>empty();
                    case Effect.MakesTable ignored -> Optional.<String>empty();
                    case Effect.DropsTable ignored -> Optional.<String>empty();
                    case Effect.RenamesTable ignored -> Optional.<String>empty();
                    case Effect.Binds ignored -> Optional.<String>empty();
                    case Effect.Frees ignored -> Optional.<String>empty();
                    case Effect.PointedAt ignored -> Optional.<String>empty();
                    case Effect.DropsIndex ignored -> Optional.<String>empty();
                    case Effect.RebuildsIndexes ignored -> Optional.<String>empty();
                    case Effect.ReadsRow ignored -> Optional.<String>empty();
                    case Effect.WritesColumn ignored -> Optional.<String>empty();
                };
                column.filter(other -> !(MadeHere.isSame(effect.table(), name) && other.equals(from)))
                        .filter(other -> sides.stream().anyMatch(side -> isAt(side, effect.table(), other)))
                        .ifPresent(other -> refuseShared(hanger, effect, other));
            }
        }
    }

    private void refuseShared(String hanger, Effect effect, String other) {
        boolean same = MadeHere.isSame(effect.table(), name);
        List<String> both = Stream.of(same ? from : what, same ? other : effect.table() + "." + other)
                .sorted()
                .toList();
        boolean renames = words.equals(Words.RENAME)
                && effect instanceof Effect.RenamesColumn renamed
                && renamed.type().isEmpty();
        plan.refuse(
                ErrorCode.PLAN_DEPENDENT,
                hanger + " of " + name + " is on " + both.getFirst() + " and on " + both.getLast()
                        + ", and this migration "
                        + (renames ? "renames" : "changes")
                        + " both: neither could give it the other's " + (as.isPresent() ? "new name." : "successor.")
                        + (renames ? " Rename them" : " Do it") + " in two migrations, one after the other.");
    }

    private static boolean isAt(Side side, TableName table, String column) {
        return side.schema().equals(Identifiers.schemaOf(table))
                && side.table().equals(table.name())
                && side.columns().contains(column);
    }
}
