package dev.bellows.engine.postgresql.session;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Outcome;
import dev.bellows.document.error.Problem;
import dev.bellows.engine.TargetSettings;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;

/**
 * Why a session could not be opened, in words that name the one thing to correct. Decided by SQLSTATE and by the kind of the
 * driver's cause, never by a text; no message holds a password.
 *
 * @param url where it should lead
 * @param settings the target
 * @param limit how long the server was waited for, in seconds
 */
record ConnectFailure(PostgresUrl url, TargetSettings settings, long limit) {

    /** The coded refusal for what the driver said. */
    BellowsException of(SQLException e) {
        return new BellowsException(problem(e), Outcome.NOTHING_DONE, e);
    }

    private Problem problem(SQLException e) {
        String state = e.getSQLState() == null ? "none" : e.getSQLState();
        return switch (state) {
            case "08P01" ->
                Problem.of(
                        ErrorCode.TARGET_POOLER, where() + " refuses start-up parameters, as connection poolers do.");
            case "42501" -> mayNotConnect();
            case "3D000" -> unreachable("the server has no database " + url.name(), state);
            case "28P01" ->
                unreachable(
                        "the password of role " + role()
                                + " is not accepted; it comes from passwordFile, passwordEnv or pgpass",
                        state);
            case "08004" ->
                unreachable(
                        "the password of role " + role()
                                + " is missing (it comes from passwordFile, passwordEnv or pgpass), or the two do not agree about TLS",
                        state);
            case "28000" ->
                unreachable(
                        "the server does not let the role in: there is no role " + role()
                                + ", or pg_hba.conf has no line for it",
                        state);
            case "53300" -> unreachable("the server has no connection left for role " + role(), state);
            case "57P03" -> unreachable("the server is starting, stopping or recovering", state);
            default -> unreachable(why(e), state);
        };
    }

    private String why(SQLException e) {
        if (e.getCause() == null && "08001".equals(e.getSQLState())) {
            return silent(); // the driver's own deadline has no cause
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException ignored -> {
                    return "the host name is not known here";
                }
                case ConnectException ignored -> {
                    return "it refuses the connection, as when nothing listens there";
                }
                case SocketTimeoutException ignored -> {
                    return silent();
                }
                default -> {}
            }
        }
        return "no session as role " + role() + " was opened";
    }

    private String silent() {
        return "it did not answer in " + limit + " s";
    }

    private Problem mayNotConnect() {
        String grant = "GRANT CONNECT ON DATABASE " + Sql.identifier(url.name()) + " TO " + Sql.identifier(role());
        return new Problem(
                ErrorCode.TARGET_RIGHTS,
                "Role " + role() + " may not connect to " + where() + ": " + grant,
                "psql -d " + url.name() + " -c '" + grant + "'");
    }

    private Problem unreachable(String why, String state) {
        String user = given().isEmpty() ? "" : " -U " + given();
        return new Problem(
                ErrorCode.TARGET_UNREACHABLE,
                "No session on " + where() + ": " + why + " (SQLSTATE " + state + ").",
                "psql -d postgresql://" + url + user + " -c 'SELECT 1'");
    }

    private String where() {
        return url + " of target " + settings.name();
    }

    private String role() {
        return given().isEmpty() ? "of the system" : given();
    }

    private String given() {
        return url.user().isEmpty() ? settings.user() : url.user();
    }
}
