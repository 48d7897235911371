package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Check;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey.Side;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Mention;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a column must not have to get a counterpart under another name, each with its reason and way out. Confined to one planning call.
 */
final class CounterpartRules {
    private final Migration migration;
    private final Effect.RenamesColumn change;
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
        static final Words TYPE = new Words("Changing the type of", "change of type");
    }

    CounterpartRules(
            Migration migration,
            Effect.RenamesColumn change,
            Words words,
            PostgresqlSnapshot catalog,
            OperationPlan plan) {
        this.migration = migration;
        this.change = change;
        this.words = words;
        this.catalog = catalog;
        this.plan = plan;
        this.what = change.table() + "." + change.from();
    }

    void check() {
        if (migration.sync() != Migration.Sync.TRIGGER) {
            plan.refuse(
                    ErrorCode.PLAN_UNSUPPORTED,
                    words.doing + " " + what + " keeps two columns equal by a trigger; write sync: trigger.");
        }
        if (change.from().equals(change.to())) {
            plan.refuse(ErrorCode.PLAN_REFUSED, words.doing + " " + what + " to itself changes nothing.");
        }
        ColumnRules.fits(change.to(), plan);
        TableRules.writable(change.table(), catalog, plan).ifPresent(table -> {
            if (table.columnNames().contains(change.to()) && !change.to().equals(change.from())) {
                plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "Table " + change.table() + " already has a column " + change.to()
                                + "; rename or drop that one first, or choose another name.");
            }
            WriterRules.anotherColumn(migration, change.table(), table, catalog, plan);
            WriterRules.updates(change.table(), table, plan);
            TableRules.column(table, change.from(), plan).ifPresent(column -> check(table, column));
        });
        if (!migration.consents().contains(Consent.STAR)) {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    "Hiding and dropping " + what + " breaks prepared SELECT *, COPY and INSERT without a column list,"
                            + " and statements are not observed yet, so nobody can rule them out."
                            + " Make sure that no service does that, then add consent: [star] to the migration.");
        }
    }

    private void check(Table table, Column column) {
        TableRules.replicated(
                table,
                List.of(
                        change.to(),
                        "from the contract until the cleanup "
                                + OwnNames.of(migration).hidden(change.table(), change.from()) + " in place of "
                                + change.from()),
                plan);
        checkKind(column);
        // A CHECK and a foreign key are carried, or refused by themselves.
        column.dependents().stream()
                .filter(d -> !List.of("check", "foreign key").contains(d.kind()))
                .forEach(d -> plan.refuse(ErrorCode.PLAN_DEPENDENT, DependentTexts.of(d, what, words.noun)));
        table.checks().stream()
                .filter(check -> !check.uses().contains(change.from()) && !TwinCheck.isCarried(check))
                .forEach(
                        check -> plan.refuse(
                                ErrorCode.PLAN_DEPENDENT,
                                "CHECK constraint " + check.name() + " of " + change.table()
                                        + " is over the whole row, or cannot be read: with another column it may say something else. Write it over its columns first."));
        table.checksOn(change.from()).forEach(check -> {
            String name = "CHECK constraint " + check.name();
            checkCheck(check);
            ColumnRules.notUnderWay(name, check.name(), check.uses(), what, plan);
            refuseShared(name, of(table, check.uses()));
        });
        table.foreignKeysAt(change.from()).forEach(key -> {
            String name = "Foreign key " + key.name();
            List<String> uses = Stream.of(key.start(), key.end())
                    .flatMap(side -> side.columns().stream())
                    .toList();
            checkForeignKey(key, table);
            ColumnRules.notUnderWay(name, key.name(), uses, what, plan);
            refuseShared(name, List.of(key.start(), key.end()));
        });
        table.indexesOn(change.from()).forEach(index -> {
            String name = "Index " + index.name();
            checkIndex(index);
            ColumnRules.notUnderWay(name, index.name(), index.uses(), what, plan);
            refuseShared(name, of(table, index.uses()));
        });
        checkTriggers(table);
        for (Mention mention : column.mentions()) {
            checkMention(mention);
        }
        plan.hazard(
                ErrorCode.PLAN_STAR,
                "Adding " + change.to() + " to " + change.table()
                        + " breaks prepared SELECT * until the driver prepares again, and COPY and INSERT without a column list;"
                        + " the new column stands last.");
        if (!column.defaultExpression().isEmpty() && !ColumnRules.isConstant(column.defaultExpression())) {
            plan.hazard(
                    ErrorCode.PLAN_DEFAULT,
                    "While both columns live, " + change.to() + " has no default of its own, since that of " + what
                            + " is not constant: a NULL that new code inserts reads back as the default, and UPDATE … SET "
                            + change.to() + " = DEFAULT writes NULL"
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
        if (column.identity()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Column " + what + " is an identity column; a twin cannot share its sequence."
                            + " Give it a plain default first: ALTER TABLE … ALTER COLUMN … DROP IDENTITY.");
        }
        if (column.typeKind().equals("domain") || column.typeKind().equals("composite")) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Column " + what + " has the " + column.typeKind() + " type " + column.type()
                            + "; a twin of it can need a rewrite or treat an empty row as NULL. Change it to a plain type first.");
        }
    }

    private void checkIndex(Index index) {
        String name = "Index " + index.name();
        if (index.primary()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Column " + what + " is part of the primary key " + index.constraint() + "; "
                            + words.doing.toLowerCase(Locale.ROOT) + " key columns is not yet supported.");
            return;
        }
        if (!TwinIndex.isCarried(index)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + ", which uses " + what
                            + ", has an expression over the whole row, or one that cannot be read;"
                            + " Bellows cannot say which columns it is about."
                            + " Drop it and make it again on the new column after the " + words.noun + ".");
        }
        if (index.replicaIdentity()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " is the replica identity and uses " + what
                            + ": dropping it would stop every UPDATE and DELETE of"
                            + " a published table. Choose another first: ALTER TABLE … REPLICA IDENTITY ….");
        }
        if (!index.valid()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " on " + what + " is invalid. Rebuild it (REINDEX INDEX CONCURRENTLY) or drop it first.");
        }
        if (index.deferrable()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " backs the deferrable constraint " + index.constraint() + " on " + what
                            + "; a twin of it would be checked at once. Make the constraint not deferrable first.");
        }
        if (!index.constraint().isEmpty() && !index.unique()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " backs the exclusion constraint " + index.constraint() + " on " + what
                            + ", which cannot be built online.");
        }
        if (index.keys().stream().anyMatch(PostgresqlSnapshot.IndexKey::parameters)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " on " + what + " has operator class parameters, which Bellows does not copy."
                            + " Drop it and make it again on the new column after the " + words.noun + ".");
        }
        if (index.unique() && !migration.consents().contains(Consent.ON_CONFLICT)) {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    name + " on " + what
                            + " is unique: concurrent INSERT … ON CONFLICT on it can fail on the twin's index,"
                            + " and statements are not observed yet, so nobody can rule that out."
                            + " Make sure that no service does that, then add consent: [on-conflict] to the migration.");
        }
    }

    private void checkCheck(Check check) {
        String name = "CHECK constraint " + check.name();
        if (!TwinCheck.isCarried(check)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + ", which uses " + what
                            + ", is over the whole row, or cannot be read; Bellows cannot say which"
                            + " columns it is about. Drop it and add it on the new column after the " + words.noun
                            + ".");
        }
        if (!check.valid()) {
            plan.hazard(
                    ErrorCode.PLAN_UNPROVEN,
                    name + " on " + what
                            + " is NOT VALID: a row that breaks it can be written by nobody, so MIGRATE waits for a person to"
                            + " mend it. Look for such rows before: … WHERE NOT (" + check.expression() + ").");
        }
        if (!check.enforced()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " on " + what + " is NOT ENFORCED, which Bellows does not copy."
                            + " Drop it and add it on the new column after the " + words.noun + ".");
        }
    }

    private void checkForeignKey(ForeignKey key, Table table) {
        boolean starts = key.start().isAt(table, change.from());
        Side other = starts ? key.end() : key.start();
        String name = "Foreign key " + key.name() + (starts ? " from " + what + " to " : " to " + what + " from ")
                + other.schema() + "." + other.table();
        if (!key.peculiarity().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " " + key.peculiarity() + ", which Bellows does not copy."
                            + " Drop it and add it on the new column after the " + words.noun + ".");
        }
        if (starts && key.rules().setsDefault()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name
                            + " has the action SET DEFAULT: while both columns live each has a default of its own, and a hidden column has none."
                            + " Choose another action first, or drop it and add it on the new column after the "
                            + words.noun + ".");
        }
        if (key.rules().deferrable() && !key.rules().deferred()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name
                            + " is DEFERRABLE and INITIALLY IMMEDIATE: code puts its check off by its name, which a like does not have, so the"
                            + " like would always have to wait, and a transaction that writes could not TRUNCATE or alter the table any more."
                            + " Make it one or the other first: ALTER TABLE … ALTER CONSTRAINT … NOT DEFERRABLE (or: INITIALLY DEFERRED).");
        }
        if (key.ordered() && key.toPartitions()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name
                            + " and another foreign key point at the same partitioned table, and one of them writes: which one acts first is up"
                            + " to their age, and a like is younger. Drop it and add it on the new column after the "
                            + words.noun + ".");
        }
        if (!key.missing().isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    name + " gets its like on the new column, for which a right on the other table is missing"
                            + MissingRights.reason(key.missing().getFirst()) + ": " + String.join("; ", key.missing()));
        }
    }

    private static List<Side> of(Table table, List<String> columns) {
        return List.of(new Side(table.schema(), table.name(), columns));
    }

    /** Each would make a like of it with one of the columns only. */
    private void refuseShared(String name, List<Side> sides) {
        for (Operation operation : migration.operations()) {
            for (Effect effect : operation.effects()) {
                if (effect instanceof Effect.RenamesColumn second
                        && !second.equals(change)
                        && sides.stream().anyMatch(side -> isAt(side, second))) {
                    boolean same = MadeHere.isSame(second.table(), change.table());
                    List<String> both = Stream.of(change, second)
                            .map(it -> same ? it.from() : it.table() + "." + it.from())
                            .sorted()
                            .toList();
                    boolean renames = change.type().isEmpty() && second.type().isEmpty();
                    plan.refuse(
                            ErrorCode.PLAN_DEPENDENT,
                            name + " of " + change.table() + " is on " + both.getFirst() + " and on "
                                    + both.getLast()
                                    + ", and this migration " + (renames ? "renames" : "changes")
                                    + " both: neither could give it the other's new name."
                                    + (renames ? " Rename them" : " Do it")
                                    + " in two migrations, one after the other.");
                }
            }
        }
    }

    private static boolean isAt(Side side, Effect.RenamesColumn other) {
        return side.schema().equals(Identifiers.schemaOf(other.table()))
                && side.table().equals(other.table().name())
                && side.columns().contains(other.from());
    }

    private void checkTriggers(Table table) {
        String own = OwnNames.of(migration).trigger(change.table(), change.from());
        for (PostgresqlSnapshot.Trigger trigger : table.triggers()) {
            if (Identifiers.sortsAfter(trigger.name(), own)) {
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Trigger " + trigger.name() + " of " + change.table()
                                + " fires after ours and could change what was already copied."
                                + " Rename it so that it sorts before zzz_blw: ALTER TRIGGER … RENAME TO ….");
            }
        }
    }

    private void checkMention(Mention mention) {
        if (mention.ofTrigger()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Trigger function " + mention.function() + " names " + what
                            + " and would fail for every write once the column is hidden. Let it work with both names first.");
        } else {
            plan.hazard(
                    ErrorCode.PLAN_FUNCTION,
                    "Function " + mention.function() + " seems to use " + what
                            + "; it fails when called once the column is hidden, and so does what calls it, such as a trigger of another table."
                            + " Change it before the contract.");
        }
    }
}
