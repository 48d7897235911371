package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.snapshot.Surroundings;

/**
 * What makes every write of the application fail though the change itself works, as far as it can be known before: the rest is met by the
 * proof in EXPAND.
 */
final class WriterRules {
    /** Bytes of a row that fit a page of 8 KiB. */
    private static final int ROW_LIMIT = 8_160;

    /** Columns of one table, dropped ones included. */
    private static final int COLUMN_LIMIT = 1_600;

    private WriterRules() {}

    /** Judges an operation that gives the table another column. */
    static void anotherColumn(
            Migration migration, TableName name, Table table, PostgresqlSnapshot catalog, OperationPlan plan) {
        Surroundings facts = table.surroundings();
        wholeRows(name, "one more column", facts, plan);
        rowTypes(migration, name, "another column", facts, plan);
        limits(migration, name, facts, catalog, plan);
        outside(name, facts, plan);
        if (!facts.unprovable().isEmpty()) {
            plan.hazard(
                    ErrorCode.PLAN_UNPROVEN,
                    "EXPAND cannot try whether the application's writes into " + name + " still work: "
                            + facts.unprovable() + ".");
        }
    }

    /** Judges an operation that takes a column from the table. */
    static void oneColumnLess(Migration migration, TableName name, Table table, OperationPlan plan) {
        wholeRows(name, "one column less", table.surroundings(), plan);
        rowTypes(migration, name, "a column less", table.surroundings(), plan);
    }

    private static void outside(TableName name, Surroundings facts, OperationPlan plan) {
        for (Surroundings.Outside one : facts.outside()) {
            plan.hazard(
                    ErrorCode.PLAN_UNPROVEN,
                    "EXPAND does not try whether the application's " + one.kind() + " into " + name
                            + " still works: it runs " + one.place() + " with " + one.why()
                            + ", and what that does outside of the database is not undone.");
        }
    }

    /** Judges an operation that updates rows. */
    static void updates(TableName name, Table table, OperationPlan plan) {
        Surroundings facts = table.surroundings();
        if (!facts.sentWithoutIdentity().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_NO_IDENTITY,
                    "PostgreSQL refuses every UPDATE of " + name + ", ours too: publication "
                            + String.join(", ", facts.sentWithoutIdentity())
                            + " sends its updates and it has no replica identity. Give it one: ALTER TABLE "
                            + Identifiers.qualified(table.schema(), table.name()) + " REPLICA IDENTITY FULL"
                            + (table.key().isEmpty()
                                    ? ""
                                    : " (or USING INDEX, of the index on " + String.join(", ", table.key()) + ")")
                            + "; or let the publication send inserts only: ALTER PUBLICATION … SET (publish = 'insert').");
        }
    }

    private static void wholeRows(TableName name, String change, Surroundings facts, OperationPlan plan) {
        facts.wholeRowObjects()
                .forEach(
                        it -> plan.refuse(
                                ErrorCode.PLAN_WHOLE_ROW,
                                "The " + it.kind() + " " + it.identity() + " of " + name + " uses the whole row: with "
                                        + change
                                        + " it may say something else, and refuse what running code writes. Let it name its columns first."));
        for (Surroundings.WholeRow row : facts.wholeRows()) {
            String what = "Trigger " + row.trigger() + " of " + name + " (function " + row.function()
                    + ") uses the whole row (" + row.use() + ")";
            if (row.ofCondition()) {
                plan.hazard(
                        ErrorCode.PLAN_WHOLE_ROW,
                        "Trigger " + row.trigger() + " of " + name + " (function " + row.function()
                                + ") goes by the whole row: " + row.use() + ". With " + change
                                + " it may fire where it did not, or not where it did. Let it name its columns.");
            } else if (row.breaks()) {
                plan.refuse(
                        ErrorCode.PLAN_WHOLE_ROW,
                        what + ": with " + change + ", what it writes does not fit any more, and every write of the"
                                + " application fails with it. Let it name its columns, or write to_jsonb(OLD).");
            } else {
                plan.hazard(
                        ErrorCode.PLAN_WHOLE_ROW,
                        what
                                + ". Where that depends on the number of columns it fails; EXPAND tries it and undoes itself then.");
            }
        }
    }

    private static void rowTypes(
            Migration migration, TableName name, String change, Surroundings facts, OperationPlan plan) {
        if (facts.rowTypeFunctions().isEmpty()) {
            return;
        }
        String text = "Functions that take or return rows of " + name + ": "
                + String.join(", ", facts.rowTypeFunctions())
                + ". One that names its columns one by one fails when it is called once the table has " + change + ".";
        if (migration.consents().contains(Consent.ROW_TYPE)) {
            plan.consented(ErrorCode.PLAN_ROW_TYPE, text + " The migration consents to it.");
        } else {
            plan.refuse(
                    ErrorCode.PLAN_ROW_TYPE,
                    text + " Let them SELECT * or return a type of their own, or make sure that nobody calls them;"
                            + " then add consent: [row-type] to the migration.");
        }
    }

    /** Counts what the whole migration adds to the table: one operation alone may fit. */
    private static void limits(
            Migration migration, TableName name, Surroundings facts, PostgresqlSnapshot catalog, OperationPlan plan) {
        int columns = 0;
        int bytes = 0;
        for (Operation operation : migration.operations()) {
            for (Effect effect : operation.effects()) {
                if (effect instanceof Effect.AddsColumn add && MadeHere.isSame(add.table(), name)) {
                    columns++;
                    bytes += catalog.bytesOf(add.column().type());
                } else if (effect instanceof Effect.RenamesColumn rename && MadeHere.isSame(rename.table(), name)) {
                    columns++;
                    bytes += rename.type().map(catalog::bytesOf).orElseGet(() -> facts.width(rename.from()));
                } else if (effect instanceof Effect.ConvertsColumns convert && MadeHere.isSame(convert.table(), name)) {
                    columns += convert.into().size();
                    bytes += convert.into().stream()
                            .mapToInt(it -> catalog.bytesOf(it.type()))
                            .sum();
                } else if (effect instanceof Effect.RetypesColumn retype && MadeHere.isSame(retype.table(), name)) {
                    columns++;
                    bytes += catalog.bytesOf(retype.type());
                }
            }
        }
        if (facts.columnsEver() + columns > COLUMN_LIMIT) {
            plan.refuse(
                    ErrorCode.PLAN_COLUMNS_EVER,
                    name + " had " + facts.columnsEver() + " columns, those dropped included, and PostgreSQL allows "
                            + COLUMN_LIMIT + ": " + columns
                            + " more do not fit. Only a copy of the table starts anew.");
        }
        String numbers =
                " bytes that cannot leave its page, and this migration adds " + bytes + "; " + ROW_LIMIT + " fit.";
        if (facts.rowBytes() + bytes > ROW_LIMIT) {
            plan.refuse(
                    ErrorCode.PLAN_ROW_WIDTH,
                    "A row of " + name + " has about " + facts.rowBytes() + numbers
                            + " The application's UPDATE of it would fail. Rename fewer columns in one migration, or split"
                            + " the table; ANALYZE it first where most of its columns are NULL.");
        } else if (facts.filledBytes() + bytes > ROW_LIMIT) {
            plan.hazard(
                    ErrorCode.PLAN_ROW_WIDTH,
                    "A row of " + name + " with every column filled has about " + facts.filledBytes() + numbers
                            + " Such a row could not be written any more.");
        }
    }
}
