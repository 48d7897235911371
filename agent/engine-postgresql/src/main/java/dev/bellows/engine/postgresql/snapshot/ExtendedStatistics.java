package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;

/**
 * Extended statistics that use a column which gets a counterpart. They refuse nothing and serve nobody by name; without them the planner
 * takes columns for independent that are not, and chooses other plans.
 *
 * @param schema exact name of their schema, which need not be the table's
 * @param name exact name
 * @param kinds {@code ndistinct}, {@code dependencies}, {@code mcv}, as they are written; empty where there is one expression alone
 * @param columns exact names, by the document's names
 * @param expressions SQL texts over the row, with the document's names of columns
 * @param target statistics target, -1 for that of the columns; no part of the digest
 * @param comment their comment; no part of the digest
 * @param owner their owner, where that is another one than the table's; no part of the digest
 * @param creatable whether the table's owner may make something in their schema; no part of the digest
 * @param uses every column they use, sorted
 */
public record ExtendedStatistics(
        String schema,
        String name,
        List<String> kinds,
        List<String> columns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> expressions,
        int target,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String comment,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String owner,
        boolean creatable,
        List<String> uses) {
    public ExtendedStatistics {
        kinds = List.copyOf(kinds);
        columns = List.copyOf(columns);
        expressions = Stream.ofNullable(expressions).flatMap(List::stream).toList();
        comment = Stream.ofNullable(comment).findFirst().orElse("");
        owner = Stream.ofNullable(owner).findFirst().orElse("");
        uses = List.copyOf(uses);
    }

    /** Schema and name, for people; not quoted. */
    public String qualified() {
        return schema + "." + name;
    }

    ExtendedStatistics shape() {
        return new ExtendedStatistics(schema, name, kinds, columns, expressions, -1, "", "", true, uses);
    }
}
