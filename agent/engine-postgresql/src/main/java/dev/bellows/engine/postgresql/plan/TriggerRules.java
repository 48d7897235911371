package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Column;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Mention;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Table;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.Trigger;
import dev.bellows.engine.postgresql.snapshot.Surroundings.HangingTrigger;
import java.util.Optional;

/**
 * Triggers of the application at a column that gets a counterpart, and functions that say its name. Ours is the last one before each row:
 * what fires before it sees what only one version's code wrote, what fires behind it sees both columns equal. Confined to one planning
 * call.
 */
final class TriggerRules {
    private final Migration migration;
    private final TableName name;
    private final String from;
    private final Optional<String> as;
    private final CounterpartRules.Words words;
    private final OperationPlan plan;
    private final String what;

    TriggerRules(
            Migration migration,
            TableName name,
            String from,
            Optional<String> as,
            CounterpartRules.Words words,
            OperationPlan plan) {
        this.migration = migration;
        this.name = name;
        this.from = from;
        this.as = as;
        this.words = words;
        this.plan = plan;
        this.what = name + "." + from;
    }

    void check(Table table, Column column) {
        checkOrder(table);
        table.surroundings().hangingOn(from).forEach(trigger -> checkHanging(table, trigger));
        column.mentions().forEach(mention -> checkMention(table, mention));
    }

    /** What the counterpart is called for people. */
    private String to() {
        return as.orElse(from);
    }

    private void checkOrder(Table table) {
        String own = OwnNames.of(migration).trigger(name, from);
        for (Trigger trigger : table.triggers()) {
            if (Identifiers.sortsAfter(trigger.name(), own)) {
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Trigger " + trigger.name() + " of " + name
                                + " fires after ours and could change what was already copied."
                                + " Rename it so that it sorts before zzz_blw: ALTER TRIGGER … RENAME TO ….");
            }
        }
    }

    /** Those that fire after the row go over with the column; before it, ours has not made both columns equal yet. */
    private void checkHanging(Table table, HangingTrigger trigger) {
        String hanger = "Trigger " + trigger.trigger() + " of " + name + " names " + from + " in "
                + (trigger.listed() ? "UPDATE OF" : "WHEN");
        if (trigger.constraint()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + " and is a constraint trigger, which PostgreSQL does not replace while writers go on."
                            + " Make it an ordinary one (AFTER … FOR EACH ROW), or drop it and make it again after the "
                            + words.noun() + ".");
        }
        if (as.isPresent() && trigger.beforeRow()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger + " and fires before each row, when " + from
                            + " is not yet what code of the new version wrote as " + to()
                            + ". Let it fire for every UPDATE and work without " + from + ", or fire AFTER.");
        }
        if (table.partitions().isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    hanger
                            + ", and one trigger for every partition is not carried to another column yet. Make it fire on every UPDATE first.");
        }
        if (trigger.condition() && words.equals(CounterpartRules.Words.TYPE) && (as.isPresent() || written())) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Trigger " + trigger.trigger() + " of " + name + " asks for " + from
                            + " in WHEN, and Bellows cannot say what that is over "
                            + (written() ? "other values" : "another type while the column is hidden")
                            + ". Let its function ask first, and drop the condition.");
        }
        if (!trigger.lacking().isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    hanger + ", goes over to another column with it, and the table's owner may not make it: "
                            + trigger.lacking());
        }
        if (as.isPresent() && trigger.listed() && !trigger.beforeRow() && !trigger.constraint()) {
            plan.hazard(
                    ErrorCode.PLAN_TRIGGERS,
                    hanger + ". It fires for " + to() + " too from MIGRATE on, and for that alone once " + from
                            + " is dropped. Whoever makes it anew meanwhile lists both.");
        }
    }

    /** Whether a person says how values go over. */
    private boolean written() {
        return migration.operations().stream()
                .anyMatch(it -> it instanceof Operation.AlterColumn alter
                        && MadeHere.isSame(alter.table(), name)
                        && alter.column().equals(from)
                        && alter.written().isPresent());
    }

    private void checkMention(Table table, Mention mention) {
        if (as.isEmpty() && !mention.lacking().isEmpty()) {
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    "Function " + mention.function() + " seems to use " + what
                            + ": sessions that have run it would fail with each call once the column has another type, until they"
                            + " connect again. For it to be compiled anew in that moment the agent's role needs the rights of its"
                            + " owner: " + mention.lacking());
        } else if (as.isEmpty()) {
            plan.hazard(
                    ErrorCode.PLAN_FUNCTION,
                    (mention.ofTrigger() ? "Trigger function " : "Function ") + mention.function() + " seems to use "
                            + what
                            + ". It is compiled anew in the moment in which the column gets its other type; what it declares of the old"
                            + " type may be too small from then on, or not what it returns. Look at it before the contract.");
        } else if (mention.beforeRow()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    (mention.ofTrigger() ? "Trigger function " : "Function ") + mention.function() + " names " + what
                            + " and runs before each row, when " + from
                            + " is not yet what code of the new version wrote as " + to()
                            + ". Let a trigger AFTER the row do that, or let it do without the column, before the "
                            + words.noun() + ".");
        } else if (mention.ofTrigger() && table.partitions().isPresent()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    "Trigger function " + mention.function() + " names " + what
                            + ", and what triggers of partitions run is not looked at again before the contract yet. Let it do without the column first.");
        } else if (mention.ofWrites()) {
            plan.hazard(
                    ErrorCode.PLAN_FUNCTION,
                    (mention.ofTrigger() ? "Trigger function " : "Function ") + mention.function() + " seems to use "
                            + what
                            + ", and writes run it. It sees both columns equal and goes on as it is until the contract, which waits until its"
                            + " text names " + to()
                            + ": let it use that between EXPAND and the contract. Once it does, a rollback waits until it names "
                            + from
                            + " again; a text with both names is let through.");
        } else {
            plan.hazard(
                    ErrorCode.PLAN_FUNCTION,
                    "Function " + mention.function() + " seems to use " + what
                            + "; it fails when called once the column is hidden, and so does what calls it, such as a trigger of another table."
                            + " Change it before the contract.");
        }
    }
}
