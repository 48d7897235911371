package dev.bellows.document.yaml;

import java.util.List;

/** What stands in a document, before anybody asks what it means: scalars, sequences and mappings with their places. */
public sealed interface Node {

    /** Where it begins. */
    Position at();

    /** What it is, for people: {@code a text}, {@code a list}. */
    String described();

    /**
     * A place in a text.
     *
     * @param line from 1; 0 when the text has no lines (a flag, an environment variable)
     * @param column from 1, counted in characters; 0 as for {@code line}
     */
    record Position(int line, int column) {
        /** Not in a file. */
        public static final Position NONE = new Position(0, 0);

        /** The first character. */
        public static final Position START = new Position(1, 1);
    }

    /** What a scalar's spelling says it is. */
    enum Kind {
        STRING("a text"),
        INTEGER("a whole number"),
        DECIMAL("a number with a fraction"),
        BOOLEAN("true or false"),
        NULL("null"),
        /** From a flag or the environment, where everything is text: it is whatever is asked for. */
        LOOSE("a text");

        private final String described;

        Kind(String described) {
            this.described = described;
        }
    }

    /**
     * One value.
     *
     * @param at where it begins
     * @param kind what its spelling says it is
     * @param text the value, quotes and escapes resolved
     */
    record Scalar(Position at, Kind kind, String text) implements Node {
        @Override
        public String described() {
            return kind.described;
        }
    }

    /**
     * A list.
     *
     * @param at where it begins
     * @param items in order
     */
    record Sequence(Position at, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /**
     * Keys with values; no key twice.
     *
     * @param at where it begins
     * @param entries in the order written
     */
    record Mapping(Position at, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String described() {
            return "a mapping";
        }
    }

    /**
     * One key of a mapping.
     *
     * @param at where the key begins
     * @param key its text
     * @param value what it leads to
     */
    record Entry(Position at, String key, Node value) {}
}
