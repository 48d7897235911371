package dev.bellows.document;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One intent of a migration. An engine plans it into steps. A new operation is a new record here; the compiler then lists every
 * place that must decide.
 */
public sealed interface Operation {

    /** The operation's name in documents: {@code renameColumn}. */
    String word();

    /** What it does to the schema as far as the document says it, of one table; empty for what only its own text says. */
    List<Effect> effects();

    /** The table it works on; empty for what only its own text says. */
    default Optional<TableName> worksOn() {
        return effects().stream().map(Effect::table).findFirst();
    }

    /**
     * A table, optionally with a schema.
     *
     * @param schema namespace; empty means the line's default ({@code public} on PostgreSQL)
     * @param name exact name, case preserved, as stored in the catalog
     */
    record TableName(Optional<String> schema, String name) {
        private static final int LONGEST_WRITTEN = 300;
        private static final Pattern WRITTEN = Pattern.compile(
                "(?:([^.\"]++|\"(?:[^\"]|\"\")++\")\\.)?([^.\"]++|\"(?:[^\"]|\"\")++\")", Pattern.DOTALL);

        public TableName {
            if (name.isEmpty() || schema.filter(String::isEmpty).isPresent()) {
                throw new IllegalArgumentException("a table name is not empty");
            }
        }

        /**
         * Reads {@code table} or {@code schema.table}. A part with a dot or a double quote in it stands in double quotes, a quote
         * in it doubled: {@code shop."odd.name"}. Case is kept either way.
         *
         * @return empty when the text has another form
         */
        public static Optional<TableName> parse(String text) {
            Matcher form = WRITTEN.matcher(text);
            if (text.length() > LONGEST_WRITTEN || !form.matches()) {
                return Optional.empty();
            }
            Optional<String> schema = Optional.ofNullable(form.group(1)).map(TableName::bare);
            return Optional.of(new TableName(schema, bare(form.group(2))));
        }

        /** The form that {@link #parse} reads. */
        @Override
        public String toString() {
            return schema.map(s -> written(s) + ".").orElse("") + written(name);
        }

        private static String bare(String part) {
            return part.startsWith("\"") ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
        }

        private static String written(String part) {
            return part.contains(".") || part.contains("\"") ? '"' + part.replace("\"", "\"\"") + '"' : part;
        }
    }

    /**
     * A column to be made.
     *
     * @param name exact name
     * @param type type as SQL text, checked by the engine ({@code bigint}, {@code varchar(40)})
     * @param nullable whether NULL is allowed
     * @param defaultExpression SQL text of the default, empty for none
     */
    record ColumnDefinition(String name, String type, boolean nullable, Optional<String> defaultExpression) {}

    /**
     * Makes a table that no served version knows.
     *
     * @param table its name
     * @param columns at least one
     * @param primaryKey names of the key's columns, may be empty
     * @param constraints what else its rows keep: what is unique, CHECKs and foreign keys, in this order
     * @param comment what it is there for; empty for nothing
     */
    record CreateTable(
            TableName table,
            List<NewColumn> columns,
            List<String> primaryKey,
            List<NamedConstraint> constraints,
            Optional<String> comment)
            implements Operation {
        public CreateTable {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
            constraints = List.copyOf(constraints);
        }

        /** One of columns of which nothing but their types and defaults is said. */
        public CreateTable(TableName table, List<ColumnDefinition> columns, List<String> primaryKey) {
            this(table, columns.stream().map(NewColumn::new).toList(), primaryKey, List.of(), Optional.empty());
        }

        @Override
        public String word() {
            return "createTable";
        }

        @Override
        public List<Effect> effects() {
            Effect makes = new Effect.MakesTable(
                    table, columns.stream().map(NewColumn::definition).toList());
            // Its own rows nobody else has.
            Stream<Effect> points = constraints.stream()
                    .map(NamedConstraint::constraint)
                    .filter(it -> it instanceof Constraint.ForeignKey key
                            && !key.table().equals(table))
                    .map(it -> (Constraint.ForeignKey) it)
                    .map(key -> new Effect.PointedAt(key.table(), key.to()));
            return Stream.concat(Stream.of(makes), points).toList();
        }
    }

