package dev.bellows.document;

import dev.bellows.document.Operation.TableName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells a database how to store and to clean up a table's rows. Code of no version can tell.
 *
 * @param table the table
 * @param parameters those that change, by name, with their values as texts; empty for the database's own. At least one
 */
public record SetStorageParameters(TableName table, SortedMap<String, Optional<String>> parameters)
        implements Operation.Restatement {
    public SetStorageParameters {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    @Override
    public String word() {
        return "setStorageParameters";
    }

    @Override
    public List<Effect> effects() {
        return parameters.keySet().stream()
                .<Effect>map(name -> new Effect.Restates(table, List.of(), List.of(), "storage parameter " + name))
                .toList();
    }
}
