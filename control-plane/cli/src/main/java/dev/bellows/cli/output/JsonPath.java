package dev.bellows.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into JSON: fields, {@code [n]} from the front or with a minus from the end, {@code [*]}. Braces and the leading
 * {@code $} of other tools are accepted and mean nothing.
 *
 * @param text as typed
 * @param parts what to follow, in order
 */
public record JsonPath(String text, List<Part> parts) {
    private static final Pattern PART =
            Pattern.compile("\\.?([A-Za-z_][A-Za-z0-9_-]*)|\\['([^']+)'\\]|\\[(-?\\d{1,9})\\]|\\[\\*\\]");

    public JsonPath {
        parts = List.copyOf(parts);
    }

    /** One move. */
    public sealed interface Part {
        /** Into a field. */
        record Field(String name) implements Part {}

        /** To an element. */
        record Element(int index) implements Part {}

        /** To all elements or fields. */
        record All() implements Part {}
    }

    /** Reads a path; throws a usage error when it has another form. */
    public static JsonPath parse(String typed) {
        String inner = typed.strip();
        if (inner.startsWith("{") && inner.endsWith("}")) {
            inner = inner.substring(1, inner.length() - 1);
        }
        String path = inner.startsWith("$") ? inner.substring(1) : inner;
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(path);
        int at = 0;
        while (at < path.length() && !path.equals(".")) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new BellowsException(new Problem(
                        ErrorCode.CLI_USAGE,
                        "The path " + typed + " is not understood at character " + (at + 1) + ".",
                        "-o 'jsonpath={.targets[*].target}'"));
            }
            parts.add(part(matcher));
            at = matcher.end();
        }
        return new JsonPath(typed, parts);
    }

    private static Part part(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Part.Field(matcher.group(1));
        }
        if (matcher.group(2) != null) {
            return new Part.Field(matcher.group(2));
        }
        return matcher.group(3) == null ? new Part.All() : new Part.Element(Integer.parseInt(matcher.group(3)));
    }

    /** Everything the path leads to; nothing when it leads nowhere. */
    public List<JsonNode> find(JsonNode root) {
        List<JsonNode> here = List.of(root);
        for (Part part : parts) {
            List<JsonNode> next = new ArrayList<>();
            here.forEach(node -> follow(node, part, next));
            here = next;
        }
        return here;
    }

    private static void follow(JsonNode node, Part part, List<JsonNode> found) {
        switch (part) {
            case Part.Field field -> {
                if (node.has(field.name())) {
                    found.add(node.path(field.name()));
                }
            }
            case Part.Element element -> {
                int index = element.index() < 0 ? node.size() + element.index() : element.index();
                if (node.isArray() && index >= 0 && index < node.size()) {
                    found.add(node.path(index));
                }
            }
            case Part.All _ -> node.forEach(found::add);
        }
    }
}
