package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot;
import dev.bellows.engine.postgresql.snapshot.PostgresqlSnapshot.ForeignKey;
import dev.bellows.engine.postgresql.statement.WrittenExpression;
import dev.bellows.engine.postgresql.statement.WrittenType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked of a column to be made. */
final class ColumnRules {
    private static final Map<String, String> SERIALS = Map.of(
            "smallserial", "smallint",
            "serial2", "smallint",
            "serial", "integer",
            "serial4", "integer",
            "bigserial", "bigint",
            "serial8", "bigint");

    /** Every table has these; no column can be called like one. */
    private static final Set<String> SYSTEM = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private ColumnRules() {}

    static void fits(String name, OperationPlan plan) {
        if (SYSTEM.contains(name)) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "The name " + name + " is that of a system column, which every table has; choose another one.");
        }
        if (OwnNames.isReserved(name)) {
            plan.refuse(
                    ErrorCode.PLAN_COLLISION,
                    "The name " + name
                            + " begins as those of Bellows' own objects do, which are told by it; choose another one.");
        }
        if (!Identifiers.fits(name)) {
            plan.refuse(
                    ErrorCode.PLAN_REFUSED,
                    "The name " + name + " is longer than the " + Identifiers.MAX_BYTES
                            + " bytes PostgreSQL keeps; choose a shorter one.");
        }
    }

    /**
     * Whether there is such a type.
     *
     * @param owner of the table, where there is one already
     */
    static void typeExists(
            ColumnDefinition column, Optional<String> owner, PostgresqlSnapshot catalog, OperationPlan plan) {
        if (catalog.kindOf(column.type()).equals(PostgresqlSnapshot.Type.HIDDEN)) {
            String schema = column.type().substring(0, Math.max(0, column.type().indexOf('.')));
            plan.refuse(
                    ErrorCode.TARGET_RIGHTS,
                    "The type " + column.type() + " of column " + column.name()
                            + " lies in a schema that the agent's role may not use. The table's owner needs it, whose rights the agent"
                            + " has: GRANT USAGE ON SCHEMA " + schema + " TO "
                            + owner.map(Identifiers::quoted)
                                    .orElse("the owner of the other tables in the new one's schema"));
        } else if (!isSerial(column.type()) && catalog.kindOf(column.type()).isEmpty()) {
            if (WrittenType.isMoreThanAType(column.type())) {
                plan.refuse(
                        ErrorCode.PLAN_REFUSED,
                        "The type of column " + column.name() + ", '" + column.type()
                                + "', is more than a type: a generated column, a constraint, a collation or a default cannot be written"
                                + " into the type. Name the type alone; required and default are fields of their own, and anything"
                                + " else is a statement of an sql operation.");
                return;
            }
            plan.refuse(
                    ErrorCode.PLAN_MISSING,
                    "There is no type " + column.type() + " for column " + column.name()
                            + "; types outside pg_catalog need their schema: public." + column.type() + ".");
        }
    }

    static boolean isSerial(String type) {
        return SERIALS.containsKey(type.toLowerCase(Locale.ROOT));
    }

    /** What the catalog stores for the type: the serial types are shorthands. */
    static String storedType(String type) {
        return SERIALS.getOrDefault(type.toLowerCase(Locale.ROOT), type);
    }

    /** As the catalog prints it, without its modifier; empty where nobody asked. */
    static String printedType(String type, PostgresqlSnapshot catalog) {
        return isSerial(type) ? storedType(type) : catalog.printed(type).replaceFirst("\\(.*\\)", "");
    }

    /** Whether PostgreSQL surely evaluates the default once and rewrites nothing; other texts are taken for volatile. */
    static boolean isConstant(String expression) {
        return WrittenExpression.of(expression).isConstant();
    }

    static boolean isNull(String expression) {
        return WrittenExpression.of(expression).isNull();
    }

    /** The drop that is still to come would take away what is made of it here, or leave it at a column that is gone. */
    static void notUnderWay(String what, String name, List<String> uses, String column, OperationPlan plan) {
        Optional<String> hidden = uses.stream().filter(OwnNames::isHidden).findFirst();
        if (hidden.isPresent() || OwnNames.isTwin(name)) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + ", which uses " + column
                            + hidden.map(it -> ", uses " + it + " too, which another migration has hidden")
                                    .orElse(", is the like that another migration made for a column that it renames")
                            + ". Bring that migration to its end first, with its cleanup or its rollback: bellows get rollouts");
        }
    }

    /** The same of a foreign key, of which another migration may have the other end under way. */
    static void notUnderWay(ForeignKey key, List<String> uses, String column, OperationPlan plan) {
        String what = "Foreign key " + key.name();
        notUnderWay(what, key.name(), uses, column, plan);
        if (key.underWay()) {
            plan.refuse(
                    ErrorCode.PLAN_DEPENDENT,
                    what + " from " + key.start() + " to " + key.end() + ", which uses " + column
                            + ", is at a column that another migration has under way, and goes over to that column's counterpart with it."
                            + " Bring that migration to its end first, with its cleanup or its rollback: bellows get rollouts");
        }
    }
}
