package dev.bellows.engine.postgresql.plan;

import dev.bellows.document.Operation;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Plan;
import dev.bellows.engine.postgresql.names.Identifiers;
import dev.bellows.engine.postgresql.names.OwnNames;
import java.util.Optional;

/**
 * A schema that no migration changes. That is the one thing to say of an operation on it: whoever followed advice about its tables, its
 * rights or itself would break the server, or make the agent a superuser.
 *
 * @param name exact name
 * @param whose whose it is, and why it is left alone
 */
record SystemSchema(String name, String whose) {
    /** PostgreSQL gives no other schema such a name, capitals count. */
    private static final String RESERVED = "pg_";

    /** The schema of the table, where it is such a one. */
    static Optional<SystemSchema> of(TableName table) {
        String schema = Identifiers.schemaOf(table);
        if (schema.equals("bellows") || schema.equals(OwnNames.ARCHIVES)) {
            return Optional.of(
                    new SystemSchema(schema, "Bellows' own: it holds the journal and the window of this database"));
        }
        return schema.startsWith(RESERVED) || schema.equals("information_schema")
                ? Optional.of(new SystemSchema(schema, "PostgreSQL's own"))
                : Optional.empty();
    }

    static boolean isTouchedBy(Operation operation) {
        return operation.worksOn().flatMap(SystemSchema::of).isPresent();
    }

    /** The refusal of an operation on the table. */
    static Optional<OperationPlan> refusal(TableName table) {
        return of(table)
                .map(schema -> new OperationPlan(Plan.RevertClass.EXACT)
                        .refuse(
                                ErrorCode.PLAN_REFUSED,
                                "Schema " + schema.name() + " is " + schema.whose() + "; choose another for table "
                                        + table + "."));
    }
}
