package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.RenameColumn;
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
import java.util.stream.Stream;

/** What a column must not have to be renamed through a twin, each with its reason and way out. */
final class RenameColumnRules {
    private RenameColumnRules() {}

    static void check(Migration migration, RenameColumn rename, PostgresqlSnapshot catalog, OperationPlan plan) {
        String what = rename.table() + "." + rename.from();
        if (migration.sync() != Migration.Sync.TRIGGER) {
            plan.refuse(
                    ErrorCode.PLAN_UNSUPPORTED,
                    "Renaming " + what + " keeps two columns equal by a trigger; write sync: trigger.");
        }
        if (rename.from().equals(rename.to())) {
            plan.refuse(ErrorCode.PLAN_REFUSED, "Renaming " + what + " to itself changes nothing.");
        }
        ColumnRules.fits(rename.to(), plan);
        TableRules.writable(rename.table(), catalog, plan).ifPresent(table -> {
            if (table.columnNames().contains(rename.to()) && !rename.to().equals(rename.from())) {
                plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "Table " + rename.table() + " already has a column " + rename.to()
                                + "; rename or drop that one first, or choose another name.");
            }
            WriterRules.anotherColumn(migration, rename.table(), table, catalog, plan);
            WriterRules.updates(rename.table(), table, plan);
            TableRules.column(table, rename.from(), plan)
                    .ifPresent(column -> check(migration, rename, table, column, what, plan));
        });
        if (!migration.consents().contains(Consent.STAR)) {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    "Hiding and dropping " + what + " breaks prepared SELECT *, COPY and INSERT without a column list,"
                            + " and statements are not observed yet, so nobody can rule them out."
                            + " Make sure that no service does that, then add consent: [star] to the migration.");
        }
    }

    private static void check(
            Migration migration, RenameColumn rename, Table table, Column column, String what, OperationPlan plan) {
        TableRules.replicated(
                table,
                List.of(
                        rename.to(),
                        "from the contract until the cleanup "
                                + OwnNames.of(migration).hidden(rename.table(), rename.from()) + " in place of "
                                + rename.from()),
                plan);
        checkKind(column, what, plan);
        // A CHECK and a foreign key are carried, or refused by themselves.
        column.dependents().stream()
                .filter(d -> !List.of("check", "foreign key").contains(d.kind()))
                .forEach(d -> plan.refuse(ErrorCode.PLAN_DEPENDENT, DependentTexts.of(d, what)));
        table.checks().stream()
                .filter(check -> !check.uses().contains(rename.from()) && !TwinCheck.isCarried(check))
                .forEach(
                        check -> plan.refuse(
                                ErrorCode.PLAN_DEPENDENT,
                                "CHECK constraint " + check.name() + " of " + rename.table()
                                        + " is over the whole row, or cannot be read: with another column it may say something else. Write it over its columns first."));
        table.checksOn(rename.from()).forEach(check -> {
            String name = "CHECK constraint " + check.name();
            checkCheck(check, what, plan);
            ColumnRules.notUnderWay(name, check.name(), check.uses(), what, plan);
            refuseShared(migration, rename, name, of(table, check.uses()), plan);
        });
        table.foreignKeysAt(rename.from()).forEach(key -> {
            String name = "Foreign key " + key.name();
            List<String> uses = Stream.of(key.start(), key.end())
                    .flatMap(side -> side.columns().stream())
                    .toList();
            checkForeignKey(key, table, rename.from(), what, plan);
            ColumnRules.notUnderWay(name, key.name(), uses, what, plan);
            refuseShared(migration, rename, name, List.of(key.start(), key.end()), plan);
        });
        table.indexesOn(rename.from()).forEach(index -> {
            String name = "Index " + index.name();
            checkIndex(migration, index, what, plan);
            ColumnRules.notUnderWay(name, index.name(), index.uses(), what, plan);
            refuseShared(migration, rename, name, of(table, index.uses()), plan);
        });
        checkTriggers(migration, rename, table, plan);
        for (Mention mention : column.mentions()) {
            checkMention(mention, what, plan);
        }
        plan.hazard(
                ErrorCode.PLAN_STAR,
                "Adding " + rename.to() + " to " + rename.table()
                        + " breaks prepared SELECT * until the driver prepares again, and COPY and INSERT without a column list;"
                        + " the new column stands last.");
        if (!column.defaultExpression().isEmpty()
                && RenameColumnPostgresql.twinDefault(column).isEmpty()) {
            plan.hazard(
                    ErrorCode.PLAN_DEFAULT,
                    "While both columns live, " + rename.to() + " has no default of its own, since that of " + what
                            + " is not constant: a NULL that new code inserts reads back as the default, and UPDATE … SET "
                            + rename.to() + " = DEFAULT writes NULL"
                            + (column.notNull() ? ", which fails." : "."));
        }
    }

    private static void checkKind(Column column, String what, OperationPlan plan) {
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

    private static void checkIndex(Migration migration, Index index, String what, OperationPlan plan) {
        String name = "Index " + index.name();
        if (index.primary()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Column " + what + " is part of the primary key " + index.constraint()
                            + "; renaming key columns is not yet supported.");
            return;
        }
        if (!TwinIndex.isCarried(index)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + ", which uses " + what
                            + ", has an expression over the whole row, or one that cannot be read;"
                            + " Bellows cannot say which columns it is about."
                            + " Drop it and make it again on the new column after the rename.");
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
                            + " Drop it and make it again on the new column after the rename.");
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

    private static void checkCheck(Check check, String what, OperationPlan plan) {
        String name = "CHECK constraint " + check.name();
        if (!TwinCheck.isCarried(check)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + ", which uses " + what
                            + ", is over the whole row, or cannot be read; Bellows cannot say which"
                            + " columns it is about. Drop it and add it on the new column after the rename.");
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
                            + " Drop it and add it on the new column after the rename.");
        }
    }

    private static void checkForeignKey(ForeignKey key, Table table, String from, String what, OperationPlan plan) {
        boolean starts = key.start().isAt(table, from);
        Side other = starts ? key.end() : key.start();
        String name = "Foreign key " + key.name() + (starts ? " from " + what + " to " : " to " + what + " from ")
                + other.schema() + "." + other.table();
        if (!key.peculiarity().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " " + key.peculiarity() + ", which Bellows does not copy."
                            + " Drop it and add it on the new column after the rename.");
        }
        if (starts && key.rules().setsDefault()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name
                            + " has the action SET DEFAULT: while both columns live each has a default of its own, and a hidden column has none."
                            + " Choose another action first, or drop it and add it on the new column after the rename.");
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
                            + " to their age, and a like is younger. Drop it and add it on the new column after the rename.");
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

    /** Each rename would make a twin of it with one of the columns only. */
    private static void refuseShared(
            Migration migration, RenameColumn rename, String what, List<Side> sides, OperationPlan plan) {
        for (Operation other : migration.operations()) {
            if (other instanceof RenameColumn second
                    && !second.equals(rename)
                    && sides.stream().anyMatch(side -> isAt(side, second))) {
                boolean same = MadeHere.isSame(second.table(), rename.table());
                List<String> both = Stream.of(rename, second)
                        .map(it -> same ? it.from() : it.table() + "." + it.from())
                        .sorted()
                        .toList();
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        what + " of " + rename.table() + " is on " + both.getFirst() + " and on "
                                + both.getLast()
                                + ", and this migration renames both: neither could give it the other's new name."
                                + " Rename them in two migrations, one after the other.");
            }
        }
    }

    private static boolean isAt(Side side, RenameColumn rename) {
        return side.schema().equals(Identifiers.schemaOf(rename.table()))
                && side.table().equals(rename.table().name())
                && side.columns().contains(rename.from());
    }

    private static void checkTriggers(Migration migration, RenameColumn rename, Table table, OperationPlan plan) {
        String own = OwnNames.of(migration).trigger(rename.table(), rename.from());
        for (PostgresqlSnapshot.Trigger trigger : table.triggers()) {
            if (Identifiers.sortsAfter(trigger.name(), own)) {
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Trigger " + trigger.name() + " of " + rename.table()
                                + " fires after ours and could change what was already copied."
                                + " Rename it so that it sorts before zzz_blw: ALTER TRIGGER … RENAME TO ….");
            }
        }
    }

    private static void checkMention(Mention mention, String what, OperationPlan plan) {
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
