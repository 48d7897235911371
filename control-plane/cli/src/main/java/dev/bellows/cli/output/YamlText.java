package dev.bellows.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** JSON as block YAML. Text that YAML could take for something else is quoted as JSON quotes it. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_/.+-]*");
    private static final Pattern WORD = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n");

    private final StringBuilder text = new StringBuilder();

    static String of(JsonNode node) {
        YamlText yaml = new YamlText();
        if (leaf(node)) {
            return scalar(node) + "\n";
        }
        yaml.write(node, 0);
        return yaml.text.toString();
    }

    private static boolean leaf(JsonNode node) {
        return !node.isContainerNode() || node.isEmpty();
    }

    private void write(JsonNode node, int indent) {
        if (node.isArray()) {
            node.forEach(element -> {
                text.append("  ".repeat(indent)).append("-");
                if (leaf(element)) {
                    text.append(' ').append(scalar(element)).append('\n');
                } else {
                    int start = text.length();
                    write(element, indent + 1);
                    // The first line of the element moves up beside its dash.
                    text.replace(start, start + 2 * (indent + 1), " ");
                }
            });
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            text.append("  ".repeat(indent))
                    .append(quotedIfNeeded(field.getKey()))
                    .append(':');
            if (leaf(field.getValue())) {
                text.append(' ').append(scalar(field.getValue())).append('\n');
            } else {
                text.append('\n');
                write(field.getValue(), indent + 1);
            }
        }
    }

    private static String scalar(JsonNode node) {
        return node.isTextual() ? quotedIfNeeded(node.asText()) : node.toString();
    }

    private static String quotedIfNeeded(String value) {
        boolean plain = PLAIN.matcher(value).matches() && !WORD.matcher(value).matches();
        return plain
                ? value
                : com.fasterxml.jackson.databind.node.TextNode.valueOf(value).toString();
    }
}
