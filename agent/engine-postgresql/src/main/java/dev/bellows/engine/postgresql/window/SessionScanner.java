package dev.bellows.engine.postgresql.window;

import dev.bellows.document.VersionRange;
import dev.bellows.document.error.BellowsException;
import dev.bellows.engine.Readers;
import dev.bellows.engine.SessionCount;
import dev.bellows.engine.SessionScan;
import dev.bellows.engine.SessionScan.Outcome;
import dev.bellows.engine.SessionScan.ServerScan;
import dev.bellows.engine.SessionScan.Session;
import dev.bellows.engine.SessionScan.Worker;
import dev.bellows.engine.StatementReads;
import dev.bellows.engine.TargetSettings;
import dev.bellows.engine.postgresql.observe.Replicas;
import dev.bellows.engine.postgresql.session.AgentTag;
import dev.bellows.engine.postgresql.session.Limits;
import dev.bellows.engine.postgresql.session.OwnSessions;
import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sessions;
import dev.bellows.engine.postgresql.window.TouchedReaders.LoginRole;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for sessions outside a window, on the primary and on every configured replica that has replayed the row of a generation. A
 * server that cannot be looked at, or a role that sees nobody else's sessions, is UNKNOWN, never clean; so is a replica that streams from
 * the primary and that nobody listed. Thread-safe because
 * what it remembers is.
 */
public final class SessionScanner {
    private static final int MOST_IN_THE_WAY = 100;
    private static final int MOST_SESSIONS = 1_000;

    private final Sessions sessions;
    private final InstantSource time;
    private final StatementWatches statements;

    /**
     * @param statements what is remembered of the statistics of statements between scans
     */
    public SessionScanner(Sessions sessions, InstantSource time, StatementWatches statements) {
        this.sessions = sessions;
        this.time = time;
        this.statements = statements;
    }

    /** Scans every server against a window whose row was committed with that generation. */
    public SessionScan scan(VersionRange window, long generation) {
        Who who = new Who();
        List<ServerScan> servers = new ArrayList<>();
        servers.add(look("primary", window, generation, Optional.empty(), who));
        List<String> replicas = sessions.settings().replicas();
        for (int i = 0; i < replicas.size(); i++) {
            servers.add(look("replica-" + (i + 1), window, generation, Optional.of(replicas.get(i)), who));
        }
        List<String> unlisted = Replicas.unlisted(who.senders, who.receivers, sessions.settings());
        unlisted.forEach(name -> servers.add(unknown(
                name,
                "it streams from the primary and is not listed, so nobody looks who reads there: list it in agent.yaml (replicas), or name it"
                        + " under ignoreReplicas")));
        return new SessionScan(time.instant(), servers, who.readers);
    }

    /** What the primary says of roles, which its replicas share. Confined to one scan. */
    private static final class Who {
        private Map<Long, LoginRole> roles = Map.of();
        private Optional<Readers> readers = Optional.empty();
        private List<Replicas.Sender> senders = List.of();
        private final List<String> receivers = new ArrayList<>();

        void read(PinnedSession session, TargetSettings settings) throws SQLException {
            roles = TouchedReaders.read(session, settings.line());
            List<String> may = roles.values().stream()
                    .filter(LoginRole::may)
                    .map(LoginRole::name)
                    .sorted()
                    .toList();
            readers = Optional.of(
                    new Readers(session.sendForValue("SELECT session_user").orElseThrow(), Optional.of(may)));
        }

        /** A role that nobody knows may do what it likes. */
        boolean mayRead(long role) {
            LoginRole known = roles.get(role);
            return known == null || known.may();
        }
    }

    private ServerScan look(String server, VersionRange window, long generation, Optional<String> replica, Who who) {
        try (PinnedSession session =
                replica.isPresent() ? sessions.keptReplica(replica.get()) : sessions.kept(0, Limits.QUESTION)) {
            ServerScan sessionsSeen = session.together(() -> look(session, server, window, generation, replica, who));
            return sessionsSeen.outcome() == Outcome.UNKNOWN
                    ? sessionsSeen
                    : with(sessionsSeen, statements.of(server).look(session, window.min()));
        } catch (BellowsException e) {
            return unknown(server, e.problem().message());
        } catch (SQLException e) {
            return unknown(server, "the look failed with SQLSTATE " + e.getSQLState());
        }
    }

