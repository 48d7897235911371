package dev.bellows.engine.postgresql.archive;

import dev.bellows.document.Operation.TableName;
import dev.bellows.document.SchemaLine;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.KeptArchive;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of {@code bellows.archive} of one line. Confined to its session's thread. */
public final class Archives {
    private static final int MOST = 1_000;

    private final PinnedSession session;
    private final TargetSettings settings;
    private final SchemaLine line;

    public Archives(PinnedSession session, TargetSettings settings) {
        this.session = session;
        this.settings = settings;
        this.line = settings.line();
    }

    /** All of them, by version and name. */
    public List<KeptArchive> all() throws SQLException {
        if (!session.probe("to_regclass('bellows.archive') IS NOT NULL")) {
            return List.of();
        }
        return session.list(
                "SELECT version, schema_name, table_name, column_name, value_type, key_columns, state, rows, coalesce(checksum::text, ''),"
                        + " bytes, coalesce(archived_at, begun_at), restored_by, restored_at IS NOT NULL, restored_rows, gone_rows, other_rows"
                        + " FROM bellows.archive WHERE line = ? ORDER BY version, schema_name, table_name, column_name LIMIT "
                        + MOST,
                this::row,
                line.name());
    }

    private KeptArchive row(ResultSet row) throws SQLException {
        KeptArchive.State state = switch (row.getString(7)) {
            case "COMPLETE", "COPYING" -> KeptArchive.State.COPYING;
            case String other -> KeptArchive.State.valueOf(other);
        };
        String column = row.getString(4);
        boolean counted = row.getBoolean(13) && !column.isEmpty();
        return new KeptArchive(
                row.getInt(1),
                new TableName(Optional.of(row.getString(2)), row.getString(3)).toString(),
                column,
                row.getString(5),
                List.of((String[]) row.getArray(6).getArray()),
                state,
                row.getLong(8),
                row.getString(9),
                row.getLong(10),
                row.getTimestamp(11).toInstant(),
                row.getInt(12) == 0
                        ? ""
                        : "by " + line + "/" + row.getInt(12)
                                + (counted
                                        ? ": " + row.getLong(14) + " rows, " + row.getLong(15)
                                                + " of the archive are gone, " + row.getLong(16) + " have none in it"
                                        : ""));
    }

    /**
     * Removes one for ever.
     *
     * @param name as {@link KeptArchive#name} gives it
     */
    public void remove(int version, String name, String reason) throws SQLException {
        KeptArchive found = all().stream()
                .filter(it -> it.version() == version && it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(
                        "nothing was archived as " + name + " by the cleanup of " + line + "/" + version,
                        "bellows agent archive list --target " + settings.name()));
        switch (found.state()) {
            case KEPT -> {}
            case COPYING -> throw refused("a cleanup is at it", "bellows rollout describe " + line + "/" + version);
            case RESTORING -> throw refused("a migration puts it back", "bellows get rollouts");
            case RESTORED, REMOVED ->
                throw refused(
                        name + " is not in the archive any more",
                        "bellows agent archive list --target " + settings.name());
        }
        TableName table = TableName.parse(found.table()).orElseThrow();
        String is = "line = " + Sql.literal(line.name()) + " AND version = " + version + " AND schema_name = "
                + Sql.literal(table.schema().orElseThrow()) + " AND table_name = " + Sql.literal(table.name())
                + " AND column_name = " + Sql.literal(found.column()) + " AND state = 'KEPT'";
        // Under the row's lock: what is read of it here is so until the end.
        session.transaction("DO "
                + Sql.dollarQuoted(
                        "\nDECLARE\n  blw_relation pg_catalog.text;\nBEGIN\n  SELECT relation INTO STRICT blw_relation"
                                + " FROM bellows.archive WHERE " + is
                                + " FOR UPDATE;\n  EXECUTE pg_catalog.format('DROP TABLE IF EXISTS bellows_archive.%I', blw_relation);\n"
                                + "  UPDATE bellows.archive SET state = 'REMOVED', removed_at = pg_catalog.clock_timestamp(), removed_reason = "
                                + Sql.literal(reason) + " WHERE " + is + ";\nEND ")
                + ";\nSELECT 1");
    }

    private BellowsException refused(String why, String next) {
        return new BellowsException(new Problem(
                ErrorCode.TARGET_NEEDED,
                "In the database of " + settings.name() + " nothing was removed: " + why + ".",
                next));
    }
}
