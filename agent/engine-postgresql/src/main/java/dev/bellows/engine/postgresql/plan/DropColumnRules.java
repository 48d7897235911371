package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation.DropColumn;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.Expression;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Index;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Mention;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.List;

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
    }

    static void check(Migration migration, DropColumn drop, PostgresqlSnapshot catalog, OperationPlan plan) {
        TableRules.writable(drop.table(), catalog, plan).ifPresent(table -> {
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
        value();
        column.dependents().stream()
                .filter(d ->
                        !List.of("check", "foreign key", "unproven not null").contains(d.kind()))
                // The sequence of an identity column is part of it.
                .filter(d -> !(column.identity() && d.kind().equals("sequence")))
                .forEach(d -> plan.refuse(ErrorCode.PLAN_DEPENDENT, DependentTexts.ofDropped(d, what)));
        table.checksOn(column.name()).forEach(check -> {
            catalog.expression(Expression.checkOf(drop.table().toString(), check.name()))
                    .ifPresent(it -> plan.refuse(
                            ErrorCode.PLAN_DEPENDENT,
                            "CHECK constraint " + check.name() + " uses " + what
                                    + ", and a row that is written without "
                                    + column.name() + " may break it: CHECK (" + check.expression()
                                    + "). Drop the constraint first, or let it pass where " + column.name()
                                    + (drop.defaultExpression().isPresent()
                                            ? " has that default."
                                            : " has its default or is NULL.")));
            ColumnRules.notUnderWay("CHECK constraint " + check.name(), check.name(), check.uses(), what, plan);
            refuseShared("CHECK constraint " + check.name(), check.uses());
        });
        table.indexesOn(column.name()).forEach(index -> {
            checkIndex(index);
            ColumnRules.notUnderWay("Index " + index.name(), index.name(), index.uses(), what, plan);
            refuseShared("Index " + index.name(), index.uses());
        });
        table.foreignKeysAt(column.name()).forEach(this::checkForeignKey);
        column.mentions().forEach(this::checkMention);
        plan.hazard(
                ErrorCode.PLAN_NOT_UNDONE,
                "CLEANUP drops " + what + " with everything it holds, and nothing brings that back.");
        TableRules.replicated(
                table,
                List.of("from the contract until the cleanup "
                        + OwnNames.of(migration).hidden(drop.table(), drop.column()) + " in place of " + column.name()),
                plan);
    }

    // ---- the value of a row that is written without it ----

    /** Whether the server gives such a row a value by itself. */
    private boolean valued() {
        return column.generated()
                || column.identity()
                || !column.defaultExpression().isEmpty();
    }

    private void value() {
        catalog.expression(Expression.nullOf(drop.table().toString(), column.name()))
                .ifPresent(
                        it -> plan.refuse(
                                ErrorCode.PLAN_REFUSED,
                                "Column " + what + " has the domain type " + column.type()
                                        + ", which forbids NULL, and no default: the INSERTs of code that does not write it any more would fail,"
                                        + " before a trigger could give it a value. Give the column a default first: ALTER TABLE … ALTER COLUMN … SET DEFAULT …."));
        if (drop.defaultExpression().isPresent()) {
            ExpressionRules.check(catalog, Expression.defaultOf(drop.table().toString(), column.name()), plan);
            if (migration.sync() == Migration.Sync.NONE) {
                plan.refuse(
                        ErrorCode.PLAN_UNSUPPORTED,
                        "Column " + what + " gets the default by a trigger; write sync: trigger.");
            }
            if (valued()) {
                plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        "Column " + what + " has a default of its own, which rows of code that does not write it get;"
                                + " another one would change what old code gets. Leave default out.");
            } else if (!column.notNull()) {
                plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        "Column " + what
                                + " may be NULL, and is in rows of code that does not write it; old code knows NULL there."
                                + " With a default its own NULLs would be replaced too. Leave default out.");
            } else if (ColumnRules.isNull(drop.defaultExpression().get())) {
                plan.refuse(ErrorCode.PLAN_REFUSED, "Column " + what + " must have a value, and that default is none.");
            }
        } else if (column.notNull() && !valued()) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "Column " + what
                            + " must have a value and has no default: the INSERTs of code that does not write it any more"
                            + " would fail until it is dropped. Say what such rows get, as old code will read it: default: in the"
                            + " dropColumn.");
        } else if (!valued()) {
            plan.hazard(
                    ErrorCode.PLAN_DEFAULT,
                    "Rows that are written without " + what + " have NULL there, for code that still reads it too.");
        }
    }

    // ---- what hangs on it ----

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
        if (meetsEqual(index)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    name + " on " + what
                            + " lets equal rows in once only, and rows that are written without the column are equal there."
                            + " Drop the index first, or choose a default that is never the same twice.");
        }
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

    /** Whether rows that are written without the column, and are alike otherwise, cannot stand beside each other. */
    private boolean meetsEqual(Index index) {
        boolean excludes = !index.constraint().isEmpty() && !index.unique();
        if (column.generated() || column.identity() || !(index.unique() || excludes)) {
            return false;
        }
        String value = drop.defaultExpression().orElse(column.defaultExpression());
        if (value.isEmpty() || ColumnRules.isNull(value)) {
            return index.nullsNotDistinct();
        }
        return excludes || (ColumnRules.isConstant(value) && !holdsKey(index));
    }

    /** Whether no two rows are equal in the other keys of the index. */
    private boolean holdsKey(Index index) {
        List<String> others =
                index.keys().stream().map(PostgresqlSnapshot.IndexKey::column).toList();
        return !table.key().isEmpty() && others.containsAll(table.key());
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
        if (!key.missing().isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    name + " from " + what + " to " + other
                            + " is dropped with it, which locks the other table, and a right there is missing"
                            + MissingRights.reason(key.missing().getFirst()) + ": " + String.join("; ", key.missing()));
        }
        String binds =
                name + " from " + what + " to " + other + " binds until the column is dropped: code that does not know"
                        + " it and deletes or changes a row of " + other + " that an old row holds on to "
                        + switch (key.rules().onDelete()) {
                            case "CASCADE" -> "deletes that row too";
                            case "SET NULL", "SET DEFAULT" -> "changes that row too";
                            default -> "gets an error";
                        }
                        + ".";
        if (migration.consents().contains(Consent.FOREIGN_KEY)) {
            plan.consented(ErrorCode.PLAN_CONSENT, binds + " The migration consents to it.");
        } else {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    binds + " Make sure that it copes with that, then add consent: [foreign-key] to the migration.");
        }
        refuseShared(name, key.start().columns());
        ColumnRules.notUnderWay(name, key.name(), key.start().columns(), what, plan);
    }

    /** A rename makes a like of what hangs on its column, and looks for its model later. */
    private void refuseShared(String name, List<String> uses) {
        uses.stream()
                .filter(other -> MadeHere.isRenamedAway(migration, drop.table(), other))
                .forEach(other -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        name + " of " + drop.table() + " is on " + column.name()
                                + ", which this migration drops, and on "
                                + other + ", which it renames: it cannot be carried and dropped."
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
