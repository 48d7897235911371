package dev.bellows.engine.postgresql.schema;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.session.Pause;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Creates the schema {@code bellows} in a target, once, and checks the rights the agent needs. Confined to its session's thread. */
public final class BellowsSchema {
    /** Version of the schema this build writes. */
    public static final int VERSION = 6;

    private static final int INSTALL_ATTEMPTS = 50;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
    private static final String LOCK_KEY = "7310864427718943";

    private final PinnedSession session;
    private final TargetSettings settings;

    public BellowsSchema(PinnedSession session, TargetSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** Whether the schema is there, of this version or an older one; a newer one than this build knows is an error. */
    public boolean installed() throws SQLException {
        return version() > 0;
    }

    /** Version of the schema that is there; 0 for none. */
    private int version() throws SQLException {
        if (!session.probe("to_regclass('bellows.schema_version') IS NOT NULL")) {
            return 0;
        }
        requireUsable();
        int version = session.one("SELECT version FROM bellows.schema_version", row -> row.getInt(1))
                .orElse(0);
        if (version > VERSION) {
            throw BellowsException.of(
                    ErrorCode.TARGET_VERSION,
                    "Schema bellows in " + settings.name() + " has version " + version + "; this agent knows " + VERSION
                            + ".");
        }
        return version;
    }

    /** Names every missing right with the statement to type. Changes nothing. */
    public void requireRights() throws SQLException {
        if (!session.probe("to_regclass('bellows.schema_version') IS NOT NULL")
                && !session.probe("has_database_privilege(current_database(), 'CREATE')")) {
            throw missing("may not create schema bellows", "GRANT CREATE ON DATABASE " + database() + " TO " + role());
        }
    }

    private void requireUsable() throws SQLException {
        boolean usable = session.probe(
                "SELECT bool_and(has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')"
                        + " AND has_table_privilege(c.oid, 'UPDATE')) FROM pg_class c WHERE c.relnamespace = 'bellows'::regnamespace AND c.relkind = 'r'");
        if (!usable) {
            String owner = session.one(
                            "SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'bellows'",
                            row -> row.getString(1))
                    .orElse("OWNER");
            throw missing("may not write the tables of schema bellows", "GRANT " + owner + " TO " + role());
        }
    }

    private BellowsException missing(String what, String grant) throws SQLException {
        return new BellowsException(new Problem(
                ErrorCode.TARGET_RIGHTS,
                "On " + settings.name() + " role " + role() + " " + what + ": " + grant,
                "psql -d " + database() + " -c '" + grant + "'"));
    }

    private String role() throws SQLException {
        return session.sendForValue("SELECT quote_ident(current_user)").orElse("AGENT");
    }

    private String database() throws SQLException {
        return session.sendForValue("SELECT quote_ident(current_database())").orElse("DATABASE");
    }

    /** Creates what is missing, or adds what newer versions have. Two agents may do it at once: one waits for the other without an open
     * transaction (P67). */
    public void install() throws SQLException {
        for (int attempt = 0; attempt < INSTALL_ATTEMPTS; attempt++) {
            int version = version();
            if (version == VERSION) {
                return;
            }
            requireRights();
            StringBuilder scripts = new StringBuilder();
            for (int next = version + 1; next <= VERSION; next++) {
                scripts.append(script(next)).append(";\n");
            }
            if (tryOnce(scripts + (version == 0 ? identitySql() : "SELECT 1"))) {
                return;
            }
            if (!Pause.of(BETWEEN_ATTEMPTS)) {
                break;
            }
        }
        throw BellowsException.of(
                ErrorCode.TARGET_TAKE_OVER,
                "Schema bellows of " + settings.name() + " is being created by another session that does not end.");
    }

    /** False when another session does the same at this moment, or was faster. */
    private boolean tryOnce(String statements) throws SQLException {
        try {
            session.transaction("SELECT CASE WHEN pg_try_advisory_xact_lock(" + LOCK_KEY
                    + ") THEN '' ELSE (1 / (SELECT 0))::text END;\n" + statements);
            return true;
        } catch (SQLException e) {
            boolean raced = Optional.ofNullable(e.getSQLState())
                    .filter(state -> state.equals("22012")
                            || state.equals("42P06")
                            || state.equals("42P07")
                            || state.equals("23505")
                            || state.equals("42710"))
                    .isPresent();
            if (!raced) {
                throw e;
            }
            return false;
        }
    }

    private String identitySql() {
        return "INSERT INTO bellows.identity (token, server_id, database_oid) SELECT "
                + "md5(random()::text || clock_timestamp()::text || "
                + Sql.literal(settings.agent().text())
                + "), (SELECT system_identifier::text FROM pg_control_system()), oid::text FROM pg_database WHERE datname = current_database()";
    }

    private static String script(int version) {
        String name = "V" + version + ".sql";
        try (InputStream script = BellowsSchema.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is part of this jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
