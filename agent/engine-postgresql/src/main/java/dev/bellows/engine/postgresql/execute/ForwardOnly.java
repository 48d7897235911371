package dev.bellows.engine.postgresql.execute;

import dev.bellows.engine.postgresql.session.PinnedSession;
import dev.bellows.engine.postgresql.session.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that commits in parts and leads only forward: once its first part is committed, there is no taking it back. DROP INDEX
 * CONCURRENTLY marks the index before it waits and drops it, DETACH PARTITION … CONCURRENTLY marks the partition. The catalog shows
 * each part, also of a statement that a person wrote; one that is not written in this plain form is left to the journal.
 *
 * @param half condition that holds between the parts
 * @param done condition that holds at the end
 * @param completion statement that goes on from the half
 */
record ForwardOnly(String half, String done, String completion) {
    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|[\\w$]+)";

    private static final String NAME = PART + "(?:\\s*\\.\\s*" + PART + ")?";

    private static final Pattern DROP = Pattern.compile(
            "\\s*DROP\\s+INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+EXISTS\\s+)?(" + NAME + ")\\s*(?:RESTRICT\\s*)?;?\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DETACH = Pattern.compile(
            "\\s*ALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?(" + NAME + ")\\s+DETACH\\s+PARTITION\\s+(" + NAME
                    + ")\\s+CONCURRENTLY\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern REINDEX = Pattern.compile(
            "\\s*REINDEX\\s*(?:\\([^)]*\\)\\s*)?(INDEX|TABLE|SCHEMA|DATABASE|SYSTEM)\\s+(?:CONCURRENTLY\\s+)?(" + NAME
                    + ")?\\s*;?\\s*",
            Pattern.CASE_INSENSITIVE);

    /** What the statement is, if it is one of these. */
    static Optional<ForwardOnly> of(String statement) {
        Matcher drop = DROP.matcher(statement);
        if (drop.matches()) {
            String index = relation(drop.group(1));
            return Optional.of(new ForwardOnly(
                    "EXISTS (SELECT FROM pg_index i WHERE i.indexrelid = " + index
                            + " AND NOT (i.indisvalid AND i.indisready AND i.indislive))",
                    "(" + index + " IS NULL)",
                    statement));
        }
        Matcher detach = DETACH.matcher(statement);
        if (detach.matches()) {
            String link = "EXISTS (SELECT FROM pg_inherits h WHERE h.inhparent = " + relation(detach.group(1))
                    + " AND h.inhrelid = " + relation(detach.group(2));
            return Optional.of(new ForwardOnly(
                    link + " AND h.inhdetachpending)",
                    "(" + relation(detach.group(1)) + " IS NOT NULL AND NOT " + link + "))",
                    "ALTER TABLE " + detach.group(1) + " DETACH PARTITION " + detach.group(2) + " FINALIZE"));
        }
        return Optional.empty();
    }

    boolean isHalf(PinnedSession session) throws SQLException {
        return session.probe(half);
    }

    boolean isDone(PinnedSession session) throws SQLException {
        return session.probe(done);
    }

    /**
     * INVALID indexes that a REINDEX … CONCURRENTLY of the same relation left behind, qualified: nothing drops them by itself, and each costs
     * every write. None for any other statement.
     */
    static List<String> leftBehind(PinnedSession session, String statement) throws SQLException {
        Matcher reindex = REINDEX.matcher(statement);
        if (!reindex.matches() || !statement.toUpperCase(java.util.Locale.ROOT).contains("CONCURRENTLY")) {
            return List.of();
        }
        boolean one = reindex.group(2) != null
                && (reindex.group(1).equalsIgnoreCase("INDEX")
                        || reindex.group(1).equalsIgnoreCase("TABLE"));
        String scope = one
                ? " AND EXISTS (SELECT FROM pg_class t WHERE (t.oid = " + relation(reindex.group(2))
                        + " OR t.oid = (SELECT o.indrelid FROM pg_index o WHERE o.indexrelid = "
                        + relation(reindex.group(2)) + ")) AND i.indrelid IN (t.oid, t.reltoastrelid))"
                : "";
        return session.list(
                "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT i.indisvalid"
                        + " AND c.relname ~ '_cc(new|old)[0-9]*$'" + scope + " ORDER BY 1",
                row -> row.getString(1));
    }

    /** A name as a person writes it: unqualified it lies in public, as in every document. */
    private static String relation(String name) {
        boolean qualified = Pattern.matches(PART + "\\s*\\." + ".*", name);
        return "to_regclass(" + Sql.literal(qualified ? name : "public." + name) + ")";
    }
}
