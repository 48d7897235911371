package dev.bellows.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes data to standard output in the format that was asked for. Confined to the main thread. */
public final class Printer {
    private final OutputFormat format;
    private final PrintStream out;
    private final InstantSource clock;

    /** A printer; the clock is for ages only. */
    public Printer(OutputFormat format, PrintStream out, InstantSource clock) {
        this.format = format;
        this.out = out;
        this.clock = clock;
    }

    /** Wall clock, for columns that show an age. */
    public InstantSource clock() {
        return clock;
    }

    /**
     * Writes a list.
     *
     * @param elements a JSON array
     * @param columns of the table
     * @param name what {@code -o name} writes for an element
     */
    public void list(JsonNode elements, List<Column> columns, Function<JsonNode, String> name) {
        switch (format) {
            case OutputFormat.Table _ -> out.print(Table.of(columns, elements, false));
            case OutputFormat.Wide _ -> out.print(Table.of(columns, elements, true));
            case OutputFormat.Json _ -> out.println(elements.toPrettyString());
            case OutputFormat.JsonLines _ -> elements.forEach(out::println);
            case OutputFormat.Yaml _ -> out.print(YamlText.of(elements));
            case OutputFormat.Names _ -> elements.forEach(element -> out.println(name.apply(element)));
            case OutputFormat.Path path -> found(path.path(), elements);
        }
        out.flush();
    }

    /**
     * Writes one thing.
     *
     * @param thing a JSON object
     * @param text what people read, whole lines
     * @param name what {@code -o name} writes
     */
    public void one(JsonNode thing, Supplier<String> text, String name) {
        switch (format) {
            case OutputFormat.Table _, OutputFormat.Wide _ -> out.print(text.get());
            case OutputFormat.Json _ -> out.println(thing.toPrettyString());
            case OutputFormat.JsonLines _ -> out.println(thing);
            case OutputFormat.Yaml _ -> out.print(YamlText.of(thing));
            case OutputFormat.Names _ -> out.println(name);
            case OutputFormat.Path path -> found(path.path(), thing);
        }
        out.flush();
    }

    private void found(JsonPath path, JsonNode root) {
        path.find(root).forEach(node -> out.println(node.isTextual() ? node.asText() : node.toString()));
    }
}
