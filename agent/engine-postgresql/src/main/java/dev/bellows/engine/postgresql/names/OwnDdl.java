package dev.bellows.engine.postgresql.names;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark on DDL that we execute as a table's owner: the server's statistics show it under the owner's name, and nobody could tell it
 * from the owner's own. Only DDL and blocks are marked, of which each text is a shape of its own: the statistics keep one text for all
 * queries of one shape, and a mark on one could hide an application's. Pure.
 */
public final class OwnDdl {
    private static final String MARK = " /* bellows */ ";
    private static final Pattern DDL =
            Pattern.compile("\\s*(?:ALTER|CREATE|DROP|COMMENT|GRANT|REVOKE|DO)\\b", Pattern.CASE_INSENSITIVE);

    private OwnDdl() {}

    /** The statement with the mark behind its first word: a server may leave out what stands before it. What is no DDL stays as it is. */
    public static String marked(String statement) {
        Matcher first = DDL.matcher(statement);
        return first.lookingAt()
                ? statement.substring(0, first.end())
                        + MARK
                        + statement.substring(first.end()).stripLeading()
                : statement;
    }

    /** Whether a text from the statistics is marked DDL. */
    public static boolean isOurs(String text) {
        Matcher first = DDL.matcher(text);
        return first.lookingAt() && text.startsWith(MARK, first.end());
    }
}