    /**
     * Adds a column. Not nullable without a constant default: old rows and old writers get {@code up}, NOT NULL comes after the
     * backfill.
     *
     * @param table the table
     * @param column the new column
     * @param up SQL expression over the row that gives old rows and old writers' rows a value; empty for none
     */
    record AddColumn(TableName table, ColumnDefinition column, Optional<String> up) implements Operation {
        @Override
        public String word() {
            return "addColumn";
        }

        @Override
        public List<Effect> effects() {
            Effect adds = new Effect.AddsColumn(table, column);
            return up.isPresent() ? List.of(adds, new Effect.ReadsRow(table)) : List.of(adds);
        }
    }

    /**
     * Renames a column while both names are used.
     *
     * @param table the table
     * @param from the name old code uses
     * @param to the name new code uses
     */
    record RenameColumn(TableName table, String from, String to) implements Operation {
        @Override
        public String word() {
            return "renameColumn";
        }

        @Override
        public List<Effect> effects() {
            return List.of(new Effect.RenamesColumn(table, from, to, Optional.empty()));
        }
    }

    /**
     * Gives a column another type. Under another name both are used side by side: what the one holds the other holds too, as a value of
     * its own type. Under its own name the column has the old type until the contract, and code of the new version lives with both.
     *
     * @param table the table
     * @param column the name old code uses
     * @param as the name new code uses; empty for the same
     * @param type the new type, as SQL text
     * @param written how a value goes over into the other type; empty where it stays the same
     */
    record AlterColumn(TableName table, String column, Optional<String> as, String type, Optional<UpDown> written)
            implements Operation {
        /** A change of type in which every value stays the same. */
        public AlterColumn(TableName table, String column, Optional<String> as, String type) {
            this(table, column, as, type, Optional.empty());
        }

        /** The name of the column of the new type in the end. */
        public String called() {
            return as.orElse(column);
        }

        @Override
        public String word() {
            return "alterColumn";
        }

        @Override
        public List<Effect> effects() {
            return List.of(
                    as.isPresent()
                            ? new Effect.RenamesColumn(table, column, as.get(), Optional.of(type))
                            : new Effect.RetypesColumn(table, column, type));
        }
    }

    /**
     * How a value goes over into another one and back, each an SQL expression over the one column.
     *
     * @param up the new value, from the column by its old name
     * @param down the old value, from the column by its new name
     */
    record UpDown(String up, String down) {}

    /**
     * Drops a column once nobody needs it. Until then code that does not write it any more and code that still reads it live side by
     * side.
     *
     * @param table the table
     * @param column exact name of the column
     * @param defaultExpression SQL expression, not over the row, whose value rows of code that does not write the column get: for a column
     *     that must have a value and has no default of its own; empty for none
     */
    record DropColumn(TableName table, String column, Optional<String> defaultExpression) implements Operation {
        @Override
        public String word() {
            return "dropColumn";
        }

        @Override
        public List<Effect> effects() {
            return List.of(new Effect.DropsColumn(table, column));
        }
    }

    /**
     * Drops a table once nobody needs it: code that still uses it and code that does not know it any more live side by side until then.
     *
     * @param table the table
     */
    record DropTable(TableName table) implements Operation {
        @Override
        public String word() {
            return "dropTable";
        }

        @Override
        public List<Effect> effects() {
            return List.of(new Effect.DropsTable(table));
        }
    }

    /**
     * Gives a table another name. Code of both versions uses the one table, each by its own name, until the old one is served no more.
     *
     * @param table the table, by the name old code uses
     * @param to exact name that new code uses, in the same schema
     */
    record RenameTable(TableName table, String to) implements Operation {
        @Override
        public String word() {
            return "renameTable";
        }

