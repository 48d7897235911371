package dev.bellows.document.yaml;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/** Trees of maps, lists, texts, whole numbers and booleans as JSON text. */
public final class JsonText {
    private JsonText() {}

    /** RFC 8785 form of a map or list: one text per meaning, whatever order the keys came in. */
    public static String canonical(Object tree) {
        StringBuilder text = new StringBuilder();
        write(tree, text, -1);
        try {
            return new JsonCanonicalizer(text.toString()).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("our own JSON cannot be refused", e);
        }
    }

    /** One line, keys in the map's order; any tree, also a lone text or number. */
    public static String line(Object tree) {
        StringBuilder text = new StringBuilder();
        write(tree, text, -1);
        return text.toString();
    }

    /** Indented, keys in the map's order, a newline at the end. */
    static String pretty(Object tree) {
        StringBuilder text = new StringBuilder();
        write(tree, text, 0);
        return text.append('\n').toString();
    }

    private static void write(Object tree, StringBuilder text, int depth) {
        switch (tree) {
            case Map<?, ?> map -> {
                text.append('{');
                String comma = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text.append(comma);
                    newLine(text, depth, 1);
                    quote(entry.getKey().toString(), text);
                    text.append(depth < 0 ? ":" : ": ");
                    write(entry.getValue(), text, depth < 0 ? depth : depth + 1);
                    comma = ",";
                }
                newLine(text, depth, 0);
                text.append('}');
            }
            case List<?> list -> {
                text.append('[');
                String comma = "";
                for (Object item : list) {
                    text.append(comma);
                    newLine(text, depth, 1);
                    write(item, text, depth < 0 ? depth : depth + 1);
                    comma = ",";
                }
                newLine(text, depth, 0);
                text.append(']');
            }
            case String string -> quote(string, text);
            case Integer number -> text.append(number);
            case Long number -> text.append(number);
            case Boolean yes -> text.append(yes);
            case OrNullShape.NoValue ignored -> text.append("null");
            default -> throw new IllegalStateException("not JSON: " + tree.getClass());
        }
    }

    private static void newLine(StringBuilder text, int depth, int deeper) {
        if (depth >= 0) {
            text.append('\n').append("  ".repeat(depth + deeper));
        }
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsString(value))
                .append('"');
    }
}
