package dev.bellows.engine.postgresql.backfill;

import dev.bellows.engine.Step;
import dev.bellows.engine.postgresql.session.PinnedSession;
import java.sql.SQLException;

/**
 * Writing rows without firing the application's triggers: {@code session_replication_role = replica} for one transaction. Ours are
 * ENABLE ALWAYS and fire. Has no state.
 */
public final class QuietFills {
    private static final int GRANTABLE_SINCE = 15;

    private QuietFills() {}

    /** Whether this role may: a superuser, or from PostgreSQL 15 on whom the parameter was granted to. */
    public static boolean allowed(PinnedSession session) throws SQLException {
        String may = session.majorVersion() < GRANTABLE_SINCE
                ? "(SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)"
                : "pg_catalog.has_parameter_privilege('session_replication_role', 'SET')";
        return session.probe("SELECT " + may);
    }

    /** Statements at the head of a transaction that writes rows of this fill. */
    static String headSql(Step.Body.BackfillRange body) {
        return body.quiet() ? "SET LOCAL session_replication_role = replica;\n" : "";
    }
}
