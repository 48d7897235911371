package dev.bellows.engine.postgresql.names;

import dev.bellows.document.Digest;
import dev.bellows.document.Effect;
import dev.bellows.document.Migration;
import dev.bellows.document.Operation.TableName;
import dev.bellows.document.SchemaLine;

/**
 * Names of the objects a migration puts beside a user's: {@code blw_<head>_<hash8>_<kind>}, never longer than 63 bytes, the same on
 * every database and at every planning. The hash covers line, version, table, subject and purpose, so two names that share a
 * head, or lose their tail to the limit, still differ.
 *
 * @param line the schema line
 * @param version the migration's version
 */
public record OwnNames(SchemaLine line, int version) {
    /** Begins every name of ours but a trigger's. */
    public static final String PREFIX = "blw_";

    /** Begins the names of our triggers and of constraints over twins: PostgreSQL goes by their names, and ours must be the last. */
    public static final String TRIGGER_PREFIX = "zzz_blw_";

    private static final int HASH_DIGITS = 8;
    /** What is left of 63 bytes beside the longest prefix, the hash, the longest kind and the underscores. */
    private static final int HEAD_BYTES =
            Identifiers.MAX_BYTES - TRIGGER_PREFIX.length() - "_".length() - HASH_DIGITS - "_hidden".length();

    public static OwnNames of(Migration migration) {
        return new OwnNames(migration.line(), migration.version());
    }

    /** Trigger that keeps a column and its twin equal, or fills a column for old writers. */
    public String trigger(TableName table, String column) {
        return name(TRIGGER_PREFIX, table, column, column, "trigger", "fwd");
    }

    /**
     * Whether a trigger is called like one that some migration has at a column of its table, as far as a name can say.
     *
     * @param column its name before that migration
     */
    public static boolean isTriggerOf(String trigger, String column) {
        String head = TRIGGER_PREFIX + Identifiers.head(column, HEAD_BYTES) + "_";
        return trigger.startsWith(head)
                && trigger.length() == head.length() + HASH_DIGITS + "_fwd".length()
                && trigger.endsWith("_fwd");
    }

    /** Function of that trigger, in the table's schema. */
    public String function(TableName table, String column) {
        return name(PREFIX, table, column, column, "function", "fwd");
    }

    /** The column by whose name what belongs to all of them is called. */
    public static String of(Effect.ConvertsColumns convert) {
        return convert.from().size() == 1
                ? convert.from().getFirst()
                : convert.into().getFirst().name();
    }

    /** Function, in the table's schema, that says something of a value of the column and one of its counterpart. */
    public String conversion(TableName table, String column, String purpose) {
        return name(PREFIX, table, column, column, "conversion:" + purpose, purpose);
    }

    /** Name a column of another type has before it changes places with the one whose name it gets. */
    public String next(TableName table, String column) {
        return name(PREFIX, table, column, column, "column", "next");
    }

    /** Name an old column has while it is hidden. */
    public String hidden(TableName table, String column) {
        return name(PREFIX, table, column, column, "column", "hidden");
    }

    /** Name a table has while it is hidden. */
    public String hiddenTable(TableName table) {
        return name(PREFIX, table, "", table.name(), "table", "hidden");
    }

    /** Schema that keeps what cleanups archived. Nobody but its owner may use it, whatever rights the tables in it give. */
    public static final String ARCHIVES = "bellows_archive";

    /** Name, in {@link #ARCHIVES}, of what keeps a column's values. */
    public String archive(TableName table, String column) {
        return name(PREFIX, table, column, table.name() + "_" + column, "archive", "archive");
    }

    /** Name, in {@link #ARCHIVES}, of a table that is kept whole. */
    public String archive(TableName table) {
        return name(PREFIX, table, "", table.name(), "archive", "archive");
    }

    /** CHECK that proves a column not null before it is declared so; lives during MIGRATE only. */
    public String notNullCheck(TableName table, String column) {
        return name(PREFIX, table, column, column, "not-null", "twin");
    }

    /** CHECK that proves a counterpart not null behind the Narrowing, while that of the hidden column may be there too. */
    public String boundCheck(TableName table, String column) {
        return name(PREFIX, table, column, column, "not-null-next", "bound");
    }

    /**
     * CHECK over a twin, or foreign key at one, until it takes over its model's name. The server checks in the order of names and says the
     * first that is not kept: that has to be the one which the application knows.
     */
    public String twinConstraint(TableName table, String column, String constraint) {
        return name(TRIGGER_PREFIX, table, column, constraint, "constraint:" + constraint, "twin");
    }

    /** CHECK over a hidden column that is about to be shown again. */
    public String backConstraint(TableName table, String column, String constraint) {
        return name(TRIGGER_PREFIX, table, column, constraint, "constraint:" + constraint, "back");
    }

    /** Whether a name begins as ours do: nobody else's may. */
    public static boolean isReserved(String name) {
        return name.startsWith(PREFIX) || name.startsWith(TRIGGER_PREFIX);
    }

    /** Whether an index or a constraint is called like one that lives beside its model. */
    public static boolean isTwin(String name) {
        return (name.startsWith(PREFIX) || name.startsWith(TRIGGER_PREFIX)) && name.endsWith("_twin");
    }

    /** Whether a column is called like one that some migration has hidden. */
    public static boolean isHidden(String column) {
        return column.startsWith(PREFIX) && column.endsWith("_hidden");
    }

    /** Index on a twin, until it takes over its model's name. */
    public String twinIndex(TableName table, String column, String index) {
        return name(PREFIX, table, column, index, "index:" + index, "twin");
    }

    /** Extended statistics over a twin, until they take over their model's name. */
    public String twinStatistics(TableName table, String column, String statistics) {
        return name(PREFIX, table, column, statistics, "statistics:" + statistics, "twin");
    }

    /** Index on a hidden column that is about to be a key again. */
    public String backIndex(TableName table, String column, String index) {
        return name(PREFIX, table, column, index, "index:" + index, "back");
    }

    /** Index on a counterpart that binds only code which knows it, until it takes over its model's name. */
    public String lateIndex(TableName table, String column, String index) {
        return name(PREFIX, table, column, index, "index:" + index, "late");
    }

    /** Index over no row, whose build ends when nobody reads rows of before a fill. */
    public String seenIndex(TableName table, String column) {
        return name(PREFIX, table, column, column, "seen", "seen");
    }

    /** What {@link #again} gives, as a regular expression of PostgreSQL's. */
    public static final String AGAIN = "^blw_[0-9a-f]{8}_again$";

    /**
     * Like of an index that goes with what it was joined to, until it gets the name.
     *
     * @param identity tells that index from every other one of the database
     */
    public static String again(String identity) {
        return PREFIX + Digest.of(identity).shown().substring(0, HASH_DIGITS) + "_again";
    }

    private String name(String prefix, TableName table, String column, String head, String purpose, String kind) {
        String identity = String.join(
                "\0",
                line.name(),
                Integer.toString(version),
                Identifiers.schemaOf(table),
                table.name(),
                column,
                purpose,
                kind);
        String hash = Digest.of(identity).shown().substring(0, HASH_DIGITS);
        return prefix + Identifiers.head(head, HEAD_BYTES) + "_" + hash + "_" + kind;
    }
}
