package dev.bellows.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param title its heading, upper case
 * @param wide whether it shows in the wide form only
 * @param text what stands in it for one element
 */
public record Column(String title, boolean wide, Function<JsonNode, String> text) {

    /** A column of a field, or of a path of fields divided by dots. */
    public static Column of(String title, String path) {
        return new Column(title, false, node -> Fields.text(node, path));
    }

    /** The same, in the wide form only. */
    public static Column wide(String title, String path) {
        return new Column(title, true, node -> Fields.text(node, path));
    }

    /** A computed column. */
    public static Column of(String title, Function<JsonNode, String> text) {
        return new Column(title, false, text);
    }

    /** A computed column in the wide form only. */
    public static Column wide(String title, Function<JsonNode, String> text) {
        return new Column(title, true, text);
    }
}
