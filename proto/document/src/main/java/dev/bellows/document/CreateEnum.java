package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;

/**
 * Makes a type of which there are just these values.
 *
 * @param type its name, which a table might have
 * @param values in their order, at least one
 */
public record CreateEnum(TableName type, List<String> values) implements Operation.Restatement {
    public CreateEnum {
        values = List.copyOf(values);
    }

    @Override
    public String word() {
        return "createEnum";
    }

    @Override
    public List<Effect> effects() {
        return List.of(new Effect.Restates(type, List.of(), List.of(), "enum"));
    }
}
