package dev.bellows.engine.postgresql.names;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Names that PostgreSQL gives to constraints that have none in their statement, as {@code ChooseConstraintName} and {@code ChooseIndexName}
 * make them in 14 to 18: {@code orders_customer_id_fkey}. Pure. In a database whose encoding is not UTF-8 a name that has to be cut may be cut
 * elsewhere.
 */
public final class DefaultNames {
    private DefaultNames() {}

    /**
     * The first of PostgreSQL's names that is free.
     *
     * @param table name of the table
     * @param columns columns that the constraint is called by; none for the table alone
     * @param kind {@code key}, {@code check}, {@code fkey} or {@code pkey}
     * @param taken names that other constraints of the table have
     */
    public static String of(String table, List<String> columns, String kind, Set<String> taken) {
        String joined = joined(columns);
        String name = name(table, joined, kind);
        for (int next = 1; taken.contains(name); next++) {
            name = name(table, joined, kind + next);
        }
        return name;
    }

    /** PostgreSQL leaves off once it has as many bytes as a name may have. */
    private static String joined(List<String> columns) {
        StringBuilder joined = new StringBuilder();
        for (String column : columns) {
            joined.append(joined.isEmpty() ? "" : "_").append(column);
            if (bytes(joined.toString()) > Identifiers.MAX_BYTES) {
                break;
            }
        }
        return joined.toString();
    }

    /** The longer one of table and columns is cut, until both fit. */
    private static String name(String table, String columns, String kind) {
        int room = Identifiers.MAX_BYTES - 1 - bytes(kind) - (columns.isEmpty() ? 0 : 1);
        int first = bytes(table);
        int second = bytes(columns);
        while (first + second > room) {
            if (first > second) {
                first--;
            } else {
                second--;
            }
        }
        return Identifiers.head(table, first)
                + (columns.isEmpty() ? "" : "_" + Identifiers.head(columns, second))
                + "_"
                + kind;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
