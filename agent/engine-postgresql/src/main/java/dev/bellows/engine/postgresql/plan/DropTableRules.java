package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Migration.Consent;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.DropTable;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.LeavingTable;
import dev.bellows.engine.postgresql.snapshot.LeavingTable.Mention;
import dev.bellows.engine.postgresql.snapshot.MissingRights;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the way of dropping a table: whatever could not do without it, and whatever it would do to code that does not know it any
 * more. Each is refused by its name, with a way out. Confined to one planning call.
 */
final class DropTableRules {
    private final Migration migration;
    private final TableName name;
    private final Table table;
    private final LeavingTable leaving;
    private final OperationPlan plan;

    private DropTableRules(Migration migration, TableName name, Table table, LeavingTable leaving, OperationPlan plan) {
        this.migration = migration;
        this.name = name;
        this.table = table;
        this.leaving = leaving;
        this.plan = plan;
    }

    static void check(Migration migration, DropTable drop, PostgresqlSnapshot catalog, OperationPlan plan) {
        otherOperations(migration, drop, plan);
        TableRules.plain(drop.table(), catalog, plan)
                .ifPresent(table -> new DropTableRules(
                                migration,
                                drop.table(),
                                table,
                                catalog.leaving(drop.table()).orElseThrow(),
                                plan)
                        .check());
    }

    /** Their steps would meet it under another name, or make what it takes with it. */
    private static void otherOperations(Migration migration, DropTable drop, OperationPlan plan) {
        migration.operations().stream()
                .filter(other -> !other.equals(drop))
                .filter(other ->
                        other.effects().stream().anyMatch(effect -> MadeHere.isSame(effect.table(), drop.table())))
                .map(Operation::word)
                .distinct()
                .forEach(word -> plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "This migration drops table " + drop.table() + ", and " + word
                                + " works on it too. Put the two into two migrations, or leave the other out."));
    }

    /** What such an operation does to the other end of a key it does to the key, and finds it no more once the table is hidden. */
    private void otherEnd(LeavingTable.Key key) {
        TableName other = new TableName(Optional.of(key.schema()), key.table());
        migration.operations().stream()
                .filter(operation -> operation.effects().stream()
                        .anyMatch(effect -> MadeHere.isSame(effect.table(), other) && changesKeys(effect)))
                .map(Operation::word)
                .distinct()
                .forEach(word -> plan.refuse(
                        ErrorCode.PLAN_COLLISION,
                        "Foreign key " + key.name() + " from " + name + ", which this migration drops, leads to "
                                + other + ", and " + word + " works on that. Put the two into two migrations."));
    }

    private static boolean changesKeys(Effect effect) {
        return switch (effect) {
            case Effect.RenamesColumn ignored -> true;
            case Effect.RetypesColumn ignored -> true;
            case Effect.DropsColumn ignored -> true;
            case Effect.ConvertsColumns ignored -> true;
            case Effect.DropsTable ignored -> true;
            case Effect.RenamesTable ignored -> true;
            case Effect.Frees ignored -> true;
            case Effect.DropsIndex ignored -> true;
            // What they speak of is called by its name, and with it the table's end.
            case Effect.RenamesNamed ignored -> true;
            case Effect.Restates ignored -> false;
            case Effect.MakesTable ignored -> false;
            case Effect.AddsColumn ignored -> false;
            case Effect.MakesIndex ignored -> false;
            case Effect.Binds ignored -> false;
            case Effect.RebuildsIndexes ignored -> false;
            case Effect.PointedAt ignored -> false;
            case Effect.WritesColumn ignored -> false;
            case Effect.ReadsRow ignored -> false;
        };
    }

    private void check() {
        if (OwnNames.isReserved(table.name())) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Table " + name
                            + " is called as a migration calls what it has hidden. Bring that migration to its end: bellows get rollouts");
        }
        leaving.hanging()
                .forEach(it -> plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Table " + name + " cannot go: " + it + " hangs on it. Drop or change that first."));
        if (!leaving.underWay().isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Another migration has table " + name + " under way (" + String.join(", ", leaving.underWay())
                            + "). Bring that migration to its end first, with its cleanup or its rollback: bellows get rollouts");
        }
        leaving.keys().forEach(this::otherEnd);
        leaving.keys().forEach(this::checkKey);
        leaving.mentions().forEach(this::checkMention);
        replicated();
        if (migration.contract().archive() == Migration.Archive.NONE) {
            plan.hazard(ErrorCode.PLAN_NOT_UNDONE, "CLEANUP drops table " + name + goesWithIt());
        }
    }

    /** A name that is written as a text, as nextval takes it, shows in no statistics. */
    private String goesWithIt() {
        String sequences = leaving.sequences().isEmpty()
                ? ""
                : ". So do " + String.join(", ", leaving.sequences())
                        + ": that nobody takes a number from one is not looked at";
        return " with everything it holds, and nothing brings that back" + sequences + ".";
    }

    private void checkKey(LeavingTable.Key key) {
        String other = key.schema() + "." + key.table();
        String what = "Foreign key " + key.name() + " from " + name + " to " + other;
        if (!key.missing().isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    what + " is dropped with the table, which locks the other one, and a right there is missing"
                            + MissingRights.reason(key.missing().getFirst()) + ": " + String.join("; ", key.missing()));
        }
        String binds = what + " binds until the cleanup: code that does not know " + name
                + " and deletes or changes a row of " + other + " that an old row holds on to "
                + (key.writes() ? "changes or deletes that row too, or gets an error" : "gets an error") + ".";
        if (migration.consents().contains(Consent.CONSTRAINT)) {
            plan.consented(ErrorCode.PLAN_CONSENT, binds + " The migration consents to it.");
        } else {
            plan.refuse(
                    ErrorCode.PLAN_CONSENT,
                    binds
                            + " Drop the foreign key first, in a migration of its own; or, if code copes with that, add consent:"
                            + " [constraint] to the migration.");
        }
    }

    private void checkMention(Mention mention) {
        List<String> runs = new ArrayList<>(mention.elsewhere());
        // Hidden, the table is written by such a key alone.
        if (mention.here() && leaving.keys().stream().anyMatch(LeavingTable.Key::writes)) {
            runs.add("a trigger of the table itself, where one of its foreign keys writes its rows");
        }
        if (!runs.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Function " + mention.function() + " names " + name
                            + " and would fail once the table is hidden, and with it what" + " fires "
                            + String.join(", ", runs) + ". Let it do without the table first.");
        } else if (!mention.here()) {
            plan.hazard(
                    ErrorCode.PLAN_FUNCTION,
                    "Function " + mention.function() + " seems to use " + name
                            + "; it fails when called once the table is hidden. Change it before the contract.");
        }
    }

    /** A publication that names it hangs on it: see there. One of all tables would send it under its hidden name. */
    private void replicated() {
        if (!table.publications().isEmpty() && leaving.keys().stream().anyMatch(LeavingTable.Key::writes)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Publications " + String.join(", ", table.publications()) + " send " + name
                            + ", and a foreign key writes its rows while it is hidden: subscribers would stop at a table that they do"
                            + " not have. Drop the foreign key first, in a migration of its own.");
        }
        if (table.subscribed()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "A subscription writes into " + name
                            + " and would stop once the table is hidden. Take the table out of it first.");
        }
    }
}