    /** Everything but the statistics of statements, whose failure is no reason to see no sessions. */
    private ServerScan look(
            PinnedSession session,
            String server,
            VersionRange window,
            long generation,
            Optional<String> replica,
            Who who)
            throws SQLException {
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
        if (replica.isEmpty()) {
            who.read(session, sessions.settings());
            who.senders = Replicas.senders(session);
            forget(session);
        } else {
            Replicas.receiver(session).ifPresent(who.receivers::add);
        }
        SessionCounting counting = SessionCounting.begin(session, time.instant());
        forget(session);
        List<Seen> seen = sessionsOn(session, who);
        List<Worker> workers = workers(session);
        SessionCount count = counting.end(seen.stream().map(Seen::key).toList(), sessions.own());
        return found(server, window, seen, count, workers);
    }

    /** The next reading shows who is there then, not who was there at the first. */
    private static void forget(PinnedSession session) throws SQLException {
        session.send("SELECT pg_stat_clear_snapshot()");
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

    /** A session that was there; what it is to others is empty for ours and those of another line. */
    private record Seen(String key, Optional<Session> session) {}

    private List<Seen> sessionsOn(PinnedSession session, Who who) throws SQLException {
        TargetSettings settings = sessions.settings();
        return session.list("""
                SELECT application_name, coalesce(usename, ''), coalesce(host(client_addr), 'local'), usesysid::bigint, KEY
                FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
                ORDER BY (application_name LIKE 'blw1%') DESC, pid""".replace("KEY", OwnSessions.KEY), row -> {
            String name = row.getString(1);
            Optional<SessionTag> tag = SessionTag.parse(name);
            boolean other = !name.startsWith(AgentTag.PREFIX)
                    && tag.map(it -> it.concerns(settings.line())).orElse(true);
            Session shown = new Session(
                    tag.isPresent(),
                    tag.map(SessionTag::version).orElse(0),
                    tag.map(SessionTag::incarnation).orElse(""),
                    row.getString(2),
                    row.getString(3),
                    who.mayRead(row.getLong(4)));
            return new Seen(row.getString(5), Optional.of(shown).filter(it -> other));
        });
    }

    /**
     * Who may run statements here without a session: workers of extensions, those that apply or copy for a subscription, and senders
     * that a subscriber bound to this database. The server's own processes belong to no database, or read nothing by a column's name.
     * Kind and role are unknown of a worker that is about to end, or whose role was dropped under it; it is listed all the same.
     */
    private static List<Worker> workers(PinnedSession session) throws SQLException {
        return session.list("""
                SELECT DISTINCT coalesce(backend_type, 'background worker'), coalesce(usename, '') FROM pg_stat_activity
                WHERE datname = current_database() AND coalesce(backend_type, 'background worker')
                  NOT IN ('client backend', 'parallel worker', 'autovacuum worker', 'slotsync worker')
                ORDER BY 1, 2""", row -> new Worker(row.getString(1), row.getString(2)));
    }

    private static ServerScan with(ServerScan scan, StatementReads reads) {
        return new ServerScan(
                scan.server(),
                scan.outcome(),
                scan.inTheWay(),
                scan.all(),
                scan.reason(),
                scan.count(),
                reads,
                scan.workers());
    }

    private static ServerScan found(
            String server, VersionRange window, List<Seen> seen, SessionCount count, List<Worker> workers) {
        List<Session> all =
                seen.stream().map(Seen::session).flatMap(Optional::stream).toList();
        if (all.size() > MOST_SESSIONS) {
            return unknown(server, "more than " + MOST_SESSIONS + " sessions");
        }
        List<Session> inTheWay = all.stream()
                .filter(Session::tagged)
                .filter(it -> it.version() == 0 || !window.contains(it.version()))
                .limit(MOST_IN_THE_WAY)
                .toList();
        return new ServerScan(
                server,
                inTheWay.isEmpty() ? Outcome.CLEAN : Outcome.VETO,
                inTheWay,
                all,
                "",
                Optional.of(count),
                StatementReads.unusable("not asked yet"),
                workers);
    }

    private static ServerScan unknown(String server, String reason) {
        return new ServerScan(server, Outcome.UNKNOWN, List.of(), List.of(), reason);
    }
}
