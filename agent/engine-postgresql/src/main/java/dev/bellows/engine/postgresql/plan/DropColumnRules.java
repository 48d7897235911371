package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.DropColumn;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Dependent;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Mention;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands in the way of dropping a column. From EXPAND on code that does not know it writes rows, and it must stay readable for code
 * that does: so whatever such a row could break is refused here, with a way out. Confined to one planning call.
 */
final class DropColumnRules {
    private final Migration migration;
    private final DropColumn drop;
    private final PostgresqlSnapshot catalog;
    private final Table table;
    private final Column column;
    private final OperationPlan plan;
    private final String what;
    private final LeftOut leftOut;

    private DropColumnRules(
            Migration migration,
            DropColumn drop,
            PostgresqlSnapshot catalog,
            Table table,
            Column column,
            OperationPlan plan) {
        this.migration = migration;
        this.drop = drop;
        this.catalog = catalog;
        this.table = table;
        this.column = column;
        this.plan = plan;
        what = drop.table() + "." + drop.column();
        leftOut = LeftOut.of(drop, column, given());
    }

    static void check(Migration migration, DropColumn drop, PostgresqlSnapshot catalog, OperationPlan plan) {
        TableRules.writableTree(drop.table(), catalog, plan).ifPresent(table -> {
            table.partitions().ifPresent(tree -> PartitionRules.column(table, tree, drop.column(), "drop", plan));
            WriterRules.oneColumnLess(migration, drop.table(), table, plan);
            TableRules.column(table, drop.column(), plan)
                    .ifPresent(column -> new DropColumnRules(migration, drop, catalog, table, column, plan).check());
        });
        if (!migration.consents().contains(Consent.STAR)) {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    "Hiding and dropping " + drop.table() + "." + drop.column()
                            + " breaks prepared SELECT *, COPY and INSERT without a column list,"
                            + " and statements are not observed yet, so nobody can rule them out."
                            + " Make sure that no service does that, then add consent: [star] to the migration.");
        }
    }

    private void check() {
        LeftOutRules.check(migration, drop, table, column, catalog, plan);
        readers();
        dependents();
        table.checks().stream()
                .filter(check -> !TwinCheck.isCarried(check))
                .forEach(check -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "CHECK constraint " + check.name() + " of " + drop.table()
                                + " is over the whole row, or cannot be read: without " + column.name()
                                + " it may say something else. Write it over its columns first."));
        table.checksOn(column.name()).forEach(this::checkCheck);
        table.indexesOn(column.name()).forEach(index -> {
            checkIndex(index);
            ColumnRules.notUnderWay("Index " + index.name(), index.name(), index.uses(), what, plan);
            refuseShared("Index " + index.name(), index.uses());
        });
        table.foreignKeysAt(column.name()).forEach(this::checkForeignKey);
        column.mentions().forEach(this::checkMention);
        if (migration.contract().archive() == Migration.Archive.NONE) {
            plan.hazard(
                    ErrorCode.PLAN_NOT_UNDONE,
                    "CLEANUP drops " + what + " with everything it holds, and nothing brings that back.");
        }
        TableRules.replicated(
                table,
                List.of("from the contract until the cleanup "
                        + OwnNames.of(migration).hidden(drop.table(), drop.column()) + " in place of " + column.name()),
                plan);
    }

    private void dependents() {
        List<Dependent> sequences = column.dependents().stream()
                .filter(it -> it.kind().equals("sequence"))
                .toList();
        column.dependents().stream()
                .filter(it -> !List.of("check", "foreign key", Dependent.SEQUENCE, Dependent.USER_OF_IDENTITY)
                        .contains(it.kind()))
                .forEach(it -> plan.refuse(ErrorCode.PLAN_DEPENDENT, DependentTexts.ofDropped(it, what)));
        if (!column.identity()) {
            sequences.forEach(it -> plan.refuse(ErrorCode.PLAN_DEPENDENT, DependentTexts.ofDropped(it, what)));
        } else if (sequences.size() > 1) {
            // That of the identity is part of the column.
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Identity column " + what + " owns "
                            + sequences.stream().map(Dependent::identity).collect(Collectors.joining(", "))
                            + ": one is its own, and the others would be dropped with it."
                            + " Detach them first: ALTER SEQUENCE … OWNED BY NONE.");
        }
        table.surroundings().resting().stream()
                .filter(it -> it.column().equals(column.name()))
                .forEach(it -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "The " + it.who() + " rests on " + it.on() + ", which goes with " + what
                                + ": it could not be dropped. Let it do without that first."));
        table.triggers().forEach(trigger -> {
            if (leftOut == LeftOut.NULL || drop.defaultExpression().isPresent()) {
                plan.hazard(
                        ErrorCode.PLAN_FUNCTION,
                        "Trigger " + trigger.name() + " (function " + trigger.function() + ") sees rows with NULL in "
                                + what + " where code does not write it: one that minds makes such writes fail.");
            }
        });
    }

    /** Until the contract the column is there, and hidden from then on: what another operation would read of it depends on when it runs. */
    private void readers() {
        for (Operation operation : migration.operations()) {
            if (operation.worksOn().filter(table::isCalled).isPresent()) {
                switch (operation) {
                    case Operation.Backfill backfill -> {
                        boolean sets = backfill.set().stream()
                                .anyMatch(it -> it.column().equals(column.name()) || reads(it.expression()));
                        usedBy(
                                "a backfill",
                                sets || backfill.where().filter(this::reads).isPresent());
                    }
                    case Operation.CreateIndex index ->
                        usedBy(
                                "the WHERE of the new index " + index.name(),
                                index.where().filter(this::reads).isPresent());
                    // Refused with its up, its column, where it is renamed, or where it is bound.
                    case Operation.AddConstraint ignored -> {}
                    case Operation.DropConstraint ignored -> {}
                    case Operation.DropIndex ignored -> {}
                    case Operation.Reindex ignored -> {}
                    case Operation.DropTable ignored -> {}
                    case Operation.RenameTable ignored -> {}
                    case Operation.AddColumn ignored -> {}
                    case Operation.AlterColumn ignored -> {}
                    case Operation.ColumnConversion ignored -> {}
                    case Operation.CreateTable ignored -> {}
                    case Operation.DropColumn ignored -> {}
                    case Operation.RenameColumn ignored -> {}
                    case Operation.Restatement ignored -> {}
                    case Operation.Restoration ignored -> {}
                    case Operation.Sql ignored -> {}
                }
            }
        }
    }

    private void usedBy(String what, boolean uses) {
        if (uses) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "Column " + this.what + " is dropped by this migration, and " + what
                            + " in it uses it. Put the two into two migrations, one after the other.");
        }
    }

    private boolean reads(String text) {
        return WrittenExpression.of(text).reads(table.name(), column.name());
    }

    private Optional<Expression> given() {
        return catalog.expression(Expression.defaultOf(table.qualified(), column.name()));
    }

    // ---- what hangs on it ----

    /** What stays in the table, of the columns that something uses. */
    private List<String> staying(List<String> uses) {
        return uses.stream()
                .filter(it -> !MadeHere.isDropped(migration, drop.table(), it))
                .toList();
    }

    /** What is over a column that stays too binds whoever changes that one in a row of old code. */
    private void binds(String name, List<String> uses) {
        List<String> staying = staying(uses);
        if (!staying.isEmpty()) {
            consented(name + " is over " + what + " and " + String.join(", ", staying)
                    + ", and binds until the column is dropped: code that does not know it and changes "
                    + String.join(" or ", staying) + " of a row that old code wrote may get an error.");
        }
    }

    private void consented(String binds) {
        if (migration.consents().contains(Consent.CONSTRAINT)) {
            plan.consented(ErrorCode.PLAN_CONSENT, binds + " The migration consents to it.");
        } else {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    binds + " Make sure that it copes with that, then add consent: [constraint] to the migration.");
        }
    }

    private void checkCheck(PostgresqlSnapshot.Check check) {
        String name = "CHECK constraint " + check.name();
        catalog.expression(Expression.checkOf(table.qualified(), check.name()))
                .ifPresent(it -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        name + " uses " + what + ", and a row that is written without "
                                + column.name() + " may break it, or nobody can say: CHECK (" + check.expression()
                                + "). Drop the constraint first, or let it pass where " + column.name()
                                + (drop.defaultExpression().isPresent()
                                        ? " has that default."
                                        : " has its default or is NULL.")));
        // What the server computes of the rest of the row binds the rest of the row, whoever writes.
        boolean binds = check.enforced() && leftOut != LeftOut.COMPUTED;
        if (binds && !check.valid()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " uses " + what
                            + " and is NOT VALID: a row that breaks it cannot be changed by code that does"
                            + " not know the column. Prove it first: ALTER TABLE … VALIDATE CONSTRAINT …; or drop it.");
        }
        if (binds) {
            binds(name, check.uses());
        }
        ColumnRules.notUnderWay(name, check.name(), check.uses(), what, plan);
        refuseShared(name, check.uses());
    }

    /** A page of an index has room for three rows. */
    private static final int LONGEST_INDEXED = 1_000;

    private void checkIndex(Index index) {
        String name = "Index " + index.name();
        if (index.primary()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Column " + what + " is part of the primary key " + index.constraint()
                            + ", which every version writes. Give the table another key first.");
            return;
        }
        if (index.replicaIdentity()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " is the replica identity and uses " + what
                            + ": dropping it would stop every UPDATE and DELETE of"
                            + " a published table. Choose another first: ALTER TABLE … REPLICA IDENTITY ….");
        }
        if (index.referenced()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " uses " + what + ", and a foreign key of another table rests on it: it cannot go."
                            + " Let the foreign key rest on another one first.");
        }
        if (leftOut != LeftOut.COMPUTED && mayMeetEqual(index)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " on " + what
                            + " lets equal rows in once only, and rows that are written without the column may be equal there."
                            + " Drop the index first"
                            + (drop.defaultExpression().isPresent() ? ", or write default: gen_random_uuid()." : "."));
        }
        boolean limits = index.unique() || !index.constraint().isEmpty();
        boolean isKey = index.keys().stream().anyMatch(it -> it.column().equals(column.name()));
        if (limits && index.include().contains(column.name()) && !isKey) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " only carries " + what
                            + " along, and goes with it: what it forbids would not be forbidden any more, and ON CONFLICT that means it would"
                            + " fail. Make another one of the same keys first, and drop this one.");
        } else if (limits && leftOut != LeftOut.COMPUTED) {
            binds(
                    name,
                    index.uses().stream()
                            .filter(it -> !index.include().contains(it))
                            .toList());
        }
        if (isKey && given().filter(it -> it.value().length() > LONGEST_INDEXED).isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "The default of " + what + " is longer than " + LONGEST_INDEXED
                            + " characters, and may not fit into " + name
                            + ". Drop the index first, or choose a shorter one.");
        }
        catalog.expression(Expression.indexOf(table.qualified(), index.name()))
                .ifPresent(it -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        name + " computes " + it.refused() + ", which may fail for a row that is written without "
                                + column.name()
                                + ", or that old code wrote and new code changes. Drop the index first."));
        List<String> others = index.uses().stream()
                .filter(other -> !other.equals(column.name()))
                .toList();
        if (!others.isEmpty()) {
            plan.hazard(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " goes with " + what + " and is on " + String.join(", ", others)
                            + " too: what is looked up by it is slow then, and what it forbids is not forbidden. Where somebody needs"
                            + " that, make another index before the contract.");
        }
    }

    /** Whether rows that are written without the column, and are alike otherwise, may not be able to stand beside each other. */
    private boolean mayMeetEqual(Index index) {
        boolean excludes = !index.constraint().isEmpty() && !index.unique();
        if (!(index.unique() || excludes)) {
            return false;
        }
        boolean computed = index.computed().stream().anyMatch(this::reads);
        boolean key = index.keys().stream().anyMatch(it -> it.column().equals(column.name()));
        // What is only carried along decides nothing.
        return computed || (key && !leftOut.isNeverEqual(index.unique(), index.nullsNotDistinct()));
    }

    private void checkForeignKey(ForeignKey key) {
        String name = "Foreign key " + key.name();
        if (key.end().isAt(table, column.name())) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " of " + key.start().schema() + "." + key.start().table() + " points at " + what
                            + ": its rows need what is dropped. Drop the foreign key first.");
            return;
        }
        String other = key.end().schema() + "." + key.end().table();
        if (key.rules().full() && key.start().columns().size() > 1) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " is MATCH FULL over "
                            + String.join(", ", key.start().columns())
                            + ": a row that has only some of them is refused, so code that does not write "
                            + column.name()
                            + " could not write the others. Drop the foreign key first.");
        }
        if (leftOut != LeftOut.NULL && leftOut != LeftOut.COMPUTED) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " from " + what + " to " + other
                            + " needs a row there for the value that rows get which are written without the column; whoever"
                            + " deletes it would make their INSERTs fail. Drop the foreign key first, or let the column be NULL.");
        }
        if (!key.missing().isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    name + " from " + what + " to " + other
                            + " is dropped with it, which locks the other table, and a right there is missing"
                            + MissingRights.reason(key.missing().getFirst()) + ": " + String.join("; ", key.missing()));
        }
        consented(
                name + " from " + what + " to " + other + " binds until the column is dropped: code that does not know"
                        + " it and deletes or changes a row of " + other + " that an old row holds on to "
                        + switch (key.rules().onDelete()) {
                            case "CASCADE" -> "deletes that row too";
                            case "SET NULL", "SET DEFAULT" -> "changes that row too";
                            default -> "gets an error";
                        }
                        + ".");
        binds(name, key.start().columns());
        refuseShared(name, key.start().columns());
        ColumnRules.notUnderWay(key, key.start().columns(), what, plan);
    }

    /** A rename makes a like of what hangs on its column, and looks for its model later. */
    private void refuseShared(String name, List<String> uses) {
        uses.stream()
                .filter(other -> MadeHere.isRenamedAway(migration, drop.table(), other)
                        || MadeHere.isRetyped(migration, drop.table(), other))
                .forEach(other -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        name + " of " + drop.table() + " is on " + column.name()
                                + ", which this migration drops, and on "
                                + other + ", which it renames or gives another type: it cannot be carried and dropped."
                                + " Put the two into two migrations, one after the other."));
    }

    private void checkMention(Mention mention) {
        if (mention.ofTrigger()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Trigger function " + mention.function() + " names " + what
                            + " and would fail for every write once the column is hidden. Let it do without the column first.");
        } else {
            plan.hazard(
                    ErrorCode.PLAN_FUNCTION,
                    "Function " + mention.function() + " seems to use " + what
                            + "; it fails when called once the column is hidden. Change it before the contract.");
        }
    }
}
