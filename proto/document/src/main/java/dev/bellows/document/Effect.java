package dev.bellows.document;

import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.TableName;
import java.util.List;
import java.util.Optional;

/**
 * One thing that an operation does to a schema, in words that every database has. Thirty operations have a dozen effects between them:
 * whoever asks what a migration makes, writes or takes away asks for these, so that an operation that is added later is asked too.
 */
public sealed interface Effect {
    /** The table that it is about. */
    TableName table();

    /**
     * A table that was not there.
     *
     * @param columns its columns, in order
     */
    record MakesTable(TableName table, List<ColumnDefinition> columns) implements Effect {
        public MakesTable {
            columns = List.copyOf(columns);
        }
    }

    /** A column that was not there, in a table that is. */
    record AddsColumn(TableName table, ColumnDefinition column) implements Effect {}

    /**
     * A column has two names at first, and the new one at last.
     *
     * @param from the name that goes
     * @param to the name that comes
     * @param type what is under that name has this type, as the document writes it; empty where it is the old one's
     */
    record RenamesColumn(TableName table, String from, String to, Optional<String> type) implements Effect {}

    /** A column has another type at last, under its own name. */
    record RetypesColumn(TableName table, String column, String type) implements Effect {}

    /**
     * Columns take the place of others, whose values they are made of.
     *
     * @param from columns that go at last
     * @param into columns that were not there
     */
    record ConvertsColumns(TableName table, List<String> from, List<ColumnDefinition> into) implements Effect {
        public ConvertsColumns {
            from = List.copyOf(from);
            into = List.copyOf(into);
        }
    }

    /** A table that goes at last, with all that it holds. */
    record DropsTable(TableName table) implements Effect {}

    /**
     * A table has two names at first, and the new one at last.
     *
     * @param to the name that comes, in the same schema
     */
    record RenamesTable(TableName table, String to) implements Effect {
        /** The table as the new version knows it. */
        public TableName called() {
            return new TableName(table.schema(), to);
        }
    }

    /** A column that goes at last, and what hangs on it with it. */
    record DropsColumn(TableName table, String column) implements Effect {}

    /**
     * An index that was not there.
     *
     * @param columns columns that are its keys, in order
     */
    record MakesIndex(TableName table, String name, List<String> columns) implements Effect {
        public MakesIndex {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Rows keep something at last that they need not keep before.
     *
     * @param constraint what it is called; empty for NOT NULL
     * @param columns columns that it is about as far as the document names them
     */
    record Binds(TableName table, Optional<String> constraint, List<String> columns) implements Effect {
        public Binds {
            columns = List.copyOf(columns);
        }
    }

    /** Rows of another table point at these columns at last. */
    record PointedAt(TableName table, List<String> columns) implements Effect {
        public PointedAt {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Rows need not keep something any more at last.
     *
     * @param constraint what it is called; empty for NOT NULL
     * @param column the column that may be NULL then; empty for what has a name, whose columns only a catalog knows
     */
    record Frees(TableName table, Optional<String> constraint, Optional<String> column) implements Effect {}

    /** An index that goes at last; its columns only a catalog knows. */
    record DropsIndex(TableName table, String name) implements Effect {}

    /**
     * Indexes are built anew and stay what they are; their columns only a catalog knows.
     *
     * @param name the one that is meant; empty for all of the table
     */
    record RebuildsIndexes(TableName table, Optional<String> name) implements Effect {}

    /** A column of rows that are there is set. */
    record WritesColumn(TableName table, String column) implements Effect {}

    /** An expression is evaluated over rows; it may read any of their columns. */
    record ReadsRow(TableName table) implements Effect {}

    /**
     * Something is said anew of what stays what it is: no row is written or read for it.
     *
     * @param columns columns that it is about
     * @param named constraints and indexes that it is about; their columns only a catalog knows
     * @param what what is said, which one operation of a migration says at most: {@code comment}
     */
    record Restates(TableName table, List<String> columns, List<String> named, String what) implements Effect {
        /** A column's default. */
        public static final String DEFAULT = "default";

        /** What tells the rows of a table apart for those who receive its changes. */
        public static final String REPLICA_IDENTITY = "replica identity";

        public Restates {
            columns = List.copyOf(columns);
            named = List.copyOf(named);
        }
    }

    /**
     * A constraint or an index has another name at last.
     *
     * @param index whether it is an index that is no constraint's
     */
    record RenamesNamed(TableName table, String from, String to, boolean index) implements Effect {}
}
