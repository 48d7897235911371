package dev.bellows.document.yaml;

import dev.bellows.document.error.ErrorCode;
import dev.bellows.document.error.Problem;
import dev.bellows.document.yaml.Node.Entry;
import dev.bellows.document.yaml.Node.Mapping;
import dev.bellows.document.yaml.Node.Position;
import dev.bellows.document.yaml.Node.Scalar;
import dev.bellows.document.yaml.Node.Sequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Confined to one reading: builds nodes from a parser's events without recursion, so that depth is a number and not a stack.
 * Both front ends feed it, so that both have the same limits.
 */
final class NodeTree {
    /** Deepest nesting of lists and mappings; our own documents need 7. */
    static final int DEEPEST = 32;

    private final Deque<Level> open = new ArrayDeque<>();
    private @Nullable Node root;

    /** The document cannot be read further. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;
        private final transient Position at;

        Unreadable(Position at, ErrorCode code, String rule, String wayOut) {
            super(rule);
            this.at = at;
            this.problem = new Problem(code, rule, wayOut);
        }

        Position at() {
            return at;
        }

        Problem problem() {
            return problem;
        }
    }

    /** A collection that is not closed yet. */
    private static final class Level {
        private final Position at;
        private final boolean mapping;
        private final List<Node> items = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, Position> seen = new HashMap<>();
        private @Nullable Scalar key;

        Level(Position at, boolean mapping) {
            this.at = at;
            this.mapping = mapping;
        }
    }

    void begin(Position at, boolean mapping) throws Unreadable {
        refuseAsKey(at);
        if (open.size() == DEEPEST) {
            throw new Unreadable(
                    at,
                    ErrorCode.DOC_TOO_DEEP,
                    "lists and mappings are nested more than " + DEEPEST + " deep",
                    "No document needs that; write it flatter.");
        }
        open.push(new Level(at, mapping));
    }

    void end() throws Unreadable {
        Level level = open.pop();
        add(level.mapping ? new Mapping(level.at, level.entries) : new Sequence(level.at, level.items));
    }

    void scalar(Scalar scalar) throws Unreadable {
        refuseBrokenText(scalar);
        Level level = open.peek();
        if (level == null || !level.mapping || level.key != null) {
            add(scalar);
            return;
        }
        Position first = level.seen.putIfAbsent(scalar.text(), scalar.at());
        if (first != null) {
            throw new Unreadable(
                    scalar.at(),
                    ErrorCode.DOC_DUPLICATE_KEY,
                    "the key '" + Spelling.shown(scalar.text()) + "' stands here a second time; the first is in line "
                            + first.line(),
                    "Keep one of the two.");
        }
        level.key = scalar;
    }

    Optional<Node> root() {
        return Optional.ofNullable(root);
    }

    private void add(Node node) {
        Level level = open.peek();
        if (level == null) {
            root = node;
        } else if (level.key != null) {
            level.entries.add(new Entry(level.key.at(), level.key.text(), node));
            level.key = null;
        } else {
            level.items.add(node);
        }
    }

    private void refuseAsKey(Position at) throws Unreadable {
        Level level = open.peek();
        if (level != null && level.mapping && level.key == null) {
            throw new Unreadable(
                    at, ErrorCode.DOC_SYNTAX, "a key is a list or a mapping", "Write a plain word before the colon.");
        }
    }

    private static void refuseBrokenText(Scalar scalar) throws Unreadable {
        String text = scalar.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c) || c == 0) {
                throw new Unreadable(
                        scalar.at(),
                        ErrorCode.DOC_SYNTAX,
                        "a text holds " + (c == 0 ? "the character NUL" : "half of a surrogate pair"),
                        "Remove that character.");
            }
        }
    }
}