        @Override
        public List<Effect> effects() {
            return List.of(new Effect.RenamesTable(table, to));
        }
    }

    /**
     * Makes an index without blocking writers.
     *
     * @param table the table
     * @param name the index's name
     * @param columns column names, in order, at least one
     * @param unique whether it forbids duplicates
     * @param where predicate of a partial index, empty for none
     * @param method access method ({@code btree}), empty for the database's default
     */
    record CreateIndex(
            TableName table,
            String name,
            List<String> columns,
            boolean unique,
            Optional<String> where,
            Optional<String> method)
            implements Operation {
        public CreateIndex {
            columns = List.copyOf(columns);
        }

        @Override
        public String word() {
            return "createIndex";
        }

        @Override
        public List<Effect> effects() {
            Effect makes = new Effect.MakesIndex(table, name, columns);
            return where.isPresent() ? List.of(makes, new Effect.ReadsRow(table)) : List.of(makes);
        }
    }

    /**
     * Lets a table's rows keep something that they need not keep before. Code of the earlier version may write what it refuses, so it binds
     * when that is served no more.
     *
     * @param table the table
     * @param name the constraint's name; empty for NOT NULL, which is a column's
     * @param constraint what they must keep
     */
    record AddConstraint(TableName table, Optional<String> name, Constraint constraint) implements Operation {
        public AddConstraint {
            if (name.isEmpty() != (constraint instanceof Constraint.NotNull)) {
                throw new IllegalArgumentException("a constraint has a name, NOT NULL has none");
            }
        }

        @Override
        public String word() {
            return "addConstraint";
        }

        @Override
        public List<Effect> effects() {
            Effect binds = new Effect.Binds(table, name, constraint.columns());
            return switch (constraint) {
                case Constraint.Check check -> List.of(binds, new Effect.ReadsRow(table));
                case Constraint.ForeignKey key -> List.of(binds, new Effect.PointedAt(key.table(), key.to()));
                case Constraint.Unique unique -> List.of(binds);
                case Constraint.PrimaryKey key -> List.of(binds);
                case Constraint.NotNull notNull -> List.of(binds);
            };
        }
    }

    /**
     * Lets a table's rows not keep something any more. Code of the earlier version may rest on it, so it goes when that is served no more.
     *
     * @param table the table
     * @param name the constraint's name; empty for NOT NULL
     * @param notNull the column that may be NULL from then on; empty where a name is given
     */
    record DropConstraint(TableName table, Optional<String> name, Optional<String> notNull) implements Operation {
        public DropConstraint {
            if (name.isPresent() == notNull.isPresent()) {
                throw new IllegalArgumentException("either a constraint's name or the column of a NOT NULL");
            }
        }

        @Override
        public String word() {
            return "dropConstraint";
        }

        @Override
        public List<Effect> effects() {
            return List.of(new Effect.Frees(table, name, notNull));
        }
    }

    /**
     * Drops an index once nobody needs it.
     *
     * @param table the table
     * @param name the index's name, in the table's schema
     */
    record DropIndex(TableName table, String name) implements Operation {
        @Override
        public String word() {
            return "dropIndex";
        }

        @Override
        public List<Effect> effects() {
            return List.of(new Effect.DropsIndex(table, name));
        }
    }

    /**
     * Builds an index anew in its place, under its name. What it says of rows stays what it is.
     *
     * @param table the table
     * @param index the index's name, in the table's schema; empty for all that are valid
     */
    record Reindex(TableName table, Optional<String> index) implements Operation {
        @Override
        public String word() {
            return "reindex";
        }

        @Override
        public List<Effect> effects() {
            return List.of(new Effect.RebuildsIndexes(table, index));
        }
    }

    /**
     * Sets columns of existing rows, in batches, resumably.
     *
     * @param table the table
     * @param set assignments sorted by column, at least one; the expression is SQL over the row
     * @param where rows that need it, empty for all
     */
    record Backfill(TableName table, List<Assignment> set, Optional<String> where) implements Operation {
        public Backfill {
            set = List.copyOf(set);
        }

