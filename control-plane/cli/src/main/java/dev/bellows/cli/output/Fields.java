package dev.bellows.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values of JSON as people read them. */
public final class Fields {
    private static final int DIGEST_SHOWN = "sha256:".length() + 12;

    private Fields() {}

    /** The value at a dotted path: digests shortened, lists joined, nothing as {@code -}. */
    public static String text(JsonNode node, String path) {
        return text(at(node, path));
    }

    /** The node at a dotted path, missing when there is none. */
    public static JsonNode at(JsonNode node, String path) {
        JsonNode here = node;
        int start = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
            here = here.path(path.substring(start, dot));
            start = dot + 1;
        }
        return here.path(path.substring(start));
    }

    /** One value as text. */
    public static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "-";
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(element -> parts.add(text(element)));
            return parts.isEmpty() ? "-" : String.join(",", parts);
        }
        if (value.isObject()) {
            List<String> parts = new ArrayList<>();
            value.properties().forEach(field -> parts.add(field.getKey() + "=" + text(field.getValue())));
            return parts.isEmpty() ? "-" : String.join(",", parts);
        }
        String text = clean(value.asText());
        return text.isEmpty() ? "-" : digest(text);
    }

    /** A digest as it is shown: its first twelve digits. Other text stays. */
    public static String digest(String text) {
        return text.startsWith("sha256:") && text.length() > DIGEST_SHOWN ? text.substring(0, DIGEST_SHOWN) : text;
    }

    /** Text of others without control characters, so that no name can move a cursor or colour a line. */
    public static String clean(String text) {
        return text.chars().noneMatch(Character::isISOControl)
                ? text
                : text.codePoints()
                        .map(character -> Character.isISOControl(character) ? ' ' : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** A whole number with thousands divided: {@code 4,190}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 3 of 12 databases}; {@code 1 database} when there is one. */
    public static String databases(long number) {
        return count(number) + (number == 1 ? " database" : " databases");
    }
}
