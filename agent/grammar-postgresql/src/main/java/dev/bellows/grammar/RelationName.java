package dev.bellows.grammar;

import java.util.List;
import java.util.Optional;

/**
 * A relation as a statement names it, by its exact name: letters folded, quotes gone.
 *
 * @param schema its schema, where the statement says one
 * @param name its name
 */
public record RelationName(Optional<String> schema, String name) {
    /** From a {@code RangeVar}. */
    public static RelationName of(SyntaxNode rangeVar) {
        return new RelationName(
                Optional.of(rangeVar.text("schemaname")).filter(it -> !it.isEmpty()), rangeVar.text("relname"));
    }

    /** From the parts of a qualified name; a catalog before the schema says nothing. */
    public static RelationName of(List<String> parts) {
        return new RelationName(
                parts.size() > 1 ? Optional.of(parts.get(parts.size() - 2)) : Optional.empty(), parts.getLast());
    }

    /** As a person would write it: in quotes only what needs them. */
    @Override
    public String toString() {
        return schema.map(it -> written(it) + ".").orElse("") + written(name);
    }

    private static String written(String part) {
        boolean plain = !part.isEmpty()
                && !Character.isDigit(part.charAt(0))
                && part.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
        return plain ? part : '"' + part.replace("\"", "\"\"") + '"';
    }
}
