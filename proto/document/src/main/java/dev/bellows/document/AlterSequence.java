package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.List;
import java.util.Optional;

/**
 * Changes how a sequence counts; what it counts next stays what it is. What is empty stays too.
 *
 * @param sequence its name
 * @param type a wider type
 * @param increment what is between two numbers
 * @param minValue the least number
 * @param maxValue the greatest number
 * @param cache how many numbers a session takes at once
 * @param cycle whether it begins anew behind the last number
 */
public record AlterSequence(
        TableName sequence,
        Optional<Type> type,
        Optional<Long> increment,
        Optional<Long> minValue,
        Optional<Long> maxValue,
        Optional<Long> cache,
        Optional<Boolean> cycle)
        implements Operation.Restatement {
    /** A type of whole numbers, the narrowest first. */
    public enum Type {
        SMALLINT,
        INTEGER,
        BIGINT
    }

    @Override
    public String word() {
        return "alterSequence";
    }

    @Override
    public List<Effect> effects() {
        return List.of(new Effect.Restates(sequence, List.of(), List.of(), "sequence"));
    }
}