        @Override
        public String word() {
            return "backfill";
        }

        @Override
        public List<Effect> effects() {
            Stream<Effect> writes = set.stream().map(it -> new Effect.WritesColumn(table, it.column()));
            boolean reads = where.isPresent() || set.stream().anyMatch(Assignment::mayReadRow);
            return Stream.concat(writes, reads ? Stream.of(new Effect.ReadsRow(table)) : Stream.empty())
                    .toList();
        }
    }

    /**
     * One assignment of a backfill.
     *
     * @param column exact name of the column
     * @param expression SQL expression
     */
    record Assignment(String column, String expression) {
        /** A bare number or a plain text literal reads nothing; of anything else we do not know. */
        boolean mayReadRow() {
            return !expression.strip().matches("-?[0-9.]{1,40}|'[^']{0,1000}'|(?i:null|true|false)");
        }
    }

    /**
     * Statements a person wrote, per phase.
     *
     * @param phases one entry per phase that has statements, at most one each
     * @param allowUnsafe why an unsafe statement is accepted, empty when none is
     */
    record Sql(List<SqlPhase> phases, Optional<String> allowUnsafe) implements Operation {
        public Sql {
            phases = List.copyOf(phases);
        }

        @Override
        public String word() {
            return "sql";
        }

        @Override
        public List<Effect> effects() {
            return List.of();
        }
    }

    /**
     * Statements of one phase.
     *
     * @param phase EXPAND, MIGRATE, CONTRACT or CLEANUP
     * @param up statements that do it, each one statement without a trailing semicolon
     * @param down statements that undo it, in the order to run
     */
    record SqlPhase(Phase phase, List<String> up, List<String> down) {
        public SqlPhase {
            up = List.copyOf(up);
            down = List.copyOf(down);
        }
    }

    /**
     * Says something anew of what stays what it is: no row is written or read for it. All of them are planned in one way, so that whoever
     * asks for what operations do with rows has one answer for all.
     */
    sealed interface Restatement extends Operation
            permits SetStorageParameters,
                    SetComment,
                    SetDefault,
                    SetColumnStatistics,
                    SetColumnStorage,
                    SetColumnCompression,
                    SetReplicaIdentity,
                    RenameConstraint,
                    RenameIndex,
                    CreateEnum,
                    AddEnumValue,
                    AlterSequence {}

    /** Puts back what the cleanup of an earlier migration archived. Both are planned in one way. */
    sealed interface Restoration extends Operation permits RestoreColumn, RestoreTable {
        /** What is put back. */
        ArchiveName archive();
    }

    /**
     * Something that a cleanup archived.
     *
     * @param version version of the line whose cleanup archived it
     * @param table the table as that migration called it
     * @param column the column as that migration called it; empty for a whole table
     */
    record ArchiveName(int version, TableName table, Optional<String> column) {}

    /**
     * Some columns of a table take the place of others, made of each other's values by what a person says. Code of the earlier version uses the
     * old ones and code of the new version the new ones, side by side until the contract. All of them are planned in one way.
     */
    sealed interface ColumnConversion extends Operation permits SplitColumn, MergeColumns {
        /**
         * A column that goes.
         *
         * @param name exact name
         * @param down SQL expression over the new columns that makes its value
         */
        record Old(String name, String down) {}

        /**
         * A column that comes.
         *
         * @param column what it is, without a default
         * @param up SQL expression over the old columns that makes its value
         */
        record New(ColumnDefinition column, String up) {}

        /** The table. */
        TableName table();

        /** Columns that go, in a stable order. */
        List<Old> olds();

        /** Columns that come, in a stable order. */
        List<New> news();

        /** The column that stands alone on its side, by which the whole is called. */
        String called();

        @Override
        default List<Effect> effects() {
            return List.of(new Effect.ConvertsColumns(
                    table(),
                    olds().stream().map(Old::name).toList(),
                    news().stream().map(New::column).toList()));
        }
    }
}
