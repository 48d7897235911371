package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.List;
import java.util.Objects;

/**
 * A table that a migration renames: what a view that is to stand for it must be like, and what is in the way of either name. It stands under
 * the name that old code knows, whatever it is called now.
 *
 * @param schema exact name of the table's schema
 * @param table exact name that old code knows
 * @param to exact name that new code knows
 * @param columns every column, in order
 * @param readByColumn whether somebody may read single columns only
 * @param taken what has the other name and is not ours, with its kind, sorted
 * @param inTheWay what the table has or is that a view cannot stand for, for people, sorted
 * @param hanging what somebody hung on the view, with its kind, sorted
 * @param onlyThere rights that somebody has on the view and not on the table, for people, sorted
 * @param elsewhere other schemas with something of that name, sorted; read for a plan only, no part of the digest
 * @param shadowed settings of search_path with which the new name would be found before one of those; read for a plan only, no part of the
 *     digest
 * @param underWay names of ours on it, of another migration; read for a plan only, no part of the digest
 * @param mentions functions whose text names the table; read for a plan only, no part of the digest
 * @param called functions of its triggers that ask for the table's name; read for a plan only, no part of the digest
 */
public record AliasedTable(
        String schema,
        String table,
        String to,
        List<AliasedColumn> columns,
        boolean readByColumn,
        List<String> taken,
        List<String> inTheWay,
        List<String> hanging,
        List<String> onlyThere,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> elsewhere,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> shadowed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> underWay,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mention> mentions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> called) {
    public AliasedTable {
        columns = List.copyOf(columns);
        taken = List.copyOf(taken);
        inTheWay = List.copyOf(inTheWay);
        hanging = List.copyOf(hanging);
        onlyThere = List.copyOf(onlyThere);
        elsewhere = List.copyOf(Objects.requireNonNullElse(elsewhere, List.of()));
        shadowed = List.copyOf(Objects.requireNonNullElse(shadowed, List.of()));
        underWay = List.copyOf(Objects.requireNonNullElse(underWay, List.of()));
        mentions = List.copyOf(Objects.requireNonNullElse(mentions, List.of()));
        called = List.copyOf(Objects.requireNonNullElse(called, List.of()));
    }

    /** Whether the document means this table by the name. */
    boolean isOf(TableName name) {
        return schema.equals(Identifiers.schemaOf(name)) && table.equals(name.name());
    }

    AliasedTable shape() {
        return new AliasedTable(
                schema,
                table,
                to,
                columns,
                readByColumn,
                taken,
                inTheWay,
                hanging,
                onlyThere,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * A column of the table.
     *
     * @param name exact name
     * @param type as the server prints it
     * @param defaultExpression as the server prints it, qualified; empty for none, and for what is no default: an identity, a generated column
     * @param identity {@code a} for GENERATED ALWAYS AS IDENTITY, {@code d} for BY DEFAULT; empty for none
     */
    public record AliasedColumn(String name, String type, String defaultExpression, String identity) {}

    /**
     * A function whose text names the table; the catalog knows no dependency, so this is a guess by words.
     *
     * @param function signature
     * @param both whether it names the other name too
     */
    public record Mention(String function, boolean both) {}
}
