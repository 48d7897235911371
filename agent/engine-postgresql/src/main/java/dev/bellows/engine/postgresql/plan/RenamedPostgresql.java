package dev.bellows.engine.postgresql.plan;

import static dev.bellows.engine.postgresql.names.Identifiers.qualified;
import static dev.bellows.engine.postgresql.names.Identifiers.quoted;

import dev.bellows.document.RenameConstraint;
import dev.bellows.document.RenameIndex;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.snapshot.Bindings;
import java.util.List;

/** renameConstraint and renameIndex: a statement, an error or a script says such a name, so that both versions cannot have theirs. */
final class RenamedPostgresql {
    private RenamedPostgresql() {}

    static void constraint(RenameConstraint rename, SaidTable of) {
        OperationPlan plan = of.plan();
        of.constraint(rename.from()).ifPresent(constraint -> {
            boolean indexed = !constraint.index().isEmpty();
            if (constraint.peculiarity().equals("is inherited")) {
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Constraint " + rename.from() + " is inherited: rename that of the table it comes from.");
            }
            if (indexed && !constraint.index().equals(constraint.name())) {
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Constraint " + rename.from() + " has an index of another name, which would get that of the"
                                + " constraint: a revert could not bring it back. Give it the constraint's first.");
            }
            wanted(
                    rename.to(),
                    of.described().takenConstraints().contains(rename.to())
                            || (indexed && of.described().takenRelations().contains(rename.to())),
                    of);
            if (plan.isRefused()) {
                return;
            }
            BoundTable table = of.table();
            new Restated(
                            table,
                            "rename constraint " + rename.from() + " of " + table.name() + " to " + rename.to(),
                            "rename constraint " + rename.to() + " of " + table.name() + " back to " + rename.from(),
                            statement(table, rename.from(), rename.to()),
                            statement(table, rename.to(), rename.from()),
                            is(table, rename.to(), constraint),
                            is(table, rename.from(), constraint),
                            Restated.Lock.EVERYBODY)
                    .contract(plan);
            plan.hazard(
                    ErrorCode.PLAN_NAMED,
                    "Constraint " + rename.from() + " of " + of.name() + " is called " + rename.to()
                            + " from the contract on, and not before: INSERT … ON CONFLICT ON CONSTRAINT and SET CONSTRAINTS have to say"
                            + " the name that counts, and so does whoever looks for one in an error.");
        });
    }

    static void index(RenameIndex rename, SaidTable of) {
        OperationPlan plan = of.plan();
        of.index(rename.from()).ifPresent(index -> {
            if (!index.constraint().isEmpty()) {
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Index " + index.name() + " is that of constraint " + index.constraint()
                                + ", and has its name: rename that, with renameConstraint.");
            }
            if (!index.valid()) {
                plan.refuse(
                        ErrorCode.PLAN_DEPENDENT,
                        "Index " + index.name()
                                + " is not valid: a build of it was cut short. Drop it, or reindex it.");
            }
            wanted(rename.to(), of.described().takenRelations().contains(rename.to()), of);
            if (plan.isRefused()) {
                return;
            }
            BoundTable table = of.table();
            new Restated(
                            table,
                            "rename index " + rename.from() + " of " + table.name() + " to " + rename.to(),
                            "rename index " + rename.to() + " of " + table.name() + " back to " + rename.from(),
                            "ALTER INDEX " + qualified(table.schema(), rename.from()) + " RENAME TO "
                                    + quoted(rename.to()),
                            "ALTER INDEX " + qualified(table.schema(), rename.to()) + " RENAME TO "
                                    + quoted(rename.from()),
                            Probe.indexIsLeft(table.schema(), table.name(), rename.to(), index.unique(), index.keys()),
                            Probe.indexIsLeft(
                                    table.schema(), table.name(), rename.from(), index.unique(), index.keys()),
                            Restated.Lock.CHANGES)
                    .contract(plan);
            plan.hazard(
                    ErrorCode.PLAN_NAMED,
                    "Index " + rename.from() + " of " + of.name() + " is called " + rename.to()
                            + " from the contract on, and not before: whoever says its name has to say the one that counts.");
        });
    }

    private static void wanted(String name, boolean taken, SaidTable of) {
        ColumnRules.fits(name, of.plan());
        if (taken) {
            of.plan()
                    .refuse(
                            ErrorCode.PLAN_COLLISION,
                            "There already is a constraint or a relation " + name + " where " + of.name() + " is.");
        }
    }

    private static String statement(BoundTable table, String from, String to) {
        return "ALTER TABLE " + table.relation() + " RENAME CONSTRAINT " + quoted(from) + " TO " + quoted(to);
    }

    private static String is(BoundTable table, String name, Bindings.Constraint constraint) {
        char kind = switch (constraint.kind()) {
            case "check" -> 'c';
            case "foreign key" -> 'f';
            case "primary key" -> 'p';
            case "unique" -> 'u';
            case "exclusion" -> 'x';
            default -> 't';
        };
        return Probe.constraintIs(table.schema(), table.name(), name, kind, constraint.columns(), "", List.of(), "");
    }
}
