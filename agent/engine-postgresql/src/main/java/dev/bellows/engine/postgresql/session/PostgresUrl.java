package dev.bellows.engine.postgresql.session;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection URL as people write it, {@code postgresql://[user@]host[:port]/database[?parameters]}; {@code postgres://} and
 * {@code jdbc:postgresql://} mean the same. It never holds a password.
 *
 * @param user login role, empty when the URL names none
 * @param hosts host and port, several separated by commas
 * @param database database name, percent-encoded as in the URL
 * @param parameters driver parameters without {@code ?}, may be empty
 */
public record PostgresUrl(String user, String hosts, String database, String parameters) {
    private static final Pattern FORM =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^@/?]*)@)?([^/?@]*)/([^/?@]+)(?:\\?(.*))?");
    private static final Pattern HOSTS = Pattern.compile("(?:\\[[^\\],]*\\]|[^:,\\[\\]]*)(?::(\\d{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern PASSWORD = Pattern.compile("(?i)(^|&)(password|sslpassword)=");

    /** Whether the text looks like a PostgreSQL URL. */
    public static boolean accepts(String url) {
        return url.matches("(?:jdbc:)?postgres(?:ql)?://.*");
    }

    /** Reads a URL; a password inside it is refused, and no message repeats it. */
    public static PostgresUrl parse(String url) {
        Matcher form = FORM.matcher(url);
        if (!form.matches() || !Arrays.stream(form.group(2).split(",", -1)).allMatch(PostgresUrl::isHost)) {
            throw BellowsException.of(
                    ErrorCode.TARGET_URL, "The URL must read postgresql://[user@]host[:port]/database[?parameters].");
        }
        String user = orEmpty(form.group(1));
        String parameters = orEmpty(form.group(4));
        if (user.contains(":") || PASSWORD.matcher(parameters).find()) {
            throw BellowsException.of(
                    ErrorCode.TARGET_URL,
                    "The URL of host " + form.group(2) + " holds a password; use passwordFile or the environment.");
        }
        return new PostgresUrl(user, form.group(2), form.group(3), parameters);
    }

    private static boolean isHost(String text) {
        Matcher host = HOSTS.matcher(text);
        return host.matches() && (host.group(1) == null || Integer.parseInt(host.group(1)) <= HIGHEST_PORT);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** The driver's form. */
    public String jdbc() {
        return "jdbc:postgresql://" + hosts + "/" + database + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** The database's name, decoded. */
    public String name() {
        return URLDecoder.decode(database, StandardCharsets.UTF_8);
    }

    /** Host, port and database, for people. */
    @Override
    public String toString() {
        return hosts + "/" + database;
    }
}
