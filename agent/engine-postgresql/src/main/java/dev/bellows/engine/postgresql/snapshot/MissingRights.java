package dev.bellows.engine.postgresql.snapshot;

import java.util.stream.Stream;

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
    private static final String NEW_OWNER = " OWNER TO ROLE";

    /**
     * A membership that does not hand rights on is no help: before a role is switched, the table is locked as the agent. Nor is one, from
     * version 16 on, that lets nobody switch.
     */
    private static final String GRANT = """
            CASE WHEN NOT pg_has_role(c.relowner, 'MEMBER') THEN format('GRANT %I TO %I', pg_get_userbyid(c.relowner), current_user)
              WHEN current_setting('server_version_num')::int >= 160000
                THEN format('GRANT %I TO %I WITH ', pg_get_userbyid(c.relowner), current_user)
                  || nullif(concat_ws(', ', CASE WHEN NOT pg_has_role(c.relowner, 'USAGE') THEN 'INHERIT TRUE' END,
                    CASE WHEN NOT pg_has_role(c.relowner, 'SET') THEN 'SET TRUE' END), '')
              WHEN NOT pg_has_role(c.relowner, 'USAGE') THEN format('ALTER ROLE %I INHERIT', current_user) END""";

    /**
     * SQL that gives the statement, or NULL, where {@code c} is the row of {@code pg_class} and {@code n} that of {@code pg_namespace}. An
     * index has the owner of its table.
     */
    public static final String MEMBERSHIP = membership("""
            format('ALTER %s %I.%I OWNER TO ROLE', CASE c.relkind
                WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, n.nspname, coalesce(
              (SELECT t.relname FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid WHERE i.indexrelid = c.oid), c.relname))""");

    /** The same for a table that shall be made, where {@code c} has nothing but its owner: the tables beside it decide who that is. */
    static final String MEMBERSHIP_OF_NEW = membership("""
            coalesce((SELECT string_agg(format('ALTER TABLE %I.%I OWNER TO ROLE', n.nspname, t.relname), '; ')
                FROM (SELECT b.relname FROM pg_class b WHERE b.relnamespace = n.oid AND b.relowner = c.relowner
                    AND b.relkind IN ('r', 'p') ORDER BY b.relname LIMIT 20) t),
              format('ALTER SCHEMA %I OWNER TO ROLE', n.nspname))""");

    /** SQL that gives the statement, or NULL, where {@code c.relowner} is the owner and {@code n} is the row of {@code pg_namespace}. */
    public static final String OWNER_USAGE = """
            CASE WHEN NOT has_schema_privilege(c.relowner, n.oid, 'USAGE')
              THEN format('GRANT USAGE ON SCHEMA %I TO %I', n.nspname, pg_get_userbyid(c.relowner)) END""";

    /** The same. */
    public static final String OWNER_CREATE = """
            CASE WHEN NOT has_schema_privilege(c.relowner, n.oid, 'CREATE')
              THEN format('GRANT CREATE ON SCHEMA %I TO %I', n.nspname, pg_get_userbyid(c.relowner)) END""";

    /** Nobody is told to make the agent a superuser: what belongs to one gets another owner. */
    private static String membership(String anotherOwner) {
        return "(SELECT CASE WHEN o.rolsuper THEN " + anotherOwner + " ELSE m.statement END FROM (SELECT " + GRANT
                + ") m (statement), pg_roles o WHERE o.oid = c.relowner AND m.statement IS NOT NULL)";
    }

    /** Why that statement and no GRANT, to stand behind a sentence that has no full stop yet; empty for a GRANT. */
    public static String reason(String statement) {
        return statement.endsWith(NEW_OWNER)
                ? ". What is there belongs to a superuser, whose rights the agent must not have: give it an owner of its own, of"
                        + " which the agent is a member"
                : "";
    }

    /** What is lacking to change the table as its owner. */
    public Stream<String> toAlter() {
        return Stream.of(membership, ownerUsage);
    }

    /** The same, and to make a function, a trigger or a table beside it, as the owner. */
    public Stream<String> toMakeBeside() {
        return Stream.of(membership, ownerUsage, ownerCreate);
    }

    /** In the agent's own name, for an index cannot be built within a transaction that switched the role. */
    public Stream<String> toBuildIndex() {
        return Stream.of(inherited(), agentUsage.isEmpty() ? "" : ownerUsage, agentCreates ? "" : ownerCreate);
    }

    /** In the agent's own name too, for which a right on the table is enough. */
    public Stream<String> toWrite() {
        return agentWrites ? Stream.of(agentUsage) : Stream.of(inherited(), agentUsage.isEmpty() ? "" : ownerUsage);
    }

    /** What gives the agent the owner's rights, where it need not act as the owner. */
    private String inherited() {
        return agentInherits ? "" : membership;
    }

    /** Whether anything is lacking that some operation needs. */
    boolean any() {
        return !membership.isEmpty() || !ownerUsage.isEmpty() || !ownerCreate.isEmpty() || !agentUsage.isEmpty();
    }
}
