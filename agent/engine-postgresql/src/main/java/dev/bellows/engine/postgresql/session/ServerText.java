package dev.bellows.engine.postgresql.session;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The server's own words about an error, without what could be a row's value. Its first line alone: details, hints and contexts quote
 * rows. Messages about objects are kept as they are; in all others what stands in quotes, and every number, is left out.
 */
public final class ServerText {
    /**
     * Not supported, grantors and roles, dependents, integrity, databases and schemas that are not there, syntax and names, resources,
     * limits, states: they name objects and sizes.
     */
    private static final Set<String> OF_OBJECTS =
            Set.of("0A", "0L", "0P", "2B", "23", "3D", "3F", "42", "53", "54", "55");

    private static final Pattern COULD_BE_A_VALUE = Pattern.compile("\"[^\"]*\"|'[^']*'|[0-9]+(?:[.,:-][0-9]+)*");
    private static final int LONGEST = 300;

    private ServerText() {}

    /** For people: {@code SQLSTATE 23514: new row for relation "users" violates check constraint "users_check"}. */
    public static String of(SQLException e) {
        String state = e.getSQLState() == null ? "none" : e.getSQLState();
        ServerErrorMessage server = e instanceof PSQLException known ? known.getServerErrorMessage() : null;
        return server == null || server.getMessage() == null ? "SQLSTATE " + state : of(state, server.getMessage());
    }

    /** The same of a state and a message that a block in the server caught. */
    public static String of(String state, String message) {
        String line = message.lines().findFirst().orElse("");
        boolean ofObjects = state.length() == 5 && OF_OBJECTS.contains(state.substring(0, 2));
        String safe = ofObjects ? line : COULD_BE_A_VALUE.matcher(line).replaceAll("…");
        return "SQLSTATE " + state + ": " + (safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…");
    }

    /** The same as an expression over a state and a message that a block in the server caught: what it leaves out never leaves the server. */
    public static String sql(String state, String message) {
        String line = "pg_catalog.split_part(" + message + ", E'\\n', 1)";
        String safe = "CASE WHEN pg_catalog.left(" + state + ", 2) IN ("
                + OF_OBJECTS.stream().sorted().map(Sql::literal).collect(Collectors.joining(", ")) + ") THEN " + line
                + " ELSE pg_catalog.regexp_replace(" + line + ", " + Sql.literal(COULD_BE_A_VALUE.pattern())
                + ", '…', 'g') END";
        return "pg_catalog.concat('SQLSTATE ', " + state + ", ': ', pg_catalog.left(" + safe + ", " + LONGEST + "))";
    }
}
