package dev.bellows.engine.postgresql.window;

import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.SessionScan.Outcome;
import dev.bellows.engine.SessionScan.ServerScan;
import dev.bellows.engine.SessionScan.Session;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.session.AgentTag;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for sessions outside a window, on the primary and on every configured replica that has replayed the row of a generation. A
 * server that cannot be looked at, or a role that sees nobody else's sessions, is UNKNOWN, never clean. Thread-safe: no state.
 */
public final class SessionScanner {
    private static final int MOST_IN_THE_WAY = 100;
    private static final int MOST_SESSIONS = 1_000;

    private final Sessions sessions;
    private final InstantSource time;

    public SessionScanner(Sessions sessions, InstantSource time) {
        this.sessions = sessions;
        this.time = time;
    }

    /** Scans every server against a window whose row was committed with that generation. */
    public SessionScan scan(VersionRange window, long generation) {
        List<ServerScan> servers = new ArrayList<>();
        servers.add(look("primary", window, generation, Optional.empty()));
        List<String> replicas = sessions.settings().replicas();
        for (int i = 0; i < replicas.size(); i++) {
            servers.add(look("replica-" + (i + 1), window, generation, Optional.of(replicas.get(i))));
        }
        return new SessionScan(time.instant(), servers);
    }

    private ServerScan look(String server, VersionRange window, long generation, Optional<String> replica) {
        try (PinnedSession session =
                replica.isPresent() ? sessions.keptReplica(replica.get()) : sessions.kept(0, Limits.QUESTION)) {
            if (replica.isPresent() && !session.probe("pg_is_in_recovery()")) {
                return unknown(server, "it was a replica and is none any more: it was promoted");
            }
            Optional<String> notYet = notYetClosed(session, window, generation);
            if (notYet.isPresent()) {
                return unknown(server, notYet.get());
            }
            if (!session.probe("pg_has_role('pg_read_all_stats', 'USAGE')")) {
                return unknown(
                        server,
                        "the agent's role does not see other sessions: GRANT pg_read_all_stats TO "
                                + session.sendForValue("SELECT quote_ident(current_user)")
                                        .orElse("AGENT"));
            }
            return found(server, window, sessionsOn(session));
        } catch (BellowsException e) {
            return unknown(server, e.problem().message());
        } catch (SQLException e) {
            return unknown(server, "the look failed with SQLSTATE " + e.getSQLState());
        }
    }

    private Optional<String> notYetClosed(PinnedSession session, VersionRange window, long generation)
            throws SQLException {
        Optional<String> row = session.one(
                "SELECT format('[%s,%s] generation %s', min_version, max_version, generation),"
                        + " min_version = ? AND max_version = ? AND generation >= ? FROM bellows.window_v1 WHERE line = ?",
                it -> it.getBoolean(2) ? "" : it.getString(1),
                window.min(),
                window.max(),
                generation,
                sessions.settings().line().name());
        if (row.isEmpty()) {
            return Optional.of("the server has no window row of this line");
        }
        return row.filter(it -> !it.isEmpty())
                .map(it -> "the server's window row says " + it + ", not " + window + " generation " + generation);
    }

    private List<Session> sessionsOn(PinnedSession session) throws SQLException {
        TargetSettings settings = sessions.settings();
        // Without a plan nobody can say what is touched: then everybody may read it.
        String readers = TouchedReaders.query(session, settings.line())
                .orElse("SELECT NULL::oid AS usesysid, true AS may WHERE false");
        List<Optional<Session>> all = session.list(
                """
                SELECT application_name, coalesce(usename, ''), coalesce(host(client_addr), 'local'), coalesce(r.may, true)
                FROM pg_stat_activity LEFT JOIN (READERS) r USING (usesysid)
                WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
                  AND application_name NOT LIKE ?
                ORDER BY (application_name LIKE 'blw1%') DESC, pid LIMIT ?""".replace("READERS", readers),
                row -> {
                    Optional<SessionTag> tag = SessionTag.parse(row.getString(1));
                    if (tag.isPresent() && !tag.get().concerns(settings.line())) {
                        return Optional.<Session>empty();
                    }
                    return Optional.of(new Session(
                            tag.isPresent(),
                            tag.map(SessionTag::version).orElse(0),
                            tag.map(SessionTag::incarnation).orElse(""),
                            row.getString(2),
                            row.getString(3),
                            row.getBoolean(4)));
                },
                AgentTag.PREFIX + "%",
                MOST_SESSIONS + 1);
        return all.stream().flatMap(Optional::stream).toList();
    }

    private static ServerScan found(String server, VersionRange window, List<Session> all) {
        if (all.size() > MOST_SESSIONS) {
            return unknown(server, "more than " + MOST_SESSIONS + " sessions");
        }
        List<Session> inTheWay = all.stream()
                .filter(Session::tagged)
                .filter(it -> it.version() == 0 || !window.contains(it.version()))
                .limit(MOST_IN_THE_WAY)
                .toList();
        return new ServerScan(server, inTheWay.isEmpty() ? Outcome.CLEAN : Outcome.VETO, inTheWay, all, "");
    }

    private static ServerScan unknown(String server, String reason) {
        return new ServerScan(server, Outcome.UNKNOWN, List.of(), List.of(), reason);
    }
}
