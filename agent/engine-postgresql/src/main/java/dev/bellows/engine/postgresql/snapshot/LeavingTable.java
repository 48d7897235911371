package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bellows.document.Operation.TableName;
import dev.bellows.engine.postgresql.names.Identifiers;
import java.util.List;
import java.util.Objects;

/**
 * What hangs on a table that a migration drops, and what of it reaches out. It stands under the table's own name while the table is hidden.
 *
 * @param schema exact name of the table's schema
 * @param table its exact name
 * @param hanging what could not do without the table, with its kind, sorted: views, foreign keys that point at it, functions over its rows
 * @param keys foreign keys from it to other tables, by name
 * @param sequences sequences that go with it, quoted and qualified; read for a plan only, no part of the digest
 * @param underWay names of ours on it, of another migration; read for a plan only, no part of the digest
 * @param mentions functions whose text names it; read for a plan only, no part of the digest
 */
public record LeavingTable(
        String schema,
        String table,
        List<String> hanging,
        List<Key> keys,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> sequences,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> underWay,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mention> mentions) {
    public LeavingTable {
        hanging = List.copyOf(hanging);
        keys = List.copyOf(keys);
        sequences = List.copyOf(Objects.requireNonNullElse(sequences, List.of()));
        underWay = List.copyOf(Objects.requireNonNullElse(underWay, List.of()));
        mentions = List.copyOf(Objects.requireNonNullElse(mentions, List.of()));
    }

    /** Whether the document means this table by the name. */
    boolean isOf(TableName name) {
        return schema.equals(Identifiers.schemaOf(name)) && table.equals(name.name());
    }

    LeavingTable shape() {
        return new LeavingTable(
                schema, table, hanging, keys.stream().map(Key::shape).toList(), List.of(), List.of(), List.of());
    }

    /**
     * A foreign key from the table to another one.
     *
     * @param name exact name
     * @param schema exact name of the other table's schema
     * @param table its exact name
     * @param writes whether the key writes rows of the table that is dropped, when one of the other is deleted or changed
     * @param missing statements that give the agent a right that is lacking there; no part of the digest
     */
    public record Key(
            String name,
            String schema,
            String table,
            boolean writes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {
        public Key {
            missing = List.copyOf(Objects.requireNonNullElse(missing, List.of()));
        }

        private Key shape() {
            return new Key(name, schema, table, writes, List.of());
        }
    }

    /**
     * A function whose text names the table; the catalog knows no dependency, so this is a guess by words.
     *
     * @param function signature
     * @param elsewhere what runs it without anybody's call: triggers of other tables, event triggers; for people, sorted
     * @param here whether a trigger of the table itself runs it
     */
    public record Mention(String function, List<String> elsewhere, boolean here) {
        public Mention {
            elsewhere = List.copyOf(elsewhere);
        }
    }
}
