package dev.bellows.engine.postgresql.snapshot;

/**
 * What the agent's role, and the owner as whom it acts, lack on a table that is there or shall be made: each as the statement to type,
 * empty where nothing is lacking. Planning and a step ask with the same SQL, so that both give a person the same statements.
 *
 * @param schema exact name of the table's schema
 * @param table its exact name
 * @param membership gives the agent the owner's rights
 * @param ownerUsage gives the owner USAGE on the schema
 * @param ownerCreate gives the owner CREATE on the schema
 * @param agentUsage gives the agent itself USAGE on the schema
 * @param agentCreates whether the agent may create in the schema, in its own name
 * @param agentInherits whether the agent has the owner's rights in its own name, though it may lack the one to act as the owner
 * @param agentWrites whether the agent may read and update rows, in its own name
 */
public record MissingRights(
        String schema,
        String table,
        String membership,
        String ownerUsage,
        String ownerCreate,
        String agentUsage,
        boolean agentCreates,
        boolean agentInherits,
        boolean agentWrites) {
    /**
     * SQL that gives the statement, or NULL, where {@code c.relowner} is the owner. A membership that does not hand rights on is no help:
     * before a role is switched, the table is locked as the agent. Nor is one, from version 16 on, that lets nobody switch.
     */
    public static final String MEMBERSHIP = """
            CASE WHEN NOT pg_has_role(c.relowner, 'MEMBER') THEN format('GRANT %I TO %I', pg_get_userbyid(c.relowner), current_user)
              WHEN current_setting('server_version_num')::int >= 160000
                THEN format('GRANT %I TO %I WITH ', pg_get_userbyid(c.relowner), current_user)
                  || nullif(concat_ws(', ', CASE WHEN NOT pg_has_role(c.relowner, 'USAGE') THEN 'INHERIT TRUE' END,
                    CASE WHEN NOT pg_has_role(c.relowner, 'SET') THEN 'SET TRUE' END), '')
              WHEN NOT pg_has_role(c.relowner, 'USAGE') THEN format('ALTER ROLE %I INHERIT', current_user) END""";

    /** The same, where {@code n} is the row of {@code pg_namespace}. */
    public static final String OWNER_USAGE = """
            CASE WHEN NOT has_schema_privilege(c.relowner, n.oid, 'USAGE')
              THEN format('GRANT USAGE ON SCHEMA %I TO %I', n.nspname, pg_get_userbyid(c.relowner)) END""";

    /** The same. */
    public static final String OWNER_CREATE = """
            CASE WHEN NOT has_schema_privilege(c.relowner, n.oid, 'CREATE')
              THEN format('GRANT CREATE ON SCHEMA %I TO %I', n.nspname, pg_get_userbyid(c.relowner)) END""";

    /** Whether anything is lacking that some operation needs. */
    boolean any() {
        return !membership.isEmpty() || !ownerUsage.isEmpty() || !ownerCreate.isEmpty() || !agentUsage.isEmpty();
    }
}
