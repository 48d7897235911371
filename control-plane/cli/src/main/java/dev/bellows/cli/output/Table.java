package dev.bellows.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Rows under headings, columns as wide as their widest text and two spaces apart, no space at a line's end. */
public final class Table {
    private Table() {}

    /** The elements as a table; only its headings when there are none. */
    public static String of(List<Column> columns, Iterable<JsonNode> elements, boolean wide) {
        List<Column> shown =
                columns.stream().filter(column -> wide || !column.wide()).toList();
        List<List<String>> lines = new ArrayList<>();
        lines.add(shown.stream().map(Column::title).toList());
        for (JsonNode element : elements) {
            lines.add(shown.stream().map(column -> column.text().apply(element)).toList());
        }
        return aligned(lines);
    }

    /** Lines of cells, aligned. */
    public static String aligned(List<List<String>> lines) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> line : lines) {
            for (int cell = 0; cell < line.size(); cell++) {
                if (cell == widths.size()) {
                    widths.add(0);
                }
                widths.set(cell, Math.max(widths.get(cell), line.get(cell).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int cell = 0; cell < line.size(); cell++) {
                row.append(line.get(cell))
                        .append(" ".repeat(widths.get(cell) - line.get(cell).length() + 2));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
