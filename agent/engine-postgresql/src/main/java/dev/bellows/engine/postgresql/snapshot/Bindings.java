package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What binds the rows of a table and what serves them: read where a migration lets something bind, be free or go by its own name. Read for
 * a plan only, no part of a snapshot's digest.
 *
 * @param schema exact name of the table's schema
 * @param table its exact name
 * @param columns every column, in catalog order
 * @param constraints every constraint but NOT NULL, by name
 * @param indexes every index, by name
 * @param taken names that the migration wants for constraints here and that something else has
 * @param underWay columns that a trigger of some migration keeps filled, sorted
 * @param foreign tables that foreign keys of the migration's lead to, or lead to now
 */
public record Bindings(
        String schema,
        String table,
        List<BoundColumn> columns,
        List<Constraint> constraints,
        List<NamedIndex> indexes,
        List<String> taken,
        List<String> underWay,
        List<Foreign> foreign) {
    public Bindings {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
        taken = List.copyOf(taken);
        underWay = List.copyOf(underWay);
        foreign = List.copyOf(foreign);
    }

    /** Whether the document means this table by the name. */
    boolean isOf(TableName name) {
        return schema.equals(Identifiers.schemaOf(name)) && table.equals(name.name());
    }

    /** The column, when there is one. */
    public Optional<BoundColumn> column(String name) {
        return columns.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The constraint, when there is one. */
    public Optional<Constraint> constraint(String name) {
        return constraints.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The index, when there is one. */
    public Optional<NamedIndex> index(String name) {
        return indexes.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Whether a valid index that is no partial one begins with these columns, in whatever order. */
    public boolean hasIndexFor(List<String> wanted) {
        return indexes.stream()
                .anyMatch(it -> it.valid()
                        && !it.partial()
                        && it.keys().size() >= wanted.size()
                        && wanted.containsAll(it.keys().subList(0, wanted.size())));
    }

    /** Whether a foreign key may point at these columns. */
    public boolean isKey(List<String> wanted) {
        return indexes.stream()
                .anyMatch(it -> it.unique()
                        && it.valid()
                        && !it.partial()
                        && !it.deferrable()
                        && it.keys().size() == wanted.size()
                        && new HashSet<>(it.keys()).equals(new HashSet<>(wanted)));
    }

    /** Statements that give a right that is lacking on the other table; empty when nothing is. */
    public List<String> missing(String otherSchema, String otherTable) {
        return foreign.stream()
                .filter(it -> it.schema().equals(otherSchema) && it.table().equals(otherTable))
                .findFirst()
                .map(Foreign::missing)
                .orElse(List.of());
    }

    /**
     * A column.
     *
     * @param name exact name
     * @param type as {@code format_type} prints it, without its modifier
     * @param notNull whether NULL is refused
     * @param fixed why it cannot be NULL whatever anybody asks for, to stand behind "is": {@code an identity}; empty where it could
     * @param generated whether it computes its own value
     * @param ofOthers whether its type is one that others made, with operators of their own
     * @param plain whether its type is one of PostgreSQL's own, under that type's own collation
     */
    public record BoundColumn(
            String name,
            String type,
            boolean notNull,
            String fixed,
            boolean generated,
            boolean ofOthers,
            boolean plain) {}

    /**
     * A constraint.
     *
     * @param name exact name
     * @param kind {@code check}, {@code foreign key}, {@code primary key}, {@code unique}, {@code exclusion} or {@code trigger}
     * @param definition as {@code pg_get_constraintdef} prints it with {@code search_path = pg_catalog}
     * @param expression a CHECK's condition; empty for the others
     * @param columns columns of the table that it is over, in its order
     * @param index name of the index behind it; empty where none is, or where it is another table's
     * @param valid whether every row was looked at
     * @param peculiarity what keeps it from being made anew as it is, to stand behind its name: {@code is inherited}; empty where nothing does
     * @param comment its comment
     * @param schema schema of the table that it points at; empty where it is no foreign key
     * @param table that table's name
     * @param to the columns that it points at
     * @param ordered whether another foreign key points at that table and one of the two writes: then it matters which acts first
     * @param rests foreign keys that rest on its index, for people, sorted
     * @param underWay whether it points at a column that some migration has under way
     */
    public record Constraint(
            String name,
            String kind,
            String definition,
            String expression,
            List<String> columns,
            String index,
            boolean valid,
            String peculiarity,
            String comment,
            String schema,
            String table,
            List<String> to,
            boolean ordered,
            List<String> rests,
            boolean underWay) {
        public Constraint {
            columns = List.copyOf(columns);
            to = List.copyOf(to);
            rests = List.copyOf(rests);
        }
    }

    /**
     * An index.
     *
     * @param name exact name
     * @param definition as {@code pg_get_indexdef} prints it with {@code search_path = pg_catalog}
     * @param unique whether it refuses equal keys
     * @param valid whether it serves queries
     * @param partial whether it has a predicate
     * @param deferrable whether it looks at the end of a transaction
     * @param constraint name of the constraint that it is behind; empty where there is none
     * @param keys its key columns, in order; empty texts where it computes something
     * @param peculiarity what keeps it from being dropped or made anew, to stand behind its name; empty where nothing does
     * @param comment its comment
     * @param rests foreign keys that rest on it, for people, sorted
     */
    public record NamedIndex(
            String name,
            String definition,
            boolean unique,
            boolean valid,
            boolean partial,
            boolean deferrable,
            String constraint,
            List<String> keys,
            String peculiarity,
            String comment,
            List<String> rests) {
        public NamedIndex {
            keys = List.copyOf(keys);
            rests = List.copyOf(rests);
        }

        private static final Pattern NAMES = Pattern.compile(
                "CREATE (?:UNIQUE )?INDEX (?:\"(?:[^\"]|\"\")+\"|[^\" ]+) ON (?:ONLY )?(?:\"(?:[^\"]|\"\")+\"|[^\". ]+)\\.(?:\"(?:[^\"]|\"\")+\"|[^\" ]+)");

        /** Its definition behind the table's name, with a space before it. */
        @JsonIgnore
        public String tail() {
            Matcher names = NAMES.matcher(definition);
            if (!names.lookingAt()) {
                throw new IllegalStateException("no definition of an index: " + definition);
            }
            return definition.substring(names.end());
        }

        /** The statement that makes it beside readers and writers. */
        @JsonIgnore
        public String concurrently() {
            return definition.replaceFirst(" INDEX ", " INDEX CONCURRENTLY ");
        }
    }

    /**
     * Another table.
     *
     * @param missing statements that give whoever changes a foreign key to it a right there
     */
    public record Foreign(String schema, String table, List<String> missing) {
        public Foreign {
            missing = List.copyOf(missing);
        }
    }
}
