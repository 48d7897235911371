package dev.bellows.engine.postgresql.session;

import java.time.Duration;

/** Quoting for statements that must travel as one text. Relies on {@code standard_conforming_strings = on}, which is pinned. */
public final class Sql {
    private Sql() {}

    /** A string literal. */
    public static String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL has no zero character");
        }
        return "'" + text.replace("'", "''") + "'";
    }

    /** A quoted identifier. */
    public static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A duration as a setting's value in milliseconds, at least one: zero would mean no limit. */
    public static String milliseconds(Duration duration) {
        return "'" + Math.max(1, duration.toMillis()) + "ms'";
    }

    /** A dollar-quoted body whose tag does not occur in it. */
    public static String dollarQuoted(String body) {
        String tag = "$blw$";
        for (int i = 0; body.contains(tag); i++) {
            tag = "$blw" + i + "$";
        }
        return tag + body + tag;
    }
}
