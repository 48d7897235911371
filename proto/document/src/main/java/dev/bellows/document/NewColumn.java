package dev.bellows.document;

import dev.bellows.document.Operation.ColumnDefinition;
import dev.bellows.document.Operation.TableName;
import java.util.Optional;

/**
 * A column of a table that is made, with all that is said of it there.
 *
 * @param definition its name, its type and its default
 * @param identity how it counts by itself; empty where it does not
 * @param generated SQL expression over the row that it is computed from and keeps the value of; empty where it is not
 * @param collation by which its texts are compared, by name; empty for its type's own
 * @param comment what it is there for; empty for nothing
 */
public record NewColumn(
        ColumnDefinition definition,
        Optional<Identity> identity,
        Optional<String> generated,
        Optional<TableName> collation,
        Optional<String> comment) {

    /** Whether code may write a number of its own. */
    public enum Identity {
        /** Only where it says OVERRIDING SYSTEM VALUE. */
        ALWAYS,
        /** The count is what a row gets that brings none. */
        BY_DEFAULT
    }

    /** One of which nothing else is said. */
    public NewColumn(ColumnDefinition definition) {
        this(definition, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Its name. */
    public String name() {
        return definition.name();
    }

    /** Its type, as the document writes it. */
    public String type() {
        return definition.type();
    }
}
