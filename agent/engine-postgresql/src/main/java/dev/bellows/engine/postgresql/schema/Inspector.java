package dev.bellows.engine.postgresql.schema;

import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.Inspection;
import dev.bellows.engine.Inspection.Fingerprint;
import dev.bellows.engine.ReplicaState;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.WindowRow;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.PostgresUrl;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads what a target says about itself. Changes nothing. Confined to its session's thread. */
public final class Inspector {
    private final PinnedSession session;
    private final TargetSettings settings;

    public Inspector(PinnedSession session, TargetSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** One look; works on a database without schema {@code bellows}, and names the rights that creating it would need. */
    public Inspection inspect(List<ReplicaState> replicas) throws SQLException {
        BellowsSchema schema = new BellowsSchema(session, settings);
        schema.requireRights();
        boolean installed = schema.installed();
        return new Inspection(
                fingerprint(installed),
                installed ? window() : Optional.empty(),
                installed ? number("SELECT fence FROM bellows.fence WHERE line = ?") : 0,
                installed ? number("SELECT max(id) FROM bellows.journal WHERE line = ? AND state <> 'APPLIED'") : 0,
                installed ? halted() : Optional.empty(),
                replicas);
    }

    /** The window row of the line. */
    public Optional<WindowRow> window() throws SQLException {
        return session.one(
                "SELECT min_version, max_version, generation FROM bellows.\"window\" WHERE line = ?",
                row -> new WindowRow(new VersionRange(row.getInt(1), row.getInt(2)), row.getLong(3)),
                settings.line().name());
    }

    /** Refuses a database that carries the identity of another one: a copy must be adopted by a person. */
    public void refuseClone() throws SQLException {
        Fingerprint now = fingerprint(true);
        boolean same = session.one(
                        "SELECT 1 FROM bellows.identity WHERE server_id = ? AND database_oid = ?",
                        row -> 1,
                        now.serverId(),
                        now.databaseId())
                .isPresent();
        if (!same) {
            throw BellowsException.of(
                    ErrorCode.TARGET_CLONE,
                    "The database of " + settings.name()
                            + " carries an identity that was written on another server or in another database. "
                            + "If this copy is to live on its own, let its owner run: SELECT bellows.adopt()");
        }
    }

    private Fingerprint fingerprint(boolean installed) throws SQLException {
        Optional<String> token = installed
                ? session.one("SELECT token FROM bellows.identity", row -> row.getString(1))
                : Optional.empty();
        return session.one(
                        """
                        SELECT (SELECT system_identifier::text FROM pg_control_system()), d.oid::text,
                               ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::bigint,
                               'PostgreSQL ' || current_setting('server_version'), pg_current_wal_insert_lsn()::text
                        FROM pg_database d WHERE d.datname = current_database()""",
                        row -> new Fingerprint(
                                token,
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5),
                                PostgresUrl.parse(settings.url()).hosts()))
                .orElseThrow();
    }

    private long number(String sql) throws SQLException {
        return session.one(sql, row -> row.getLong(1), settings.line().name()).orElse(0L);
    }

    private Optional<String> halted() throws SQLException {
        return session.one(
                "SELECT by_role || ': ' || reason FROM bellows.control WHERE halted", row -> row.getString(1));
    }
}
