package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Migration;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.Bindings;
import dev.bellows.engine.postgresql.snapshot.Described;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table that is there, of which something is said anew, and the plan of it. Confined to one planning call.
 *
 * @param name as the document has it
 * @param table the same for steps
 * @param described what is said of it now
 * @param bindings its constraints and indexes
 */
record SaidTable(
        Migration migration,
        PostgresqlSnapshot catalog,
        TableName name,
        BoundTable table,
        Described described,
        Bindings bindings,
        OperationPlan plan) {

    /** A column of it that nothing has under way; refused otherwise. */
    Optional<Described.Column> column(String what, String column) {
        if (MadeHere.isColumn(migration, name, column)
                && described.column(column).isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_ORDER,
                    what + " is about " + name + "." + column
                            + ", which this migration makes; say it there, or in a later migration.");
            return Optional.empty();
        }
        BindingRules.column(migration, what, name, column, bindings, plan);
        return plan.isRefused() ? Optional.empty() : described.column(column);
    }

    /** A constraint of it; refused where there is none, where it is another migration's, or over a column that something has under way. */
    Optional<Bindings.Constraint> constraint(String constraint) {
        Optional<Bindings.Constraint> found = bindings.constraint(constraint);
        if (found.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no constraint " + constraint + " of " + name
                            + "; names are exact, capitals count. NOT NULL is its column's and is not named here.");
            return found;
        }
        String what = "Constraint " + constraint;
        ours(what, constraint, found.get().underWay());
        found.get().columns().forEach(column -> BindingRules.column(migration, what, name, column, bindings, plan));
        return plan.isRefused() ? Optional.empty() : found;
    }

    /** An index of it, in the same way. */
    Optional<Bindings.NamedIndex> index(String index) {
        Optional<Bindings.NamedIndex> found = bindings.index(index);
        if (found.isEmpty()) {
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no index " + index + " of " + name + "; names are exact, capitals count.");
            return found;
        }
        String what = "Index " + index;
        ours(what, index, false);
        found.get().keys().stream()
                .filter(column -> !column.isEmpty())
                .forEach(column -> BindingRules.column(migration, what, name, column, bindings, plan));
        // What it computes and its WHERE: a name in them that is another column's is refused too.
        BindingRules.taken(migration, name)
                .filter(column -> Pattern.compile("\\b" + Pattern.quote(column) + "\\b")
                        .matcher(found.get().definition())
                        .find())
                .forEach(column -> BindingRules.changes(migration, what, name, column, plan));
        return plan.isRefused() ? Optional.empty() : found;
    }

    private void ours(String what, String called, boolean underWay) {
        if (underWay || OwnNames.isReserved(called)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " is of a migration under way. Bring that migration to its end first: bellows get rollouts");
        }
    }
}
