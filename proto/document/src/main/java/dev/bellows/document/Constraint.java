package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;

/** What a table's rows must keep. Without its name, which says nothing of it. */
public sealed interface Constraint {
    /** Columns of the table that the document names for it, in order; none for an expression. */
    List<String> columns();

    /**
     * Each row makes it true, or nobody can say.
     *
     * @param expression SQL expression over the row
     */
    record Check(String expression) implements Constraint {
        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    /**
     * No two rows are alike in these columns.
     *
     * @param columns at least one, in the order of the index behind it
     * @param nullsNotDistinct whether NULL is like NULL; else it is like nothing
     */
    record Unique(List<String> columns, boolean nullsNotDistinct) implements Constraint {
        public Unique {
            columns = List.copyOf(columns);
        }

        /** One to which NULL is like nothing. */
        public Unique(List<String> columns) {
            this(columns, false);
        }
    }

    /**
     * What identifies a row: unique, and nowhere NULL.
     *
     * @param columns at least one, in the order of the index behind it
     */
    record PrimaryKey(List<String> columns) implements Constraint {
        public PrimaryKey {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The columns are those of a row of another table, or one of them is NULL.
     *
     * @param columns at least one
     * @param table the other table
     * @param to its columns, as many, which are a key there
     * @param onDelete what becomes of a row when the other one goes
     * @param onUpdate what becomes of it when the other one's key changes
     */
    record ForeignKey(List<String> columns, TableName table, List<String> to, Action onDelete, Action onUpdate)
            implements Constraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            to = List.copyOf(to);
            if (columns.size() != to.size()) {
                throw new IllegalArgumentException("a foreign key has as many columns at each end");
            }
        }
    }

    /** The column is never NULL. */
    record NotNull(String column) implements Constraint {
        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /** What becomes of a row when the row that it points at goes or gets another key. */
    enum Action {
        /** It must not happen as long as the row points there, looked at when the statement ends. */
        NO_ACTION,
        /** The same, looked at once. */
        RESTRICT,
        /** The row goes too, or follows. */
        CASCADE,
        /** The row points nowhere. */
        SET_NULL,
        /** The row gets the defaults of its columns. */
        SET_DEFAULT
    }
}
