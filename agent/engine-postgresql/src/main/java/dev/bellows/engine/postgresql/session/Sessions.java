package dev.bellows.engine.postgresql.session;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.engine.TargetSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.postgresql.PGConnection;

/**
 * Opens sessions on one target, pinned and asserted, and keeps those that looks and steps use again and again. A session belongs to
 * one user at a time, and a broken one is never replaced in the middle of its work. Thread-safe because all state is in concurrent
 * collections.
 */
public final class Sessions implements AutoCloseable {
    private static final int OLDEST_SERVER = 140_000;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(10);
    private static final Duration ANSWER_MARGIN = Duration.ofSeconds(10);

    /**
     * Plain SQL on purpose: a block with exception handlers loads a procedural language into every new backend, some 20 ms of its
     * processor time. The interval is refused by servers on other systems, the language of messages is for superusers only; nothing is
     * decided by either.
     */
    private static final String PIN = """
            SELECT set_config('TimeZone', 'UTC', false), set_config('extra_float_digits', '1', false),
                   set_config('IntervalStyle', 'postgres', false), set_config('bytea_output', 'hex', false);
            SELECT set_config('client_connection_check_interval', '2s', false) WHERE version() LIKE '%linux%';
            SELECT set_config('lc_messages', 'C', false)
            WHERE (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
            SELECT pg_backend_pid(), current_setting('server_version_num')::integer, pg_is_in_recovery(),
                   concat_ws('|', current_setting('search_path'), current_setting('row_security'), current_setting('TimeZone'),
                   split_part(current_setting('DateStyle'), ',', 1), current_setting('IntervalStyle'), current_setting('bytea_output'),
                   current_setting('standard_conforming_strings'), current_setting('default_transaction_isolation'),
                   current_setting('session_replication_role'), current_setting('quote_all_identifiers')),
                   current_setting('application_name'), (SELECT KEY FROM pg_stat_get_activity(pg_backend_pid()))""".replace("KEY", OwnSessions.KEY);

    private static final int PIN_COLUMNS = 6;
    private static final String PINNED = "pg_catalog|off|UTC|ISO|postgres|hex|on|read committed|origin|off";

    private final TargetSettings settings;
    private final Passwords passwords;
    private final Set<PinnedSession> live = ConcurrentHashMap.newKeySet();
    private final KeptSessions idle = new KeptSessions(System::nanoTime);
    private final OwnSessions own;

    /** Sessions that nobody else in this process counts. */
    public Sessions(TargetSettings settings) {
        this(settings, new OwnSessions(System::nanoTime));
    }

    /**
     * @param own where every opening is noted, one for all targets of the process
     */
    public Sessions(TargetSettings settings, OwnSessions own) {
        this.settings = settings;
        this.own = own;
        this.passwords = new Passwords(settings.password());
    }

    /** The target these sessions lead to. */
    public TargetSettings settings() {
        return settings;
    }

    /** Opens a session on the primary. Fence 0 says that it never writes. */
    public PinnedSession primary(long fence, Limits limits) {
        return open(PostgresUrl.parse(settings.url()), fence, limits, false);
    }

    /**
     * A session of one holder that is kept open between steps: it goes back when its user closes it, and the next user finds its own
     * limits on it. Only for work whose every transaction compares the fence itself and that changes no setting of the session, and with
     * fence 0 for looks that write nothing: a new session costs the server a process and empty catalog caches, too much to pay several
     * times a second for every database of a server, or for a table of ten thousand rows.
     */
    public PinnedSession kept(long fence, Limits limits) {
        return kept(new KeptSessions.Place("", fence, limits.simple()), limits, () -> primary(fence, limits));
    }

    /** A session on a read replica that is kept open between looks; every look asks again whether it still is a standby. */
    public PinnedSession keptReplica(String url) {
        Limits limits = Limits.QUESTION;
        return kept(new KeptSessions.Place(url, 0, limits.simple()), limits, () -> replica(url, limits));
    }

    private PinnedSession kept(KeptSessions.Place place, Limits limits, Supplier<PinnedSession> opener) {
        Optional<PinnedSession> waiting = idle.take(place);
        if (waiting.isPresent() && !waiting.get().limited(limits, answer(limits))) {
            waiting.get().end();
            waiting = Optional.empty();
        }
        return waiting.orElseGet(opener).keptBy(it -> idle.keep(place, it));
    }

    /** How long an answer is waited for: the server gives up earlier. */
    private static Duration answer(Limits limits) {
        return limits.statement().plus(ANSWER_MARGIN);
    }

    /** Opens a session on a read replica; one that is no standby is refused. */
    public PinnedSession replica(String url, Limits limits) {
        return open(PostgresUrl.parse(url), 0, limits, true);
    }

    /** What this process opened lately. */
    public OwnSessions own() {
        return own;
    }

    /** Server processes of the sessions open now, so that a look for strays leaves them alone. */
    public List<Integer> liveBackends() {
        return live.stream().map(PinnedSession::backend).toList();
    }

