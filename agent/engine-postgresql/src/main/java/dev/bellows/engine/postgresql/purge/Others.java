package dev.bellows.engine.postgresql.purge;

import dev.bellows.document.SchemaLine;
import dev.bellows.engine.Removal.Obstacle;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who else is here and needs what would go. Confined to its session's thread. */
final class Others {
    /** A holder says once a second that it lives. */
    static final Duration SILENT = Duration.ofSeconds(30);

    private final PinnedSession session;
    private final TargetSettings settings;
    private final Set<SchemaLine> lines;

    Others(PinnedSession session, TargetSettings settings, Set<SchemaLine> lines) {
        this.session = session;
        this.settings = settings;
        this.lines = Set.copyOf(lines);
    }

    /**
     * Everybody.
     *
     * @param own server processes of whoever looks
     */
    List<Obstacle> inTheWay(List<Integer> own) throws SQLException {
        List<Obstacle> found = new ArrayList<>();
        halted(found);
        lines(found);
        if (!session.probe("pg_has_role('pg_read_all_stats', 'USAGE')")) {
            found.add(new Obstacle(
                    "the role does not see other sessions: nobody can say whether an agent or a service is connected",
                    "GRANT pg_read_all_stats TO "
                            + session.sendForValue("SELECT quote_ident(current_user)")
                                    .orElse("AGENT")));
            return found;
        }
        agents(own, found);
        found.addAll(services(session, "the primary"));
        hanging(found);
        return found;
    }

    private void halted(List<Obstacle> found) throws SQLException {
        session.one(
                        "SELECT by_role || ': ' || reason FROM bellows.control WHERE halted",
                        row -> new Obstacle("all work was stopped by " + row.getString(1), "SELECT bellows.resume()"))
                .ifPresent(found::add);
    }

    private void lines(List<Obstacle> found) throws SQLException {
        String named = String.join(
                ", ", lines.stream().map(it -> Sql.literal(it.name())).sorted().toList());
        session.list(
                        "SELECT f.line, coalesce(h.target, '') FROM bellows.fence f LEFT JOIN bellows.holder h ON h.line = f.line"
                                + " WHERE f.line NOT IN (" + named + ") ORDER BY 1",
                        row -> new Obstacle(
                                "line " + row.getString(1) + " is in this database too, as target " + row.getString(2)
                                        + ": its state would go with the rest",
                                "the same command with --target " + row.getString(2) + " beside --target "
                                        + settings.name()))
                .forEach(found::add);
    }

    private void agents(List<Integer> own, List<Obstacle> found) throws SQLException {
        String spared = String.join(",", own.stream().map(String::valueOf).toList());
        found.addAll(session.list(
                "SELECT DISTINCT split_part(application_name, ' ', 2), coalesce(usename, '') FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND starts_with(application_name, 'bellows-agent ')"
                        + " AND pid <> ALL (string_to_array(?, ',')::int[]) ORDER BY 1, 2",
                row -> new Obstacle(
                        "an agent has sessions here, for line " + row.getString(1) + " as role " + row.getString(2),
                        "stop that agent, and the same command again"),
                spared));
        if (found.stream().noneMatch(it -> it.what().startsWith("an agent has"))) {
            found.addAll(session.list(
                    "SELECT line, target, agent, ceil(extract(epoch FROM clock_timestamp() - heartbeat_at))::bigint FROM bellows.holder"
                            + " WHERE heartbeat_at > clock_timestamp() - make_interval(secs => ?) ORDER BY 1",
                    row -> new Obstacle(
                            "agent " + row.getString(3) + " held target " + row.getString(2) + " (line "
                                    + row.getString(1) + ") " + row.getLong(4)
                                    + " s ago, and may be back at any moment",
                            "stop that agent, wait " + SILENT.toSeconds() + " s, and the same command again"),
                    SILENT.toSeconds()));
        }
    }

    /** Sessions of services, which ask for the window when they start and with each new connection. */
    static List<Obstacle> services(PinnedSession session, String server) throws SQLException {
        return session.list(
                "SELECT application_name, coalesce(usename, ''), count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND backend_type = 'client backend' AND starts_with(application_name, 'blw1') GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 20",
                row -> new Obstacle(
                        row.getLong(3) + " session(s) of a service on " + server + ", as role " + row.getString(2)
                                + " (" + row.getString(1) + "): it asks for the window with each connection",
                        "stop the service, or start it without its tag"));
    }

    /** What is not ours and would be dropped with it, or forbids the drop. */
    private void hanging(List<Obstacle> found) throws SQLException {
        found.addAll(session.list(
                "WITH " + OwnObjects.IDS + """

                 SELECT DISTINCT pg_describe_object(d.classid, d.objid, 0) FROM pg_depend d
                 WHERE (d.refclassid, d.refobjid) IN (SELECT class, id FROM own
                     UNION ALL SELECT 'pg_namespace'::regclass, oid FROM pg_namespace WHERE nspname = 'bellows')
                   AND (d.classid, d.objid) NOT IN (SELECT class, id FROM own) AND d.deptype IN ('n', 'a')
                   AND d.classid NOT IN ('pg_default_acl'::regclass)
                   AND NOT (d.classid = 'pg_trigger'::regclass AND (SELECT t.tgisinternal FROM pg_trigger t WHERE t.oid = d.objid))
                 ORDER BY 1 LIMIT 20""",
                row -> new Obstacle(
                        row.getString(1) + " is not ours and hangs on schema bellows",
                        "drop it or move it, and the same command again")));
    }
}
