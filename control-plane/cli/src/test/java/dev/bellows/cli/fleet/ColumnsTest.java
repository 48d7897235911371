package dev.bellows.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.cli.output.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A column that reads a field nobody sends is empty for ever: each is tried on what the HTTP API's page says of its kind. */
class ColumnsTest {
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    private static String shape(Kind kind) {
        return switch (kind) {
            case ROLLOUTS -> "**listed rollout** `{";
            case TARGETS -> "**target row** `{";
            case AGENTS -> "**agent** `{";
            case SERVICES -> "**service** `{";
            case INSTANCES -> "**claim** `{";
            case WINDOWS -> "**window** `{";
            case BAD_ROWS -> "**bad rows** `{";
            case ARCHIVES -> "**archive** `{";
            case GATES -> "**gate** `{";
            case MIGRATIONS -> "`GET /migrations/{line}/{version}` | viewer | list of `{";
            case APPROVALS -> "`GET /approvals` | viewer | list of `{";
        };
    }

    @ParameterizedTest
    @EnumSource
    void noColumnIsEmptyForEver(Kind kind) throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("project.root", "../.."), "docs", "reference", "http-api.md"));
        int begin = page.indexOf(shape(kind));
        assertThat(begin).as(shape(kind)).isNotNegative();
        JsonNode one = new Shape(page, begin + shape(kind).length()).object();
        for (Column column : kind.columns(() -> NOW)) {
            assertThat(column.text().apply(one))
                    .as("column " + column.title() + " of " + kind.word() + " over " + one)
                    .isNotEqualTo("-")
                    .isNotBlank();
        }
    }

    /** Reads {@code a, b: {c, d}, e: [x]}} behind an opening brace as an object whose every field has a value. */
    private static final class Shape {
        private final String text;
        private int at;

        Shape(String text, int at) {
            this.text = text;
            this.at = at;
        }

        ObjectNode object() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            StringBuilder name = new StringBuilder();
            while (true) {
                char here = text.charAt(at++);
                if (here == ',' || here == '}') {
                    String field = name.toString().strip();
                    if (!field.isEmpty()) {
                        object.set(field, value(field));
                    }
                    name.setLength(0);
                    if (here == '}') {
                        return object;
                    }
                } else if (here == ':') {
                    nested(object, name.toString().strip());
                    name.setLength(0);
                } else {
                    name.append(here);
                }
            }
        }

        private void nested(ObjectNode object, String field) {
            while (text.charAt(at) == ' ') {
                at++;
            }
            if (text.charAt(at) == '{') {
                at++;
                object.set(field, object());
            } else {
                object.set(field, value(field));
            }
            int depth = 0;
            while (depth > 0 || (text.charAt(at) != ',' && text.charAt(at) != '}')) {
                char here = text.charAt(at++);
                depth += here == '[' || here == '{' ? 1 : here == ']' || here == '}' ? -1 : 0;
            }
            if (text.charAt(at) == ',') {
                at++;
            }
        }

        private static JsonNode value(String field) {
            if (field.endsWith("_at") || field.equals("at")) {
                return JsonNodeFactory.instance.textNode(NOW.minusSeconds(60).toString());
            }
            return field.endsWith("_ms") || field.equals("min") || field.equals("max")
                    ? JsonNodeFactory.instance.numberNode(7)
                    : JsonNodeFactory.instance.textNode("something");
        }
    }
}
