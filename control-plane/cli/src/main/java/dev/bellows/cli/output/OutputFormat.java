package dev.bellows.cli.output;

import dev.bellows.document.error.BellowsException;
import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;

/** How data is written. */
public sealed interface OutputFormat {
    /** For people. */
    record Table() implements OutputFormat {}

    /** For people with a wide terminal: all columns. */
    record Wide() implements OutputFormat {}

    /** One indented JSON document. */
    record Json() implements OutputFormat {}

    /** One JSON document on a line each. */
    record JsonLines() implements OutputFormat {}

    /** YAML, every text quoted as JSON would. */
    record Yaml() implements OutputFormat {}

    /** One name a line. */
    record Names() implements OutputFormat {}

    /** What a path finds, one a line. */
    record Path(JsonPath path) implements OutputFormat {}

    /** Reads what was typed after {@code -o}; throws a usage error for anything else. */
    static OutputFormat parse(String text) {
        return switch (text) {
            case "table" -> new Table();
            case "wide" -> new Wide();
            case "json" -> new Json();
            case "jsonl" -> new JsonLines();
            case "yaml" -> new Yaml();
            case "name" -> new Names();
            default -> {
                if (text.startsWith("jsonpath=")) {
                    yield new Path(JsonPath.parse(text.substring("jsonpath=".length())));
                }
                throw new BellowsException(new Problem(
                        ErrorCode.CLI_USAGE,
                        "There is no output format " + text + ".",
                        "-o table|wide|json|jsonl|yaml|name|jsonpath=EXPRESSION"));
            }
        };
    }
}
