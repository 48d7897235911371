package dev.bellows.engine.postgresql.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * In what two shapes of a snapshot differ, for people: what came, what is gone, and what is another, by the names that the catalog has for
 * it. It reads what the digest is of and nothing else, so that whatever makes two digests differ is said. Pure.
 */
public final class ShapeChanges {
    /** Nobody reads more of them at once; whoever needs all compares two dumps. */
    private static final int MOST_NAMED = 6;

    private static final int MOST_OF_A_TEXT = 80;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fields that tell one element of an array from another, the first that it has. */
    private static final List<String> IDENTITIES =
            List.of("name", "identity", "function", "table", "text", "grantee", "column");

    /** Words for arrays, where the name of the field without its last letter is none. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("indexes", "index"),
            Map.entry("foreignKeys", "foreign key"),
            Map.entry("fired", "trigger or rule"),
            Map.entry("key", "column of the primary key"),
            Map.entry("keys", "key"),
            Map.entry("grants", "right of"),
            Map.entry("dependents", "use by"),
            Map.entry("mentions", "function"),
            Map.entry("hanging", "what hangs on it:"),
            Map.entry("occupied", "name"),
            Map.entry("leaving", "table"),
            Map.entry("aliased", "table"),
            Map.entry("include", "included column"),
            Map.entry("uses", "use of column"),
            Map.entry("options", "option"),
            Map.entry("taken", "name"),
            Map.entry("called", "function"));

    private ShapeChanges() {}

    /**
     * The changes in catalog order, as sentences' parts joined by semicolons; empty where the two are equal.
     *
     * @param before JSON of {@link PostgresqlSnapshot#shape}
     * @param after the same, later
     */
    public static String between(String before, String after) {
        List<String> said = new ArrayList<>();
        compare("", tree(before), tree(after), said);
        List<String> distinct = said.stream().distinct().toList();
        int more = distinct.size() - MOST_NAMED;
        return distinct.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no shape of a snapshot", e);
        }
    }

    private static void compare(String where, JsonNode before, JsonNode after, List<String> said) {
        TreeSet<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            JsonNode was = before.path(field);
            JsonNode is = after.path(field);
            if (was.equals(is)) {
                continue;
            }
            if (was.isArray() || is.isArray()) {
                elements(where, field, was, is, said);
            } else if (was.isObject() && is.isObject()) {
                compare(where, was, is, said);
            } else {
                said.add(where + words(field) + " was " + shown(was) + " and is " + shown(is));
            }
        }
    }

    private static void elements(String where, String field, JsonNode before, JsonNode after, List<String> said) {
        Map<String, JsonNode> was = byName(before);
        Map<String, JsonNode> is = byName(after);
        String word = WORDS.getOrDefault(field, words(field.substring(0, field.length() - 1)));
        int told = said.size();
        was.forEach((name, node) -> {
            if (!is.containsKey(name)) {
                said.add(where + word + " " + name + " is gone");
            } else if (node.isObject()) {
                compare(where + word + " " + name + ": ", node, is.getOrDefault(name, node), said);
            }
        });
        is.keySet().stream()
                .filter(name -> !was.containsKey(name))
                .forEach(name -> said.add(where + word + " " + name + " came"));
        if (said.size() == told) {
            said.add(where + "the order of " + words(field) + " is another");
        }
    }

    /** Elements by what tells them apart, in their order; equal ones count. */
    private static Map<String, JsonNode> byName(JsonNode array) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        array.forEach(element -> {
            String name = name(element);
            String free = name;
            for (int again = 2; found.containsKey(free); again++) {
                free = name + " (" + again + ")";
            }
            found.put(free, element);
        });
        return found;
    }

    private static String name(JsonNode element) {
        if (!element.isObject()) {
            return shown(element);
        }
        Optional<String> name = IDENTITIES.stream()
                .map(element::path)
                .filter(it -> it.isTextual() && !it.asText().isEmpty())
                .map(JsonNode::asText)
                .findFirst();
        String privilege = element.path("privilege").asText();
        if (!privilege.isEmpty()) {
            return name.orElse("PUBLIC") + " to " + privilege;
        }
        String kind = element.path("kind").asText();
        String schema = element.path("schema").asText();
        String shown = name.map(it -> schema.isEmpty() ? it : schema + "." + it)
                .orElseGet(() -> StreamSupport.stream(element.spliterator(), false)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(" ")));
        return element.has("identity") && element.path("identity").isTextual() && !kind.isEmpty()
                ? kind + " " + shown
                : shown;
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isEmpty())) {
            return "nothing";
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() <= MOST_OF_A_TEXT ? text : text.substring(0, MOST_OF_A_TEXT) + "…";
    }

    /** A field's name as words: {@code defaultExpression} is "default expression". */
    private static String words(String field) {
        return field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
