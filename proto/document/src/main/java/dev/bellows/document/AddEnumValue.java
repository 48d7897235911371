package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Gives a type of listed values one more. Nothing takes it away again.
 *
 * @param type its name
 * @param value the new one
 * @param before the value that it comes before; empty for the end, or where {@code after} says it
 * @param after the value that it comes after
 */
public record AddEnumValue(TableName type, String value, Optional<String> before, Optional<String> after)
        implements Operation.Restatement {
    public AddEnumValue {
        if (before.isPresent() && after.isPresent()) {
            throw new IllegalArgumentException("a value has one place");
        }
    }

    @Override
    public String word() {
        return "addEnumValue";
    }

    @Override
    public List<Effect> effects() {
        return List.of(new Effect.Restates(type, List.of(), List.of(value), "enum value"));
    }
}