    private PinnedSession open(PostgresUrl url, long fence, Limits limits, boolean standby) {
        Connection connection = connect(url, fence, limits);
        boolean opened = false;
        try {
            PinnedSession session = pin(url, connection, fence, standby);
            opened = true;
            return session;
        } catch (SQLException e) {
            throw unreachable(url, e);
        } finally {
            if (!opened) {
                closeQuietly(connection);
            }
        }
    }

    private Connection connect(PostgresUrl url, long fence, Limits limits) {
        Properties properties = new Properties();
        String user = !url.user().isEmpty() ? url.user() : settings.user();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        passwords.read().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", AgentTag.text(settings.line(), fence, settings.agent()));
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(answer(limits).toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("preferQueryMode", limits.simple() ? "simple" : "extended");
        properties.setProperty("options", options(limits));
        try {
            return DriverManager.getConnection(url.jdbc(), properties);
        } catch (SQLException e) {
            throw unreachable(url, e);
        }
    }

    private static String options(Limits limits) {
        // A database's own quote_all_identifiers would write our functions' settings and every definition that is read
        // in another way, transform_null_equals give "= NULL" another meaning.
        return "-c search_path=pg_catalog -c row_security=off -c DateStyle=ISO -c standard_conforming_strings=on"
                + " -c quote_all_identifiers=off -c transform_null_equals=off -c check_function_bodies=on"
                + " -c default_transaction_isolation=read\\ committed -c default_transaction_read_only=off"
                + " -c client_min_messages=warning -c statement_timeout="
                + limits.statement().toMillis()
                + " -c lock_timeout=" + limits.lock().toMillis()
                + " -c idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION.toMillis()
                + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";
    }

    private PinnedSession pin(PostgresUrl url, Connection connection, long fence, boolean standby) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet found = lastRows(statement, statement.execute(PIN));
            int backend = found.getInt(1);
            int version = found.getInt(2);
            own.opened(found.getString(6));
            refusePooler(url, connection, backend, found.getString(5), fence);
            refuseVersion(url, version);
            refuseRole(url, found.getBoolean(3), standby);
            refuseSettings(url, found.getString(4));
            PinnedSession session = new PinnedSession(connection, backend, version, live::remove);
            live.add(session);
            return session;
        }
    }

    private static ResultSet lastRows(Statement statement, boolean first) throws SQLException {
        boolean rows = first;
        while (rows || statement.getUpdateCount() != -1) {
            if (rows) {
                ResultSet found = statement.getResultSet();
                if (found.getMetaData().getColumnCount() == PIN_COLUMNS && found.next()) {
                    return found;
                }
            }
            rows = statement.getMoreResults();
        }
        throw new IllegalStateException("the last statement of the pin gives one row");
    }

    /** A pooler answers the start-up with a key of its own, so its process id is not the one the server names. */
    private void refusePooler(PostgresUrl url, Connection connection, int backend, String name, long fence)
            throws SQLException {
        int announced = connection.unwrap(PGConnection.class).getBackendPID();
        String tag = AgentTag.text(settings.line(), fence, settings.agent());
        if (announced != backend || !tag.equals(name)) {
            throw BellowsException.of(
                    ErrorCode.TARGET_POOLER,
                    "Something between the agent and " + url + " answers for the server (session " + announced
                            + " is backend " + backend + "). Target " + settings.name()
                            + " needs a direct connection.");
        }
    }

    private void refuseVersion(PostgresUrl url, int version) {
        if (version < OLDEST_SERVER) {
            throw BellowsException.of(
                    ErrorCode.TARGET_VERSION,
                    url + " of target " + settings.name() + " runs PostgreSQL " + version / 10_000
                            + "; 14 is the oldest supported.");
        }
    }

    private void refuseRole(PostgresUrl url, boolean inRecovery, boolean standby) {
        if (inRecovery && !standby) {
            throw BellowsException.of(
                    ErrorCode.TARGET_IN_RECOVERY,
                    url + " of target " + settings.name() + " is in recovery: a standby, not the primary.");
        }
        if (!inRecovery && standby) {
            throw BellowsException.of(
                    ErrorCode.TARGET_IN_RECOVERY,
                    "The replica " + url + " of target " + settings.name()
                            + " is not in recovery: it was promoted, or it is not a replica.");
        }
    }

    private void refuseSettings(PostgresUrl url, String found) {
        if (!PINNED.equals(found)) {
            throw BellowsException.of(
                    ErrorCode.TARGET_SETTING,
                    "A session on " + url + " of target " + settings.name() + " has " + found + " instead of " + PINNED
                            + ".");
        }
    }

    private BellowsException unreachable(PostgresUrl url, SQLException e) {
        return new ConnectFailure(url, settings, CONNECT.toSeconds()).of(e);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(Sessions.class)
                    .atDebug()
                    .setCause(e)
                    .log("closing a refused connection failed");
        }
    }

    /** Closes every session that is open. */
    @Override
    public void close() {
        idle.close();
        List.copyOf(live).forEach(PinnedSession::end);
    }
}
