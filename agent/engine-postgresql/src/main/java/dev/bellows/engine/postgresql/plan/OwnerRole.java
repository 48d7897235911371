package dev.bellows.engine.postgresql.plan;

import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs DDL as the table's owner, so that new objects belong to whom the table belongs, not to the agent. The owner is looked up by the
 * statement itself: its name is no part of a plan, and databases that differ in it stay in one plan class.
 */
final class OwnerRole {
    private OwnerRole() {}

    static List<String> during(String schema, String table, List<String> statements) {
        List<String> all = new ArrayList<>();
        all.add("SELECT pg_catalog.set_config('role', pg_catalog.pg_get_userbyid(c.relowner)::pg_catalog.text, true)"
                + " FROM pg_catalog.pg_class c WHERE c.oid = "
                + Identifiers.literal(Identifiers.qualified(schema, table)) + "::pg_catalog.regclass");
        all.addAll(statements);
        all.add("RESET ROLE");
        return all;
    }
}
